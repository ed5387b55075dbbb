import { createHash, createHmac, randomBytes } from 'node:crypto';
import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { argumentException, argumentNull, argumentOutOfRange, dotNetException } from '../../runtime/exceptions';
import { type NamedType, namedType } from '../../types';
import { type DefinedType, defineType } from '../define';

type Bytes = NetArray<number>;
const room = 'System.Security.Cryptography';

/** A hash or HMAC object: `algorithm` as node:crypto names it, `key` null for plain hashes. */
export class HashAlgorithm {
  readonly netType: NamedType;
  readonly algorithm: string;
  readonly size: number;
  key: Uint8Array | null;
  hash: Uint8Array | null = null;
  private pending: Uint8Array[] = [];
  private disposed = false;

  constructor(typeName: string, algorithm: string, size: number, key: Uint8Array | null) {
    this.netType = namedType(`${room}.${typeName}`);
    this.algorithm = algorithm;
    this.size = size;
    this.key = key;
  }

  /** @throws ArgumentNullException, ObjectDisposedException. */
  compute(buffer: Bytes | null, offset = 0, count: number | null = null): Bytes {
    if (this.disposed) {
      throw dotNetException(
        'System.ObjectDisposedException',
        `Cannot access a disposed object.\nObject name: '${this.netType.definition.name}'.`,
      );
    }
    this.append(buffer, offset, count);
    const digest = this.key === null ? createHash(this.algorithm) : createHmac(this.algorithm, this.key);
    for (const chunk of this.pending) digest.update(chunk);
    this.pending = [];
    this.hash = new Uint8Array(digest.digest());
    return byteArray(this.hash.slice());
  }

  append(buffer: Bytes | null, offset: number, count: number | null): void {
    if (buffer === null) throw argumentNull('buffer');
    const length = count ?? buffer.length;
    if (offset < 0) throw argumentOutOfRange('offset', 'Non-negative number required.');
    if (length < 0 || length > buffer.length) throw argumentException('Value was invalid.');
    if (offset + length > buffer.length) {
      throw argumentException(
        'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
      );
    }
    this.pending.push(bytesOf(buffer).slice(offset, offset + length));
  }

  reset(): void {
    this.pending = [];
  }

  dispose(): void {
    this.disposed = true;
  }
}

/** `System.Security.Cryptography.HashAlgorithm`. */
const hashAlgorithmType = defineType({
  name: `${room}.HashAlgorithm`,
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'byte[] ComputeHash(byte[] buffer)': (self: HashAlgorithm, buffer: Bytes | null) => self.compute(buffer),
    'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
      self: HashAlgorithm,
      buffer: Bytes | null,
      offset: number,
      count: number,
    ) => self.compute(buffer, offset, count),
    'byte[] Hash { get; }': (self: HashAlgorithm) => (self.hash === null ? null : byteArray(self.hash.slice())),
    'int HashSize { get; }': (self: HashAlgorithm) => self.size,
    'void Initialize()': (self: HashAlgorithm) => self.reset(),
    'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
      self: HashAlgorithm,
      input: Bytes | null,
      offset: number,
      count: number,
      output: Bytes | null,
      outputOffset: number,
    ) => {
      self.append(input, offset, count);
      if (output !== null && input !== null) {
        bytesOf(input)
          .slice(offset, offset + count)
          .forEach((byte, index) => {
            output.set(outputOffset + index, byte);
          });
      }
      return count;
    },
    'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
      self: HashAlgorithm,
      input: Bytes | null,
      offset: number,
      count: number,
    ) => {
      self.compute(input, offset, count);
      return input === null ? null : byteArray(bytesOf(input).slice(offset, offset + count));
    },
    'void Clear()': (self: HashAlgorithm) => self.dispose(),
    'void Dispose()': (self: HashAlgorithm) => self.dispose(),
  },
});

const keyedHashAlgorithmType = defineType({
  name: `${room}.KeyedHashAlgorithm`,
  base: `${room}.HashAlgorithm`,
  abstract: true,
  members: {
    'byte[] Key { get; set; }': {
      get: (self: HashAlgorithm) => byteArray((self.key ?? new Uint8Array()).slice()),
      set: (self: HashAlgorithm, key: Bytes | null) => {
        if (key === null) throw argumentNull('value');
        self.key = bytesOf(key).slice();
      },
    },
  },
});

const hmacType = defineType({
  name: `${room}.HMAC`,
  base: `${room}.KeyedHashAlgorithm`,
  abstract: true,
  members: { 'string HashName { get; }': (self: HashAlgorithm) => self.algorithm.toUpperCase() },
});

const algorithms = [
  ['MD5', 'md5', 128],
  ['SHA1', 'sha1', 160],
  ['SHA256', 'sha256', 256],
  ['SHA384', 'sha384', 384],
  ['SHA512', 'sha512', 512],
] as const;

/** The plain hash, its `Managed` class and its HMAC. */
const perAlgorithm: readonly DefinedType[] = algorithms.flatMap(([name, algorithm, size]) => [
  defineType({
    name: `${room}.${name}`,
    base: `${room}.HashAlgorithm`,
    abstract: true,
    members: {
      [`static ${name} Create()`]: () => new HashAlgorithm(name, algorithm, size, null),
      'static byte[] HashData(byte[] source)': (source: Bytes | null) =>
        new HashAlgorithm(name, algorithm, size, null).compute(source),
    },
  }),
  ...(name === 'MD5'
    ? []
    : [
        defineType({
          name: `${room}.${name}Managed`,
          base: `${room}.${name}`,
          members: { [`${name}Managed()`]: () => new HashAlgorithm(`${name}Managed`, algorithm, size, null) },
        }),
      ]),
  defineType({
    name: `${room}.HMAC${name}`,
    base: `${room}.HMAC`,
    members: {
      [`HMAC${name}()`]: () => new HashAlgorithm(`HMAC${name}`, algorithm, size, new Uint8Array(randomBytes(64))),
      [`HMAC${name}(byte[] key)`]: (key: Bytes | null) => {
        if (key === null) throw argumentNull('key');
        return new HashAlgorithm(`HMAC${name}`, algorithm, size, bytesOf(key).slice());
      },
    },
  }),
]);

/** `RNGCryptoServiceProvider`. */
class RandomSource {
  readonly fill = (bytes: Uint8Array): Uint8Array => randomBytes(bytes.length);
}

const rngType = defineType({
  name: `${room}.RNGCryptoServiceProvider`,
  interfaces: ['System.IDisposable'],
  runtimeClass: RandomSource,
  members: {
    'RNGCryptoServiceProvider()': () => new RandomSource(),
    'void GetBytes(byte[] data)': (self: RandomSource, data: Bytes | null) => {
      if (data === null) throw argumentNull('data');
      self.fill(bytesOf(data)).forEach((byte, index) => {
        data.set(index, byte);
      });
    },
    'void GetNonZeroBytes(byte[] data)': (self: RandomSource, data: Bytes | null) => {
      if (data === null) throw argumentNull('data');
      self.fill(bytesOf(data)).forEach((byte, index) => {
        data.set(index, byte === 0 ? 1 : byte);
      });
    },
    'void Dispose()': () => undefined,
  },
});

/** Hashes, HMACs and the random source. */
export const hashTypes: readonly DefinedType[] = [
  hashAlgorithmType,
  keyedHashAlgorithmType,
  hmacType,
  ...perAlgorithm,
  rngType,
];
