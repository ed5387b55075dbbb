/** The tokens of Newtonsoft.Json.Linq: a tree with parent links; a token that has a parent is cloned when added again. */
import { namedType, netName, type Type, types } from '../../types';
import { NetArray } from '../array';
import { Boxed } from '../boxed';
import { Decimal } from '../decimal';
import {
  argumentException,
  argumentNull,
  argumentOutOfRange,
  type DotNetException,
  dotNetException,
  invalidOperation,
} from '../exceptions';
import { netEquals, netHashCode, toText, typeOf } from '../object';

/** The members of `JTokenType`, in .NET's order and with its numbers. */
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
const tokenTypeNames = Object.keys(tokenTypes);

/** The name of a `JTokenType`. */
export function tokenTypeName(type: number): string {
  return tokenTypeNames[type] ?? String(type);
}

const jTokenType = namedType('Newtonsoft.Json.Linq.JToken');

/** `Newtonsoft.Json.JsonException`. */
export function jsonException(message: string): DotNetException {
  return dotNetException('Newtonsoft.Json.JsonException', message);
}

/** How tokens become text; the writer registers itself, since it needs the classes of this file. */
let write: (token: JToken, indented: boolean) => string = () => '';

/** Called once by the writer. */
export function useWriter(writer: (token: JToken, indented: boolean) => string): void {
  write = writer;
}

/** `Newtonsoft.Json.Linq.JToken`. */
export abstract class JToken {
  parent: JContainer | null = null;
  /** Where the token's text ended, for messages of `ToObject`; 0 when it was not parsed. */
  line = 0;
  position = 0;

  /** A `JTokenType`. */
  abstract get type(): number;
  abstract deepClone(): JToken;
  /** `DeepEquals` with a token that is not null. */
  abstract equalsDeep(other: JToken): boolean;

  get elementType(): Type {
    return jTokenType;
  }

  /** The children, properties of an object as `JProperty`. */
  get children(): readonly JToken[] {
    return [];
  }

  get hasValues(): boolean {
    return this.children.length > 0;
  }

  *[Symbol.iterator](): Iterator<JToken> {
    const { children } = this;
    const { length } = children;
    for (let index = 0; index < children.length; index++) {
      yield children[index] as JToken;
      if (children.length !== length) {
        throw invalidOperation('Collection was modified; enumeration operation may not execute.');
      }
    }
  }

  /** Compact JSON, as the tables and `npm run evaluate` have it. */
  netDescribe(): string {
    return write(this, false);
  }

  get root(): JToken {
    let token: JToken = this;
    while (token.parent !== null) token = token.parent;
    return token;
  }

  get path(): string {
    const parts: string[] = [];
    for (let token: JToken = this; token.parent !== null; token = token.parent) {
      const { parent } = token;
      if (token instanceof JProperty) parts.unshift(memberPath(token.name));
      else if (!(parent instanceof JProperty)) parts.unshift(`[${parent.children.indexOf(token)}]`);
    }
    const text = parts.join('');
    return text.startsWith('.') ? text.slice(1) : text;
  }

  get next(): JToken | null {
    return this.sibling(1);
  }

  get previous(): JToken | null {
    return this.sibling(-1);
  }

  private sibling(step: number): JToken | null {
    const siblings = this.parent?.children ?? [];
    const index = siblings.indexOf(this);
    return index === -1 ? null : (siblings[index + step] ?? null);
  }

  get first(): JToken | null {
    throw this.noChildren('access');
  }

  get last(): JToken | null {
    throw this.noChildren('access');
  }

  /** `token[key]` with an object-typed key. */
  getItem(_key: unknown): JToken | null {
    throw this.noChildren('access');
  }

  /** `token[key] = value`. */
  setItem(_key: unknown, _value: JToken | null): void {
    throw this.noChildren('set');
  }

  private noChildren(verb: 'access' | 'set'): DotNetException {
    return invalidOperation(`Cannot ${verb} child value on ${netName(typeOf(this))}.`);
  }

  private container(): JContainer {
    if (this.parent === null) throw invalidOperation('The parent is missing.');
    return this.parent;
  }

