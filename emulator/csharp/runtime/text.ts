/** The members of `System.String` that are more than a call of JavaScript's. */
import { types } from '../types';
import { NetArray } from './array';
import { isWhiteSpace, lowerInvariant, upperInvariant } from './characters';
import { folded } from './compareText';
import { argumentException, argumentNull, argumentOutOfRange, indexOutOfRange } from './exceptions';

/** `StringSplitOptions`. */
export const splitOptions = { None: 0, RemoveEmptyEntries: 1, TrimEntries: 2 } as const;

/** A `string[]`. */
export function textArray(items: readonly (string | null)[]): NetArray<string | null> {
  return new NetArray<string | null>(types.string, [...items]);
}

/** A `char[]` of a text's UTF-16 units. */
export function charArray(text: string): NetArray<number> {
  return new NetArray<number>(
    types.char,
    Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
  );
}

/** The text of UTF-16 units. */
export function textOfChars(units: Iterable<number>): string {
  let text = '';
  for (const unit of units) text += String.fromCharCode(unit);
  return text;
}

/** `s[index]`. @throws IndexOutOfRangeException. */
export function charAt(text: string, index: number): number {
  if (index < 0 || index >= text.length) throw indexOutOfRange();
  return text.charCodeAt(index);
}

/** ArgumentOutOfRangeException for a number that must not be negative. */
export function checkNotNegative(value: number, parameter: string): void {
  if (value >= 0) return;
  throw argumentOutOfRange(parameter, `${parameter} ('${value}') must be a non-negative value.`, `${value}`);
}

/** ArgumentOutOfRangeException for a number above a limit. */
export function checkAtMost(value: number, limit: number, parameter: string): void {
  if (value <= limit) return;
  throw argumentOutOfRange(
    parameter,
    `${parameter} ('${value}') must be less than or equal to '${limit}'.`,
    `${value}`,
  );
}

/** `Substring(startIndex, length)`; without a length, to the end. */
export function substring(text: string, start: number, length: number | null): string {
  checkNotNegative(start, 'startIndex');
  if (start > text.length) {
    throw argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  }
  if (length === null) return text.slice(start);
  checkNotNegative(length, 'length');
  if (start + length > text.length) {
    throw argumentOutOfRange('length', 'Index and length must refer to a location within the string.');
  }
  return text.slice(start, start + length);
}

/** `Remove(startIndex, count)`. */
export function remove(text: string, start: number, count: number | null): string {
  checkNotNegative(start, 'startIndex');
  if (count === null) {
    if (start > text.length) {
      throw argumentOutOfRange('startIndex', 'startIndex must be less than length of string.');
    }
    return text.slice(0, start);
  }
  checkNotNegative(count, 'count');
  checkAtMost(count, text.length - start, 'count');
  return text.slice(0, start) + text.slice(start + count);
}

/** `Insert(startIndex, value)`. */
export function insert(text: string, start: number, value: string | null): string {
  if (value === null) throw argumentNull('value');
  checkNotNegative(start, 'startIndex');
  checkAtMost(start, text.length, 'startIndex');
  return text.slice(0, start) + value + text.slice(start);
}

const outOfCollection =
  'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
const badCount = 'Count must be positive and count must refer to a location within the string/array/collection.';

/** `IndexOf(value, startIndex, count, comparison)`. */
export function indexOf(
  text: string,
  value: string | null,
  start: number,
  count: number | null,
  comparison = 4,
): number {
  if (value === null) throw argumentNull('value');
  if (start < 0 || start > text.length) throw argumentOutOfRange('startIndex', outOfCollection);
  if (count !== null && (count < 0 || start + count > text.length)) throw argumentOutOfRange('count', badCount);
  const end = count === null ? text.length : start + count;
  const found = folded(text, comparison).slice(0, end).indexOf(folded(value, comparison), start);
  return found;
}

/** `LastIndexOf(value, startIndex, count, comparison)`: searches backwards from the start index. */
export function lastIndexOf(
  text: string,
  value: string | null,
  start: number | null,
  count: number | null,
  comparison = 4,
): number {
  if (value === null) throw argumentNull('value');
  if (text.length === 0) return value === '' ? 0 : -1;
  let last = start ?? text.length - 1;
  if (last < -1 || last > text.length) throw argumentOutOfRange('startIndex', outOfCollection);
  if (last === text.length) last -= 1;
  const first = count === null ? 0 : last - count + 1;
  if (first < 0 || (count !== null && count < 0)) throw argumentOutOfRange('count', badCount);
  if (value === '') return last + 1;
  const found = folded(text.slice(first, last + 1), comparison).lastIndexOf(folded(value, comparison));
  return found < 0 ? -1 : found + first;
}

/** `IndexOfAny(chars)` from a place. @throws ArgumentNullException, ArgumentOutOfRangeException. */
export function indexOfAny(text: string, any: Iterable<number> | null, start: number, count: number | null): number {
  if (any === null) throw argumentNull('anyOf');
  if (start < 0 || start > text.length) throw argumentOutOfRange('startIndex', outOfCollection);
  const end = count === null ? text.length : start + count;
  if (end < start || end > text.length) throw argumentOutOfRange('count', badCount);
  const set = new Set(any);
  for (let index = start; index < end; index++) if (set.has(text.charCodeAt(index))) return index;
  return -1;
}

