import { Boxed, type Ref } from '../../runtime/boxed';
import { formatTyped } from '../../runtime/compositeFormat';
import { parseEnum } from '../../runtime/enums';
import { argumentException, argumentNull } from '../../runtime/exceptions';
import type { TypeObject } from '../../runtime/typeObject';
import { isEnum, type NamedType, type Type } from '../../types';
import { defineType } from '../define';

function enumOf(type: Type, parameter: string): NamedType {
  if (!isEnum(type)) throw argumentException('Type provided must be an Enum.', parameter);
  return type as NamedType;
}

function parse(type: Type, text: string | null, ignoreCase: boolean): number {
  const enumType = enumOf(type, 'enumType');
  if (text === null) throw argumentNull('value');
  if (text.trim() === '') throw argumentException('Must specify valid information for parsing in the string.', 'value');
  const value = parseEnum(enumType, text, ignoreCase);
  if (value === null) throw argumentException(`Requested value '${text}' was not found.`);
  return value;
}

function parseObject(type: TypeObject | null, text: string | null, ignoreCase: boolean): Boxed {
  if (type === null) throw argumentNull('enumType');
  return new Boxed(type.type, parse(type.type, text, ignoreCase));
}

function tryParse(text: string | null, ignoreCase: boolean, result: Ref<number>, type: Type): boolean {
  const value = text === null ? null : parseEnum(enumOf(type, 'enumType'), text, ignoreCase);
  result.value = value ?? 0;
  return value !== null;
}

/** `System.Enum`: Parse, TryParse and ToString are what API Management allows. */
export const enumType = defineType({
  name: 'System.Enum',
  abstract: true,
  base: 'System.ValueType',
  interfaces: ['System.IComparable', 'System.IFormattable'],
  members: {
    'static object Parse(Type enumType, string value)': (type: TypeObject | null, text: string | null) =>
      parseObject(type, text, false),
    'static object Parse(Type enumType, string value, bool ignoreCase)': parseObject,
    'static TEnum Parse<TEnum>(string value) where TEnum : struct': (text: string | null, type: Type) =>
      parse(type, text, false),
    'static TEnum Parse<TEnum>(string value, bool ignoreCase) where TEnum : struct': (
      text: string | null,
      ignoreCase: boolean,
      type: Type,
    ) => parse(type, text, ignoreCase),
    'static bool TryParse<TEnum>(string value, out TEnum result) where TEnum : struct': (
      text: string | null,
      result: Ref<number>,
      type: Type,
    ) => tryParse(text, false, result, type),
    'static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result) where TEnum : struct': tryParse,
    'string ToString(string format)': (self: Boxed, format: string | null) =>
      formatTyped(self.value, self.type, format),
  },
});
