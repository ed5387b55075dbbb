/** `string.Format`, `AppendFormat` and the holes of interpolated strings. */
import { isEnum, type NamedType, type Type, types } from '../types';
import type { NetArray } from './array';
import { Boxed } from './boxed';
import { Decimal } from './decimal';
import { enumText, enumValues } from './enums';
import { argumentNull, formatException } from './exceptions';
import { formatNumber, isIntegerType } from './numberFormat';
import { toText } from './object';

/** Run-time classes with format strings of their own (DateTime, TimeSpan, Guid, …) have this method. */
export interface NetFormattable {
  netFormat(format: string | null): string;
}

/** An object-typed value under a format string, as `IFormattable` does; null gives the empty text. */
export function formatObject(value: unknown, format: string | null): string {
  if (format === null || format === '' || value === null || value === undefined) return toText(value);
  if (value instanceof Boxed) return formatTyped(value.value, value.type, format);
  if (value instanceof Decimal) return formatNumber(value, types.decimal, format);
  const formattable = value as Partial<NetFormattable>;
  return typeof value === 'object' && formattable.netFormat !== undefined
    ? formattable.netFormat(format)
    : toText(value);
}

/** A value of a static type under a format string. */
export function formatTyped(value: unknown, type: Type, format: string | null): string {
  if (value === null || value === undefined) return '';
  if (isEnum(type)) return formatEnum(type as NamedType, value as number, format);
  if (isIntegerType(type) || type === types.double || type === types.float) {
    return formatNumber(value as number | bigint, type, format);
  }
  if (type === types.char) return String.fromCharCode(value as number);
  return formatObject(value, format);
}

/** `Enum.ToString(format)`: G, F, D and X. @throws FormatException. */
export function formatEnum(type: NamedType, value: number, format: string | null): string {
  switch (format?.toUpperCase() ?? '') {
    case '':
    case 'G':
      return enumText(type, value);
    case 'F': {
      const exact = Object.entries(enumValues(type)).find(([, member]) => member === value);
      return exact?.[0] ?? enumText(type, value);
    }
    case 'D':
      return String(value);
    case 'X':
      return (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
  }
  throw formatException('Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
}

/** A hole of an interpolated string: alignment (0: none) and format. */
export function formatHole(value: unknown, alignment: number, format: string | null): string {
  return align(formatObject(value, format), alignment);
}

function align(text: string, alignment: number): string {
  return alignment < 0 ? text.padEnd(-alignment) : text.padStart(alignment);
}

/**
 * `string.Format(format, args)`.
 * @throws ArgumentNullException, FormatException.
 */
export function compositeFormat(format: string | null, args: NetArray | readonly unknown[] | null): string {
  if (format === null) throw argumentNull('format');
  if (args === null) throw argumentNull('args');
  const values = (Array.isArray(args) ? args : (args as NetArray).items) as readonly unknown[];
  let result = '';
  let index = 0;
  while (index < format.length) {
    const char = format.charAt(index);
    if (char !== '{' && char !== '}') {
      result += char;
      index += 1;
      continue;
    }
    if (format.charAt(index + 1) === char) {
      result += char;
      index += 2;
      continue;
    }
    if (char === '}') throw invalid(index + 1, 'Unexpected closing brace without a corresponding opening brace.');
    const hole = readHole(format, index + 1);
    if (hole.argument >= values.length) {
      throw formatException(
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    }
    result += formatHole(values[hole.argument], hole.alignment, hole.format);
    index = hole.end;
  }
  return result;
}

interface Hole {
  readonly argument: number;
  readonly alignment: number;
  readonly format: string | null;
  /** The place after the closing brace. */
  readonly end: number;
}

function readHole(format: string, start: number): Hole {
  const digits = /^\d+/.exec(format.slice(start))?.[0];
  if (digits === undefined) {
    if (start >= format.length) throw invalid(start, 'Format item ends prematurely.');
    throw invalid(start, 'Expected an ASCII digit.');
  }
  const rest = format.slice(start + digits.length);
  const match = /^ *(?:, *(-?\d+) *)?(?::([^{}]*))?\}/.exec(rest);
  if (match === null) {
    const end = start + digits.length + (/^ *(?:,[^:}]*)?(?::[^{}]*)?/.exec(rest)?.[0].length ?? 0);
    if (end >= format.length) throw invalid(format.length, 'Format item ends prematurely.');
    throw invalid(end, 'Unexpected opening brace without a corresponding closing brace.');
  }
  return {
    argument: Number(digits),
    alignment: Number(match[1] ?? '0'),
    format: match[2] ?? null,
    end: start + digits.length + match[0].length,
  };
}

function invalid(offset: number, reason: string): Error {
  return formatException(`Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`);
}