/** `LastIndexOfAny(chars)`, backwards from a place. @throws ArgumentNullException, ArgumentOutOfRangeException. */
export function lastIndexOfAny(text: string, any: Iterable<number> | null, start: number | null): number {
  if (any === null) throw argumentNull('anyOf');
  if (text.length === 0) return -1;
  if (start !== null && (start < 0 || start >= text.length)) {
    throw argumentOutOfRange('startIndex', outOfCollection);
  }
  const set = new Set(any);
  for (let index = start ?? text.length - 1; index >= 0; index--) if (set.has(text.charCodeAt(index))) return index;
  return -1;
}

/** `Trim` at the start, the end or both (`sides`), of the given chars or of white space. */
export function trim(text: string, chars: Iterable<number> | null, sides: 'start' | 'end' | 'both'): string {
  if (chars === null && !isWhiteSpace(text.charCodeAt(0)) && !isWhiteSpace(text.charCodeAt(text.length - 1)))
    return text;
  const set = chars === null ? null : new Set(chars);
  const strips = set === null || set.size === 0 ? isWhiteSpace : (unit: number) => set.has(unit);
  let start = 0;
  let end = text.length;
  if (sides !== 'end') while (start < end && strips(text.charCodeAt(start))) start += 1;
  if (sides !== 'start') while (end > start && strips(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** `PadLeft` / `PadRight`. */
export function pad(text: string, width: number, unit: number, side: 'left' | 'right'): string {
  checkNotNegative(width, 'totalWidth');
  const filler = String.fromCharCode(unit);
  return side === 'left' ? text.padStart(width, filler) : text.padEnd(width, filler);
}

/** `Replace(oldValue, newValue, comparison)`. */
export function replace(text: string, old: string | null, value: string | null, comparison = 4): string {
  if (old === null) throw argumentNull('oldValue');
  if (old === '') throw argumentException('The value cannot be an empty string.', 'oldValue');
  if (comparison % 2 === 0) return text.replaceAll(old, () => value ?? '');
  const haystack = folded(text, comparison);
  const needle = folded(old, comparison);
  let result = '';
  let from = 0;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, from)) {
    result += text.slice(from, at) + (value ?? '');
    from = at + needle.length;
  }
  return result + text.slice(from);
}

/** Where and how long the separators are: the earliest place, there the first separator of the list. */
function findSeparator(text: string, separators: readonly string[] | null, from: number): [number, number] | null {
  for (let index = from; index < text.length; index++) {
    if (separators === null) {
      if (isWhiteSpace(text.charCodeAt(index))) return [index, 1];
      continue;
    }
    for (const separator of separators) if (text.startsWith(separator, index)) return [index, separator.length];
  }
  return null;
}

/**
 * Every overload of `Split`. `separators` null or empty: white space; `count` null: no limit.
 * @throws ArgumentOutOfRangeException for a negative count.
 */
export function split(
  text: string,
  separators: readonly (string | null)[] | null,
  count: number | null,
  options: number,
): NetArray<string | null> {
  const limit = count ?? Number.MAX_SAFE_INTEGER;
  if (limit < 0) {
    throw argumentOutOfRange('count', `count ('${limit}') must be a non-negative value.`, `${limit}`);
  }
  const removesEmpty = (options & splitOptions.RemoveEmptyEntries) !== 0;
  const trims = (options & splitOptions.TrimEntries) !== 0;
  const used = separators?.filter((separator): separator is string => separator !== null && separator !== '') ?? [];
  const list = separators === null || separators.length === 0 ? null : used;
  if (count === null && options === splitOptions.None && used.length === 1)
    return new NetArray<string | null>(types.string, text.split(used[0] as string));
  const clean = (part: string) => (trims ? trim(part, null, 'both') : part);
  const parts: string[] = [];
  let from = 0;
  while (limit > 0) {
    const found = parts.length >= limit - 1 ? null : findSeparator(text, list, from);
    if (found === null) break;
    const part = clean(text.slice(from, found[0]));
    if (part !== '' || !removesEmpty) parts.push(part);
    from = found[0] + found[1];
  }
  if (limit > 0) {
    let rest = text.slice(from);
    if (removesEmpty && parts.length > 0 && parts.length === limit - 1) {
      // The last part of a limited split starts after any further separators.
      for (let found = findSeparator(text, list, from); found?.[0] === from; found = findSeparator(text, list, from)) {
        from += found[1];
      }
      rest = text.slice(from);
    }
    const part = clean(rest);
    if (part !== '' || !removesEmpty) parts.push(part);
  }
  return textArray(parts);
}

/** `Split(separator, options)` by one character. */
export function splitAt(text: string, separator: number, options: number): NetArray<string | null> {
  const separators = String.fromCharCode(separator);
  return options === splitOptions.None
    ? new NetArray<string | null>(types.string, text.split(separators))
    : split(text, [separators], null, options);
}

/** Separators of a `char[]` argument. */
export function separatorsOf(chars: NetArray<number> | null): string[] | null {
  return chars === null ? null : Array.from(chars, (unit) => String.fromCharCode(unit));
}

/** `ToUpper`, `ToUpperInvariant`. */
export const toUpper = upperInvariant;
/** `ToLower`, `ToLowerInvariant`. */
export const toLower = lowerInvariant;
