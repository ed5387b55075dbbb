/** HashSet, Queue and Stack. */
import { iterate, type NetArray, type NetSequence, newArrayOf } from '../../runtime/array';
import { NetHashSet } from '../../runtime/collections/hashSet';
import { NetQueue, NetStack } from '../../runtime/collections/queue';
import { DefaultComparer } from '../../runtime/comparison';
import { argumentNull } from '../../runtime/exceptions';
import type { Type } from '../../types';
import { type DefinedType, defineType, type MemberCode } from '../define';
import { checkCapacity, checkCount } from './capacity';
import { copyInto } from './copy';
import { enumeratorOf } from './enumerators';
import { setOperations } from './setOperations';

const generic = 'System.Collections.Generic';

function elements(values: NetSequence | null, parameter: string): unknown[] {
  if (values === null) throw argumentNull(parameter);
  return [...iterate(values)];
}

const hashSet = defineType({
  name: `${generic}.HashSet<T>`,
  interfaces: [`${generic}.ISet<T>`, `${generic}.IReadOnlyCollection<T>`],
  runtimeClass: NetHashSet,
  members: {
    'HashSet()': (type: Type) => new NetHashSet(type),
    'HashSet(int capacity)': (capacity: number, type: Type) => {
      checkCapacity(capacity);
      return new NetHashSet(type);
    },
    'HashSet(int capacity, IEqualityComparer<T> comparer)': (capacity: number, comparer: unknown, type: Type) => {
      checkCapacity(capacity);
      return new NetHashSet(type, [], comparer);
    },
    'HashSet(IEqualityComparer<T> comparer)': (comparer: unknown, type: Type) => new NetHashSet(type, [], comparer),
    'HashSet(IEnumerable<T> collection)': (values: NetSequence | null, type: Type) =>
      new NetHashSet(type, elements(values, 'collection')),
    'HashSet(IEnumerable<T> collection, IEqualityComparer<T> comparer)': (
      values: NetSequence | null,
      comparer: unknown,
      type: Type,
    ) => new NetHashSet(type, elements(values, 'collection'), comparer),
    'int Count { get; }': (self: NetHashSet) => self.count,
    'IEqualityComparer<T> Comparer { get; }': (self: NetHashSet) =>
      self.comparer ?? new DefaultComparer('EqualityComparer', self.elementType),
    'bool Add(T item)': (self: NetHashSet, item: unknown) => self.add(item),
    'bool Remove(T item)': (self: NetHashSet, item: unknown) => self.remove(item),
    'bool Contains(T item)': (self: NetHashSet, item: unknown) => self.contains(item),
    'void Clear()': (self: NetHashSet) => self.clear(),
    'void TrimExcess()': () => undefined,
    'void CopyTo(T[] array)': (self: NetHashSet, array: NetArray | null) => copyInto(self, array, 0),
    'void CopyTo(T[] array, int arrayIndex, int count)': (
      self: NetHashSet,
      array: NetArray | null,
      index: number,
      count: number,
    ) => {
      checkCount(count);
      copyInto([...self].slice(0, count), array, index);
    },
    'void CopyTo(T[] array, int arrayIndex)': copyInto,
    'int RemoveWhere(Predicate<T> match)': (self: NetHashSet, match: (value: unknown) => boolean) =>
      self.removeWhere((value) => match(value)),
    'IEnumerator<T> GetEnumerator()': enumeratorOf,
    ...setOperations,
  },
});

type Line = NetQueue | NetStack;
const shared: Readonly<Record<string, MemberCode>> = {
  'int Count { get; }': (self: Line) => self.count,
  'T Peek()': (self: Line) => self.peek(),
  'void Clear()': (self: Line) => self.clear(),
  'bool Contains(T item)': (self: Line, item: unknown) => self.contains(item),
  'void TrimExcess()': () => undefined,
  'void CopyTo(T[] array, int arrayIndex)': copyInto,
  'IEnumerator<T> GetEnumerator()': enumeratorOf,
  'T[] ToArray()': (self: Line) => newArrayOf(self.elementType, [...self]),
};
const interfaces = [`${generic}.IReadOnlyCollection<T>`, 'System.Collections.ICollection'];

const queue = defineType({
  name: `${generic}.Queue<T>`,
  interfaces,
  runtimeClass: NetQueue,
  members: {
    'Queue()': (type: Type) => new NetQueue(type, []),
    'Queue(int capacity)': (capacity: number, type: Type) => {
      checkCapacity(capacity);
      return new NetQueue(type, []);
    },
    'Queue(IEnumerable<T> collection)': (values: NetSequence | null, type: Type) =>
      new NetQueue(type, elements(values, 'collection')),
    ...shared,
    'void Enqueue(T item)': (self: NetQueue, item: unknown) => self.add(item),
    'T Dequeue()': (self: NetQueue) => self.take(),
  },
});

const stack = defineType({
  name: `${generic}.Stack<T>`,
  interfaces,
  runtimeClass: NetStack,
  members: {
    'Stack()': (type: Type) => new NetStack(type, []),
    'Stack(int capacity)': (capacity: number, type: Type) => {
      checkCapacity(capacity);
      return new NetStack(type, []);
    },
    'Stack(IEnumerable<T> collection)': (values: NetSequence | null, type: Type) =>
      new NetStack(type, elements(values, 'collection')),
    ...shared,
    'void Push(T item)': (self: NetStack, item: unknown) => self.add(item),
    'T Pop()': (self: NetStack) => self.take(),
  },
});

/** Sets, queues and stacks. */
export const setTypes: readonly DefinedType[] = [hashSet, queue, stack];
