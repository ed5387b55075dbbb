import { type NetArray, newArrayOf } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { argumentException, argumentNull, dotNetException, indexOutOfRange } from '../../runtime/exceptions';
import { MultiArray, newMultiArray } from '../../runtime/multiArray';
import { typeOf } from '../../runtime/object';
import { support } from '../../runtime/support';
import type { TypeObject } from '../../runtime/typeObject';
import { conversionExists } from '../../runtime/typeRelations';
import { isValueType } from '../../types';

type Indices = NetArray<number> | null;

/** The length of each dimension. */
function lengthsOf(array: NetArray): readonly number[] {
  return array instanceof MultiArray ? array.lengths : [array.length];
}

function lengthOf(array: NetArray, dimension: number): number {
  const length = lengthsOf(array)[dimension];
  if (length === undefined) throw indexOutOfRange();
  return length;
}

/** `Array.Clone()`. */
export function cloned(array: NetArray): NetArray {
  const items = [...array];
  return array instanceof MultiArray
    ? new MultiArray(array.elementType, array.lengths, items)
    : newArrayOf(array.elementType, items);
}

function indicesOf(array: NetArray, indices: Indices): number[] {
  if (indices === null) throw argumentNull('indices');
  const list = [...indices];
  if (list.length !== lengthsOf(array).length) {
    throw argumentException('The number of indices is not the number of dimensions of the array.');
  }
  return list;
}

function valueAt(array: NetArray, indices: Indices): unknown {
  const list = indicesOf(array, indices);
  const value = array instanceof MultiArray ? array.at(list) : array.get(list[0] ?? 0);
  return box(value, array.elementType);
}

/** @throws InvalidCastException for a value that the elements cannot hold. */
function setValueAt(array: NetArray, value: unknown, indices: Indices): void {
  const list = indicesOf(array, indices);
  const { elementType } = array;
  const fits = value === null ? !isValueType(elementType) : conversionExists(typeOf(value), elementType);
  if (!fits) throw dotNetException('System.InvalidCastException', 'Object cannot be stored in an array of this type.');
  const stored = support.cast(value, elementType);
  if (array instanceof MultiArray) array.put(list, stored);
  else array.set(list[0] ?? 0, stored);
}

function create(type: TypeObject | null, lengths: readonly number[]): NetArray {
  if (type === null) throw argumentNull('elementType');
  if (lengths.length === 0) throw argumentException('Must provide at least one rank.');
  return lengths.length === 1 ? support.newArray(type.type, lengths[0] ?? 0) : newMultiArray(type.type, lengths);
}

/** Members of `System.Array` that know dimensions. */
export const dimensionMembers = {
  'int Rank { get; }': (self: NetArray) => lengthsOf(self).length,
  'int GetLength(int dimension)': lengthOf,
  'int GetUpperBound(int dimension)': (self: NetArray, dimension: number) => lengthOf(self, dimension) - 1,
  'int GetLowerBound(int dimension)': (self: NetArray, dimension: number) => lengthOf(self, dimension) && 0,
  'object GetValue(params int[] indices)': valueAt,
  'void SetValue(object value, params int[] indices)': setValueAt,
  'static Array CreateInstance(Type elementType, params int[] lengths)': (
    type: TypeObject | null,
    lengths: Indices,
  ) => {
    if (lengths === null) throw argumentNull('lengths');
    return create(type, [...lengths]);
  },
};
