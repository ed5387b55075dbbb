/** Numbers, texts, dates and their like as the serializer reads them from tokens. */
import { isEnum, isValueType, type NamedType, netName, type Type, types, underlyingOfNullable } from '../../types';
import { byteArray } from '../array';
import { Boxed } from '../boxed';
import { convertObject, fromBase64 } from '../convert';
import { Decimal } from '../decimal';
import { enumValues } from '../enums';
import { DotNetException, formatException } from '../exceptions';
import { isIntegerType } from '../numberFormat';
import { parseBoolean, parseFloating, parseInteger } from '../numberParse';
import { toText } from '../object';
import { parseDateTime, parseDateTimeOffset } from '../time/dateParse';
import { convertScalar } from './casts';
import { readError, serializationError, wrongForm } from './serializerError';
import type { JToken } from './token';
import { tokenTypeName, tokenTypes } from './tokenTypes';
import { JValue } from './value';

/** How a type is read: its name in messages, and what becomes of texts and numbers. */
interface Reading {
  readonly name: string;
  readonly typeName: string;
  readonly text: (text: string) => unknown;
  /** Numbers cannot be read when it is left out. */
  readonly number?: (value: JValue) => unknown;
}

/** The types that the reader itself knows; every other one is converted from what was read. */
const readings = new Map<Type, Reading>([
  [
    types.int,
    { name: 'integer', typeName: 'integer', text: (text) => parseInteger(text, types.int), number: readInteger },
  ],
  [
    types.decimal,
    { name: 'decimal', typeName: 'decimal', text: (text) => convertObject(text, types.decimal), number: readDecimal },
  ],
  [
    types.double,
    {
      name: 'double',
      typeName: 'double',
      text: (text) => parseFloating(text, types.double),
      number: (token) => convertObject(token.value, types.double),
    },
  ],
  [
    types.bool,
    {
      name: 'boolean',
      typeName: 'boolean',
      text: parseBoolean,
      number: (token) => convertObject(token.value, types.bool),
    },
  ],
  [types.dateTime, { name: 'date', typeName: 'DateTime', text: parseDateTime }],
  [types.dateTimeOffset, { name: 'date', typeName: 'DateTimeOffset', text: parseDateTimeOffset }],
  [types.string, { name: 'string', typeName: 'string', text: (text) => text }],
]);

/** Types that are made of texts. */
const parsed = new Set<Type>([types.guid, types.timeSpan, types.uri]);
const others = new Set<Type>([types.char, types.float, ...parsed]);

function isBytes(type: Type): boolean {
  return type.tag === 'array' && type.element === types.byte;
}

/** Is a type (not `T?`) read from one value? */
export function isScalar(type: Type): boolean {
  return readings.has(type) || others.has(type) || isIntegerType(type) || isEnum(type) || isBytes(type);
}

/**
 * A token as a value of a scalar type or `T?`, in its representation.
 * @throws JsonReaderException, JsonSerializationException, FormatException for bad Base64.
 */
export function readScalar(token: JToken, type: Type): unknown {
  const wanted = underlyingOfNullable(type) ?? type;
  const reading = readings.get(wanted);
  if (!(token instanceof JValue)) {
    if (isBytes(wanted) && token.type === tokenTypes.Array) return readBytes(token);
    if (reading !== undefined || isBytes(wanted)) throw unexpected(token, reading?.name ?? 'bytes');
    throw wrongForm(token, token.type === tokenTypes.Object, type, 'primitive value');
  }
  const { value } = token;
  const empty = value === '' && wanted !== types.string && (reading !== undefined || wanted !== type);
  if (value === null || (empty && !isBytes(wanted))) {
    if (wanted !== type || !isValueType(type)) return null;
    throw serializationError(`Error converting value {null} to type '${netName(type)}'.`, token);
  }
  if (isBytes(wanted)) {
    if (token.type === tokenTypes.Bytes) return value;
    if (typeof value === 'string') return byteArray(fromBase64(value));
    throw unexpected(token, 'bytes');
  }
  return reading === undefined ? convert(token, value, wanted, type) : readKnown(token, value, wanted, reading);
}

