import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { Certificate, nameTypes } from '../../runtime/certificate';
import { argumentException, argumentNull } from '../../runtime/exceptions';
import { type DefinedType, defineType } from '../define';

type Bytes = NetArray<number>;
const room = 'System.Security.Cryptography.X509Certificates';

/** `Oid`, `X500DistinguishedName` and `PublicKey` are texts with a type of their own. */
class Oid {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}
class DistinguishedName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
class PublicKey {
  readonly certificate: Certificate;

  constructor(certificate: Certificate) {
    this.certificate = certificate;
  }
}

function read(bytes: Bytes | null): Certificate {
  if (bytes === null || bytes.length === 0) {
    throw argumentException('Array may not be empty or null.', 'rawData');
  }
  return new Certificate(bytesOf(bytes));
}

const certificate = defineType({
  name: `${room}.X509Certificate`,
  interfaces: ['System.IDisposable'],
  members: {
    'X509Certificate(byte[] data)': read,
    'string Subject { get; }': (self: Certificate) => self.subject,
    'string Issuer { get; }': (self: Certificate) => self.issuer,
    'string GetSerialNumberString()': (self: Certificate) => self.serialNumber,
    'string GetCertHashString()': (self: Certificate) => self.thumbprint,
    'byte[] GetCertHash()': (self: Certificate) => byteArray(Buffer.from(self.thumbprint, 'hex')),
    'byte[] GetRawCertData()': (self: Certificate) => byteArray(Uint8Array.from(self.raw)),
    'string GetEffectiveDateString()': (self: Certificate) => self.notBefore.netToString(),
    'string GetExpirationDateString()': (self: Certificate) => self.notAfter.netToString(),
    'void Dispose()': () => undefined,
  },
});

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509certificate2 */
const certificate2 = defineType({
  name: `${room}.X509Certificate2`,
  base: `${room}.X509Certificate`,
  runtimeClass: Certificate,
  members: {
    'X509Certificate2(byte[] rawData)': read,
    'string Thumbprint { get; }': (self: Certificate) => self.thumbprint,
    'string SerialNumber { get; }': (self: Certificate) => self.serialNumber,
    'int Version { get; }': (self: Certificate) => self.version,
    // A certificate that an expression makes has its public half only.
    'bool HasPrivateKey { get; }': () => false,
    'DateTime NotBefore { get; }': (self: Certificate) => self.notBefore,
    'DateTime NotAfter { get; }': (self: Certificate) => self.notAfter,
    'byte[] RawData { get; }': (self: Certificate) => byteArray(Uint8Array.from(self.raw)),
    'X500DistinguishedName SubjectName { get; }': (self: Certificate) => new DistinguishedName(self.subject),
    'X500DistinguishedName IssuerName { get; }': (self: Certificate) => new DistinguishedName(self.issuer),
    'System.Security.Cryptography.Oid SignatureAlgorithm { get; }': (self: Certificate) =>
      new Oid(self.signatureAlgorithmOid),
    'PublicKey PublicKey { get; }': (self: Certificate) => new PublicKey(self),
    'string GetNameInfo(X509NameType nameType, bool forIssuer)': (
      self: Certificate,
      type: number,
      forIssuer: boolean,
    ) => self.nameInfo(type, forIssuer),
    // There is no store of trusted issuers here, and a chain that ends nowhere is no good one.
    'bool Verify()': () => false,
    'static X509ContentType GetCertContentType(byte[] rawData)': (bytes: Bytes | null) => {
      read(bytes);
      return contentTypes.Cert;
    },
  },
});

const contentTypes = { Unknown: 0, Cert: 1, SerializedCert: 2, Pfx: 3, SerializedStore: 4, Pkcs7: 5, Authenticode: 6 };

/** Certificates and what they are made of. */
export const certificateTypes: readonly DefinedType[] = [
  defineType({
    name: 'System.Security.Cryptography.Oid',
    runtimeClass: Oid,
    members: {
      'Oid(string oid)': (value: string | null) => {
        if (value === null) throw argumentNull('oid');
        return new Oid(value);
      },
      'string Value { get; }': (self: Oid) => self.value,
    },
  }),
  defineType({
    name: `${room}.X500DistinguishedName`,
    abstract: true,
    runtimeClass: DistinguishedName,
    members: { 'string Name { get; }': (self: DistinguishedName) => self.name },
  }),
  defineType({
    name: `${room}.PublicKey`,
    abstract: true,
    runtimeClass: PublicKey,
    members: {
      'System.Security.Cryptography.Oid Oid { get; }': (self: PublicKey) => new Oid(self.certificate.publicKeyOid),
      'RSA GetRSAPublicKey()': (self: PublicKey) => self.certificate.rsaPublicKey(),
    },
  }),
  defineType({ name: `${room}.X509NameType`, kind: 'enum', values: nameTypes }),
  defineType({ name: `${room}.X509ContentType`, kind: 'enum', values: contentTypes }),
  certificate,
  certificate2,
  defineType({
    name: `${room}.RSACertificateExtensions`,
    kind: 'static',
    members: {
      'static RSA GetRSAPublicKey(this X509Certificate2 certificate)': (self: Certificate | null) => {
        if (self === null) throw argumentNull('certificate');
        return self.rsaPublicKey();
      },
    },
  }),
];
