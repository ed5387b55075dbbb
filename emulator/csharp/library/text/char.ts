import { Boxed } from '../../runtime/boxed';
import * as characters from '../../runtime/characters';
import { argumentException, argumentNull, argumentOutOfRange, formatException } from '../../runtime/exceptions';
import { types } from '../../types';
import { defineType } from '../define';

type Test = (unit: number) => boolean;

function matching(pattern: RegExp): Test {
  return (unit) => pattern.test(String.fromCharCode(unit));
}

const isSurrogate: Test = (unit) => unit >= 0xd800 && unit <= 0xdfff;
const isHigh: Test = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow: Test = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

const tests: Readonly<Record<string, Test>> = {
  IsDigit: matching(/\p{Nd}/u),
  IsNumber: matching(/\p{N}/u),
  IsLetter: matching(/\p{L}/u),
  IsLetterOrDigit: matching(/[\p{L}\p{Nd}]/u),
  IsUpper: matching(/\p{Lu}/u),
  IsLower: matching(/\p{Ll}/u),
  IsWhiteSpace: characters.isWhiteSpace,
  IsPunctuation: matching(/\p{P}/u),
  IsSymbol: matching(/\p{S}/u),
  IsSeparator: matching(/\p{Z}/u),
  IsControl: matching(/\p{Cc}/u),
  IsSurrogate: isSurrogate,
  IsHighSurrogate: isHigh,
  IsLowSurrogate: isLow,
};

/** The unit of a text at an index. @throws ArgumentNullException, ArgumentOutOfRangeException. */
function at(text: string | null, index: number): number {
  if (text === null) throw argumentNull('s');
  if (index < 0 || index >= text.length) throw argumentOutOfRange('index');
  return text.charCodeAt(index);
}

/** `IsDigit(char c)` and `IsDigit(string s, int index)` of every test. */
function testMembers(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tests).flatMap(([name, test]) => [
      [`static bool ${name}(char c)`, test],
      [`static bool ${name}(string s, int index)`, (text: string | null, index: number) => test(at(text, index))],
    ]),
  );
}

function upper(unit: number): number {
  return characters.upperInvariant(String.fromCharCode(unit)).charCodeAt(0);
}

function lower(unit: number): number {
  return characters.lowerInvariant(String.fromCharCode(unit)).charCodeAt(0);
}

function fromUtf32(value: number): string {
  if (value < 0 || value > 0x10ffff || isSurrogate(value)) {
    throw argumentOutOfRange(
      'utf32',
      'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
    );
  }
  return String.fromCodePoint(value);
}

function toUtf32(text: string | null, index: number): number {
  const unit = at(text, index);
  if (!isSurrogate(unit)) return unit;
  const point = (text ?? '').codePointAt(index) ?? unit;
  if (point <= 0xffff) {
    const kind = isHigh(unit) ? 'high' : 'low';
    throw argumentException(
      `Found a ${kind} surrogate char without a ${kind === 'high' ? 'low' : 'high'} surrogate at index: ${index}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`,
      's',
    );
  }
  return point;
}

/** `System.Char`. */
export const charType = defineType({
  name: 'System.Char',
  kind: 'struct',
  defaultValue: () => 0,
  members: {
    'const char MaxValue': 0xffff,
    'const char MinValue': 0,
    ...testMembers(),
    'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)': (high: number, low: number) =>
      isHigh(high) && isLow(low),
    'static bool IsSurrogatePair(string s, int index)': (text: string | null, index: number) =>
      isHigh(at(text, index)) && index + 1 < (text ?? '').length && isLow(at(text, index + 1)),
    'static bool IsAscii(char c)': (unit: number) => unit < 128,
    'static char ToUpper(char c)': upper,
    'static char ToUpperInvariant(char c)': upper,
    'static char ToLower(char c)': lower,
    'static char ToLowerInvariant(char c)': lower,
    'static double GetNumericValue(char c)': characters.numericValue,
    'static double GetNumericValue(string s, int index)': (text: string | null, index: number) =>
      characters.numericValue(at(text, index)),
    'static UnicodeCategory GetUnicodeCategory(char c)': characters.unicodeCategory,
    'static UnicodeCategory GetUnicodeCategory(string s, int index)': (text: string | null, index: number) =>
      characters.unicodeCategory(at(text, index)),
    'static string ToString(char c)': (unit: number) => String.fromCharCode(unit),
    'static string ConvertFromUtf32(int utf32)': fromUtf32,
    'static int ConvertToUtf32(string s, int index)': toUtf32,
    'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (high: number, low: number) => {
      if (!isHigh(high)) throw argumentOutOfRange('highSurrogate');
      if (!isLow(low)) throw argumentOutOfRange('lowSurrogate');
      return toUtf32(String.fromCharCode(high, low), 0);
    },
    'static char Parse(string s)': (text: string | null) => {
      if (text === null) throw argumentNull('s');
      if (text.length !== 1) throw formatException('String must be exactly one character long.');
      return text.charCodeAt(0);
    },
    'static bool TryParse(string s, out char result)': (text: string | null, result: { value: number }) => {
      result.value = text?.length === 1 ? text.charCodeAt(0) : 0;
      return text?.length === 1;
    },
    'int CompareTo(char value)': (self: number, value: number) => self - value,
    'int CompareTo(object value)': (self: number, value: unknown) => {
      if (value === null) return 1;
      if (!(value instanceof Boxed) || value.type !== types.char)
        throw argumentException('Object must be of type Char.');
      return self - (value.value as number);
    },
    'bool Equals(char obj)': (self: number, other: number) => self === other,
  },
});

/** `System.Globalization.UnicodeCategory`: the result of `char.GetUnicodeCategory`; it cannot be named. */
export const unicodeCategoryType = defineType({
  name: 'System.Globalization.UnicodeCategory',
  kind: 'enum',
  hidden: true,
  values: Object.fromEntries(characters.unicodeCategories.map(([name], index) => [name, index])),
});
