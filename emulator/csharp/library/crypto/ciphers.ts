import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import {
  CryptoTransform,
  cipherKind,
  cipherModes,
  cryptographic,
  paddingModes,
  SymmetricAlgorithm,
} from '../../runtime/cipher';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { type DefinedType, defineType } from '../define';

type Bytes = NetArray<number>;
const room = 'System.Security.Cryptography';

function given(bytes: Bytes | null, parameter: string): Uint8Array {
  if (bytes === null) throw argumentNull(parameter);
  return bytesOf(bytes);
}

function create(name: string | null): SymmetricAlgorithm | null {
  if (name === null) throw argumentNull('algName');
  const kind = cipherKind(name);
  return kind && new SymmetricAlgorithm(kind);
}

/** The algorithm of `Encrypt` and `Decrypt`. @throws CryptographicException for an unknown name. */
function named(name: string | null, key: Bytes | null, iv: Bytes | null): SymmetricAlgorithm {
  const algorithm = create(name);
  if (algorithm === null) throw cryptographic(`The algorithm '${name}' is not known.`);
  return keyed(algorithm, key, iv);
}

function keyed(algorithm: SymmetricAlgorithm | null, key: Bytes | null, iv: Bytes | null): SymmetricAlgorithm {
  if (algorithm === null) throw argumentNull('alg');
  algorithm.key = given(key, 'key');
  algorithm.iv = given(iv, 'iv');
  return algorithm;
}

const encrypt = (input: Bytes | null, algorithm: SymmetricAlgorithm): Bytes =>
  byteArray(algorithm.encryptor().final(given(input, 'input')));
const decrypt = (input: Bytes | null, algorithm: SymmetricAlgorithm): Bytes =>
  byteArray(algorithm.decryptor().final(given(input, 'input')));

function existing(algorithm: SymmetricAlgorithm | null): SymmetricAlgorithm {
  if (algorithm === null) throw argumentNull('alg');
  return algorithm;
}

const transform = defineType({
  name: `${room}.ICryptoTransform`,
  kind: 'interface',
  hidden: true,
  runtimeClass: CryptoTransform,
  interfaces: ['System.IDisposable'],
  members: {
    'int InputBlockSize { get; }': (self: CryptoTransform) => self.block,
    'int OutputBlockSize { get; }': (self: CryptoTransform) => self.block,
    'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
      self: CryptoTransform,
      buffer: Bytes | null,
      offset: number,
      count: number,
    ) => {
      const bytes = given(buffer, 'inputBuffer');
      if (offset < 0) throw argumentOutOfRange('inputOffset', 'Non-negative number required.');
      if (count < 0 || offset + count > bytes.length) {
        throw argumentOutOfRange('inputCount', 'Offset and length were out of bounds for the array.');
      }
      return byteArray(self.final(bytes.subarray(offset, offset + count)));
    },
    'void Dispose()': () => undefined,
  },
});

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.symmetricalgorithm */
const symmetricAlgorithm = defineType({
  name: `${room}.SymmetricAlgorithm`,
  abstract: true,
  runtimeClass: SymmetricAlgorithm,
  interfaces: ['System.IDisposable'],
  members: {
    // The allow-list has it with a name only.
    'static SymmetricAlgorithm Create(string algName)': create,
    'byte[] Key { get; set; }': {
      get: (self: SymmetricAlgorithm) => byteArray(Uint8Array.from(self.key)),
      set: (self: SymmetricAlgorithm, key: Bytes | null) => {
        self.key = given(key, 'value');
      },
    },
    'byte[] IV { get; set; }': {
      get: (self: SymmetricAlgorithm) => byteArray(Uint8Array.from(self.iv)),
      set: (self: SymmetricAlgorithm, iv: Bytes | null) => {
        self.iv = given(iv, 'value');
      },
    },
    'int KeySize { get; }': (self: SymmetricAlgorithm) => self.key.length * 8,
    'int BlockSize { get; }': (self: SymmetricAlgorithm) => self.kind.block * 8,
    [`${room}.CipherMode Mode { get; set; }`]: {
      get: (self: SymmetricAlgorithm) => self.mode,
      set: (self: SymmetricAlgorithm, mode: number) => {
        self.mode = mode;
      },
    },
    [`${room}.PaddingMode Padding { get; set; }`]: {
      get: (self: SymmetricAlgorithm) => self.padding,
      set: (self: SymmetricAlgorithm, padding: number) => {
        self.padding = padding;
      },
    },
    'bool ValidKeySize(int bitLength)': (self: SymmetricAlgorithm, bits: number) => self.kind.keys.includes(bits / 8),
    'void GenerateKey()': (self: SymmetricAlgorithm) => self.generateKey(),
    'void GenerateIV()': (self: SymmetricAlgorithm) => self.generateIv(),
    'ICryptoTransform CreateEncryptor()': (self: SymmetricAlgorithm) => self.encryptor(),
    'ICryptoTransform CreateDecryptor()': (self: SymmetricAlgorithm) => self.decryptor(),
    'ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)': (
      self: SymmetricAlgorithm,
      key: Bytes | null,
      iv: Bytes | null,
    ) => self.encryptor(given(key, 'rgbKey'), iv === null ? new Uint8Array() : bytesOf(iv)),
    'ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)': (
      self: SymmetricAlgorithm,
      key: Bytes | null,
      iv: Bytes | null,
    ) => self.decryptor(given(key, 'rgbKey'), iv === null ? new Uint8Array() : bytesOf(iv)),
    'void Clear()': () => undefined,
    'void Dispose()': () => undefined,
  },
});

/** `byte[].Encrypt` and `Decrypt`: "Policy expressions", extension methods of byte arrays. */
const extensions = defineType({
  name: 'CipherExtensions',
  kind: 'static',
  hidden: true,
  members: {
    'static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv)': (
      input: Bytes | null,
      name: string | null,
      key: Bytes | null,
      iv: Bytes | null,
    ) => encrypt(input, named(name, key, iv)),
    'static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv)': (
      input: Bytes | null,
      name: string | null,
      key: Bytes | null,
      iv: Bytes | null,
    ) => decrypt(input, named(name, key, iv)),
    'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg)': (
      input: Bytes | null,
      algorithm: SymmetricAlgorithm | null,
    ) => encrypt(input, existing(algorithm)),
    'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg)': (
      input: Bytes | null,
      algorithm: SymmetricAlgorithm | null,
    ) => decrypt(input, existing(algorithm)),
    'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': (
      input: Bytes | null,
      algorithm: SymmetricAlgorithm | null,
      key: Bytes | null,
      iv: Bytes | null,
    ) => encrypt(input, keyed(algorithm, key, iv)),
    'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': (
      input: Bytes | null,
      algorithm: SymmetricAlgorithm | null,
      key: Bytes | null,
      iv: Bytes | null,
    ) => decrypt(input, keyed(algorithm, key, iv)),
  },
});

/** Block ciphers, their modes and paddings. */
export const cipherTypes: readonly DefinedType[] = [
  defineType({ name: `${room}.CipherMode`, kind: 'enum', values: cipherModes }),
  defineType({ name: `${room}.PaddingMode`, kind: 'enum', values: paddingModes }),
  transform,
  symmetricAlgorithm,
  extensions,
];
