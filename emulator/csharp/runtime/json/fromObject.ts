/** `FromObject`: what Newtonsoft's serializer makes of a .NET value. */
import { type Type, types } from '../../types';
import { AnonymousObject } from '../anonymous';
import { NetArray } from '../array';
import { box } from '../boxed';
import { argumentException } from '../exceptions';
import { toText } from '../object';
import { JArray, JObject, JProperty, JToken, JValue, tokenTypeName, tokenTypeOf } from './tokens';

/** An object-typed value as a fresh token. @throws ArgumentException for a value that has no JSON form. */
export function toToken(value: unknown): JToken {
  if (value instanceof JToken) return value.deepClone();
  if (value instanceof AnonymousObject) {
    const object = new JObject();
    for (const [name, member] of value.entries()) object.put(name, toToken(member));
    return object;
  }
  if (tokenTypeOf(value) === null && typeof value === 'object' && value !== null && Symbol.iterator in value) {
    return sequenceToken(value as Iterable<unknown>);
  }
  return new JValue(value);
}

function sequenceToken(value: Iterable<unknown>): JToken {
  const { typeArguments, elementType } = value as { typeArguments?: readonly Type[]; elementType?: Type };
  if (typeArguments?.length === 2 && !(value instanceof NetArray)) {
    const object = new JObject();
    const [keyType, valueType] = typeArguments as [Type, Type];
    for (const pair of value as Iterable<{ key: unknown; value: unknown }>) {
      object.put(toText(box(pair.key, keyType)), toToken(box(pair.value, valueType)));
    }
    return object;
  }
  const array = new JArray();
  for (const item of value) array.push(toToken(box(item, elementType ?? typeArguments?.[0] ?? types.object)));
  return array;
}

/** `JObject.FromObject`, `JArray.FromObject`: a token of that class. @throws ArgumentException for another one. */
export function toTokenOf(value: unknown, wanted: 'JObject' | 'JArray'): JToken {
  const token = toToken(value);
  if (wanted === 'JObject' ? token instanceof JObject : token instanceof JArray) return token;
  const kind = token instanceof JProperty ? 'Property' : tokenTypeName(token.type);
  throw argumentException(`Object serialized to ${kind}. ${wanted} instance expected.`);
}
