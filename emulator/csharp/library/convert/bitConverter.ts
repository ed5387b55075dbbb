import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { argumentException, argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { displayName, type Type, types } from '../../types';
import { defineType } from '../define';

type Bytes = NetArray<number>;
interface Layout {
  readonly name: string;
  readonly type: Type;
  readonly size: number;
  readonly read: (view: DataView) => unknown;
  readonly write: (view: DataView, value: never) => void;
}

const layouts: readonly Layout[] = [
  {
    name: 'Boolean',
    type: types.bool,
    size: 1,
    read: (v) => v.getUint8(0) !== 0,
    write: (v, x: boolean) => v.setUint8(0, x ? 1 : 0),
  },
  {
    name: 'Char',
    type: types.char,
    size: 2,
    read: (v) => v.getUint16(0, true),
    write: (v, x) => v.setUint16(0, x, true),
  },
  {
    name: 'Int16',
    type: types.short,
    size: 2,
    read: (v) => v.getInt16(0, true),
    write: (v, x) => v.setInt16(0, x, true),
  },
  {
    name: 'UInt16',
    type: types.ushort,
    size: 2,
    read: (v) => v.getUint16(0, true),
    write: (v, x) => v.setUint16(0, x, true),
  },
  {
    name: 'Int32',
    type: types.int,
    size: 4,
    read: (v) => v.getInt32(0, true),
    write: (v, x) => v.setInt32(0, x, true),
  },
  {
    name: 'UInt32',
    type: types.uint,
    size: 4,
    read: (v) => v.getUint32(0, true),
    write: (v, x) => v.setUint32(0, x, true),
  },
  {
    name: 'Int64',
    type: types.long,
    size: 8,
    read: (v) => v.getBigInt64(0, true),
    write: (v, x) => v.setBigInt64(0, x, true),
  },
  {
    name: 'UInt64',
    type: types.ulong,
    size: 8,
    read: (v) => v.getBigUint64(0, true),
    write: (v, x) => v.setBigUint64(0, x, true),
  },
  {
    name: 'Single',
    type: types.float,
    size: 4,
    read: (v) => v.getFloat32(0, true),
    write: (v, x) => v.setFloat32(0, x, true),
  },
  {
    name: 'Double',
    type: types.double,
    size: 8,
    read: (v) => v.getFloat64(0, true),
    write: (v, x) => v.setFloat64(0, x, true),
  },
];

function read(layout: Layout, bytes: Bytes | null, start: number): unknown {
  if (bytes === null) throw argumentNull('value');
  if (start < 0 || start >= bytes.length) {
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  }
  if (start > bytes.length - layout.size) {
    throw argumentException(
      'The array starting from the specified index is not long enough to read a value of the specified type.',
      'value',
    );
  }
  return layout.read(new DataView(bytesOf(bytes).slice(start, start + layout.size).buffer));
}

function written(layout: Layout, value: unknown): Uint8Array {
  const bytes = new Uint8Array(layout.size);
  layout.write(new DataView(bytes.buffer), value as never);
  return bytes;
}

function perType(): Record<string, unknown> {
  return Object.fromEntries(
    layouts.flatMap((layout) => {
      const name = displayName(layout.type);
      return [
        [`static byte[] GetBytes(${name} value)`, (value: unknown) => byteArray(written(layout, value))],
        [
          `static ${name} To${layout.name}(byte[] value, int startIndex)`,
          (bytes: Bytes | null, start: number) => read(layout, bytes, start),
        ],
      ];
    }),
  );
}

function hex(bytes: Bytes | null, start: number, length: number | null): string {
  if (bytes === null) throw argumentNull('value');
  const end = length === null ? bytes.length : start + length;
  if (start < 0 || (start >= bytes.length && start > 0)) {
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  }
  if (length !== null && length < 0) throw argumentOutOfRange('length', "length ('-1') must be a non-negative value.");
  if (end > bytes.length) {
    throw argumentException(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  }
  return Array.from(bytesOf(bytes).subarray(start, end), (byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  ).join('-');
}

/** `System.BitConverter`. */
export const bitConverterType = defineType({
  name: 'System.BitConverter',
  kind: 'static',
  members: {
    'static readonly bool IsLittleEndian': true,
    ...perType(),
    'static string ToString(byte[] value)': (bytes: Bytes | null) => hex(bytes, 0, null),
    'static string ToString(byte[] value, int startIndex)': (bytes: Bytes | null, start: number) =>
      hex(bytes, start, null),
    'static string ToString(byte[] value, int startIndex, int length)': hex,
    'static long DoubleToInt64Bits(double value)': (value: number) =>
      new DataView(new Float64Array([value]).buffer).getBigInt64(0, true),
    'static double Int64BitsToDouble(long value)': (value: bigint) =>
      new DataView(new BigInt64Array([value]).buffer).getFloat64(0, true),
  },
});
