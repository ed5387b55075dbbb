import { defaultValue } from '../../runtime/array';
import type { Ref } from '../../runtime/boxed';
import { dictionaryOf, type ReadOnlyDictionaryMethods } from '../../runtime/collections/views';

/** `TryGetValue` of anything with keys: the value, or the default of its type. */
export function tryGetValue(self: unknown, key: unknown, value: Ref<unknown>): boolean {
  const dictionary: ReadOnlyDictionaryMethods = dictionaryOf(self);
  const found = dictionary.find(key);
  value.value = found === undefined ? defaultValue(dictionary.typeArguments[1]) : found;
  return found !== undefined;
}
