/** `JProperty`. */
import { argumentNull } from '../exceptions';
import { JArray } from './arrayToken';
import { isSpread, JContainer } from './container';
import { deepEquals, JToken } from './token';
import { jsonException, memberPath, tokenTypes } from './tokenTypes';
import { JValue } from './value';

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
    this.list = [this.adopt(value instanceof JToken ? value : new JValue(value))];
  }

  /** A property around a fresh value. */
  static of(name: string, value: JToken): JProperty {
    const property = new JProperty(name);
    property.attach(value);
    return property;
  }

  get type(): number {
    return tokenTypes.Property;
  }

  protected override pathPart(): string {
    return memberPath(this.name);
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
    this.list = [value];
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

  protected override mergeItem(content: unknown): void {
    if (content instanceof JProperty && content.value.type !== tokenTypes.Null) this.value = content.value;
  }

  override removeChild(_token: JToken): boolean {
    throw jsonException('Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.');
  }
}
