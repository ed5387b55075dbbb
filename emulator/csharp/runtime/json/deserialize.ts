/** `JsonConvert.DeserializeObject<T>` and `JToken.ToObject<T>`: what Newtonsoft's serializer makes of JSON. */
import {
  isEnum,
  isValueType,
  type NamedType,
  namedType,
  netName,
  type Type,
  types,
  underlyingOfNullable,
} from '../../types';
import { defaultValue, newArrayOf } from '../array';
import { NetDictionary } from '../collections/dictionary';
import { NetHashSet } from '../collections/hashSet';
import { NetPair } from '../collections/keyValuePair';
import { NetList } from '../collections/list';
import { NetQueue, NetStack } from '../collections/queue';
import { ReadOnlyCollection } from '../collections/readOnly';
import { argumentException, argumentNull, DotNetException } from '../exceptions';
import { toText, typeOf } from '../object';
import { conversionExists } from '../typeRelations';
import { castToken } from './casts';
import { readForSerializer } from './reader';
import { isScalar, readScalar } from './readScalar';
import { serializationError, wrongForm } from './serializerError';
import { JObject, type JProperty, type JToken, JValue, tokenTypes } from './tokens';

const tokenType = namedType('Newtonsoft.Json.Linq.JToken');
const rawType = namedType('Newtonsoft.Json.Linq.JRaw');

/**
 * `DeserializeObject<T>(text)`, in the representation of T; text without JSON gives null.
 * @throws ArgumentNullException, JsonReaderException, JsonSerializationException.
 */
export function deserializeText(text: string | null, type: Type): unknown {
  if (text === null) throw argumentNull('value');
  const token = readForSerializer(text, conversionExists(type, tokenType) ? 'tokens' : 'values');
  if (token !== null) return read(token, type);
  if (!isValueType(type) || underlyingOfNullable(type) !== null) return null;
  throw serializationError(`No JSON content found and type '${netName(type)}' is not nullable.`, new JValue(null));
}

/**
 * `token.ToObject<T>()`, in the representation of T.
 * @throws ArgumentException for a token that cannot be cast, JsonReaderException, JsonSerializationException.
 */
export function deserializeToken(token: JToken, type: Type): unknown {
  const wanted = underlyingOfNullable(type) ?? type;
  if (isEnum(wanted)) {
    try {
      return read(token, type);
    } catch (error) {
      if (!(error instanceof DotNetException) || token.type !== tokenTypes.String) throw error;
      throw argumentException(`Could not convert '${toText(token)}' to ${netName(wanted).replace(/.*\./, '')}.`);
    }
  }
  const isArray = wanted.tag === 'array';
  return isScalar(wanted) && !isArray ? castToken(token, type) : read(token, type);
}

function read(token: JToken, type: Type): unknown {
  if (type === types.object) return token instanceof JValue ? token.value : token.deepClone();
  if (conversionExists(type, tokenType)) return readToken(token, type);
  const wanted = underlyingOfNullable(type) ?? type;
  if (isScalar(wanted)) return readScalar(token, type);
  if (token instanceof JValue) return readEmpty(token, type, wanted);
  if (wanted.tag === 'array') return newArrayOf(wanted.element, readItems(token, wanted.element, type));
  if (wanted.tag === 'named') {
    const maker = makers.get(wanted.definition.name);
    if (maker !== undefined) return maker(token, wanted);
    if (wanted.definition.name === 'System.Collections.IEnumerable') {
      return new NetList(types.object, readItems(token, types.object, type));
    }
  }
  throw notConstructible(token, type);
}

function readToken(token: JToken, type: Type): unknown {
  if (token.type === tokenTypes.Null && type !== tokenType && type !== namedType('Newtonsoft.Json.Linq.JValue'))
    return null;
  if (type === rawType) throw notConstructible(token, type);
  const copy = token.deepClone();
  if (conversionExists(typeOf(copy), type)) return copy;
  const names = `Deserialized JSON type '${netName(typeOf(copy))}' is not compatible with expected type '${netName(type)}'`;
  throw serializationError(names, token);
}

