/** The dictionaries of `context`: read-only views of what the gateway holds. */
import type { HeaderMap } from '../../../message';
import { NetArray } from '../../runtime/array';
import { ReadOnlyDictionary } from '../../runtime/collections/readOnlyDictionary';
import { argumentNull } from '../../runtime/exceptions';
import { arrayOf, type Type, types } from '../../types';

const toTexts = [types.string, arrayOf(types.string)] as const;

/** A `string[]` of its own. */
export function textArray(values: readonly string[]): NetArray<string> {
  return new NetArray<string>(types.string, [...values]);
}

/** Headers: names without regard to case, in their order and spelling when they are walked. */
export class HeaderDictionary extends ReadOnlyDictionary<NetArray<string>> {
  readonly #headers: HeaderMap;

  constructor(headers: HeaderMap) {
    super();
    this.#headers = headers;
  }
  get typeArguments() {
    return toTexts;
  }
  /** The values of a name, joined with a comma; undefined when it is not there. @throws ArgumentNullException */
  joined(key: string | null): string | undefined {
    if (key === null) throw argumentNull('key');
    return this.#headers.get(key);
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
    super();
    this.#values = values;
  }
  get typeArguments() {
    return toTexts;
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
  readonly typeArguments: readonly [Type, Type];
  readonly #values: ReadonlyMap<string, V>;

  constructor(typeArguments: readonly [Type, Type], values: ReadonlyMap<string, V>) {
    super();
    this.typeArguments = typeArguments;
    this.#values = values;
  }
  protected lookUp(key: string): V | undefined {
    return this.#values.get(key);
  }
  /** Policies read variables all the time, nearly always such that are there. */
  override get(key: string | null): V {
    return this.#values.get(key as string) ?? super.get(key);
  }
  protected entries(): Iterable<readonly [string, V]> {
    return this.#values;
  }
}

const toObject = [types.string, types.object] as const;
const toText = [types.string, types.string] as const;
const view = Symbol('view');

/** `context.Variables`: policies read it all the time, so a request has one view of its variables, kept with them. */
export function variablesOf(
  variables: ReadonlyMap<string, unknown> & { [view]?: MapDictionary<unknown> },
): MapDictionary<unknown> {
  variables[view] ??= new MapDictionary<unknown>(toObject, variables);
  return variables[view];
}

/** `context.Request.MatchedParameters`. */
export function parametersOf(parameters: ReadonlyMap<string, string>): MapDictionary<string> {
  return new MapDictionary(toText, parameters);
}
