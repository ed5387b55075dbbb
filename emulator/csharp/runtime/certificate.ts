/** X.509 certificates as .NET shows them, on node:crypto. */
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { cryptographic } from './cipher';
import { Rsa } from './rsa';
import { DateTime } from './time/dateTime';

/** `X509NameType`. */
export const nameTypes = {
  SimpleName: 0,
  EmailName: 1,
  UpnName: 2,
  DnsName: 3,
  DnsFromAlternativeName: 4,
  UrlName: 5,
} as const;

/** OIDs of public keys by the names that node:crypto has for them. */
const keyOids: Readonly<Record<string, string>> = {
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  ed25519: '1.3.101.112',
};

/** `X509Certificate` and `X509Certificate2`: a certificate without a private key. */
export class Certificate {
  readonly raw: Uint8Array;
  readonly #certificate: X509Certificate;

  /** DER or PEM. @throws CryptographicException for bytes that are no certificate. */
  constructor(bytes: Uint8Array) {
    try {
      this.#certificate = new X509Certificate(bytes);
    } catch {
      throw cryptographic('Cannot find the requested object.');
    }
    this.raw = Uint8Array.from(this.#certificate.raw);
  }

  get subject(): string {
    return distinguishedName(this.#certificate.subject);
  }

  get issuer(): string {
    return distinguishedName(this.#certificate.issuer);
  }

  get serialNumber(): string {
    return this.#certificate.serialNumber;
  }

  /** SHA-1 of the certificate, in upper case. */
  get thumbprint(): string {
    return createHash('sha1').update(this.raw).digest('hex').toUpperCase();
  }

  get notBefore(): DateTime {
    return local(this.#certificate.validFromDate);
  }

  get notAfter(): DateTime {
    return local(this.#certificate.validToDate);
  }

  /** 1 to 3. The version is the first element of the signed part, and left out for 1. */
  get version(): number {
    const signed = contentStart(this.raw, contentStart(this.raw, 0));
    return this.raw[signed] === 0xa0 ? (this.raw[signed + 4] ?? 0) + 1 : 1;
  }

  get signatureAlgorithmOid(): string {
    return this.#certificate.signatureAlgorithmOid ?? '';
  }

  /** @throws CryptographicException for a key that cannot be read. */
  #publicKey(): KeyObject {
    try {
      return this.#certificate.publicKey;
    } catch {
      throw cryptographic('ASN1 corrupted data.');
    }
  }

  get publicKeyOid(): string {
    return keyOids[this.#publicKey().asymmetricKeyType ?? ''] ?? '';
  }

  /** Null when the key is no RSA key. */
  rsaPublicKey(): Rsa | null {
    const publicKey = this.#publicKey();
    return publicKey.asymmetricKeyType === 'rsa' ? new Rsa(publicKey) : null;
  }

  /** `GetNameInfo`; '' where the certificate has no such name. */
  nameInfo(type: number, forIssuer: boolean): string {
    const name = forIssuer ? this.#certificate.issuer : this.#certificate.subject;
    const parts = name.split('\n').reverse();
    const part = (key: string) => parts.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
    const alternative = (kind: string) =>
      forIssuer ? undefined : new RegExp(`(?:^|, )${kind}:([^,]*)`).exec(this.#certificate.subjectAltName ?? '')?.[1];
    switch (type) {
      case nameTypes.SimpleName:
        return part('CN') ?? part('OU') ?? part('O') ?? part('emailAddress') ?? '';
      case nameTypes.EmailName:
        return alternative('email') ?? part('emailAddress') ?? '';
      case nameTypes.DnsName:
        return alternative('DNS') ?? part('CN') ?? '';
      case nameTypes.DnsFromAlternativeName:
        return alternative('DNS') ?? '';
      case nameTypes.UrlName:
        return alternative('URI') ?? '';
      default:
        return '';
    }
  }

  netEquals(other: unknown): boolean {
    return other instanceof Certificate && other.issuer === this.issuer && other.serialNumber === this.serialNumber;
  }
}

/** The gateway's local time is UTC. @throws CryptographicException for what the certificate has in place of a time. */
function local(date: Date | undefined): DateTime {
  if (date === undefined || Number.isNaN(date.getTime())) throw cryptographic('ASN1 corrupted data.');
  return new DateTime(DateTime.fromUnixMilliseconds(date.getTime()).ticks, 'Local');
}

/** Node's lines in the order of the certificate, as .NET has them: the most specific first, with a comma between. */
function distinguishedName(lines: string): string {
  return lines
    .split('\n')
    .reverse()
    .map((line) => {
      const [name = '', value = ''] = line.split(/=(.*)/s);
      return `${name === 'emailAddress' ? 'E' : name}=${/[,+="<>#;\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}`;
    })
    .join(', ');
}

/** Where the content of a DER element begins. */
function contentStart(der: Uint8Array, at: number): number {
  const length = der[at + 1] ?? 0;
  return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
}
