import { namedType, type Type } from '../../types';
import { box } from '../boxed';
import { valuesEqual } from '../comparison';
import { netHashCode, toText } from '../object';

/** `KeyValuePair<TKey, TValue>`, immutable. */
export class NetPair<K = unknown, V = unknown> {
  readonly typeArguments: readonly [Type, Type];
  readonly key: K;
  readonly value: V;

  constructor(keyType: Type, valueType: Type, key: K, value: V) {
    this.typeArguments = [keyType, valueType];
    this.key = key;
    this.value = value;
  }

  netToString(): string {
    const [keyType, valueType] = this.typeArguments;
    return `[${toText(box(this.key, keyType))}, ${toText(box(this.value, valueType))}]`;
  }

  netEquals(other: unknown): boolean {
    return other instanceof NetPair && valuesEqual(this.key, other.key) && valuesEqual(this.value, other.value);
  }

  netHashCode(): number {
    const [keyType, valueType] = this.typeArguments;
    return (Math.imul(netHashCode(box(this.key, keyType)), 31) + netHashCode(box(this.value, valueType))) | 0;
  }
}

/** The type of pairs of these. */
export function pairType(keyType: Type, valueType: Type): Type {
  return namedType('System.Collections.Generic.KeyValuePair', keyType, valueType);
}
