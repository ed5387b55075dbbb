/** `JObject`. */
import { netName } from '../../types';
import type { DictionaryMethods, ListMethods } from '../collections/views';
import { argumentException, argumentNull } from '../exceptions';
import { typeOf } from '../object';
import { keyText } from './arrayToken';
import { JContainer } from './container';
import { JProperty } from './property';
import { deepEquals, type JToken } from './token';
import { tokenTypes } from './tokenTypes';
import type { UnreadMembers } from './unreadMembers';
import { PropertyDictionary, PropertyList } from './views';

/** Up to this many properties, a search through all of them is as fast as a map. */
const searched = 8;

/** `JObject`: properties in the order of their addition. */
export class JObject extends JContainer {
  /** Properties by name, once there are so many that a search takes longer. */
  private byName: Map<string, JProperty> | null = null;
  /** What was not read yet of the text that the object stands in; null once all of it is. */
  private unread: UnreadMembers | null = null;

  /** An object whose members are read when they are asked for. */
  static of(members: UnreadMembers): JObject {
    const object = new JObject();
    object.unread = members;
    return object;
  }

  protected override get items(): JToken[] {
    const { unread } = this;
    if (unread !== null) {
      this.unread = null;
      unread.readInto(this);
    }
    return this.list;
  }

  override get asCollection(): ListMethods {
    return new PropertyList(this);
  }

  /** The object as `IDictionary<string, JToken>`. */
  get asDictionary(): DictionaryMethods {
    return new PropertyDictionary(this);
  }

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

  private named(name: string): JProperty | undefined {
    if (this.unread !== null) {
      const found = this.unread.find(name, this);
      if (found !== null) return found;
    }
    if (this.byName !== null) return this.byName.get(name);
    const items = this.items as JProperty[];
    if (items.length <= searched) {
      for (const item of items) if (item.name === name) return item;
      return undefined;
    }
    this.byName = new Map(items.map((item) => [item.name, item]));
    return this.byName.get(name);
  }

  /** The value of a property, or null. */
  get(name: string | null): JToken | null {
    return name === null ? null : (this.named(name)?.value ?? null);
  }

  property(name: string | null): JProperty | null {
    return name === null ? null : (this.named(name) ?? null);
  }

  /** The property by its exact name, else by a name that differs only in case. */
  propertyIgnoringCase(name: string): JProperty | null {
    const wanted = name.toUpperCase();
    return this.property(name) ?? this.properties.find((item) => item.name.toUpperCase() === wanted) ?? null;
  }

  /** Takes a freshly parsed value; a repeated name replaces the value at its first place. */
  put(name: string, value: JToken): void {
    const known = this.named(name);
    if (known !== undefined) {
      known.attach(value);
      return;
    }
    const property = JProperty.of(name, value);
    property.parent = this;
    this.append(property);
  }

  /** Takes a freshly parsed property whose name is new. */
  append(property: JProperty): void {
    this.items.push(property);
    this.byName?.set(property.name, property);
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
    const property = this.named(name);
    if (property === undefined) this.insertToken(this.items.length, new JProperty(name, value));
    else property.value = value;
  }

  /** `Add(propertyName, value)`. @throws ArgumentNullException, ArgumentException for a name that is there already. */
  addNamed(name: string | null, value: JToken | null): void {
    this.insertToken(this.items.length, new JProperty(name, value));
  }

  override insertToken(index: number, token: JToken): void {
    if (!(token instanceof JProperty)) {
      throw argumentException(`Can not add ${netName(typeOf(token))} to Newtonsoft.Json.Linq.JObject.`);
    }
    this.refuseDuplicate(token.name);
    super.insertToken(index, token);
    this.byName?.set(token.name, this.items[index] as JProperty);
  }

  override insertContent(index: number, content: unknown): void {
    if (content instanceof JObject) {
      [...content.properties].forEach((property, offset) => {
        this.insertToken(index + offset, property);
      });
    } else super.insertContent(index, content);
  }

  private refuseDuplicate(name: string): void {
    if (this.named(name) === undefined) return;
    throw argumentException(
      `Can not add property ${name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`,
    );
  }

  override removeChild(token: JToken): boolean {
    const isOwn = token.parent === this;
    const removed = super.removeChild(token);
    if (isOwn && token instanceof JProperty) this.byName?.delete(token.name);
    return removed;
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
    this.byName = null;
  }

  override removeAll(): void {
    super.removeAll();
    this.byName = null;
  }

  removeNamed(name: string): boolean {
    const property = this.named(name);
    return property !== undefined && this.removeChild(property);
  }

  protected override mergeItem(content: unknown): void {
    if (!(content instanceof JObject)) return;
    for (const { name, value } of [...content.properties]) {
      const own = this.get(name);
      if (own === null) this.set(name, value);
      else if (own instanceof JContainer && own.type === value.type) own.merge(value);
      else if (value.type !== tokenTypes.Null) this.set(name, value);
    }
  }
}
