/** What Newtonsoft's serializer makes of a .NET value: `FromObject` and `SerializeObject`. */
import { netName, type Type, types } from '../../types';
import { AnonymousObject } from '../anonymous';
import { NetArray } from '../array';
import { box } from '../boxed';
import { NetPair } from '../collections/keyValuePair';
import { argumentException, dotNetException } from '../exceptions';
import { MultiArray } from '../multiArray';
import { toText, typeOf } from '../object';
import { DateTime } from '../time/dateTime';
import { DateTimeOffset } from '../time/dateTimeOffset';
import { NetTuple } from '../tuple';
import { jsonOfDate } from './dates';
import { JArray, JObject, JProperty, JToken, JValue, memberPath, tokenTypeName, tokenTypeOf } from './tokens';

/**
 * An object-typed value as a fresh token.
 * @throws ArgumentException for a value that has no JSON form, JsonSerializationException for one that contains itself.
 */
export function toToken(value: unknown): JToken {
  return new Serializer().token(value);
}

class Serializer {
  /** The containers that are being written, with the path behind each. */
  private readonly open: { readonly value: unknown; path: string }[] = [];

  token(value: unknown): JToken {
    if (value instanceof JToken) return value.deepClone();
    if (value instanceof AnonymousObject) return this.object(value, value.entries());
    if (value instanceof NetPair) {
      const [keyType, valueType] = value.typeArguments;
      const members: [string, unknown][] = [
        ['Key', box(value.key, keyType)],
        ['Value', box(value.value, valueType)],
      ];
      return this.object(value, members);
    }
    if (value instanceof NetTuple) {
      return this.object(
        value,
        value.boxed().map((item, index) => [`Item${index + 1}`, item] as const),
      );
    }
    if (value instanceof MultiArray) return this.dimension(value, value.items as unknown[], value.lengths);
    if (tokenTypeOf(value) === null && typeof value === 'object' && value !== null && Symbol.iterator in value) {
      return this.sequence(value as Iterable<unknown>);
    }
    return new JValue(value);
  }

  private object(value: unknown, members: Iterable<readonly [string, unknown]>): JToken {
    const object = new JObject();
    const level = this.enter(value);
    for (const [name, member] of members) {
      level.path = memberPath(name);
      object.put(name, this.token(member));
    }
    this.open.pop();
    return object;
  }

  private sequence(value: Iterable<unknown>): JToken {
    const { typeArguments, elementType } = value as { typeArguments?: readonly Type[]; elementType?: Type };
    if (typeArguments?.length === 2 && !(value instanceof NetArray)) {
      return this.object(value, pairs(value as Iterable<NetPair>, typeArguments as [Type, Type]));
    }
    const array = new JArray();
    const level = this.enter(value);
    for (const item of value) {
      level.path = `[${array.count}]`;
      array.push(this.token(box(item, elementType ?? typeArguments?.[0] ?? types.object)));
    }
    this.open.pop();
    return array;
  }

  /** Arrays of several dimensions are arrays of arrays; `items` are those of one index of the dimensions outside. */
  private dimension(array: MultiArray, items: readonly unknown[], [length = 0, ...inner]: readonly number[]): JToken {
    const result = new JArray();
    const size = items.length / Math.max(length, 1);
    for (let index = 0; index < length; index++) {
      const part = items.slice(index * size, (index + 1) * size);
      result.push(
        inner.length === 0 ? this.token(box(part[0], array.elementType)) : this.dimension(array, part, inner),
      );
    }
    return result;
  }

  private enter(value: unknown): { path: string } {
    if (this.open.some((level) => level.value === value)) {
      const path = this.open.map((level) => level.path).join('');
      const place = path.startsWith('.') ? path.slice(1) : path;
      throw dotNetException(
        'Newtonsoft.Json.JsonSerializationException',
        `Self referencing loop detected with type '${netName(typeOf(value))}'. Path '${place}'.`,
      );
    }
    const level = { value, path: '' };
    this.open.push(level);
    return level;
  }
}

function* pairs(dictionary: Iterable<NetPair>, [keyType, valueType]: [Type, Type]): Iterable<[string, unknown]> {
  for (const { key, value } of dictionary) {
    const isDate = key instanceof DateTime || key instanceof DateTimeOffset;
    yield [isDate ? jsonOfDate(key) : toText(box(key, keyType)), box(value, valueType)];
  }
}

/** `JObject.FromObject`, `JArray.FromObject`: a token of that class. @throws ArgumentException for another one. */
export function toTokenOf(value: unknown, wanted: 'JObject' | 'JArray'): JToken {
  const token = toToken(value);
  if (wanted === 'JObject' ? token instanceof JObject : token instanceof JArray) return token;
  const kind = token instanceof JProperty ? 'Property' : tokenTypeName(token.type);
  throw argumentException(`Object serialized to ${kind}. ${wanted} instance expected.`);
}
