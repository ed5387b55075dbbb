/** The dictionaries of `context`: read-only views of what the gateway holds. */
import type { HeaderMap } from '../../../message';
import { NetArray } from '../../runtime/array';
import { ReadOnlyDictionary } from '../../runtime/collections/readOnlyDictionary';
import { arrayOf, types } from '../../types';

const texts = arrayOf(types.string);

/** A `string[]` of its own. */
export function textArray(values: readonly string[]): NetArray<string> {
  return new NetArray<string>(types.string, [...values]);
}

/** Headers: names without regard to case, in their order and spelling when they are walked. */
export class HeaderDictionary extends ReadOnlyDictionary<NetArray<string>> {
  readonly #headers: HeaderMap;

  constructor(headers: HeaderMap) {
    super(texts);
    this.#headers = headers;
  }
  protected lookUp(key: string): NetArray<string> | undefined {
    const values = this.#headers.values(key);
    return values && textArray(values);
  }
  protected *entries(): Iterable<readonly [string, NetArray<string>]> {
    for (const [name, values] of this.#headers) yield [name, textArray(values)];
  }
}

/** Query parameters and claims: several texts to a name. */
export class TextsDictionary extends ReadOnlyDictionary<NetArray<string>> {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    super(texts);
    this.#values = values;
  }
  protected lookUp(key: string): NetArray<string> | undefined {
    const values = this.#values.get(key);
    return values && textArray(values);
  }
  protected *entries(): Iterable<readonly [string, NetArray<string>]> {
    for (const [name, values] of this.#values) yield [name, textArray(values)];
  }
}

/** Matched parameters (texts) and variables (object-typed values). */
export class MapDictionary<V> extends ReadOnlyDictionary<V> {
  readonly #values: ReadonlyMap<string, V>;

  constructor(valueType: typeof types.string | typeof types.object, values: ReadonlyMap<string, V>) {
    super(valueType);
    this.#values = values;
  }
  protected lookUp(key: string): V | undefined {
    return this.#values.get(key);
  }
  protected entries(): Iterable<readonly [string, V]> {
    return this.#values;
  }
}

const view = Symbol('view');

/** `context.Variables`: policies read it all the time, so a request has one view of its variables, kept with them. */
export function variablesOf(
  variables: ReadonlyMap<string, unknown> & { [view]?: MapDictionary<unknown> },
): MapDictionary<unknown> {
  variables[view] ??= new MapDictionary<unknown>(types.object, variables);
  return variables[view];
}
