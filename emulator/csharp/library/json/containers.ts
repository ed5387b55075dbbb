import type { NetArray } from '../../runtime/array';
import { argumentNull } from '../../runtime/exceptions';
import { toTokenOf } from '../../runtime/json/fromObject';
import { parseToken } from '../../runtime/json/reader';
import { JArray, JConstructor, JContainer, JObject, JProperty, type JToken } from '../../runtime/json/tokens';
import { namedType } from '../../types';
import { copyInto } from '../collections/copy';
import { defineType } from '../define';
import { lazyTokens, tokensOfType } from './token';

const generic = 'System.Collections.Generic';
const linq = 'Newtonsoft.Json.Linq';
const propertyType = namedType(`${linq}.JProperty`);

function filled<T extends JContainer>(container: T, content: unknown): T {
  container.add(content);
  return container;
}

/** `Newtonsoft.Json.Linq.JContainer`. */
export const jContainer = defineType({
  name: `${linq}.JContainer`,
  base: `${linq}.JToken`,
  interfaces: [`${generic}.IList<${linq}.JToken>`, 'System.Collections.IList'],
  abstract: true,
  runtimeClass: JContainer,
  members: {
    'int Count { get; }': (self: JContainer) => self.count,
    'void Add(object content)': (self: JContainer, content: unknown) => self.add(content),
    'void AddFirst(object content)': (self: JContainer, content: unknown) => self.insertContent(0, content),
    'void RemoveAll()': (self: JContainer) => self.removeAll(),
    'void ReplaceAll(object content)': (self: JContainer, content: unknown) => self.replaceAll(content),
    'IEnumerable<JToken> Descendants()': (self: JContainer) => lazyTokens(() => self.descendants()),
    'IEnumerable<JToken> DescendantsAndSelf()': (self: JContainer) => lazyTokens(() => self.descendants(true)),
    'void Merge(object content)': (self: JContainer, content: unknown) => self.merge(content),
  },
});

/** `Newtonsoft.Json.Linq.JProperty`. */
export const jProperty = defineType({
  name: `${linq}.JProperty`,
  base: `${linq}.JContainer`,
  runtimeClass: JProperty,
  members: {
    'JProperty(JProperty other)': (other: JProperty | null) => {
      if (other === null) throw argumentNull('other');
      return other.deepClone();
    },
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

/** The property of a name; odd members of `StringComparison` ignore case when there is none of the exact name. */
function lookUp(self: JObject, name: string | null, comparison: number): JProperty | null {
  if (name === null || comparison % 2 === 0) return self.property(name);
  return self.propertyIgnoringCase(name);
}

/** `Newtonsoft.Json.Linq.JObject`. */
export const jObject = defineType({
  name: `${linq}.JObject`,
  base: `${linq}.JContainer`,
  interfaces: [`${generic}.IDictionary<string, ${linq}.JToken>`],
  runtimeClass: JObject,
  members: {
    'JObject()': () => new JObject(),
    'JObject(JObject other)': (other: JObject | null) => {
      if (other === null) throw argumentNull('other');
      return other.deepClone();
    },
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
      self.addNamed(name, value),
    'bool Remove(string propertyName)': (self: JObject, name: string | null) => {
      if (name === null) throw argumentNull('propertyName');
      return self.removeNamed(name);
    },
    'bool ContainsKey(string propertyName)': (self: JObject, name: string | null) => {
      if (name === null) throw argumentNull('propertyName');
      return self.property(name) !== null;
    },
    'JProperty Property(string name)': (self: JObject, name: string | null) => self.property(name),
    'JProperty Property(string name, StringComparison comparison)': lookUp,
    'IEnumerable<JProperty> Properties()': (self: JObject) => tokensOfType(self, propertyType),
    'IJEnumerable<JToken> PropertyValues()': (self: JObject) =>
      lazyTokens(function* () {
        for (const property of self) yield (property as JProperty).value;
      }),
    'JToken GetValue(string propertyName)': (self: JObject, name: string | null) => self.get(name),
    'JToken GetValue(string propertyName, StringComparison comparison)': (
      self: JObject,
      name: string | null,
      comparison: number,
    ) => lookUp(self, name, comparison)?.value ?? null,
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
      name: string | null,
      comparison: number,
      value: { value: unknown },
    ) => {
      value.value = lookUp(self, name, comparison)?.value ?? null;
      return value.value !== null;
    },
  },
});

/** `Newtonsoft.Json.Linq.JArray`. */
export const jArray = defineType({
  name: `${linq}.JArray`,
  base: `${linq}.JContainer`,
  runtimeClass: JArray,
  members: {
    'JArray()': () => new JArray(),
    'JArray(JArray other)': (other: JArray | null) => {
      if (other === null) throw argumentNull('other');
      return other.deepClone();
    },
    'JArray(object content)': (content: unknown) => filled(new JArray(), content),
    'JArray(params object[] content)': (content: NetArray) => filled(new JArray(), content),
    'static JArray FromObject(object o)': (value: unknown) => toTokenOf(value, 'JArray'),
    'static JArray Parse(string json)': (json: string | null) => parseToken(json, 'JArray'),
    'JToken this[int index] { get; set; }': {
      get: (self: JArray, index: number) => self.at(index),
      set: (self: JArray, index: number, value: JToken | null) => self.setAt(index, value),
    },
    'bool IsReadOnly { get; }': () => false,
    'void Add(JToken item)': (self: JArray, item: JToken | null) => self.insert(self.count, item),
    'void Insert(int index, JToken item)': (self: JArray, index: number, item: JToken | null) =>
      self.insert(index, item),
    'void RemoveAt(int index)': (self: JArray, index: number) => self.removeAt(index),
    'bool Remove(JToken item)': (self: JArray, item: JToken | null) => item !== null && self.removeChild(item),
    'bool Contains(JToken item)': (self: JArray, item: JToken) => self.children.includes(item),
    'int IndexOf(JToken item)': (self: JArray, item: JToken) => self.children.indexOf(item),
    'void Clear()': (self: JArray) => self.removeAll(),
    'void CopyTo(JToken[] array, int arrayIndex)': (self: JArray, array: NetArray | null, index: number) =>
      copyInto(self, array, index),
  },
});

/** `Newtonsoft.Json.Linq.JConstructor`. */
export const jConstructor = defineType({
  name: `${linq}.JConstructor`,
  base: `${linq}.JContainer`,
  runtimeClass: JConstructor,
  members: {
    'JConstructor()': () => new JConstructor(null),
    'JConstructor(string name)': (name: string | null) => named(name),
    'JConstructor(string name, object content)': (name: string | null, content: unknown) =>
      filled(named(name), content),
    'JConstructor(string name, params object[] content)': (name: string | null, content: NetArray) =>
      filled(named(name), content),
    'JConstructor(JConstructor other)': (other: JConstructor | null) => {
      if (other === null) throw argumentNull('other');
      return other.deepClone();
    },
    'string Name { get; set; }': {
      get: (self: JConstructor) => self.name,
      set: (self: JConstructor, value: string | null) => {
        self.name = value;
      },
    },
  },
});

function named(name: string | null): JConstructor {
  if (name === null) throw argumentNull('name');
  return new JConstructor(name);
}
