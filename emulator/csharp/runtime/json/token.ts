/** `JToken`: a node of a tree with parent links; a token that has a parent is cloned when it is added again. */
import { namedType, netName, type Type } from '../../types';
import { type DotNetException, invalidOperation } from '../exceptions';
import { typeOf } from '../object';
import type { JContainer } from './container';
import { tokenTypes } from './tokenTypes';

const jTokenType = namedType('Newtonsoft.Json.Linq.JToken');

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
  /** Of a root that was read without counting lines: its text. */
  text: string | null = null;

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

  /** Has it children, or room for them? */
  get isContainer(): boolean {
    return false;
  }

  /** @throws InvalidOperationException for a token that cannot have children. */
  requireChildren(): void {
    throw this.noChildren('access');
  }

  /** The children; containers refuse to go on once they were changed. */
  [Symbol.iterator](): Iterator<JToken> {
    return this.children[Symbol.iterator]();
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
      parts.unshift(token.pathPart(token.parent));
    }
    const text = parts.join('');
    return text.startsWith('.') ? text.slice(1) : text;
  }

  /** What the token adds to the path of its parent. */
  protected pathPart(parent: JContainer): string {
    return parent.type === tokenTypes.Property ? '' : `[${parent.children.indexOf(this)}]`;
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

  *afterSelf(): Iterable<JToken> {
    for (let token = this.next; token !== null; token = token.next) yield token;
  }

  *beforeSelf(): Iterable<JToken> {
    for (const token of this.parent?.children ?? []) {
      if (token === this) return;
      yield token;
    }
  }

  *ancestors(self = false): Iterable<JToken> {
    for (let token: JToken | null = self ? this : this.parent; token !== null; token = token.parent) yield token;
  }

  *descendants(self = false): Iterable<JToken> {
    if (self) yield this;
    for (const child of this) yield* child.descendants(true);
  }

  /** `ToString(formatting)`. */
  toJson(indented: boolean): string {
    return write(this, indented);
  }

  netToString(): string {
    return write(this, true);
  }
}

/** `JToken.DeepEquals`. */
export function deepEquals(left: JToken | null, right: JToken | null): boolean {
  return left === right || (left !== null && right !== null && left.equalsDeep(right));
}
