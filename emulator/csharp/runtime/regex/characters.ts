/** Sets of characters that escapes name. */
import { lowerInvariant } from '../characters';
import type { UnitTest } from './tree';

/** `\p{name}` of a general category. */
export function property(name: string): UnitTest {
  const pattern = new RegExp(`^\\p{${name}}$`, 'u');
  return (unit) => pattern.test(String.fromCharCode(unit));
}

const wordPattern = /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]/u;

/** `\w`. */
export function isWord(unit: number): boolean {
  return wordPattern.test(String.fromCharCode(unit));
}

/** `\d`. */
export const isDigit = property('Nd');

/** Everything else. */
export function negated(test: UnitTest): UnitTest {
  return (unit) => !test(unit);
}

/** Escapes of one letter. */
export const specials: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, v: 11, a: 7, e: 27 };

/** Lower case for comparisons of back references. */
export const foldCase = lowerInvariant;
