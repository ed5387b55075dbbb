import { iterate, type NetArray, type NetSequence } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { compareCulture, compareOrdinal, compareText, equalText, folded, standsAt } from '../../runtime/compareText';
import { compositeFormat } from '../../runtime/compositeFormat';
import { argumentException, argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { netHashCode, toText } from '../../runtime/object';
import * as text from '../../runtime/text';
import type { Type } from '../../types';
import { defineType } from '../define';

type Chars = NetArray<number>;
type Texts = NetArray<string | null>;
const unit = String.fromCharCode;

function concatAll(values: Iterable<unknown> | null, type: Type, parameter = 'values'): string {
  if (values === null) throw argumentNull(parameter);
  return joinAll('', values, type, parameter);
}

function joinAll(
  separator: string | null,
  values: Iterable<unknown> | null,
  type: Type | null,
  parameter: string,
): string {
  if (values === null) throw argumentNull(parameter);
  const parts: string[] = [];
  for (const value of iterate(values)) parts.push(toText(type === null ? value : box(value, type)));
  return parts.join(separator ?? '');
}

function repeated(char: number, count: number): string {
  text.checkNotNegative(count, 'count');
  return unit(char).repeat(count);
}

function charRange(chars: Chars | null, start: number, length: number): string {
  if (chars === null) throw argumentNull('value');
  if (start < 0 || length < 0 || start + length > chars.length) {
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  }
  return text.textOfChars([...chars].slice(start, start + length));
}

function needed(value: string | null): string {
  if (value === null) throw argumentNull('value');
  return value;
}

/** A text that was put together is not made one piece of when it is too long to be found. */
function contains(self: string, value: string): boolean {
  return value.length <= self.length && self.includes(value);
}

function startsWith(self: string, value: string | null, comparison: number): boolean {
  return standsAt(self, 0, needed(value), comparison);
}

function endsWith(self: string, value: string | null, comparison: number): boolean {
  const end = needed(value);
  return standsAt(self, self.length - end.length, end, comparison);
}

function part(value: string | null, index: number, length: number): string | null {
  return value === null ? null : value.slice(index, index + length);
}

function oneOf(separator: string | null): string[] {
  return separator === null || separator === '' ? [''] : [separator];
}

/** `System.String`. Operators `+`, `==` and `!=` are the compiler's. */
export const stringType = defineType({
  name: 'System.String',
  interfaces: ['System.Collections.Generic.IEnumerable<char>'],
  members: {
    'String(char c, int count)': repeated,
    'String(char[] value)': (value: Chars | null) => (value === null ? '' : text.textOfChars(value)),
    'String(char[] value, int startIndex, int length)': charRange,
    'static readonly string Empty': '',
    'int Length { get; }': (self: string) => self.length,
    'char this[int index] { get; }': text.charAt,
    'static bool IsNullOrEmpty(string value)': (value: string | null) => value === null || value === '',
    'static bool IsNullOrWhiteSpace(string value)': (value: string | null) =>
      value === null || text.trim(value, null, 'start') === '',
    'static string Concat(object arg0)': toText,
    'static string Concat(object arg0, object arg1)': (...args: unknown[]) => args.map(toText).join(''),
    'static string Concat(object arg0, object arg1, object arg2)': (...args: unknown[]) => args.map(toText).join(''),
    'static string Concat(params object[] args)': (args: NetArray | null) => joinAll('', args, null, 'args'),
    'static string Concat(string str0, string str1)': (...args: unknown[]) => args.map(toText).join(''),
    'static string Concat(string str0, string str1, string str2)': (...args: unknown[]) => args.map(toText).join(''),
    'static string Concat(string str0, string str1, string str2, string str3)': (...args: unknown[]) =>
      args.map(toText).join(''),
    'static string Concat(params string[] values)': (values: Texts | null) => joinAll('', values, null, 'values'),
    'static string Concat(IEnumerable<string> values)': (values: NetSequence | null) =>
      joinAll('', values, null, 'values'),
    'static string Concat<T>(IEnumerable<T> values)': (values: NetSequence | null, type: Type) =>
      concatAll(values, type),
    'static string Join(string separator, params string[] value)': (separator: string | null, value: Texts | null) =>
      joinAll(separator, value, null, 'value'),
    'static string Join(string separator, params object[] values)': (
      separator: string | null,
      values: NetArray | null,
    ) => joinAll(separator, values, null, 'values'),
    'static string Join(string separator, IEnumerable<string> values)': (
      separator: string | null,
      values: NetSequence | null,
    ) => joinAll(separator, values, null, 'values'),
    'static string Join<T>(string separator, IEnumerable<T> values)': (
      separator: string | null,
      values: NetSequence | null,
      type: Type,
    ) => joinAll(separator, values, type, 'values'),
    'static string Join(string separator, string[] value, int startIndex, int count)': (
      separator: string | null,
      value: Texts | null,
      start: number,
      count: number,
    ) => {
      if (value === null) throw argumentNull('value');
      text.checkNotNegative(start, 'startIndex');
      text.checkNotNegative(count, 'count');
      text.checkAtMost(start, value.length - count, 'startIndex');
      return joinAll(separator, [...value].slice(start, start + count), null, 'value');
    },
    'static string Join(char separator, params string[] value)': (separator: number, value: Texts | null) =>
      joinAll(unit(separator), value, null, 'value'),
    'static string Join(char separator, params object[] values)': (separator: number, values: NetArray | null) =>
      joinAll(unit(separator), values, null, 'values'),
    'static string Join<T>(char separator, IEnumerable<T> values)': (
      separator: number,
      values: NetSequence | null,
      type: Type,
    ) => joinAll(unit(separator), values, type, 'values'),
    'static string Format(string format, object arg0)': (format: string | null, ...args: unknown[]) =>
      compositeFormat(format, args),
    'static string Format(string format, object arg0, object arg1)': (format: string | null, ...args: unknown[]) =>
      compositeFormat(format, args),
    'static string Format(string format, object arg0, object arg1, object arg2)': (
      format: string | null,
      ...args: unknown[]
    ) => compositeFormat(format, args),
    'static string Format(string format, params object[] args)': compositeFormat,
    'static string Copy(string str)': (str: string | null) => {
      if (str === null) throw argumentNull('str');
      return str;
    },
    'static string Intern(string str)': (str: string | null) => {
      if (str === null) throw argumentNull('str');
      return str;
    },
    'static bool Equals(string a, string b)': (a: string | null, b: string | null) => a === b,
    'static bool Equals(string a, string b, StringComparison comparisonType)': equalText,
    'bool Equals(string value)': (self: string, value: string | null) => self === value,
    'bool Equals(string value, StringComparison comparisonType)': equalText,
    'static int Compare(string strA, string strB)': (a: string | null, b: string | null) => compareCulture(a, b),
    'static int Compare(string strA, string strB, bool ignoreCase)': compareCulture,
    'static int Compare(string strA, string strB, StringComparison comparisonType)': compareText,
    'static int Compare(string strA, int indexA, string strB, int indexB, int length)': (
      a: string | null,
      indexA: number,
      b: string | null,
      indexB: number,
      length: number,
    ) => compareCulture(part(a, indexA, length), part(b, indexB, length)),
    'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)': (
      a: string | null,
      indexA: number,
      b: string | null,
      indexB: number,
      length: number,
      ignoreCase: boolean,
    ) => compareCulture(part(a, indexA, length), part(b, indexB, length), ignoreCase),
    'static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)':
      (a: string | null, indexA: number, b: string | null, indexB: number, length: number, comparison: number) =>
        compareText(part(a, indexA, length), part(b, indexB, length), comparison),
    'static int CompareOrdinal(string strA, string strB)': compareOrdinal,
    'int CompareTo(string strB)': (self: string, other: string | null) => compareCulture(self, other),
    'int CompareTo(object value)': (self: string, other: unknown) => {
      if (other === null) return 1;
      if (typeof other !== 'string') throw argumentException('Object must be of type String.');
      return compareCulture(self, other);
    },
    'bool Contains(string value)': (self: string, value: string | null) => contains(self, needed(value)),
    'bool Contains(string value, StringComparison comparisonType)': (
      self: string,
      value: string | null,
      comparison: number,
    ) => folded(self, comparison).includes(folded(needed(value), comparison)),
    'bool Contains(char value)': (self: string, value: number) => self.includes(unit(value)),
    'bool Contains(char value, StringComparison comparisonType)': (self: string, value: number, comparison: number) =>
      folded(self, comparison).includes(folded(unit(value), comparison)),
    'bool StartsWith(string value)': (self: string, value: string | null) => self.startsWith(needed(value)),
    'bool StartsWith(string value, StringComparison comparisonType)': startsWith,
    'bool StartsWith(char value)': (self: string, value: number) => self.startsWith(unit(value)),
    'bool EndsWith(string value)': (self: string, value: string | null) => self.endsWith(needed(value)),
    'bool EndsWith(string value, StringComparison comparisonType)': endsWith,
    'bool EndsWith(char value)': (self: string, value: number) => self.endsWith(unit(value)),
    'int IndexOf(char value)': (self: string, value: number) => self.indexOf(unit(value)),
    'int IndexOf(char value, int startIndex)': (self: string, value: number, start: number) =>
      text.indexOf(self, unit(value), start, null),
    'int IndexOf(char value, int startIndex, int count)': (self: string, value: number, start: number, count: number) =>
      text.indexOf(self, unit(value), start, count),
    'int IndexOf(char value, StringComparison comparisonType)': (self: string, value: number, comparison: number) =>
      text.indexOf(self, unit(value), 0, null, comparison),
    'int IndexOf(string value)': (self: string, value: string | null) => text.indexOf(self, value, 0, null),
    'int IndexOf(string value, int startIndex)': (self: string, value: string | null, start: number) =>
      text.indexOf(self, value, start, null),
    'int IndexOf(string value, int startIndex, int count)': text.indexOf,
    'int IndexOf(string value, StringComparison comparisonType)': (
      self: string,
      value: string | null,
      comparison: number,
    ) => text.indexOf(self, value, 0, null, comparison),
    'int IndexOf(string value, int startIndex, StringComparison comparisonType)': (
      self: string,
      value: string | null,
      start: number,
      comparison: number,
    ) => text.indexOf(self, value, start, null, comparison),
    'int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)': text.indexOf,
    'int IndexOfAny(char[] anyOf)': (self: string, any: Chars | null) => text.indexOfAny(self, any, 0, null),
    'int IndexOfAny(char[] anyOf, int startIndex)': (self: string, any: Chars | null, start: number) =>
      text.indexOfAny(self, any, start, null),
    'int IndexOfAny(char[] anyOf, int startIndex, int count)': text.indexOfAny,
    'int LastIndexOf(char value)': (self: string, value: number) => self.lastIndexOf(unit(value)),
    'int LastIndexOf(char value, int startIndex)': (self: string, value: number, start: number) =>
      text.lastIndexOf(self, unit(value), start, null),
    'int LastIndexOf(char value, int startIndex, int count)': (
      self: string,
      value: number,
      start: number,
      count: number,
    ) => text.lastIndexOf(self, unit(value), start, count),
    'int LastIndexOf(string value)': (self: string, value: string | null) => text.lastIndexOf(self, value, null, null),
    'int LastIndexOf(string value, int startIndex)': (self: string, value: string | null, start: number) =>
      text.lastIndexOf(self, value, start, null),
    'int LastIndexOf(string value, int startIndex, int count)': text.lastIndexOf,
    'int LastIndexOf(string value, StringComparison comparisonType)': (
      self: string,
      value: string | null,
      comparison: number,
    ) => text.lastIndexOf(self, value, null, null, comparison),
    'int LastIndexOfAny(char[] anyOf)': (self: string, any: Chars | null) => text.lastIndexOfAny(self, any, null),
    'int LastIndexOfAny(char[] anyOf, int startIndex)': text.lastIndexOfAny,
    'string Substring(int startIndex)': (self: string, start: number) => text.substring(self, start, null),
    'string Substring(int startIndex, int length)': text.substring,
    'string Remove(int startIndex)': (self: string, start: number) => text.remove(self, start, null),
    'string Remove(int startIndex, int count)': text.remove,
    'string Insert(int startIndex, string value)': text.insert,
    'string Replace(char oldChar, char newChar)': (self: string, old: number, value: number) =>
      self.replaceAll(unit(old), () => unit(value)),
    'string Replace(string oldValue, string newValue)': (self: string, old: string | null, value: string | null) =>
      text.replace(self, old, value),
    'string Replace(string oldValue, string newValue, StringComparison comparisonType)': text.replace,
    'string[] Split(params char[] separator)': (self: string, separator: Chars | null) =>
      text.split(self, text.separatorsOf(separator), null, 0),
    'string[] Split(char separator, StringSplitOptions options = 0)': text.splitAt,
    'string[] Split(char separator, int count, StringSplitOptions options = 0)': (
      self: string,
      separator: number,
      count: number,
      options: number,
    ) => text.split(self, [unit(separator)], count, options),
    'string[] Split(char[] separator, int count)': (self: string, separator: Chars | null, count: number) =>
      text.split(self, text.separatorsOf(separator), count, 0),
    'string[] Split(char[] separator, StringSplitOptions options)': (
      self: string,
      separator: Chars | null,
      options: number,
    ) => text.split(self, text.separatorsOf(separator), null, options),
    'string[] Split(char[] separator, int count, StringSplitOptions options)': (
      self: string,
      separator: Chars | null,
      count: number,
      options: number,
    ) => text.split(self, text.separatorsOf(separator), count, options),
    'string[] Split(string separator, StringSplitOptions options = 0)': (
      self: string,
      separator: string | null,
      options: number,
    ) => text.split(self, oneOf(separator), null, options),
    'string[] Split(string separator, int count, StringSplitOptions options = 0)': (
      self: string,
      separator: string | null,
      count: number,
      options: number,
    ) => text.split(self, oneOf(separator), count, options),
    'string[] Split(string[] separator, StringSplitOptions options)': (
      self: string,
      separator: Texts | null,
      options: number,
    ) => text.split(self, separator === null ? null : [...separator], null, options),
    'string[] Split(string[] separator, int count, StringSplitOptions options)': (
      self: string,
      separator: Texts | null,
      count: number,
      options: number,
    ) => text.split(self, separator === null ? null : [...separator], count, options),
    'string Trim()': (self: string) => text.trim(self, null, 'both'),
    'string Trim(char trimChar)': (self: string, char: number) => text.trim(self, [char], 'both'),
    'string Trim(params char[] trimChars)': (self: string, chars: Chars | null) => text.trim(self, chars, 'both'),
    'string TrimStart()': (self: string) => text.trim(self, null, 'start'),
    'string TrimStart(char trimChar)': (self: string, char: number) => text.trim(self, [char], 'start'),
    'string TrimStart(params char[] trimChars)': (self: string, chars: Chars | null) => text.trim(self, chars, 'start'),
    'string TrimEnd()': (self: string) => text.trim(self, null, 'end'),
    'string TrimEnd(char trimChar)': (self: string, char: number) => text.trim(self, [char], 'end'),
    'string TrimEnd(params char[] trimChars)': (self: string, chars: Chars | null) => text.trim(self, chars, 'end'),
    'string PadLeft(int totalWidth)': (self: string, width: number) => text.pad(self, width, 32, 'left'),
    'string PadLeft(int totalWidth, char paddingChar)': (self: string, width: number, char: number) =>
      text.pad(self, width, char, 'left'),
    'string PadRight(int totalWidth)': (self: string, width: number) => text.pad(self, width, 32, 'right'),
    'string PadRight(int totalWidth, char paddingChar)': (self: string, width: number, char: number) =>
      text.pad(self, width, char, 'right'),
    'string ToUpper()': text.toUpper,
    'string ToUpperInvariant()': text.toUpper,
    'string ToLower()': text.toLower,
    'string ToLowerInvariant()': text.toLower,
    'char[] ToCharArray()': text.charArray,
    'char[] ToCharArray(int startIndex, int length)': (self: string, start: number, length: number) =>
      text.charArray(text.substring(self, start, length)),
    'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': (
      self: string,
      from: number,
      destination: Chars | null,
      to: number,
      count: number,
    ) => {
      if (destination === null) throw argumentNull('destination');
      text.checkNotNegative(count, 'count');
      const copied = text.substring(self, from, count);
      if (to < 0 || to > destination.length - count) throw argumentOutOfRange('destinationIndex');
      for (let index = 0; index < count; index++) destination.set(to + index, copied.charCodeAt(index));
    },
    'object Clone()': (self: string) => self,
    'bool IsNormalized()': (self: string) => self.normalize('NFC') === self,
    'string Normalize()': (self: string) => self.normalize('NFC'),
    'int GetHashCode(StringComparison comparisonType)': (self: string, comparison: number) =>
      netHashCode(folded(self, comparison)),
  },
});
