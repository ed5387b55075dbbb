import { castToken, tokenAs } from '../../runtime/json/casts';
import { toToken, toTokenOf } from '../../runtime/json/fromObject';
import { selectToken, selectTokens } from '../../runtime/json/path/select';
import { parseToken } from '../../runtime/json/reader';
import {
  deepEquals,
  JArray,
  JConstructor,
  JContainer,
  JObject,
  JProperty,
  JRaw,
  JToken,
  JValue,
  tokenTypes,
} from '../../runtime/json/tokens';
import { derivesFrom, typeOf } from '../../runtime/object';
import '../../runtime/json/writer';
import { NetArray } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { argumentNull } from '../../runtime/exceptions';
import { LazySequence } from '../../runtime/sequence';
import { namedType, type Type, types } from '../../types';
import { defineType } from '../define';

/** `Newtonsoft.Json.Formatting`. */
export const formatting = defineType({
  name: 'Newtonsoft.Json.Formatting',
  kind: 'enum',
  values: { None: 0, Indented: 1 },
});

/** `Newtonsoft.Json.Linq.JTokenType`. */
export const jTokenType = defineType({ name: 'Newtonsoft.Json.Linq.JTokenType', kind: 'enum', values: tokenTypes });

const tokenElement = namedType('Newtonsoft.Json.Linq.JToken');
const propertyElement = namedType('Newtonsoft.Json.Linq.JProperty');

const castTypes: readonly (readonly [string, Type])[] = [
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
];

function castOperators(): Record<string, (value: never) => unknown> {
  const members: Record<string, (value: never) => unknown> = {};
  for (const [name, type] of castTypes) {
    members[`static explicit operator ${name}(JToken value)`] = (value: JToken | null) => castToken(value, type);
    members[`static explicit operator ${name}?(JToken value)`] = (value: JToken | null) =>
      value === null || value.type === tokenTypes.Null ? null : castToken(value, type);
    members[`static implicit operator JToken(${name} value)`] = (value: unknown) => new JValue(box(value, type));
    members[`static implicit operator JToken(${name}? value)`] = (value: unknown) => new JValue(box(value, type));
  }
  return members;
}

/** `Newtonsoft.Json.Linq.JToken`. */
export const jToken = defineType({
  name: 'Newtonsoft.Json.Linq.JToken',
  abstract: true,
  interfaces: ['System.Collections.Generic.IEnumerable<Newtonsoft.Json.Linq.JToken>'],
  runtimeClass: JToken,
  members: {
    'static JToken Parse(string json)': (json: string | null) => parseToken(json),
    'static JToken FromObject(object o)': (value: unknown) => {
      if (value === null) throw argumentNull('o');
      return toToken(value);
    },
    'static bool DeepEquals(JToken t1, JToken t2)': deepEquals,
    'JTokenType Type { get; }': (self: JToken) => self.type,
    'bool HasValues { get; }': (self: JToken) => self.hasValues,
    'JContainer Parent { get; }': (self: JToken) => self.parent,
    'JToken Root { get; }': (self: JToken) => self.root,
    'JToken First { get; }': (self: JToken) => self.first,
    'JToken Last { get; }': (self: JToken) => self.last,
    'JToken Next { get; }': (self: JToken) => self.next,
    'JToken Previous { get; }': (self: JToken) => self.previous,
    'string Path { get; }': (self: JToken) => self.path,
    'JToken this[object key] { get; set; }': {
      get: (self: JToken, key: unknown) => self.getItem(key),
      set: (self: JToken, key: unknown, value: JToken | null) => self.setItem(key, value),
    },
    'string ToString(Newtonsoft.Json.Formatting formatting)': (self: JToken, format: number) =>
      self.toJson(format === 1),
    'JToken DeepClone()': (self: JToken) => self.deepClone(),
    'void Remove()': (self: JToken) => self.remove(),
    'void Replace(JToken value)': (self: JToken, value: JToken | null) => self.replace(value),
    'void AddAfterSelf(object content)': (self: JToken, content: unknown) => self.addAfterSelf(content),
    'void AddBeforeSelf(object content)': (self: JToken, content: unknown) => self.addBeforeSelf(content),
    'IEnumerable<JToken> Children()': (self: JToken) => new NetArray(tokenElement, [...self.children]),
    'IEnumerable<JToken> Ancestors()': (self: JToken) => new NetArray(tokenElement, [...self.ancestors()]),
    'JToken SelectToken(string path)': (self: JToken, path: string | null) => selectToken(self, path),
    'JToken SelectToken(string path, bool errorWhenNoMatch)': (self: JToken, path: string | null, strict: boolean) =>
      selectToken(self, path, strict),
    'IEnumerable<JToken> SelectTokens(string path)': (self: JToken, path: string | null) =>
      new LazySequence(tokenElement, selectTokens(self, path)),
    'IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)': (
      self: JToken,
      path: string | null,
      strict: boolean,
    ) => new LazySequence(tokenElement, selectTokens(self, path, strict)),
    'IEnumerable<T> Values<T>()': (self: JToken, T: Type) =>
      new NetArray(
        T,
        self.children.map((child) => tokenAs(child, T)),
      ),
    'IEnumerable<T> Children<T>()': (self: JToken, T: Type) =>
      new NetArray(
        T,
        self.children.filter((child) => derivesFrom(typeOf(child), T)),
      ),
    'T Value<T>(object key)': (self: JToken, key: unknown, T: Type) => tokenAs(self.getItem(key), T),
    'static implicit operator JToken(string value)': (value: string | null) => new JValue(value, tokenTypes.String),
    'static implicit operator JToken(byte[] value)': (value: unknown) => new JValue(value, tokenTypes.Bytes),
    'static explicit operator string(JToken value)': (value: JToken | null) => castToken(value, types.string),
    ...castOperators(),
  },
});

