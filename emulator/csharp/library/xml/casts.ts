/** Casts of elements and attributes to values: `(int)element`, `(DateTime?)attribute`. */
import { argumentNull } from '../../runtime/exceptions';
import type { XAttribute } from '../../runtime/xml/attribute';
import type { XElement } from '../../runtime/xml/element';
import { valueOfText } from '../../runtime/xml/values';
import { namedType, type Type, types } from '../../types';
import type { MemberCode } from '../define';

const castTypes: Readonly<Record<string, Type>> = {
  bool: types.bool,
  int: types.int,
  uint: types.uint,
  long: types.long,
  ulong: types.ulong,
  float: types.float,
  double: types.double,
  decimal: types.decimal,
  DateTime: namedType('System.DateTime'),
  DateTimeOffset: namedType('System.DateTimeOffset'),
  TimeSpan: namedType('System.TimeSpan'),
  Guid: namedType('System.Guid'),
};

/**
 * The explicit operators of XElement or XAttribute. A missing one (null) is null for `string` and nullable types.
 * Their code throws ArgumentNullException, FormatException, OverflowException.
 */
export function castOperators(typeName: 'XElement' | 'XAttribute'): Readonly<Record<string, MemberCode>> {
  const parameter = typeName === 'XElement' ? 'element' : 'attribute';
  const members: Record<string, MemberCode> = {
    [`static explicit operator string(${typeName} ${parameter})`]: (one: XElement | XAttribute | null) =>
      one?.value ?? null,
  };
  for (const [name, type] of Object.entries(castTypes)) {
    members[`static explicit operator ${name}(${typeName} ${parameter})`] = (one: XElement | XAttribute | null) => {
      if (one === null) throw argumentNull(parameter);
      return valueOfText(one.value, type);
    };
    members[`static explicit operator ${name}?(${typeName} ${parameter})`] = (one: XElement | XAttribute | null) =>
      one === null ? null : valueOfText(one.value, type);
  }
  return members;
}
