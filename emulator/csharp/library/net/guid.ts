import { randomUUID } from 'node:crypto';
import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { argumentException, argumentNull } from '../../runtime/exceptions';
import { Guid } from '../../runtime/guid';
import { defineType } from '../define';

function hex(value: number, digits: number): string {
  return (value >>> 0).toString(16).padStart(8, '0').slice(-digits);
}

function ofFields(a: number, b: number, c: number, rest: Iterable<number>): Guid {
  return new Guid(hex(a, 8) + hex(b, 4) + hex(c, 4) + Array.from(rest, (byte) => hex(byte, 2)).join(''));
}

function tryGuid(parse: () => Guid, result: { value: Guid }): boolean {
  try {
    result.value = parse();
    return true;
  } catch {
    result.value = Guid.empty;
    return false;
  }
}

/** `System.Guid`. */
export const guidType = defineType({
  name: 'System.Guid',
  kind: 'struct',
  runtimeClass: Guid,
  defaultValue: () => Guid.empty,
  members: {
    'Guid(string g)': (text: string | null) => Guid.parse(text, 'g'),
    'Guid(byte[] b)': (bytes: NetArray<number> | null) => {
      if (bytes === null) throw argumentNull('b');
      return Guid.fromBytes(bytesOf(bytes));
    },
    'Guid(int a, short b, short c, byte[] d)': (a: number, b: number, c: number, d: NetArray<number> | null) => {
      if (d === null) throw argumentNull('d');
      if (d.length !== 8) throw argumentException('Byte array for Guid must be exactly 8 bytes long.', 'd');
      return ofFields(a, b, c, d);
    },
    'Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)': (
      a: number,
      b: number,
      c: number,
      ...rest: number[]
    ) => ofFields(a, b, c, rest.slice(0, 8)),
    'static readonly Guid Empty': () => Guid.empty,
    'static Guid NewGuid()': () => new Guid(randomUUID().replaceAll('-', '')),
    'static Guid Parse(string input)': (text: string | null) => Guid.parse(text),
    'static Guid ParseExact(string input, string format)': (text: string | null, format: string | null) =>
      Guid.parseExact(text, format),
    'static bool TryParse(string input, out Guid result)': (text: string | null, result: { value: Guid }) =>
      tryGuid(() => Guid.parse(text), result),
    'static bool TryParseExact(string input, string format, out Guid result)': (
      text: string | null,
      format: string | null,
      result: { value: Guid },
    ) => tryGuid(() => Guid.parseExact(text, format), result),
    'byte[] ToByteArray()': (self: Guid) => byteArray(self.toBytes()),
    'string ToString(string format)': (self: Guid, format: string | null) => self.netFormat(format),
    'bool Equals(Guid g)': (self: Guid, other: Guid) => self.netEquals(other),
    'int CompareTo(Guid value)': (self: Guid, other: Guid) => self.netCompareTo(other),
    'static bool operator ==(Guid a, Guid b)': (a: Guid, b: Guid) => a.netEquals(b),
    'static bool operator !=(Guid a, Guid b)': (a: Guid, b: Guid) => !a.netEquals(b),
  },
});