/** `Newtonsoft.Json.Linq.JContainer`. */
export const jContainer = defineType({
  name: 'Newtonsoft.Json.Linq.JContainer',
  base: 'Newtonsoft.Json.Linq.JToken',
  abstract: true,
  runtimeClass: JContainer,
  members: {
    'int Count { get; }': (self: JContainer) => self.count,
    'void Add(object content)': (self: JContainer, content: unknown) => self.add(content),
    'void AddFirst(object content)': (self: JContainer, content: unknown) => self.insertContent(0, content),
    'void RemoveAll()': (self: JContainer) => self.removeAll(),
    'void ReplaceAll(object content)': (self: JContainer, content: unknown) => self.replaceAll(content),
    'IEnumerable<JToken> Descendants()': (self: JContainer) => new NetArray(tokenElement, [...self.descendants()]),
    'void Merge(object content)': (self: JObject, content: unknown) => self.merge(content),
  },
});

/** `Newtonsoft.Json.Linq.JValue`. */
export const jValue = defineType({
  name: 'Newtonsoft.Json.Linq.JValue',
  base: 'Newtonsoft.Json.Linq.JToken',
  runtimeClass: JValue,
  members: {
    'JValue(object value)': (value: unknown) => new JValue(value instanceof JValue ? value.value : value),
    'JValue(string value)': (value: string | null) => new JValue(value, tokenTypes.String),
    'static JValue CreateNull()': () => new JValue(null),
    'static JValue CreateUndefined()': () => new JValue(null, tokenTypes.Undefined),
    'static JValue CreateString(string value)': (value: string | null) => new JValue(value, tokenTypes.String),
    'static JValue CreateComment(string value)': (value: string | null) => new JValue(value, tokenTypes.Comment),
    'object Value { get; set; }': {
      get: (self: JValue) => self.value,
      set: (self: JValue, value: unknown) => {
        self.value = value;
      },
    },
    'int CompareTo(JValue obj)': (self: JValue, other: JValue | null) => self.compareTo(other),
  },
});

/** `Newtonsoft.Json.Linq.JRaw`. */
export const jRaw = defineType({
  name: 'Newtonsoft.Json.Linq.JRaw',
  base: 'Newtonsoft.Json.Linq.JValue',
  runtimeClass: JRaw,
  members: { 'JRaw(object rawJson)': (value: unknown) => new JRaw(value) },
});

/** `Newtonsoft.Json.Linq.JProperty`. */
export const jProperty = defineType({
  name: 'Newtonsoft.Json.Linq.JProperty',
  base: 'Newtonsoft.Json.Linq.JContainer',
  runtimeClass: JProperty,
  members: {
    'JProperty(string name, object content)': (name: string | null, content: unknown) => new JProperty(name, content),
    'JProperty(string name, params object[] content)': (name: string | null, content: NetArray) =>
      new JProperty(name, content),
    'string Name { get; }': (self: JProperty) => self.name,
    'JToken Value { get; set; }': {
      get: (self: JProperty) => self.value,
      set: (self: JProperty, value: JToken | null) => {
        self.value = value;
      },
    },
  },
});

