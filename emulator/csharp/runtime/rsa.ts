/** RSA keys with .NET's paddings and messages, on node:crypto. */
import {
  constants,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { cryptographic } from './cipher';
import { argumentException } from './exceptions';
import { orTooSmall, signHash, verifyHash } from './rsaHash';

/** `HashAlgorithmName`: the name of a hash, as .NET writes it. */
export class HashAlgorithmName {
  readonly name: string | null;

  constructor(name: string | null) {
    this.name = name;
  }

  netEquals(other: unknown): boolean {
    return other instanceof HashAlgorithmName && other.name === this.name;
  }

  netToString(): string {
    return this.name ?? '';
  }
}

/** `RSASignaturePadding` and `RSAEncryptionPadding`: a mode and, for OAEP, its hash. */
export class RsaPadding {
  readonly mode: 'Pkcs1' | 'Pss' | 'Oaep';
  readonly hash: string | null;

  constructor(mode: 'Pkcs1' | 'Pss' | 'Oaep', hash: string | null = null) {
    this.mode = mode;
    this.hash = hash;
  }
}

const hashes = ['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'];

/** Members of `RSAKeyValue` by the names that JSON Web Keys have for them. */
const members = { n: 'Modulus', e: 'Exponent', d: 'D', p: 'P', q: 'Q', dp: 'DP', dq: 'DQ', qi: 'InverseQ' } as const;

/** `RSA`: a key, new unless one is given. */
export class Rsa {
  #key: KeyObject | undefined;
  readonly #newSize: number;

  /**
   * @param newSize bits of the key that is made when none is given or read before the first use
   * @throws CryptographicException for a size that no key has
   */
  constructor(key?: KeyObject, newSize = 2048) {
    if (newSize < 512 || newSize > 16384 || newSize % 8 !== 0) {
      throw cryptographic('Specified key is not a valid size for this algorithm.');
    }
    this.#key = key;
    this.#newSize = newSize;
  }

  get #current(): KeyObject {
    this.#key ??= generateKeyPairSync('rsa', { modulusLength: this.#newSize }).privateKey;
    return this.#key;
  }

  get keySize(): number {
    return this.#key === undefined ? this.#newSize : (this.#key.asymmetricKeyDetails?.modulusLength ?? 0);
  }

  /** `<RSAKeyValue>` with base64 members. @throws CryptographicException for anything else. */
  fromXml(xml: string): void {
    const jwk: Record<string, string> = { kty: 'RSA' };
    for (const [name, element] of Object.entries(members)) {
      const value = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
      if (value !== undefined) jwk[name] = Buffer.from(value, 'base64').toString('base64url');
    }
    if (jwk.n === undefined || jwk.e === undefined)
      throw cryptographic('Input string does not contain a valid encoding of the RSA parameters.');
    try {
      this.#key =
        jwk.d === undefined
          ? createPublicKey({ key: jwk, format: 'jwk' })
          : createPrivateKey({ key: jwk, format: 'jwk' });
    } catch {
      throw cryptographic('The specified RSA parameters are not valid.');
    }
  }

  /** The key as `<RSAKeyValue>`. @throws CryptographicException for private members that are not there. */
  toXml(isPrivate: boolean): string {
    const jwk = this.#current.export({ format: 'jwk' });
    if (isPrivate && jwk.d === undefined) throw noPrivateKey();
    const parts = Object.entries(members)
      .filter(([name]) => isPrivate || name === 'n' || name === 'e')
      .map(([name, element]) => {
        const value = Buffer.from(String(jwk[name as 'n']), 'base64url').toString('base64');
        return `<${element}>${value}</${element}>`;
      });
    return `<RSAKeyValue>${parts.join('')}</RSAKeyValue>`;
  }

  /** @throws ArgumentException for an unknown hash. */
  verify(data: Uint8Array, signature: Uint8Array, hash: HashAlgorithmName, padding: RsaPadding): boolean {
    const verifier = createVerify(nodeHash(hash)).update(data);
    return verifier.verify({ key: this.#publicKey(), ...signing(padding) }, signature);
  }

  /** @throws ArgumentException for an unknown hash, CryptographicException without a private key. */
  sign(data: Uint8Array, hash: HashAlgorithmName, padding: RsaPadding): Uint8Array {
    const signer = createSign(nodeHash(hash)).update(data);
    const key = this.#privateKey();
    return orTooSmall(() => signer.sign({ key, ...signing(padding) }));
  }

  /** @throws ArgumentException for an unknown hash. */
  verifyHash(digest: Uint8Array, signature: Uint8Array, hash: HashAlgorithmName, padding: RsaPadding): boolean {
    return verifyHash(digest, signature, nodeHash(hash), padding.mode === 'Pss', this.#publicKey());
  }

  /** @throws ArgumentException for an unknown hash, CryptographicException without a private key. */
  signHash(digest: Uint8Array, hash: HashAlgorithmName, padding: RsaPadding): Uint8Array {
    return signHash(digest, nodeHash(hash), padding.mode === 'Pss', this.#privateKey());
  }

  /** @throws CryptographicException for data that is too long for the key. */
  encrypt(data: Uint8Array, padding: RsaPadding): Uint8Array {
    try {
      return publicEncrypt({ key: this.#publicKey(), ...encrypting(padding) }, data);
    } catch {
      throw cryptographic('The message exceeds the maximum allowable length for the chosen options.');
    }
  }

  /** @throws CryptographicException without a private key, or for data of another key or padding. */
  decrypt(data: Uint8Array, padding: RsaPadding): Uint8Array {
    const key = this.#privateKey();
    try {
      return privateDecrypt({ key, ...encrypting(padding) }, data);
    } catch {
      throw cryptographic('The parameter is incorrect.');
    }
  }

  #publicKey(): KeyObject {
    return this.#current.type === 'private' ? createPublicKey(this.#current) : this.#current;
  }

  #privateKey(): KeyObject {
    if (this.#current.type !== 'private') throw noPrivateKey();
    return this.#current;
  }
}

function noPrivateKey(): Error {
  return cryptographic('Key does not exist.');
}

function nodeHash({ name }: HashAlgorithmName): string {
  if (name === null || name === '') {
    throw argumentException('The hash algorithm name cannot be null or empty.', 'hashAlgorithm');
  }
  if (!hashes.includes(name)) throw cryptographic(`'${name}' is not a known hash algorithm.`);
  return name.toLowerCase();
}

function signing({ mode }: RsaPadding): { padding: number; saltLength?: number } {
  return mode === 'Pss'
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
}

function encrypting({ mode, hash }: RsaPadding): { padding: number; oaepHash?: string } {
  return mode === 'Oaep'
    ? { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: (hash ?? 'SHA1').toLowerCase() }
    : { padding: constants.RSA_PKCS1_PADDING };
}