  remove(): void {
    this.container().removeChild(this);
  }

  replace(value: JToken | null): void {
    this.container().replaceChild(this, value);
  }

  addAfterSelf(content: unknown): void {
    const container = this.container();
    container.insertContent(container.children.indexOf(this) + 1, content);
  }

  addBeforeSelf(content: unknown): void {
    const container = this.container();
    container.insertContent(container.children.indexOf(this), content);
  }

  *ancestors(self = false): Iterable<JToken> {
    for (let token: JToken | null = self ? this : this.parent; token !== null; token = token.parent) yield token;
  }

  *descendants(self = false): Iterable<JToken> {
    if (self) yield this;
    for (const child of this.children) yield* child.descendants(true);
  }

  /** `ToString(formatting)`. */
  toJson(indented: boolean): string {
    return write(this, indented);
  }

  netToString(): string {
    return write(this, true);
  }
}

/** A member in a path: `.name` or `['odd name']`. */
export function memberPath(name: string): string {
  return /[ '\\/"[\]()\t\n\r\f\b.\u0085\u2028\u2029]/.test(name) || name === ''
    ? `['${name.replace(/[\\']/g, '\\$&')}']`
    : `.${name}`;
}

/** `JToken.DeepEquals`. */
export function deepEquals(left: JToken | null, right: JToken | null): boolean {
  return left === right || (left !== null && right !== null && left.equalsDeep(right));
}

/** The token type of a plain value, or null when it cannot be a JValue. */
export function tokenTypeOf(value: unknown): number | null {
  if (value === null) return tokenTypes.Null;
  if (typeof value === 'string') return tokenTypes.String;
  if (typeof value === 'boolean') return tokenTypes.Boolean;
  if (value instanceof Decimal) return tokenTypes.Float;
  const type = typeOf(value);
  if (value instanceof Boxed) {
    if (type === types.char) return tokenTypes.String;
    if (type === types.double || type === types.float) return tokenTypes.Float;
    return typeof value.value === 'function' ? null : tokenTypes.Integer;
  }
  if (type === types.dateTime || type === types.dateTimeOffset) return tokenTypes.Date;
  if (type === types.guid) return tokenTypes.Guid;
  if (type === types.uri) return tokenTypes.Uri;
  if (type === types.timeSpan) return tokenTypes.TimeSpan;
  if (value instanceof NetArray && value.elementType === types.byte) return tokenTypes.Bytes;
  return null;
}

/** `JValue`: a value and its token type; the value is object-typed. */
export class JValue extends JToken {
  private kind: number;
  private content: unknown;

  /** @throws ArgumentException when the value has no JSON form and no type is given. */
  constructor(value: unknown, type?: number) {
    super();
    const kind = type ?? tokenTypeOf(value);
    if (kind === null) {
      throw argumentException(`Could not determine JSON object type for type ${netName(typeOf(value))}.`);
    }
    this.kind = kind;
    this.content = value;
  }

  get type(): number {
    return this.kind;
  }

  get value(): unknown {
    return this.content;
  }

  set value(value: unknown) {
    this.kind = new JValue(value).kind;
    this.content = value;
  }

  deepClone(): JToken {
    return new JValue(this.content, this.kind);
  }

  equalsDeep(other: JToken): boolean {
    return other instanceof JValue && other.kind === this.kind && this.compareTo(other) === 0;
  }

  /** `CompareTo(JValue)`: numbers by magnitude, everything else as text. */
  compareTo(other: JValue | null): number {
    if (other === null) return 1;
    const left = this.content;
    const right = other.content;
    if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
    if (isNumber(this.kind) && isNumber(other.kind)) {
      const [a, b] = [plainNumber(left), plainNumber(right)];
      return a < b ? -1 : a > b ? 1 : 0;
    }
    if (netEquals(left, right)) return 0;
    const order = (left as { netCompareTo?(value: unknown): number }).netCompareTo;
    if (order !== undefined) return order.call(left, right);
    const [a, b] = [toText(left), toText(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  netEquals(other: unknown): boolean {
    return other instanceof JValue && this.equalsDeep(other);
  }

  netHashCode(): number {
    return isNumber(this.kind) ? Number(plainNumber(this.content)) | 0 : netHashCode(this.content);
  }

  netCompareTo(other: unknown): number {
    return other === null ? 1 : this.compareTo(other instanceof JValue ? other : new JValue(other));
  }

  override netToString(): string {
    return toText(this.content);
  }
}

function isNumber(kind: number): boolean {
  return kind === tokenTypes.Integer || kind === tokenTypes.Float;
}

function plainNumber(value: unknown): number | bigint {
  if (value instanceof Decimal) return value.toNumber();
  return (value instanceof Boxed ? value.value : value) as number | bigint;
}

/** `JRaw`: text that is written as it is. */
export class JRaw extends JValue {
  constructor(value: unknown) {
    super(value, tokenTypes.Raw);
  }

  override deepClone(): JToken {
    return new JRaw(this.value);
  }
}

/** `JContainer`. */
export abstract class JContainer extends JToken {
  protected items: JToken[] = [];

  override get children(): readonly JToken[] {
    return this.items;
  }

  get count(): number {
    return this.items.length;
  }

  override get first(): JToken | null {
    return this.items[0] ?? null;
  }

  override get last(): JToken | null {
    return this.items.at(-1) ?? null;
  }

  /** Takes one token at an index; subclasses check it. */
  insertToken(index: number, token: JToken): void {
    const own = this.adopt(token);
    this.items.splice(index, 0, own);
  }

  protected adopt(token: JToken): JToken {
    let ancestor: JToken | null = this;
    while (ancestor !== null && ancestor !== token) ancestor = ancestor.parent;
    const own = token.parent !== null || ancestor === token ? token.deepClone() : token;
    own.parent = this;
    return own;
  }

  add(content: unknown): void {
    this.insertContent(this.items.length, content);
  }

  /** Adds content as `Add(object)` does: sequences are spread, other values become tokens. */
  insertContent(index: number, content: unknown): void {
    if (isSpread(content)) {
      let at = index;
      for (const item of content) {
        this.insertContent(at, boxedElement(item, (content as { elementType?: Type }).elementType));
        at++;
      }
      return;
    }
    this.insertToken(index, content instanceof JToken ? content : new JValue(content));
  }

  removeChild(token: JToken): boolean {
    const index = this.items.indexOf(token);
    if (index === -1) return false;
    this.items.splice(index, 1);
    token.parent = null;
    return true;
  }

  removeAll(): void {
    for (const item of this.items) item.parent = null;
    this.items = [];
  }

  replaceAll(content: unknown): void {
    this.removeAll();
    this.add(content);
  }

  replaceChild(token: JToken, value: JToken | null): void {
    const index = this.items.indexOf(token);
    token.parent = null;
    this.items[index] = this.adopt(value ?? new JValue(null));
  }

  equalsDeep(other: JToken): boolean {
    return (
      other.type === this.type &&
      other.children.length === this.items.length &&
      this.items.every((item, index) => deepEquals(item, other.children[index] ?? null))
    );
  }

  /** Puts parsed or cloned children in place without further checks. */
  protected fill(items: readonly JToken[]): this {
    for (const item of items) {
      const copy = item.deepClone();
      copy.parent = this;
      this.items.push(copy);
    }
    return this;
  }
}

function isSpread(content: unknown): content is Iterable<unknown> {
  if (content === null || typeof content !== 'object' || content instanceof JToken) return false;
  if (content instanceof NetArray && content.elementType === types.byte) return false;
  return Symbol.iterator in content;
}

function boxedElement(value: unknown, type: Type | undefined): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return new Boxed(type ?? (typeof value === 'number' ? types.int : types.long), value);
  }
  return value;
}

/** `JArray`. */
export class JArray extends JContainer {
  get type(): number {
    return tokenTypes.Array;
  }

  deepClone(): JToken {
    return new JArray().fill(this.items);
  }

  /** Adds a freshly parsed token. */
  push(token: JToken): void {
    token.parent = this;
    this.items.push(token);
  }

  override getItem(key: unknown): JToken | null {
    return this.at(this.index(key, 'Accessed'));
  }

  override setItem(key: unknown, value: JToken | null): void {
    this.setAt(this.index(key, 'Set'), value);
  }

  private index(key: unknown, verb: string): number {
    if (key instanceof Boxed && key.type === types.int) return key.value as number;
    const text = keyText(key);
    throw argumentException(`${verb} JArray values with invalid key value: ${text}. Int32 array index expected.`);
  }

  at(index: number): JToken {
    const item = this.items[index];
    if (item === undefined) {
      throw argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    }
    return item;
  }

  setAt(index: number, value: JToken | null): void {
    if (index < 0) throw argumentOutOfRange('index', 'Index is less than 0.');
    const old = this.items[index];
    if (old === undefined) throw argumentOutOfRange('index', 'Index is equal to or greater than Count.');
    if (old !== value) this.replaceChild(old, value);
  }

  insert(index: number, value: JToken | null): void {
    if (index < 0 || index > this.items.length) {
      throw argumentOutOfRange('index', 'Index must be within the bounds of the List.');
    }
    this.insertToken(index, value ?? new JValue(null));
  }

  removeAt(index: number): void {
    if (index < 0) throw argumentOutOfRange('index', 'Index is less than 0.');
    const old = this.items[index];
    if (old === undefined) throw argumentOutOfRange('index', 'Index is equal to or greater than Count.');
    this.removeChild(old);
  }
}

/** The text of a key in messages: strings in quotes. */
function keyText(key: unknown): string {
  return key === null ? 'null' : typeof key === 'string' ? JSON.stringify(key) : toText(key);
}

/** `JConstructor`: `new Date(2024, 1)`. */
export class JConstructor extends JArray {
  name: string | null;

  constructor(name: string | null) {
    super();
    this.name = name;
  }

  override get type(): number {
    return tokenTypes.Constructor;
  }

  override deepClone(): JToken {
    return new JConstructor(this.name).fill(this.items);
  }
}

/** `JProperty`. It also answers as the `KeyValuePair` that enumerating a `JObject` gives. */
export class JProperty extends JContainer {
  readonly name: string;

  constructor(name: string | null, content?: unknown) {
    super();
    if (name === null) throw argumentNull('name');
    this.name = name;
    if (content === undefined) return;
    const value = isSpread(content) ? new JArray() : content;
    if (value instanceof JArray && value !== content) value.add(content);
    this.items = [this.adopt(value instanceof JToken ? value : new JValue(value))];
  }

  get type(): number {
    return tokenTypes.Property;
  }

  get key(): string {
    return this.name;
  }

  get value(): JToken {
    return this.items[0] ?? new JValue(null);
  }

  set value(value: JToken | null) {
    const old = this.items[0];
    if (old !== undefined) old.parent = null;
    this.items[0] = this.adopt(value ?? new JValue(null));
  }

  /** Takes a freshly parsed value. */
  attach(value: JToken): void {
    value.parent = this;
    this.items[0] = value;
  }

  deepClone(): JToken {
    const copy = new JProperty(this.name);
    copy.attach(this.value.deepClone());
    return copy;
  }

  override equalsDeep(other: JToken): boolean {
    return other instanceof JProperty && other.name === this.name && deepEquals(this.value, other.value);
  }

  override insertToken(_index: number, token: JToken): void {
    if (this.items.length > 0) {
      throw jsonException('Newtonsoft.Json.Linq.JProperty cannot have multiple values.');
    }
    this.value = token;
  }

  override removeChild(_token: JToken): boolean {
    throw jsonException('Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.');
  }
}

/** `JObject`: properties in the order of their addition. */
export class JObject extends JContainer {
  private readonly byName = new Map<string, JProperty>();

  get type(): number {
    return tokenTypes.Object;
  }

  get properties(): readonly JProperty[] {
    return this.items as JProperty[];
  }

  deepClone(): JToken {
    const copy = new JObject();
    for (const property of this.properties) copy.put(property.name, property.value.deepClone());
    return copy;
  }

  override equalsDeep(other: JToken): boolean {
    return (
      other instanceof JObject &&
      other.count === this.count &&
      this.properties.every((property) => deepEquals(property.value, other.get(property.name)))
    );
  }

  /** The value of a property, or null. */
  get(name: string | null): JToken | null {
    return name === null ? null : (this.byName.get(name)?.value ?? null);
  }

  property(name: string | null): JProperty | null {
    return name === null ? null : (this.byName.get(name) ?? null);
  }

  /** The property by its exact name, else by a name that differs only in case. */
  propertyIgnoringCase(name: string): JProperty | null {
    const wanted = name.toUpperCase();
    return this.property(name) ?? this.properties.find((item) => item.name.toUpperCase() === wanted) ?? null;
  }

  /** Takes a freshly parsed value; a repeated name replaces the value at its first place. */
  put(name: string, value: JToken): void {
    let property = this.byName.get(name);
    if (property === undefined) {
      property = new JProperty(name);
      property.parent = this;
      this.byName.set(name, property);
      this.items.push(property);
    }
    property.attach(value);
  }

  override getItem(key: unknown): JToken | null {
    return this.get(this.nameOf(key, 'Accessed'));
  }

  override setItem(key: unknown, value: JToken | null): void {
    this.set(this.nameOf(key, 'Set'), value);
  }

  private nameOf(key: unknown, verb: string): string {
    if (typeof key === 'string') return key;
    throw argumentException(
      `${verb} JObject values with invalid key value: ${keyText(key)}. Object property name expected.`,
    );
  }

  set(name: string | null, value: JToken | null): void {
    if (name === null) throw argumentNull('propertyName');
    const property = this.byName.get(name);
    if (property === undefined) this.insertToken(this.items.length, new JProperty(name, value));
    else property.value = value;
  }

  override insertToken(index: number, token: JToken): void {
    if (!(token instanceof JProperty)) {
      throw argumentException(`Can not add ${netName(typeOf(token))} to Newtonsoft.Json.Linq.JObject.`);
    }
    this.refuseDuplicate(token.name);
    super.insertToken(index, token);
    this.byName.set(token.name, this.items[index] as JProperty);
  }

  override insertContent(index: number, content: unknown): void {
    if (content instanceof JObject) {
      [...content.properties].forEach((property, offset) => {
        this.insertToken(index + offset, property);
      });
    } else super.insertContent(index, content);
  }

  private refuseDuplicate(name: string): void {
    if (!this.byName.has(name)) return;
    throw argumentException(
      `Can not add property ${name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`,
    );
  }

  override removeChild(token: JToken): boolean {
    if (token instanceof JProperty && token.parent === this) this.byName.delete(token.name);
    return super.removeChild(token);
  }

  override replaceChild(token: JToken, value: JToken | null): void {
    if (!(value instanceof JProperty)) {
      throw argumentException(
        `Can not add ${value === null ? 'Newtonsoft.Json.Linq.JValue' : netName(typeOf(value))} to Newtonsoft.Json.Linq.JObject.`,
      );
    }
    const old = token as JProperty;
    if (value.name !== old.name) this.refuseDuplicate(value.name);
    super.replaceChild(token, value);
    this.byName.delete(old.name);
    this.byName.set(
      value.name,
      this.property(value.name) ?? (this.properties.find((item) => item.name === value.name) as JProperty),
    );
  }

  override removeAll(): void {
    this.byName.clear();
    super.removeAll();
  }

  removeNamed(name: string): boolean {
    const property = this.byName.get(name);
    return property !== undefined && this.removeChild(property);
  }

  /** `Merge(content)`: objects by name, arrays concatenated, nulls of the content ignored where a value is. */
  merge(content: unknown): void {
    if (!(content instanceof JObject)) {
      if (content instanceof JToken) return;
      throw argumentException(
        `Could not determine JSON object type for type ${netName(typeOf(content))}. (Parameter 'content')`,
      );
    }
    for (const { name, value } of content.properties) {
      const own = this.get(name);
      if (own === null) this.set(name, value);
      else if (own instanceof JObject && value instanceof JObject) own.merge(value);
      else if (own instanceof JArray && value instanceof JArray) for (const item of [...value.children]) own.add(item);
      else if (value.type !== tokenTypes.Null) this.set(name, value);
    }
  }
}
