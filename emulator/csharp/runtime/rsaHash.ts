/**
 * RSA signatures of a hash that was computed before, which node:crypto signs only together with the data: PKCS #1 v1.5
 * and PSS by RFC 8017, sections 9.1 and 9.2.
 */
import {
  constants,
  createHash,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { cryptographic } from './cipher';

/** DER of a `DigestInfo` up to the hash. Source: RFC 8017, section 9.2, note 1. */
const digestInfo: Readonly<Record<string, string>> = {
  md5: '3020300c06082a864886f70d020505000410',
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304030305000440',
};

const sizeOf = (hash: string): number => createHash(hash).digest().length;

function digestOf(hash: string, ...parts: readonly Uint8Array[]): Buffer {
  const digest = createHash(hash);
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** MGF1: as many bytes as asked for, made from a seed. */
function mask(hash: string, seed: Uint8Array, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0; counter * sizeOf(hash) < length; counter++) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    blocks.push(digestOf(hash, seed, number));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)));
}

function tooSmall(): Error {
  return cryptographic('The key is too small for the requested operation.');
}

/** What OpenSSL signs; it refuses only what does not fit into the key. @throws CryptographicException */
export function orTooSmall(sign: () => Uint8Array): Uint8Array {
  try {
    return sign();
  } catch {
    throw tooSmall();
  }
}

const zeros = Buffer.alloc(8);

/** The bits of the encoded message: one less than the modulus has. */
function encodedBits(key: KeyObject): number {
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) - 1;
}

/** EMSA-PSS with a salt as long as the hash. @throws CryptographicException when the key is too short. */
function pssEncode(digest: Uint8Array, hash: string, bits: number): Buffer {
  const length = Math.ceil(bits / 8);
  const size = sizeOf(hash);
  if (length < 2 * size + 2) throw tooSmall();
  const salt = randomBytes(size);
  const check = digestOf(hash, zeros, digest, salt);
  const block = Buffer.concat([Buffer.alloc(length - 2 * size - 2), Buffer.from([1]), salt]);
  const masked = xor(block, mask(hash, check, block.length));
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * length - bits));
  return Buffer.concat([masked, check, Buffer.from([0xbc])]);
}

function pssMatches(encoded: Buffer, digest: Uint8Array, hash: string, bits: number): boolean {
  const size = sizeOf(hash);
  const length = Math.ceil(bits / 8);
  const message = encoded.subarray(encoded.length - length);
  if (length < 2 * size + 2 || message.at(-1) !== 0xbc) return false;
  const masked = message.subarray(0, length - size - 1);
  const check = message.subarray(length - size - 1, length - 1);
  const block = xor(masked, mask(hash, check, masked.length));
  block[0] = (block[0] ?? 0) & (0xff >> (8 * length - bits));
  const start = block.length - size;
  if (block.subarray(0, start - 1).some((byte) => byte !== 0) || block[start - 1] !== 1) return false;
  return timingSafeEqual(digestOf(hash, zeros, digest, block.subarray(start)), check);
}

/**
 * Signs a hash.
 * @param hash its algorithm as node:crypto names it
 * @throws CryptographicException when the hash has not as many bytes as its algorithm gives
 */
export function signHash(digest: Uint8Array, hash: string, isPss: boolean, key: KeyObject): Uint8Array {
  if (digest.length !== sizeOf(hash)) {
    throw cryptographic('The provided hash value is not the expected size for the specified hash algorithm.');
  }
  if (!isPss) {
    const info = Buffer.concat([Buffer.from(digestInfo[hash] ?? '', 'hex'), digest]);
    return orTooSmall(() => privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info));
  }
  const bits = encodedBits(key);
  const encoded = pssEncode(digest, hash, bits);
  const size = Math.ceil((bits + 1) / 8);
  const message = Buffer.concat([Buffer.alloc(size - encoded.length), encoded]);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, message);
}

/** Is it a signature of the hash? */
export function verifyHash(
  digest: Uint8Array,
  signature: Uint8Array,
  hash: string,
  isPss: boolean,
  key: KeyObject,
): boolean {
  try {
    if (isPss) {
      const encoded = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
      return pssMatches(encoded, digest, hash, encodedBits(key));
    }
    const info = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return info.equals(Buffer.concat([Buffer.from(digestInfo[hash] ?? '', 'hex'), digest]));
  } catch {
    // What is not a signature at all, OpenSSL refuses to read.
    return false;
  }
}
