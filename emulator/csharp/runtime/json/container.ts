/** `JContainer`: the tokens with children. */
import { netName, type Type, types } from '../../types';
import { NetArray } from '../array';
import { Boxed } from '../boxed';
import type { ListMethods } from '../collections/views';
import { argumentException, invalidOperation } from '../exceptions';
import { typeOf } from '../object';
import { deepEquals, JToken } from './token';
import { JValue } from './value';
import { TokenList } from './views';

/** `JContainer`. */
export abstract class JContainer extends JToken {
  /** The children as far as they were read: {@link items} reads the rest. */
  protected list: JToken[] = [];

  /** Counts the changes, for walks that must not outlive one. */
  private version = 0;

  /** The children, all of them read. */
  protected get items(): JToken[] {
    return this.list;
  }

  override get isContainer(): boolean {
    return true;
  }

  override requireChildren(): void {}

  /** The token as `IList<JToken>`. */
  get asCollection(): ListMethods {
    return new TokenList(this);
  }

  override *[Symbol.iterator](): Iterator<JToken> {
    const { version } = this;
    for (let index = 0; index < this.items.length; index++) {
      yield this.items[index] as JToken;
      if (this.version !== version) {
        throw invalidOperation('Collection was modified; enumeration operation may not execute.');
      }
    }
  }

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
    this.version += 1;
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
    this.version += 1;
    this.items.splice(index, 1);
    token.parent = null;
    return true;
  }

  removeAll(): void {
    for (const item of this.items) item.parent = null;
    this.version += 1;
    this.list = [];
  }

  replaceAll(content: unknown): void {
    this.removeAll();
    this.add(content);
  }

  replaceChild(token: JToken, value: JToken | null): void {
    const index = this.items.indexOf(token);
    token.parent = null;
    this.version += 1;
    this.items[index] = this.adopt(value ?? new JValue(null));
  }

  /**
   * `Merge(content)`: objects by name, arrays one behind the other, nulls only where nothing is yet.
   * @throws ArgumentException for content that is neither a token nor a sequence.
   */
  merge(content: unknown): void {
    if (content === null) return;
    if (!(content instanceof JToken) && !isSpread(content)) {
      throw argumentException(`Could not determine JSON object type for type ${netName(typeOf(content))}.`, 'content');
    }
    this.mergeItem(content);
  }

  protected abstract mergeItem(content: unknown): void;

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

/** Does `Add(object)` add the elements of this value rather than the value? */
export function isSpread(content: unknown): content is Iterable<unknown> {
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
