import { iterate, type NetArray, type NetSequence } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { compositeFormat } from '../../runtime/compositeFormat';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { textOfTyped, toText } from '../../runtime/object';
import { primitives } from '../../runtime/primitives';
import { StringBuilder } from '../../runtime/stringBuilder';
import { charArray, charAt, checkNotNegative, substring, textOfChars } from '../../runtime/text';
import { displayName, type Type, types } from '../../types';
import { defineType } from '../define';

type Chars = NetArray<number>;
const plain = [types.bool, ...primitives, types.decimal, types.string, types.object];

/** `Append(int value)` and `Insert(int index, int value)` of every type. */
function perType(): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const type of plain) {
    const name = displayName(type);
    const text = type === types.object ? toText : (value: unknown) => textOfTyped(value, type);
    members[`StringBuilder Append(${name} value)`] = (self: StringBuilder, value: unknown) => self.append(text(value));
    members[`StringBuilder Insert(int index, ${name} value)`] = (self: StringBuilder, index: number, value: unknown) =>
      self.insert(index, text(value));
  }
  return members;
}

function made(text: string | null, capacity: number): StringBuilder {
  checkNotNegative(capacity, 'capacity');
  return new StringBuilder(text, capacity);
}

function limited(capacity: number, maxCapacity: number): StringBuilder {
  if (capacity > maxCapacity) throw argumentOutOfRange('capacity', 'Capacity exceeds maximum capacity.');
  if (maxCapacity <= 0) {
    const message = `maxCapacity ('${maxCapacity}') must be a non-negative and non-zero value.`;
    throw argumentOutOfRange('maxCapacity', message, `${maxCapacity}`);
  }
  checkNotNegative(capacity, 'capacity');
  return new StringBuilder('', capacity, maxCapacity);
}

function madeOfPart(text: string | null, start: number, length: number, capacity: number): StringBuilder {
  checkNotNegative(capacity, 'capacity');
  checkNotNegative(length, 'length');
  checkNotNegative(start, 'startIndex');
  const value = text ?? '';
  if (start > value.length - length)
    throw argumentOutOfRange('length', 'Index and length must refer to a location within the string.');
  return new StringBuilder(value.slice(start, start + length), capacity);
}

function join(self: StringBuilder, separator: string, values: Iterable<unknown> | null, type: Type): StringBuilder {
  if (values === null) throw argumentNull('values');
  let before = '';
  for (const value of iterate(values)) {
    self.append(before).append(toText(box(value, type)));
    before = separator;
  }
  return self;
}

function replaceAll(self: StringBuilder, old: string | null, value: string | null): StringBuilder {
  return self.replace(old, value);
}

const unit = String.fromCharCode;

/** `System.Text.StringBuilder`. */
export const stringBuilderType = defineType({
  name: 'System.Text.StringBuilder',
  runtimeClass: StringBuilder,
  members: {
    'StringBuilder()': () => new StringBuilder(),
    'StringBuilder(int capacity)': (capacity: number) => made('', capacity),
    'StringBuilder(string value)': (value: string | null) => new StringBuilder(value),
    'StringBuilder(string value, int capacity)': made,
    'StringBuilder(string value, int startIndex, int length, int capacity)': madeOfPart,
    'StringBuilder(int capacity, int maxCapacity)': limited,
    'int Length { get; set; }': {
      get: (self: StringBuilder) => self.length,
      set: (self: StringBuilder, value: number) => {
        self.length = value;
      },
    },
    'int Capacity { get; set; }': {
      get: (self: StringBuilder) => self.capacity,
      set: (self: StringBuilder, value: number) => {
        self.capacity = value;
      },
    },
    'int MaxCapacity { get; }': (self: StringBuilder) => self.maxCapacity,
    'int EnsureCapacity(int capacity)': (self: StringBuilder, capacity: number) => self.ensureCapacity(capacity),
    'char this[int index] { get; set; }': {
      get: (self: StringBuilder, index: number) => charAt(self.text, index),
      set: (self: StringBuilder, index: number, value: number) => self.set(index, unit(value)),
    },
    ...perType(),
    'StringBuilder Append(char value, int repeatCount)': (self: StringBuilder, value: number, count: number) =>
      self.repeat(unit(value), count),
    'StringBuilder Append(char[] value)': (self: StringBuilder, value: Chars | null) =>
      self.append(textOfChars(value ?? [])),
    'StringBuilder Append(char[] value, int startIndex, int charCount)': (
      self: StringBuilder,
      value: Chars | null,
      start: number,
      count: number,
    ) => self.append(substring(textOfChars(value ?? []), start, count)),
    'StringBuilder Append(string value, int startIndex, int count)': (
      self: StringBuilder,
      value: string | null,
      start: number,
      count: number,
    ) => self.append(substring(value ?? '', start, count)),
    'StringBuilder Append(StringBuilder value)': (self: StringBuilder, value: StringBuilder | null) =>
      self.append(value?.text ?? ''),
    'StringBuilder AppendLine()': (self: StringBuilder) => self.append('\n'),
    'StringBuilder AppendLine(string value)': (self: StringBuilder, value: string | null) =>
      self.append(value ?? '').append('\n'),
    'StringBuilder AppendFormat(string format, object arg0)': (
      self: StringBuilder,
      format: string | null,
      ...args: unknown[]
    ) => self.append(compositeFormat(format, args)),
    'StringBuilder AppendFormat(string format, object arg0, object arg1)': (
      self: StringBuilder,
      format: string | null,
      ...args: unknown[]
    ) => self.append(compositeFormat(format, args)),
    'StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)': (
      self: StringBuilder,
      format: string | null,
      ...args: unknown[]
    ) => self.append(compositeFormat(format, args)),
    'StringBuilder AppendFormat(string format, params object[] args)': (
      self: StringBuilder,
      format: string | null,
      args: NetArray | null,
    ) => self.append(compositeFormat(format, args)),
    'StringBuilder AppendJoin(string separator, params string[] values)': (
      self: StringBuilder,
      separator: string | null,
      values: NetArray | null,
    ) => join(self, separator ?? '', values, types.string),
    'StringBuilder AppendJoin(string separator, params object[] values)': (
      self: StringBuilder,
      separator: string | null,
      values: NetArray | null,
    ) => join(self, separator ?? '', values, types.object),
    'StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)': (
      self: StringBuilder,
      separator: string | null,
      values: NetSequence | null,
      type: Type,
    ) => join(self, separator ?? '', values, type),
    'StringBuilder Remove(int startIndex, int length)': (self: StringBuilder, start: number, length: number) =>
      self.remove(start, length),
    'StringBuilder Replace(string oldValue, string newValue)': replaceAll,
    'StringBuilder Replace(char oldChar, char newChar)': (self: StringBuilder, old: number, value: number) =>
      replaceAll(self, unit(old), unit(value)),
    'StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': (
      self: StringBuilder,
      old: string | null,
      value: string | null,
      start: number,
      count: number,
    ) => self.replace(old, value, start, count),
    'StringBuilder Clear()': (self: StringBuilder) => self.clear(),
    'string ToString(int startIndex, int length)': (self: StringBuilder, start: number, length: number) =>
      substring(self.text, start, length),
    'bool Equals(StringBuilder sb)': (self: StringBuilder, other: StringBuilder | null) => self.text === other?.text,
    'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': (
      self: StringBuilder,
      from: number,
      destination: Chars | null,
      to: number,
      count: number,
    ) => {
      if (destination === null) throw argumentNull('destination');
      charArray(substring(self.text, from, count)).items.forEach((char: number, index: number) => {
        destination.set(to + index, char);
      });
    },
  },
});
