import { type NamedType, namedType } from '../../types';
import { Boxed } from '../boxed';
import { argumentException, argumentNull, invalidOperation } from '../exceptions';
import { netEquals } from '../object';

/** Newtonsoft's `JTokenType`. */
export const tokenTypes = {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17,
} as const;

const tokenType: NamedType = namedType('Newtonsoft.Json.Linq.JToken');

/** A node of a JSON tree. A node that already has a parent is copied when it is put elsewhere. */
export abstract class JToken {
  readonly elementType = tokenType;
  parent: JToken | null = null;

  abstract get tokenType(): number;
  abstract clone(): JToken;
  /** Children in order; none for a value. */
  abstract children(): Iterable<JToken>;

  [Symbol.iterator](): Iterator<JToken> {
    return this.children()[Symbol.iterator]();
  }
}

/** A value: null, text, a Boolean, a number, … as an object-typed C# value. */
export class JValue extends JToken {
  value: unknown;

  constructor(value: unknown) {
    super();
    this.value = value;
  }

  get tokenType(): number {
    const { value } = this;
    if (value === null || value === undefined) return tokenTypes.Null;
    if (typeof value === 'string') return tokenTypes.String;
    if (typeof value === 'boolean') return tokenTypes.Boolean;
    if (value instanceof Boxed) {
      const name = (value.type as NamedType).definition.name;
      return name === 'System.Double' || name === 'System.Single' ? tokenTypes.Float : tokenTypes.Integer;
    }
    const name = (value as { constructor: { name: string } }).constructor.name;
    if (name === 'Decimal') return tokenTypes.Float;
    return tokenTypes[name as keyof typeof tokenTypes] ?? tokenTypes.Date;
  }

  clone(): JValue {
    return new JValue(this.value);
  }

  children(): Iterable<JToken> {
    return [];
  }

  netEquals(other: unknown): boolean {
    return other instanceof JValue && (this.value === other.value || netEquals(this.value, other.value));
  }
}

/** Takes a token in: the token itself, or a copy when it has a parent already. */
function adopt(token: JToken | null, parent: JToken): JToken {
  let own = token ?? new JValue(null);
  if (own.parent) own = own.clone();
  own.parent = parent;
  return own;
}

/** `"name": value` */
export class JProperty extends JToken {
  readonly name: string;
  value: JToken;

  constructor(name: string, value: JToken | null) {
    super();
    this.name = name;
    this.value = adopt(value, this);
  }

  get tokenType(): number {
    return tokenTypes.Property;
  }

  set(value: JToken | null): void {
    this.value = adopt(value, this);
  }

  clone(): JProperty {
    return new JProperty(this.name, this.value.clone());
  }

  children(): Iterable<JToken> {
    return [this.value];
  }
}

/** `{ ... }`, its properties in the order in which they came. */
export class JObject extends JToken {
  readonly #properties = new Map<string, JProperty>();

  get tokenType(): number {
    return tokenTypes.Object;
  }

  get count(): number {
    return this.#properties.size;
  }

  property(name: string): JProperty | null {
    return this.#properties.get(name) ?? null;
  }

  get(name: string): JToken | null {
    return this.#properties.get(name)?.value ?? null;
  }

  set(name: string, value: JToken | null): void {
    const property = this.#properties.get(name);
    if (property) property.set(value);
    else this.addProperty(new JProperty(name, value));
  }

  /** @throws ArgumentException when the name is there already */
  add(name: string, value: JToken | null): void {
    this.addProperty(new JProperty(name, value));
  }

  addProperty(property: JProperty): void {
    if (this.#properties.has(property.name)) {
      throw argumentException(
        `Can not add property ${property.name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`,
      );
    }
    const own = adopt(property, this) as JProperty;
    this.#properties.set(own.name, own);
  }

  remove(name: string): boolean {
    return this.#properties.delete(name);
  }

  clear(): void {
    this.#properties.clear();
  }

  properties(): JProperty[] {
    return [...this.#properties.values()];
  }

  clone(): JObject {
    const copy = new JObject();
    for (const property of this.#properties.values()) copy.addProperty(property.clone());
    return copy;
  }

  children(): Iterable<JToken> {
    return this.#properties.values();
  }
}

/** `[ ... ]` */
export class JArray extends JToken {
  readonly items: JToken[] = [];

  get tokenType(): number {
    return tokenTypes.Array;
  }

  add(token: JToken | null): void {
    this.items.push(adopt(token, this));
  }

  set(index: number, token: JToken | null): void {
    this.items[index] = adopt(token, this);
  }

  clone(): JArray {
    const copy = new JArray();
    for (const item of this.items) copy.add(item.clone());
    return copy;
  }

  children(): Iterable<JToken> {
    return this.items;
  }
}

/**
 * What `new JObject(...)` and `new JArray(...)` make of an argument: a token as it is, any other value as a JValue.
 *
 * @param value object-typed
 */
export function tokenOf(value: unknown): JToken {
  return value instanceof JToken ? value : new JValue(value);
}

/** Fills an object with the contents that its constructor got. */
export function fillObject(target: JObject, contents: Iterable<unknown>): JObject {
  for (const content of contents) {
    if (content instanceof JProperty) target.addProperty(content);
    else if (content === null) throw argumentNull('content');
    else
      throw argumentException(
        `Can not add ${content instanceof JToken ? content.constructor.name : 'Newtonsoft.Json.Linq.JValue'} to Newtonsoft.Json.Linq.JObject.`,
      );
  }
  return target;
}

/** @throws InvalidOperationException for a token that has no members by name */
export function memberOf(token: JToken, name: string): JToken | null {
  if (token instanceof JObject) return token.get(name);
  if (token instanceof JArray) {
    throw argumentException(`Accessed JArray values with invalid key value: "${name}". Int32 array index expected.`);
  }
  throw invalidOperation(`Cannot access child value on Newtonsoft.Json.Linq.${token.constructor.name}.`);
}
