/**
 * `GetValueOrDefault` in its forms: API Management's for headers, query parameters, claims and variables ("API
 * Management policy expressions", context variable), .NET's for every dictionary.
 */
import { defaultValue, type NetArray } from '../../runtime/array';
import { Boxed, unbox } from '../../runtime/boxed';
import { argumentNull, nullReference } from '../../runtime/exceptions';
import { typeOf } from '../../runtime/object';
import { conversionExists } from '../../runtime/typeRelations';
import { isDelegate, isValueType, type Type, underlyingOfNullable } from '../../types';
import { defineType } from '../define';
import { HeaderDictionary } from './dictionaries';

/** What every dictionary offers here. */
interface Dictionary<V = unknown> {
  readonly typeArguments: readonly [Type, Type];
  find(key: unknown): V | undefined;
}
type Texts = Dictionary<NetArray<string>>;

function needed<T>(dictionary: T | null): T {
  if (dictionary === null) throw argumentNull('dictionary');
  return dictionary;
}

/** The values of a name, joined with a comma. */
function joined(dictionary: Texts | null, name: string, fallback: string | null = null): string | null {
  if (dictionary instanceof HeaderDictionary) return dictionary.joined(name) ?? fallback;
  const values = needed(dictionary).find(name);
  return values === undefined ? fallback : (values.items as readonly string[]).join(',');
}

/**
 * A variable's value as another type.
 * @throws InvalidCastException for another type, NullReferenceException for null as a value type.
 */
function cast(value: unknown, type: Type): unknown {
  if (value instanceof Boxed && value.type === type) return value.value;
  const underlying = underlyingOfNullable(type);
  if (value === null) {
    if (isValueType(type) && underlying === null) throw nullReference();
    return null;
  }
  const wanted = underlying ?? type;
  if (isValueType(wanted) || !conversionExists(typeOf(value), wanted)) return unbox(value, wanted, typeOf);
  return value instanceof Boxed && isDelegate(wanted) ? value.value : value;
}

function valueAs(dictionary: Dictionary | null, key: unknown, type: Type): unknown {
  const value = needed(dictionary).find(key);
  return value === undefined ? defaultValue(type) : cast(value, type);
}

function valueAsOr(dictionary: Dictionary | null, key: unknown, fallback: unknown, type: Type): unknown {
  const value = needed(dictionary).find(key);
  return value === undefined ? fallback : cast(value, type);
}

function plain(dictionary: Dictionary | null, key: unknown): unknown {
  const { typeArguments } = needed(dictionary);
  return plainOr(dictionary, key, defaultValue(typeArguments[1]));
}

function plainOr(dictionary: Dictionary | null, key: unknown, fallback: unknown): unknown {
  const value = needed(dictionary).find(key);
  return value === undefined ? fallback : value;
}

/** The extension methods. */
export const valueOrDefault = defineType({
  name: 'ContextExtensions',
  kind: 'static',
  hidden: true,
  members: {
    'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string name)': joined,
    'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string name, string defaultValue)':
      joined,
    'static object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string variableName)': plain,
    'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string variableName)': valueAs,
    'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string variableName, T defaultValue)':
      valueAsOr,
    'static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key)': plain,
    'static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)':
      plainOr,
    // API Management has it for IDictionary too. Dictionary is both, so that it needs one of its own to be unambiguous.
    'static TValue GetValueOrDefault<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key)': plain,
    'static TValue GetValueOrDefault<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)':
      plainOr,
    'static TValue GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key)': plain,
    'static TValue GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)':
      plainOr,
  },
});
