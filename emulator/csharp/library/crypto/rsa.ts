import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { HashAlgorithmName, Rsa, RsaPadding } from '../../runtime/rsa';
import { type DefinedType, defineType } from '../define';

type Bytes = NetArray<number>;
const room = 'System.Security.Cryptography';

class SignaturePadding extends RsaPadding {}
class EncryptionPadding extends RsaPadding {}

function given(bytes: Bytes | null, parameter: string): Uint8Array {
  if (bytes === null) throw argumentNull(parameter);
  return bytesOf(bytes);
}

/** Some of the bytes. @throws ArgumentNullException, ArgumentOutOfRangeException. */
function part(bytes: Bytes | null, offset: number, count: number): Uint8Array {
  const all = given(bytes, 'data');
  if (offset < 0 || offset > all.length) throw argumentOutOfRange('offset');
  if (count < 0 || count > all.length - offset) throw argumentOutOfRange('count');
  return all.subarray(offset, offset + count);
}

function needed<T>(value: T | null, parameter: string): T {
  if (value === null) throw argumentNull(parameter);
  return value;
}

const asymmetricAlgorithm = defineType({
  name: `${room}.AsymmetricAlgorithm`,
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'int KeySize { get; }': (self: Rsa) => self.keySize,
    'void FromXmlString(string xmlString)': (self: Rsa, xml: string | null) => self.fromXml(needed(xml, 'xmlString')),
    'string ToXmlString(bool includePrivateParameters)': (self: Rsa, isPrivate: boolean) => self.toXml(isPrivate),
    'void Clear()': () => undefined,
    'void Dispose()': () => undefined,
  },
});

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa */
const rsa = defineType({
  name: `${room}.RSA`,
  base: `${room}.AsymmetricAlgorithm`,
  abstract: true,
  runtimeClass: Rsa,
  members: {
    'static RSA Create()': () => new Rsa(),
    'static RSA Create(int keySizeInBits)': (size: number) => new Rsa(undefined, size),
    'bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      data: Bytes | null,
      signature: Bytes | null,
      hash: HashAlgorithmName,
      padding: RsaPadding | null,
    ) => self.verify(given(data, 'data'), given(signature, 'signature'), hash, needed(padding, 'padding')),
    'bool VerifyData(byte[] data, int offset, int count, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      (
        self: Rsa,
        data: Bytes | null,
        offset: number,
        count: number,
        signature: Bytes | null,
        hash: HashAlgorithmName,
        padding: RsaPadding | null,
      ) => self.verify(part(data, offset, count), given(signature, 'signature'), hash, needed(padding, 'padding')),
    'bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      hash: Bytes | null,
      signature: Bytes | null,
      name: HashAlgorithmName,
      padding: RsaPadding | null,
    ) => self.verifyHash(given(hash, 'hash'), given(signature, 'signature'), name, needed(padding, 'padding')),
    'byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      data: Bytes | null,
      hash: HashAlgorithmName,
      padding: RsaPadding | null,
    ) => byteArray(self.sign(given(data, 'data'), hash, needed(padding, 'padding'))),
    'byte[] SignData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      (
        self: Rsa,
        data: Bytes | null,
        offset: number,
        count: number,
        hash: HashAlgorithmName,
        padding: RsaPadding | null,
      ) => byteArray(self.sign(part(data, offset, count), hash, needed(padding, 'padding'))),
    'byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      hash: Bytes | null,
      name: HashAlgorithmName,
      padding: RsaPadding | null,
    ) => byteArray(self.signHash(given(hash, 'hash'), name, needed(padding, 'padding'))),
    'byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)': (
      self: Rsa,
      data: Bytes | null,
      padding: RsaPadding | null,
    ) => byteArray(self.encrypt(given(data, 'data'), needed(padding, 'padding'))),
    'byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)': (
      self: Rsa,
      data: Bytes | null,
      padding: RsaPadding | null,
    ) => byteArray(self.decrypt(given(data, 'data'), needed(padding, 'padding'))),
  },
});

const named = (name: string): HashAlgorithmName => new HashAlgorithmName(name);

const hashAlgorithmName = defineType({
  name: `${room}.HashAlgorithmName`,
  kind: 'struct',
  runtimeClass: HashAlgorithmName,
  defaultValue: () => new HashAlgorithmName(null),
  members: {
    'HashAlgorithmName(string name)': (name: string | null) => new HashAlgorithmName(name),
    'string Name { get; }': (self: HashAlgorithmName) => self.name,
    'static HashAlgorithmName MD5 { get; }': () => named('MD5'),
    'static HashAlgorithmName SHA1 { get; }': () => named('SHA1'),
    'static HashAlgorithmName SHA256 { get; }': () => named('SHA256'),
    'static HashAlgorithmName SHA384 { get; }': () => named('SHA384'),
    'static HashAlgorithmName SHA512 { get; }': () => named('SHA512'),
    'static bool operator ==(HashAlgorithmName left, HashAlgorithmName right)': (
      left: HashAlgorithmName,
      right: HashAlgorithmName,
    ) => left.name === right.name,
    'static bool operator !=(HashAlgorithmName left, HashAlgorithmName right)': (
      left: HashAlgorithmName,
      right: HashAlgorithmName,
    ) => left.name !== right.name,
  },
});

const signature = { pkcs1: new SignaturePadding('Pkcs1'), pss: new SignaturePadding('Pss') };
const encryption = {
  pkcs1: new EncryptionPadding('Pkcs1'),
  sha1: new EncryptionPadding('Oaep', 'SHA1'),
  sha256: new EncryptionPadding('Oaep', 'SHA256'),
  sha384: new EncryptionPadding('Oaep', 'SHA384'),
  sha512: new EncryptionPadding('Oaep', 'SHA512'),
};

/** RSA, its paddings, and the names of hashes. */
export const rsaTypes: readonly DefinedType[] = [
  hashAlgorithmName,
  defineType({
    name: `${room}.RSASignaturePadding`,
    abstract: true,
    runtimeClass: SignaturePadding,
    members: {
      'static RSASignaturePadding Pkcs1 { get; }': () => signature.pkcs1,
      'static RSASignaturePadding Pss { get; }': () => signature.pss,
    },
  }),
  defineType({
    name: `${room}.RSAEncryptionPadding`,
    abstract: true,
    runtimeClass: EncryptionPadding,
    members: {
      'static RSAEncryptionPadding Pkcs1 { get; }': () => encryption.pkcs1,
      'static RSAEncryptionPadding OaepSHA1 { get; }': () => encryption.sha1,
      'static RSAEncryptionPadding OaepSHA256 { get; }': () => encryption.sha256,
      'static RSAEncryptionPadding OaepSHA384 { get; }': () => encryption.sha384,
      'static RSAEncryptionPadding OaepSHA512 { get; }': () => encryption.sha512,
    },
  }),
  asymmetricAlgorithm,
  rsa,
];
