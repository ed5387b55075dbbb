/** Block ciphers with .NET's modes, paddings and messages, on node:crypto. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type DotNetException, dotNetException } from './exceptions';

/** `System.Security.Cryptography.CipherMode`. */
export const cipherModes = { CBC: 1, ECB: 2, OFB: 3, CFB: 4, CTS: 5 } as const;

/** `System.Security.Cryptography.PaddingMode`. */
export const paddingModes = { None: 1, PKCS7: 2, Zeros: 3, ANSIX923: 4, ISO10126: 5 } as const;

/** A cipher that is there: its blocks and keys in bytes, and node:crypto's name for a key's size and a mode. */
export interface CipherKind {
  readonly block: number;
  readonly keys: readonly number[];
  readonly defaultKey: number;
  readonly nodeName: (keyBytes: number, mode: 'cbc' | 'ecb') => string;
}

const aes: CipherKind = {
  block: 16,
  keys: [16, 24, 32],
  defaultKey: 32,
  nodeName: (keyBytes, mode) => `aes-${keyBytes * 8}-${mode}`,
};
const tripleDes: CipherKind = {
  block: 8,
  keys: [16, 24],
  defaultKey: 24,
  nodeName: (keyBytes, mode) =>
    `${keyBytes === 16 ? 'des-ede' : 'des-ede3'}${mode === 'cbc' ? '-cbc' : keyBytes === 16 ? '' : '-ecb'}`,
};

/** Ciphers by the names that .NET knows them by, in lower case. */
const kinds: Readonly<Record<string, CipherKind>> = {
  aes,
  aesmanaged: aes,
  aescryptoserviceprovider: aes,
  rijndael: aes,
  rijndaelmanaged: aes,
  '3des': tripleDes,
  'triple des': tripleDes,
  tripledes: tripleDes,
};

/** A `System.Security.Cryptography.CryptographicException`. */
export function cryptographic(message: string): DotNetException {
  return dotNetException('System.Security.Cryptography.CryptographicException', message);
}

/** A cipher by its name, with or without its namespace; null when there is none of this name. */
export function cipherKind(name: string): CipherKind | null {
  return kinds[name.toLowerCase().replace(/^system\.security\.cryptography\./, '')] ?? null;
}

/** `SymmetricAlgorithm`: a cipher with its key and settings. */
export class SymmetricAlgorithm {
  readonly kind: CipherKind;
  mode: number = cipherModes.CBC;
  padding: number = paddingModes.PKCS7;
  #key: Uint8Array;
  #iv: Uint8Array;

  constructor(kind: CipherKind) {
    this.kind = kind;
    this.#key = randomBytes(kind.defaultKey);
    this.#iv = randomBytes(kind.block);
  }

  get key(): Uint8Array {
    return this.#key;
  }

  /** @throws CryptographicException for a size that the cipher does not have. */
  set key(key: Uint8Array) {
    if (!this.kind.keys.includes(key.length)) {
      throw cryptographic('Specified key is not a valid size for this algorithm.');
    }
    this.#key = Uint8Array.from(key);
  }

  get iv(): Uint8Array {
    return this.#iv;
  }

  /** @throws CryptographicException unless it has the size of a block. */
  set iv(iv: Uint8Array) {
    if (iv.length !== this.kind.block) {
      throw cryptographic('Specified initialization vector (IV) does not match the block size for this algorithm.');
    }
    this.#iv = Uint8Array.from(iv);
  }

  generateKey(): void {
    this.#key = randomBytes(this.kind.defaultKey);
  }

  generateIv(): void {
    this.#iv = randomBytes(this.kind.block);
  }

  /** @throws CryptographicException. */
  encryptor(key = this.#key, iv = this.#iv): CryptoTransform {
    return new CryptoTransform(this, key, iv, true);
  }

  /** @throws CryptographicException. */
  decryptor(key = this.#key, iv = this.#iv): CryptoTransform {
    return new CryptoTransform(this, key, iv, false);
  }
}

/** `ICryptoTransform`: encrypts or decrypts with what the algorithm was set to when it was made. */
export class CryptoTransform {
  readonly block: number;
  readonly #padding: number;
  readonly #transform: (data: Uint8Array) => Buffer;
  readonly #encrypts: boolean;

  constructor(algorithm: SymmetricAlgorithm, key: Uint8Array, iv: Uint8Array, encrypts: boolean) {
    const { kind, mode, padding } = algorithm;
    if (!kind.keys.includes(key.length)) throw cryptographic('Specified key is not a valid size for this algorithm.');
    if (mode !== cipherModes.CBC && mode !== cipherModes.ECB) {
      throw cryptographic('Specified cipher mode is not valid for this algorithm.');
    }
    const vector = mode === cipherModes.CBC ? iv : null;
    if (vector !== null && vector.length !== kind.block) {
      throw cryptographic('Specified initialization vector (IV) does not match the block size for this algorithm.');
    }
    const name = kind.nodeName(key.length, mode === cipherModes.CBC ? 'cbc' : 'ecb');
    const make = encrypts ? createCipheriv : createDecipheriv;
    this.block = kind.block;
    this.#padding = padding;
    this.#encrypts = encrypts;
    this.#transform = (data) => {
      const cipher = make(name, key, vector);
      cipher.setAutoPadding(false);
      return Buffer.concat([cipher.update(data), cipher.final()]);
    };
  }

  /** The whole of a message. @throws CryptographicException for data that is no whole blocks, or a wrong padding. */
  final(data: Uint8Array): Uint8Array {
    if (this.#encrypts) return this.#transform(padded(data, this.block, this.#padding));
    if (data.length % this.block !== 0) {
      throw cryptographic('The input data is not a complete block.');
    }
    return unpadded(this.#transform(data), this.block, this.#padding);
  }
}

function padded(data: Uint8Array, block: number, padding: number): Uint8Array {
  const rest = data.length % block;
  if (padding === paddingModes.None || padding === paddingModes.Zeros) {
    if (rest === 0) return data;
    if (padding === paddingModes.None) throw cryptographic('The input data is not a complete block.');
    return Buffer.concat([data, Buffer.alloc(block - rest)]);
  }
  const count = block - rest;
  const fill =
    padding === paddingModes.PKCS7
      ? Buffer.alloc(count, count)
      : padding === paddingModes.ISO10126
        ? randomBytes(count)
        : Buffer.alloc(count);
  fill[count - 1] = count;
  return Buffer.concat([data, fill]);
}

function unpadded(data: Uint8Array, block: number, padding: number): Uint8Array {
  if (padding === paddingModes.None || padding === paddingModes.Zeros || data.length === 0) return data;
  const count = data.at(-1) ?? 0;
  const fill = data.subarray(data.length - count, -1);
  const expected = padding === paddingModes.PKCS7 ? count : 0;
  const isWrong = padding !== paddingModes.ISO10126 && fill.some((byte) => byte !== expected);
  if (count === 0 || count > block || isWrong) throw cryptographic('Padding is invalid and cannot be removed.');
  return data.subarray(0, data.length - count);
}
