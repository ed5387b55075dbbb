/** Tokens as the collections that they implement: `IList<JToken>`, `IDictionary<string, JToken>`. */
import { namedType, type Type, types } from '../../types';
import { DictionaryPart } from '../collections/dictionary';
import { NetPair } from '../collections/keyValuePair';
import type { DictionaryMethods, ListMethods } from '../collections/views';
import { argumentNull, argumentOutOfRange } from '../exceptions';
import type { JContainer } from './container';
import type { JObject } from './objectToken';
import type { JProperty } from './property';
import type { JToken } from './token';

const tokenType = namedType('Newtonsoft.Json.Linq.JToken');
type Pair = NetPair<string, JToken>;

/** A container as `IList<JToken>`. */
export class TokenList implements ListMethods<JToken> {
  protected readonly container: JContainer;

  constructor(container: JContainer) {
    this.container = container;
  }
  get count(): number {
    return this.container.count;
  }
  private at(index: number): JToken {
    const token = this.container.children[index];
    if (token === undefined) throw argumentOutOfRange('index', 'Index is equal to or greater than Count.');
    return token;
  }
  add(value: JToken): void {
    this.container.add(value);
  }
  remove(value: JToken): boolean {
    return this.container.children.includes(value) && this.container.removeChild(value);
  }
  clear(): void {
    this.container.removeAll();
  }
  contains(value: JToken): boolean {
    return this.container.children.includes(value);
  }
  getAt(index: number): JToken {
    return this.at(index);
  }
  setAt(index: number, value: JToken): void {
    this.container.replaceChild(this.at(index), value);
  }
  indexOf(value: JToken): number {
    return this.container.children.indexOf(value);
  }
  insertRange(index: number, values: Iterable<JToken>): void {
    if (index < 0 || index > this.count) throw argumentOutOfRange('index');
    let at = index;
    for (const value of values) this.container.insertToken(at++, value);
  }
  removeAt(index: number): void {
    this.container.removeChild(this.at(index));
  }
  [Symbol.iterator](): Iterator<JToken> {
    return this.container[Symbol.iterator]();
  }
}

/** An object as the collection of its pairs too, which `IDictionary` is. */
export class PropertyList extends TokenList {
  private readonly object: JObject;

  constructor(object: JObject) {
    super(object);
    this.object = object;
  }
  private propertyOf(value: JToken | Pair): JToken | null {
    if (!(value instanceof NetPair)) return value;
    const property = this.object.property(value.key);
    return property?.value === value.value ? property : null;
  }
  override add(value: JToken | Pair): void {
    if (value instanceof NetPair) this.object.addNamed(value.key, value.value);
    else super.add(value);
  }
  override remove(value: JToken | Pair): boolean {
    const property = this.propertyOf(value);
    return property !== null && super.remove(property);
  }
  override contains(value: JToken | Pair): boolean {
    const property = this.propertyOf(value);
    return property !== null && super.contains(property);
  }
}

/** An object as `IDictionary<string, JToken>`: a missing name gives null. */
export class PropertyDictionary implements DictionaryMethods<string | null, JToken | null> {
  readonly typeArguments = [types.string, tokenType] as const;
  private readonly object: JObject;

  constructor(object: JObject) {
    this.object = object;
  }
  private static name(key: string | null): string {
    if (key === null) throw argumentNull('propertyName');
    return key;
  }
  get keys(): Iterable<string> {
    return this.sequence(
      'key',
      types.string,
      (property) => property.name,
      (name) => this.containsKey(name),
    );
  }
  get values(): Iterable<JToken> {
    return this.sequence('value', tokenType, (property) => property.value);
  }
  private sequence<T>(
    part: 'key' | 'value',
    type: Type,
    select: (property: JProperty) => T,
    has: ((value: T) => boolean) | null = null,
  ) {
    const { object } = this;
    return new DictionaryPart<T>(
      part,
      type,
      () => object.count,
      function* () {
        for (const property of object) yield select(property as JProperty);
      },
      has,
    );
  }
  find(key: string | null): JToken | undefined {
    return this.object.get(PropertyDictionary.name(key)) ?? undefined;
  }
  get(key: string | null): JToken | null {
    return this.object.get(PropertyDictionary.name(key));
  }
  containsKey(key: string | null): boolean {
    return this.find(key) !== undefined;
  }
  set(key: string | null, value: JToken | null): void {
    this.object.set(key, value);
  }
  add(key: string | null, value: JToken | null): void {
    this.object.addNamed(key, value);
  }
  remove(key: string | null): { readonly value: JToken } | undefined {
    const value = this.find(key);
    if (value === undefined) return undefined;
    this.object.removeNamed(PropertyDictionary.name(key));
    return { value };
  }
}
