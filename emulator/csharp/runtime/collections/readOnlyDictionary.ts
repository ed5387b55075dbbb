/** `IReadOnlyDictionary<string, TValue>` over something else: headers, query parameters, variables, claims. */
import { namedType, type Type, types } from '../../types';
import { argumentNull, keyNotFound } from '../exceptions';
import { LazySequence } from '../sequence';
import { NetPair, pairType } from './keyValuePair';

/** A view with string keys; subclasses say where the values are. */
export abstract class ReadOnlyDictionary<V = unknown> implements Iterable<NetPair<string, V>> {
  /** Those of the interface; each class of views has the same, since views are made all the time. */
  abstract readonly typeArguments: readonly [Type, Type];

  /** The value of a key, undefined when it is not there. */
  protected abstract lookUp(key: string): V | undefined;
  protected abstract entries(): Iterable<readonly [string, V]>;

  get netType(): Type {
    return namedType('System.Collections.Generic.IReadOnlyDictionary', ...this.typeArguments);
  }
  get elementType(): Type {
    return pairType(...this.typeArguments);
  }
  get count(): number {
    return [...this.entries()].length;
  }

  /** Like {@link lookUp}. @throws ArgumentNullException */
  find(key: string | null): V | undefined {
    if (key === null) throw argumentNull('key');
    return this.lookUp(key);
  }
  containsKey(key: string | null): boolean {
    return this.find(key) !== undefined;
  }
  /** @throws ArgumentNullException, KeyNotFoundException */
  get(key: string | null): V {
    const value = this.find(key);
    if (value === undefined) throw keyNotFound(key ?? '');
    return value;
  }

  get keys(): LazySequence<string> {
    const entries = () => this.entries();
    return new LazySequence(types.string, function* () {
      for (const [key] of entries()) yield key;
    });
  }
  get values(): LazySequence<V> {
    const entries = () => this.entries();
    return new LazySequence(this.typeArguments[1], function* () {
      for (const [, value] of entries()) yield value;
    });
  }

  *[Symbol.iterator](): Generator<NetPair<string, V>> {
    for (const [key, value] of this.entries()) yield new NetPair(...this.typeArguments, key, value);
  }
}