/** `Newtonsoft.Json.Linq.JObject`. */
export const jObject = defineType({
  name: 'Newtonsoft.Json.Linq.JObject',
  base: 'Newtonsoft.Json.Linq.JContainer',
  interfaces: [
    'System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, Newtonsoft.Json.Linq.JToken>>',
  ],
  runtimeClass: JObject,
  members: {
    'JObject()': () => new JObject(),
    'JObject(JObject other)': (other: JObject) => other.deepClone(),
    'JObject(object content)': (content: unknown) => filled(new JObject(), content),
    'JObject(params object[] content)': (content: NetArray) => filled(new JObject(), content),
    'static JObject FromObject(object o)': (value: unknown) => toTokenOf(value, 'JObject'),
    'static JObject Parse(string json)': (json: string | null) => parseToken(json, 'JObject'),
    'JToken this[string propertyName] { get; set; }': {
      get: (self: JObject, name: string | null) => {
        if (name === null) throw argumentNull('propertyName');
        return self.get(name);
      },
      set: (self: JObject, name: string | null, value: JToken | null) => self.set(name, value),
    },
    'void Add(string propertyName, JToken value)': (self: JObject, name: string | null, value: JToken | null) =>
      self.insertToken(self.count, new JProperty(name, value)),
    'bool Remove(string propertyName)': (self: JObject, name: string) => self.removeNamed(name),
    'bool ContainsKey(string propertyName)': (self: JObject, name: string | null) => {
      if (name === null) throw argumentNull('propertyName');
      return self.get(name) !== null;
    },
    'JProperty Property(string name)': (self: JObject, name: string | null) => self.property(name),
    'IEnumerable<JProperty> Properties()': (self: JObject) => new NetArray(propertyElement, [...self.properties]),
    'IEnumerable<JToken> PropertyValues()': (self: JObject) =>
      new NetArray(
        tokenElement,
        self.properties.map((item) => item.value),
      ),
    'JToken GetValue(string propertyName)': (self: JObject, name: string | null) => self.get(name),
    'JToken GetValue(string propertyName, StringComparison comparison)': (
      self: JObject,
      name: string,
      comparison: number,
    ) => lookUp(self, name, comparison),
    'bool TryGetValue(string propertyName, out JToken value)': (
      self: JObject,
      name: string | null,
      value: { value: unknown },
    ) => {
      value.value = self.get(name);
      return value.value !== null;
    },
    'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
      self: JObject,
      name: string,
      comparison: number,
      value: { value: unknown },
    ) => {
      value.value = lookUp(self, name, comparison);
      return value.value !== null;
    },
  },
});

/** Odd members of `StringComparison` ignore case. */
function lookUp(self: JObject, name: string, comparison: number): JToken | null {
  return comparison % 2 === 1 ? (self.propertyIgnoringCase(name)?.value ?? null) : self.get(name);
}

function filled<T extends JContainer>(container: T, content: unknown): T {
  container.add(content);
  return container;
}

/** `Newtonsoft.Json.Linq.JArray`. */
export const jArray = defineType({
  name: 'Newtonsoft.Json.Linq.JArray',
  base: 'Newtonsoft.Json.Linq.JContainer',
  runtimeClass: JArray,
  members: {
    'JArray()': () => new JArray(),
    'JArray(JArray other)': (other: JArray) => other.deepClone(),
    'JArray(object content)': (content: unknown) => filled(new JArray(), content),
    'JArray(params object[] content)': (content: NetArray) => filled(new JArray(), content),
    'static JArray FromObject(object o)': (value: unknown) => toTokenOf(value, 'JArray'),
    'static JArray Parse(string json)': (json: string | null) => parseToken(json, 'JArray'),
    'JToken this[int index] { get; set; }': {
      get: (self: JArray, index: number) => self.at(index),
      set: (self: JArray, index: number, value: JToken | null) => self.setAt(index, value),
    },
    'void Add(JToken item)': (self: JArray, item: JToken | null) => self.insert(self.count, item),
    'void Insert(int index, JToken item)': (self: JArray, index: number, item: JToken | null) =>
      self.insert(index, item),
    'void RemoveAt(int index)': (self: JArray, index: number) => self.removeAt(index),
    'bool Remove(JToken item)': (self: JArray, item: JToken) => self.removeChild(item),
    'bool Contains(JToken item)': (self: JArray, item: JToken) => self.children.includes(item),
    'int IndexOf(JToken item)': (self: JArray, item: JToken) => self.children.indexOf(item),
    'void Clear()': (self: JArray) => self.removeAll(),
  },
});

/** `Newtonsoft.Json.Linq.JConstructor`. */
export const jConstructor = defineType({
  name: 'Newtonsoft.Json.Linq.JConstructor',
  base: 'Newtonsoft.Json.Linq.JContainer',
  runtimeClass: JConstructor,
  members: { 'string Name { get; }': (self: JConstructor) => self.name },
});

/** `Newtonsoft.Json.Linq.Extensions`. */
export const extensions = defineType({
  name: 'Newtonsoft.Json.Linq.Extensions',
  kind: 'static',
  members: {
    'static U Value<U>(this IEnumerable<JToken> value)': (value: JToken | null, U: Type) => {
      if (value === null) throw argumentNull('value');
      return tokenAs(value, U);
    },
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)': (
      source: Iterable<JToken>,
      key: unknown,
      U: Type,
    ) =>
      new NetArray(
        U,
        [...source].flatMap((token) => {
          const item = token.getItem(key);
          return item === null ? [] : [tokenAs(item, U)];
        }),
      ),
  },
});

/** `Newtonsoft.Json.JsonConvert`, for tokens and scalars. */
export const jsonConvert = defineType({
  name: 'Newtonsoft.Json.JsonConvert',
  kind: 'static',
  members: {
    'static string SerializeObject(object value)': (value: unknown) => toToken(value).toJson(false),
    'static string SerializeObject(object value, Newtonsoft.Json.Formatting formatting)': (
      value: unknown,
      format: number,
    ) => toToken(value).toJson(format === 1),
  },
});
