import { stringComparisons } from '../../runtime/compareText';
import { argumentNull } from '../../runtime/exceptions';
import { StringComparer, stringComparers } from '../../runtime/stringComparer';
import { splitOptions } from '../../runtime/text';
import { defineType } from '../define';

/** `System.StringComparison`. */
export const stringComparisonType = defineType({
  name: 'System.StringComparison',
  kind: 'enum',
  values: stringComparisons,
});

/** `System.StringSplitOptions`. */
export const stringSplitOptionsType = defineType({
  name: 'System.StringSplitOptions',
  kind: 'enum',
  flags: true,
  values: splitOptions,
});

/** `System.StringComparer`. */
export const stringComparerType = defineType({
  name: 'System.StringComparer',
  abstract: true,
  interfaces: ['System.Collections.Generic.IEqualityComparer<string>', 'System.Collections.Generic.IComparer<string>'],
  runtimeClass: StringComparer,
  members: {
    ...Object.fromEntries(
      Object.entries(stringComparers).map(([name, comparer]) => [
        `static StringComparer ${name} { get; }`,
        () => comparer,
      ]),
    ),
    'int Compare(string x, string y)': (self: StringComparer, x: string | null, y: string | null) => self.compare(x, y),
    'bool Equals(string x, string y)': (self: StringComparer, x: string | null, y: string | null) => self.equals(x, y),
    'int GetHashCode(string obj)': (self: StringComparer, value: string | null) => {
      if (value === null) throw argumentNull('obj');
      return self.getHashCode(value);
    },
  },
});