/** A plain value where a collection is wanted: only null will do. */
function readEmpty(token: JValue, type: Type, wanted: Type): unknown {
  const nullable = wanted !== type || !isValueType(wanted);
  if (token.value === null && nullable) return null;
  if (token.value === null) throw serializationError('Cannot convert null value to KeyValuePair.', token);
  const shown = typeof token.value === 'string' ? `"${token.value}"` : toText(token.value);
  throw serializationError(`Error converting value ${shown} to type '${netName(type)}'.`, token);
}

function readItems(token: JToken, element: Type, type: Type): unknown[] {
  if (token.type !== tokenTypes.Array) throw wrongForm(token, true, type, 'array');
  return token.children.filter((child) => child.type !== tokenTypes.Comment).map((child) => read(child, element));
}

type Maker = (token: JToken, type: NamedType) => unknown;

function collection(make: (element: Type, items: unknown[]) => unknown): Maker {
  return (token, type) => {
    const element = type.arguments_[0] ?? types.object;
    return make(element, readItems(token, element, type));
  };
}

const list = collection((element, items) => new NetList(element, items));

const dictionary: Maker = (token, type) => {
  const [keyType = types.string, valueType = types.object] = type.arguments_;
  if (!(token instanceof JObject)) throw wrongForm(token, false, type, 'object');
  const made = new NetDictionary(keyType, valueType);
  for (const property of token.properties) made.set(readKey(property, keyType), read(property.value, valueType));
  return made;
};

function readKey(property: JProperty, type: Type): unknown {
  if (type === types.string) return property.name;
  if (type === types.object) return property.name;
  try {
    return readScalar(new JValue(property.name), type);
  } catch (error) {
    if (!(error instanceof DotNetException)) throw error;
    const message = `Could not convert string '${property.name}' to dictionary key type '${netName(type)}'. Create a TypeConverter to convert from the string to the key type object.`;
    throw serializationError(message, property);
  }
}

const pair: Maker = (token, type) => {
  const [keyType = types.object, valueType = types.object] = type.arguments_;
  if (!(token instanceof JObject)) throw wrongForm(token, false, type, 'object');
  const part = (name: string, of: Type): unknown => {
    const property = token.propertyIgnoringCase(name);
    return property === null ? defaultValue(of) : read(property.value, of);
  };
  return new NetPair(keyType, valueType, part('Key', keyType), part('Value', valueType));
};

const generic = 'System.Collections.Generic';
const makers = new Map<string, Maker>([
  [`${generic}.List`, list],
  [`${generic}.IList`, list],
  [`${generic}.ICollection`, list],
  [`${generic}.IEnumerable`, list],
  [`${generic}.IReadOnlyList`, list],
  [`${generic}.IReadOnlyCollection`, list],
  [`${generic}.HashSet`, collection((element, items) => new NetHashSet(element, items))],
  [`${generic}.ISet`, collection((element, items) => new NetHashSet(element, items))],
  [`${generic}.Queue`, collection((element, items) => new NetQueue(element, items))],
  [`${generic}.Stack`, collection((element, items) => new NetStack(element, items))],
  [
    'System.Collections.ObjectModel.ReadOnlyCollection',
    collection((element, items) => new ReadOnlyCollection(new NetList(element, items))),
  ],
  [`${generic}.Dictionary`, dictionary],
  [`${generic}.IDictionary`, dictionary],
  [`${generic}.IReadOnlyDictionary`, dictionary],
  [`${generic}.KeyValuePair`, pair],
]);

function notConstructible(token: JToken, type: Type): DotNetException {
  const isAbstract =
    type.tag === 'named' && (type.definition.kind === 'interface' || type.definition.details?.isAbstract);
  const message = isAbstract
    ? `Could not create an instance of type ${netName(type)}. Type is an interface or abstract class and cannot be instantiated.`
    : `Unable to find a constructor to use for type ${netName(type)}. A class should either have a default constructor, one constructor with arguments or a constructor marked with the JsonConstructor attribute.`;
  return serializationError(message, token);
}
