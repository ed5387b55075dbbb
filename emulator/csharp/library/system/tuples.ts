import { defaultValue } from '../../runtime/array';
import { NetTuple } from '../../runtime/tuple';
import { namedType, type Type } from '../../types';
import { type DefinedType, defineType } from '../define';

const sizes = [1, 2, 3, 4, 5, 6, 7];
const valueSizes = Array.from({ length: 14 }, (_, index) => index + 1);
const names = (size: number): string[] => Array.from({ length: size }, (_, index) => `T${index + 1}`);
const parameters = (size: number): string =>
  names(size)
    .map((name, index) => `${name} item${index + 1}`)
    .join(', ');

/** Code of a constructor: the items, then their types. */
function maker(definition: string, size: number) {
  return (...list: unknown[]) =>
    new NetTuple(namedType(definition, ...(list.slice(size) as Type[])), list.slice(0, size));
}

/** `Tuple<T1, …>`: a class, equal by its items, `==` by identity. */
function tupleClass(size: number): DefinedType {
  const items = names(size).map((name, index) => [
    `${name} Item${index + 1} { get; }`,
    (self: NetTuple) => self.items[index],
  ]);
  return defineType({
    name: `System.Tuple<${names(size).join(', ')}>`,
    interfaces: ['System.IComparable'],
    members: { [`Tuple(${parameters(size)})`]: maker('System.Tuple', size), ...Object.fromEntries(items) },
  });
}

/** `ValueTuple<T1, …>`: what `(1, "a")` is. API Management does not let expressions name it. */
function valueTuple(size: number): DefinedType {
  const list = names(size).join(', ');
  const items = names(size).map((name, index) => [
    `${name} Item${index + 1} { get; set; }`,
    { get: (self: NetTuple) => self.items[index], set: (self: NetTuple, value: unknown) => self.with(index, value) },
  ]);
  return defineType({
    name: `System.ValueTuple<${list}>`,
    kind: 'struct',
    hidden: true,
    interfaces: ['System.IComparable'],
    defaultValue: (type) => new NetTuple(type, type.arguments_.map(defaultValue)),
    members: {
      ...Object.fromEntries(items),
      [`int CompareTo(ValueTuple<${list}> other)`]: (self: NetTuple, other: NetTuple) => self.netCompareTo(other),
      [`bool Equals(ValueTuple<${list}> other)`]: (self: NetTuple, other: NetTuple) => self.netEquals(other),
    },
  });
}

/** `System.Tuple` with `Create`, and both kinds of tuples up to seven items. */
export const tupleTypes: readonly DefinedType[] = [
  ...sizes.map(tupleClass),
  ...valueSizes.map(valueTuple),
  defineType({
    name: 'System.Tuple',
    kind: 'static',
    members: Object.fromEntries(
      sizes.map((size) => {
        const list = names(size).join(', ');
        return [`static Tuple<${list}> Create<${list}>(${parameters(size)})`, maker('System.Tuple', size)];
      }),
    ),
  }),
];
