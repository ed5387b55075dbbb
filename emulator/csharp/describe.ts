/** Values as `npm run evaluate` and the conformance tables write them. */

import { elementTypeOf, gather, iterate, NetArray } from './runtime/array';
import { box } from './runtime/boxed';
import { toText, typeOf } from './runtime/object';
import { netName, type Type, types } from './types';

/** A result: .NET type name and culture-invariant value. */
export interface Description {
  readonly type: string;
  readonly value: unknown;
}

/** Special forms by type name, registered by the libraries (DateTime "o", JToken compact …). */
export interface Describable {
  /** The table's form of the value. */
  netDescribe?(): unknown;
}

/** An object-typed value as the tables have it. Reading a lazy sequence may throw. */
export function describeValue(value: unknown): Description {
  if (value === null) return { type: 'null', value: null };
  return { type: netName(typeOf(value)), value: formOf(value) };
}

function formOf(value: unknown): unknown {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const { netDescribe } = value as Describable;
  if (netDescribe !== undefined) return netDescribe.call(value);
  if (value instanceof NetArray && value.items instanceof Uint8Array)
    return Buffer.from(value.items).toString('base64');
  if (typeof value === 'object' && Symbol.iterator in value) {
    const element: Type = elementTypeOf(value) ?? types.object;
    return gather(iterate(value as Iterable<unknown>)).map((item) => {
      const boxed = box(item, element);
      const pair = boxed as { key?: unknown; value?: unknown; netType?: Type; typeArguments?: readonly Type[] } | null;
      if (
        pair !== null &&
        typeof pair === 'object' &&
        'key' in pair &&
        'value' in pair &&
        pair.typeArguments !== undefined
      ) {
        return [
          formOf(box(pair.key, pair.typeArguments[0] as Type)),
          formOf(box(pair.value, pair.typeArguments[1] as Type)),
        ];
      }
      return formOf(boxed);
    });
  }
  return toText(value);
}
