/** `JArray` and `JConstructor`. */
import { types } from '../../types';
import { Boxed } from '../boxed';
import { argumentException, argumentOutOfRange } from '../exceptions';
import { toText } from '../object';
import { isSpread, JContainer } from './container';
import { JToken } from './token';
import { tokenTypes } from './tokenTypes';
import { JValue } from './value';

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

  protected override mergeItem(content: unknown): void {
    if (content instanceof JToken ? content instanceof JArray : isSpread(content)) {
      for (const item of [...(content as Iterable<unknown>)]) this.add(item);
    }
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
export function keyText(key: unknown): string {
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
