import { type DefinedType, defineType } from '../define';

const letters = (count: number): string[] => Array.from({ length: count }, (_, index) => `T${index + 1}`);
const parameters = (names: readonly string[], single: string): string =>
  names.length === 1 ? `${names[0]} ${single}` : names.map((name, index) => `${name} arg${index + 1}`).join(', ');

const functions = [0, 1, 2, 3, 4, 5, 6].map((count): DefinedType => {
  const names = letters(count);
  return defineType({
    name: `System.Func<${[...names.map((name) => `in ${name}`), 'out TResult'].join(', ')}>`,
    kind: 'delegate',
    invoke: `TResult Invoke(${parameters(names, 'arg')})`,
  });
});
const actions = [0, 1, 2, 3, 4, 5, 6].map((count): DefinedType => {
  const names = letters(count);
  return defineType({
    name: count === 0 ? 'System.Action' : `System.Action<${names.map((name) => `in ${name}`).join(', ')}>`,
    kind: 'delegate',
    invoke: `void Invoke(${parameters(names, 'obj')})`,
  });
});

/** The delegates that library members take. */
export const delegateTypes: readonly DefinedType[] = [
  ...functions,
  ...actions,
  defineType({ name: 'System.Predicate<in T>', kind: 'delegate', invoke: 'bool Invoke(T obj)' }),
  defineType({ name: 'System.Comparison<in T>', kind: 'delegate', invoke: 'int Invoke(T x, T y)' }),
];
