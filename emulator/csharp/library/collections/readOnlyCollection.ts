import { ReadOnlyCollection } from '../../runtime/collections/readOnly';
import { defineType } from '../define';
import { copyInto } from './copy';
import { enumeratorOf } from './enumerators';

const generic = 'System.Collections.Generic';

/** `ReadOnlyCollection<T>`, which `AsReadOnly` gives. */
export const readOnlyCollectionType = defineType({
  name: 'System.Collections.ObjectModel.ReadOnlyCollection<T>',
  interfaces: [`${generic}.IList<T>`, `${generic}.IReadOnlyList<T>`, 'System.Collections.IList'],
  runtimeClass: ReadOnlyCollection,
  members: {
    'int Count { get; }': (self: ReadOnlyCollection) => self.count,
    'T this[int index] { get; }': (self: ReadOnlyCollection, index: number) => self.getAt(index),
    'bool Contains(T value)': (self: ReadOnlyCollection, value: unknown) => self.contains(value),
    'int IndexOf(T value)': (self: ReadOnlyCollection, value: unknown) => self.indexOf(value),
    'void CopyTo(T[] array, int index)': copyInto,
    'IEnumerator<T> GetEnumerator()': enumeratorOf,
  },
});
