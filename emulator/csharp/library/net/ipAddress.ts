import { isIPv6 } from 'node:net';
import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { argumentException, argumentNull, formatException } from '../../runtime/exceptions';
import { defineType } from '../define';

/** `System.Net.IPAddress`: 4 or 16 bytes. */
export class IpAddress {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static parse(text: string | null): IpAddress {
    if (text === null) throw argumentNull('ipString');
    const bytes = text.includes(':') ? sixBytes(text) : fourBytes(text);
    if (bytes === null) throw formatException('An invalid IP address was specified.');
    return new IpAddress(bytes);
  }

  get isLoopback(): boolean {
    return this.bytes.length === 4 ? this.bytes[0] === 127 : this.netToString() === '::1';
  }

  netToString(): string {
    if (this.bytes.length === 4) return this.bytes.join('.');
    const words = Array.from(
      { length: 8 },
      (_, index) => ((this.bytes[index * 2] ?? 0) << 8) | (this.bytes[index * 2 + 1] ?? 0),
    );
    if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
      return `::ffff:${this.bytes.slice(12).join('.')}`;
    const text = words.map((word) => word.toString(16)).join(':');
    const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map((match) => match[0]);
    const longest = runs.sort((left, right) => right.length - left.length)[0];
    if (longest === undefined) return text;
    const at = text.indexOf(longest);
    const rest = text.slice(at + longest.length);
    return `${text.slice(0, at)}:${rest === '' ? ':' : rest}`;
  }

  netEquals(other: unknown): boolean {
    return other instanceof IpAddress && other.netToString() === this.netToString();
  }

  netHashCode(): number {
    return this.bytes.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 0);
  }
}

/** Dotted text with one to four parts, each decimal, octal (`0..`) or hexadecimal (`0x..`). */
function fourBytes(text: string): Uint8Array | null {
  const parts = text.split('.');
  if (parts.length > 4 || parts.some((part) => !/^(?:0x[\da-f]+|\d+)$/i.test(part))) return null;
  const numbers = parts.map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() ?? 0;
  if (numbers.some((number) => number > 255) || Number.isNaN(last) || last >= 256 ** (4 - numbers.length)) return null;
  const value = numbers.reduce((sum, number, index) => sum + number * 256 ** (3 - index), last);
  return Uint8Array.from([value / 2 ** 24, value / 2 ** 16, value / 2 ** 8, value], (part) => Math.floor(part) & 255);
}

function sixBytes(text: string): Uint8Array | null {
  const address = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (!isIPv6(address)) return null;
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const words = (part: string) => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));
  const left = words(head);
  const right = tail === undefined ? [] : words(tail);
  const all = [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
  return Uint8Array.from(all.flatMap((word) => [word >> 8, word & 255]));
}

/** `System.Net.IPAddress`. */
export const ipAddressType = defineType({
  name: 'System.Net.IPAddress',
  runtimeClass: IpAddress,
  members: {
    'IPAddress(byte[] address)': (bytes: NetArray<number> | null) => {
      if (bytes === null) throw argumentNull('address');
      if (bytes.length !== 4 && bytes.length !== 16)
        throw argumentException('An invalid IP address was specified.', 'address');
      return new IpAddress(bytesOf(bytes).slice());
    },
    'static IPAddress Parse(string ipString)': (text: string | null) => IpAddress.parse(text),
    'static bool TryParse(string ipString, out IPAddress address)': (
      text: string | null,
      result: { value: IpAddress | null },
    ) => {
      try {
        result.value = IpAddress.parse(text);
      } catch {
        result.value = null;
      }
      return result.value !== null;
    },
    'static bool IsLoopback(IPAddress address)': (address: IpAddress | null) => {
      if (address === null) throw argumentNull('address');
      return address.isLoopback;
    },
    'byte[] GetAddressBytes()': (self: IpAddress) => byteArray(self.bytes.slice()),
    'AddressFamily AddressFamily { get; }': (self: IpAddress) => (self.bytes.length === 4 ? 2 : 23),
  },
});

/** `System.Net.Sockets.AddressFamily`: the type of a result; it cannot be named. */
export const addressFamilyType = defineType({
  name: 'System.Net.Sockets.AddressFamily',
  kind: 'enum',
  hidden: true,
  values: { InterNetwork: 2, InterNetworkV6: 23 },
});
