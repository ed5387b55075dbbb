import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { Boxed, box } from '../../runtime/boxed';
import { convertObject, convertValue, fromBase, fromBase64, toBase } from '../../runtime/convert';
import { argumentNull, argumentOutOfRange, invalidCastMessage } from '../../runtime/exceptions';
import { textOfChars } from '../../runtime/text';
import { displayName, isValueType, type Type, types, underlyingOfNullable } from '../../types';
import { defineType } from '../define';

type Bytes = NetArray<number>;

const targets: Readonly<Record<string, Type>> = {
  Boolean: types.bool,
  Char: types.char,
  SByte: types.sbyte,
  Byte: types.byte,
  Int16: types.short,
  UInt16: types.ushort,
  Int32: types.int,
  UInt32: types.uint,
  Int64: types.long,
  UInt64: types.ulong,
  Single: types.float,
  Double: types.double,
  Decimal: types.decimal,
  String: types.string,
  DateTime: types.dateTime,
};
const sources: readonly Type[] = [...Object.values(targets), types.object];
const integers = ['SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64'];

/** `static int ToInt32(double value)` and so on, for every pair of types. */
function conversions(): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, target] of Object.entries(targets)) {
    for (const source of sources) {
      members[`static ${displayName(target)} To${name}(${displayName(source)} value)`] = (value: unknown) =>
        convertValue(value, source, target);
    }
  }
  for (const name of integers) {
    const target = targets[name] ?? types.int;
    members[`static ${displayName(target)} To${name}(string value, int fromBase)`] = (
      text: string | null,
      base: number,
    ) => fromBase(text, base, target);
  }
  for (const source of [types.byte, types.short, types.int, types.long]) {
    members[`static string ToString(${displayName(source)} value, int toBase)`] = (
      value: number | bigint,
      base: number,
    ) => toBase(value, base, source);
  }
  return members;
}

function slice(bytes: Bytes | null, offset: number, length: number): Uint8Array {
  if (bytes === null) throw argumentNull('inArray');
  if (length < 0)
    throw argumentOutOfRange(
      'length',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  if (offset < 0 || offset > bytes.length - length) {
    throw argumentOutOfRange('offset', 'Offset and length must refer to a position in the string.');
  }
  return bytesOf(bytes).subarray(offset, offset + length);
}

function base64(bytes: Uint8Array, options = 0): string {
  const text = Buffer.from(bytes).toString('base64');
  return options === 1 ? text.replace(/.{76}(?=.)/g, '$&\r\n') : text;
}

function changeType(value: unknown, type: Type): unknown {
  if (value === null) {
    if (isValueType(type) && underlyingOfNullable(type) === null) {
      throw invalidCastMessage('Null object cannot be converted to a value type.');
    }
    return null;
  }
  return box(convertObject(value, type), type);
}

/** `System.Convert`. */
export const convertType = defineType({
  name: 'System.Convert',
  kind: 'static',
  members: {
    ...conversions(),
    'static string ToBase64String(byte[] inArray)': (bytes: Bytes | null) =>
      base64(slice(bytes, 0, bytes?.length ?? 0)),
    'static string ToBase64String(byte[] inArray, Base64FormattingOptions options)': (
      bytes: Bytes | null,
      options: number,
    ) => base64(slice(bytes, 0, bytes?.length ?? 0), options),
    'static string ToBase64String(byte[] inArray, int offset, int length)': (
      bytes: Bytes | null,
      offset: number,
      length: number,
    ) => base64(slice(bytes, offset, length)),
    'static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut)': (
      bytes: Bytes | null,
      offset: number,
      length: number,
      out: NetArray<number> | null,
      offsetOut: number,
    ) => {
      if (out === null) throw argumentNull('outArray');
      const text = base64(slice(bytes, offset, length));
      if (offsetOut < 0 || offsetOut > out.length - text.length) throw argumentOutOfRange('offsetOut');
      for (let index = 0; index < text.length; index++) out.set(offsetOut + index, text.charCodeAt(index));
      return text.length;
    },
    'static byte[] FromBase64String(string s)': (text: string | null) => byteArray(fromBase64(text)),
    'static byte[] FromBase64CharArray(char[] inArray, int offset, int length)': (
      chars: NetArray<number> | null,
      offset: number,
      length: number,
    ) => {
      if (chars === null) throw argumentNull('inArray');
      return byteArray(fromBase64(textOfChars([...chars].slice(offset, offset + length))));
    },
    'static string ToHexString(byte[] inArray)': (bytes: Bytes | null) =>
      Buffer.from(slice(bytes, 0, bytes?.length ?? 0))
        .toString('hex')
        .toUpperCase(),
    'static object ChangeType(object value, Type conversionType)': changeType,
    'static bool IsDBNull(object value)': (value: unknown) => value instanceof Boxed && value.value === undefined,
  },
});

/** `System.Base64FormattingOptions`. */
export const base64FormattingOptionsType = defineType({
  name: 'System.Base64FormattingOptions',
  kind: 'enum',
  flags: true,
  values: { None: 0, InsertLineBreaks: 1 },
});