function readKnown(token: JValue, value: unknown, wanted: Type, reading: Reading): unknown {
  if (wanted === types.string) return token.source ?? toText(value);
  if (typeof value === 'string') {
    return attempt(
      () => reading.text(value),
      () => readError(`Could not convert string to ${reading.typeName}: ${value}.`, token),
    );
  }
  if (token.type === tokenTypes.Date && reading.number === undefined) return convertScalar(value, wanted);
  if (token.type === tokenTypes.Boolean && wanted === types.bool) return value;
  const isNumber = token.type === tokenTypes.Integer || token.type === tokenTypes.Float;
  if (!isNumber || reading.number === undefined) throw unexpected(token, reading.name);
  return reading.number(token);
}

function readInteger(token: JValue): unknown {
  const { source } = token;
  if (source !== null && token.type === tokenTypes.Float) {
    throw readError(`Input string '${source}' is not a valid integer.`, token);
  }
  return attempt(
    () => convertScalar(token.value, types.int),
    () => {
      if (source === null) return readError(`Could not convert to integer: ${toText(token.value)}.`, token);
      return readError(`JSON integer ${source} is too large or small for an Int32.`, token);
    },
  );
}

function readDecimal(token: JValue): unknown {
  const { source } = token;
  if (source === null) return convertScalar(token.value, types.decimal);
  const decimal = Decimal.parseLiteral(source);
  if (decimal === null) throw readError(`Input string '${source}' is not a valid decimal.`, token);
  return decimal;
}

function readBytes(token: JToken): unknown {
  const bytes = token.children.map((child) => {
    if (child.type !== tokenTypes.Integer) throw unexpected(child, 'bytes');
    return convertObject((child as JValue).value, types.byte) as number;
  });
  return byteArray(Uint8Array.from(bytes));
}

/** Types that the reader does not know: the value that was read is converted. */
function convert(token: JValue, value: unknown, wanted: Type, type: Type): unknown {
  const shown = typeof value === 'string' ? `"${value}"` : toText(value);
  return attempt(
    () => {
      if (isEnum(wanted)) return enumValue(value, wanted as NamedType);
      // Numbers and booleans are no Guid, TimeSpan or Uri, whatever their text is.
      if (parsed.has(wanted) && (value instanceof Boxed || typeof value === 'boolean')) throw formatException('');
      return convertScalar(value, wanted);
    },
    () => serializationError(`Error converting value ${shown} to type '${netName(type)}'.`, token),
  );
}

/** A member by its name without regard to case, or by its number. */
function enumValue(value: unknown, type: NamedType): number {
  if (typeof value !== 'string') return convertObject(value, types.int) as number;
  const members = Object.entries(enumValues(type));
  return value
    .split(',')
    .map((part) => part.trim())
    .reduce((sum, name) => {
      const member = members.find(([one]) => one.toLowerCase() === name.toLowerCase());
      if (member === undefined && !/^[+-]?\d+$/.test(name))
        throw formatException(`Requested value '${name}' was not found.`);
      return sum | (member?.[1] ?? Number(name));
    }, 0);
}

/** A value of a kind that a type is never read from. */
function unexpected(token: JToken, name: string): DotNetException {
  const opener =
    token.type === tokenTypes.Object ? 'StartObject' : token.type === tokenTypes.Array ? 'StartArray' : null;
  return readError(`Error reading ${name}. Unexpected token: ${opener ?? tokenTypeName(token.type)}.`, token);
}

/** What the first gives, or the error of the second when .NET code fails. */
function attempt(run: () => unknown, failure: () => DotNetException): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof DotNetException) throw failure();
    throw error;
  }
}
