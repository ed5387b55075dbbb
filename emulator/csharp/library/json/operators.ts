/** The conversions between `JToken` and values that C# applies: implicit ones from values, explicit ones to them. */
import { box } from '../../runtime/boxed';
import { castToken } from '../../runtime/json/casts';
import { type JToken, JValue, tokenTypes } from '../../runtime/json/tokens';
import { isIntegerType } from '../../runtime/numberFormat';
import { arrayOf, nullableOf, type Type, types } from '../../types';
import type { MemberCode } from '../define';

const valueTypes: readonly (readonly [string, Type])[] = [
  ['bool', types.bool],
  ['char', types.char],
  ['sbyte', types.sbyte],
  ['byte', types.byte],
  ['short', types.short],
  ['ushort', types.ushort],
  ['int', types.int],
  ['uint', types.uint],
  ['long', types.long],
  ['ulong', types.ulong],
  ['float', types.float],
  ['double', types.double],
  ['decimal', types.decimal],
  ['DateTime', types.dateTime],
  ['DateTimeOffset', types.dateTimeOffset],
  ['TimeSpan', types.timeSpan],
  ['Guid', types.guid],
];

/** A value as a token. Integers are kept as `long`, but for `ulong`. */
function tokenOf(value: unknown, type: Type): JValue {
  const widened = isIntegerType(type) && type !== types.long && type !== types.ulong;
  return new JValue(widened ? box(BigInt(value as number), types.long) : box(value, type));
}

/** The operators as members of JToken. */
export function tokenOperators(): Record<string, MemberCode> {
  const members: Record<string, MemberCode> = {
    'static implicit operator JToken(string value)': (value: string | null) => new JValue(value, tokenTypes.String),
    'static implicit operator JToken(byte[] value)': (value: unknown) => new JValue(value, tokenTypes.Bytes),
    'static implicit operator JToken(Uri value)': (value: unknown) => new JValue(value),
    'static explicit operator string(JToken value)': (value: JToken | null) => castToken(value, types.string),
    'static explicit operator byte[](JToken value)': (value: JToken | null) => castToken(value, arrayOf(types.byte)),
    'static explicit operator Uri(JToken value)': (value: JToken | null) => castToken(value, types.uri),
  };
  for (const [name, type] of valueTypes) {
    const nullable = nullableOf(type);
    members[`static explicit operator ${name}(JToken value)`] = (value: JToken | null) => castToken(value, type);
    members[`static explicit operator ${name}?(JToken value)`] = (value: JToken | null) => castToken(value, nullable);
    members[`static implicit operator JToken(${name} value)`] = (value: unknown) => tokenOf(value, type);
    members[`static implicit operator JToken(${name}? value)`] = (value: unknown) => new JValue(box(value, type));
  }
  return members;
}

/** Constructors of JValue for each type of values. */
export function valueConstructors(): Record<string, MemberCode> {
  const wide = ['bool', 'char', 'long', 'ulong', 'float', 'double', 'decimal'];
  const others = ['DateTime', 'DateTimeOffset', 'TimeSpan', 'Guid'];
  const members: Record<string, MemberCode> = {};
  for (const [name, type] of valueTypes) {
    if (![...wide, ...others].includes(name)) continue;
    members[`JValue(${name} value)`] = (value: unknown) => new JValue(box(value, type));
  }
  return members;
}
