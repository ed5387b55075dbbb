/** Values as XML Schema writes them, to text and back: what `XmlConvert` does. */
import { type Type, types } from '../../types';
import { Boxed } from '../boxed';
import { Decimal } from '../decimal';
import { type DotNetException, formatException } from '../exceptions';
import { Guid } from '../guid';
import { parseDecimalParts, parseFloating, parseInteger } from '../numberParse';
import { dateTimeOffsetOfText, dateTimeOfText, timeSpanOfText, timeText } from './times';

function badValue(text: string, name: string): DotNetException {
  return formatException(`The string '${text}' is not a valid ${name} value.`);
}

/** A value (object-typed) where XML writes it otherwise than `ToString()`; null where not. */
export function valueText(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Boxed && typeof value.value === 'number' && isFloating(value.type)) {
    if (value.value === Number.POSITIVE_INFINITY) return 'INF';
    if (value.value === Number.NEGATIVE_INFINITY) return '-INF';
  }
  return timeText(value);
}

function isFloating(type: Type): boolean {
  return type === types.double || type === types.float;
}

const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

function booleanOf(text: string): boolean {
  const word = trimmed(text.toLowerCase());
  if (word === '1' || word === 'true') return true;
  if (word === '0' || word === 'false') return false;
  throw badValue(text.toLowerCase(), 'Boolean');
}

function floatingOf(text: string, type: Type): number {
  const word = trimmed(text);
  if (word === '-INF') return Number.NEGATIVE_INFINITY;
  if (word === 'INF') return Number.POSITIVE_INFINITY;
  return parseFloating(word.includes(',') ? badNumberText(word) : word, type);
}

/** Thousands separators are no part of XML's numbers. @throws FormatException. */
function badNumberText(text: string): string {
  throw formatException(`The input string '${text}' was not in a correct format.`);
}

function integerOf(text: string, type: Type): number | bigint {
  const isUnsigned = type === types.uint || type === types.ulong;
  return parseInteger(isUnsigned && /[+-]/.test(text) ? badNumberText(text) : text, type);
}

function decimalOf(text: string): Decimal {
  const { coefficient, scale } = parseDecimalParts(text.includes(',') ? badNumberText(text) : text);
  return new Decimal(coefficient, scale);
}

const structOfText: Readonly<Record<string, (text: string) => unknown>> = {
  'System.DateTime': dateTimeOfText,
  'System.DateTimeOffset': dateTimeOffsetOfText,
  'System.TimeSpan': timeSpanOfText,
  'System.Guid': (text) => Guid.parse(text),
};

/** The text of an element or attribute as a value of a type, in its representation. @throws FormatException, OverflowException. */
export function valueOfText(text: string, type: Type): unknown {
  if (type === types.bool) return booleanOf(text);
  if (isFloating(type)) return floatingOf(text, type);
  if (type === types.decimal) return decimalOf(text);
  return (type.tag === 'named' ? structOfText[type.definition.name]?.(text) : null) ?? integerOf(text, type);
}
