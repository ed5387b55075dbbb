/** Samples that the library cannot give by itself, or not awkward enough. */
import { type NamedType, namedType, type Type } from '../../../../emulator/csharp/types';
import { typeText } from './csharpText';
import { plainSamples } from './plainSamples';

const generic = 'System.Collections.Generic.';

/** By name, for types with parameters: made of the names of the arguments and of two samples of the first. */
const constructed: Readonly<
  Record<string, (types: readonly string[], values: readonly (readonly string[])[]) => readonly (string | null)[]>
> = {
  [`${generic}IEnumerable`]: ([t], [v]) => [
    `new ${t}[] { ${v?.slice(0, 2).join(', ')} }`,
    `new List<${t}> { ${v?.slice(0, 3).join(', ')} }`,
    `new ${t}[] { ${v?.at(-1) ?? ''} }`,
    `new HashSet<${t}> { ${v?.slice(0, 2).join(', ')} }`,
    `Enumerable.Empty<${t}>()`,
    `Enumerable.Repeat<${t}>(${v?.[0]}, 2).Where(x => true)`,
    t === 'char' ? '"text"' : null,
    'null',
  ],
  [`${generic}IDictionary`]: ([k, t], [key, value]) => [
    `new Dictionary<${k}, ${t}> { { ${key?.[0]}, ${value?.[0]} } }`,
    k === 'string' && t?.endsWith('JToken') === true ? 'JObject.Parse("{\\"a\\":1}")' : null,
    'null',
  ],
  [`${generic}KeyValuePair`]: ([k, t], [key, value]) => [
    `new KeyValuePair<${k}, ${t}>(${key?.[0]}, ${value?.[0]})`,
    `new KeyValuePair<${k}, ${t}>(${key?.at(-1)}, ${value?.at(-1)})`,
    `default(KeyValuePair<${k}, ${t}>)`,
  ],
  [`${generic}IEqualityComparer`]: ([t]) => [
    `EqualityComparer<${t}>.Default`,
    t === 'string' ? 'StringComparer.OrdinalIgnoreCase' : null,
    'null',
  ],
  [`${generic}IComparer`]: ([t]) => [
    `Comparer<${t}>.Default`,
    `Comparer<${t}>.Create((p, q) => -1)`,
    t === 'string' ? 'StringComparer.OrdinalIgnoreCase' : null,
    'null',
  ],
  [`${generic}IEnumerator`]: ([t], [v]) => [
    `((IEnumerable<${t}>)new List<${t}> { ${v?.[0]} }).GetEnumerator()`,
    `Enumerable.Empty<${t}>().GetEnumerator()`,
  ],
  [`${generic}EqualityComparer`]: ([t]) => [`EqualityComparer<${t}>.Default`],
  [`${generic}Comparer`]: ([t]) => [`Comparer<${t}>.Default`],
  'System.Collections.ObjectModel.ReadOnlyCollection': ([t], [v]) => [`new List<${t}> { ${v?.[0]} }.AsReadOnly()`],
  'System.Linq.IGrouping': ([k, t], [, v]) => [`new ${t}[] { ${v?.[0]} }.GroupBy(x => default(${k})).First()`],
  'System.Linq.ILookup': ([k, t], [, v]) => [`new ${t}[] { ${v?.[0]} }.ToLookup(x => default(${k}))`],
  'System.Linq.IOrderedEnumerable': ([t], [v]) => [
    `new ${t}[] { ${v?.slice(0, 3).join(', ')} }.OrderBy(x => x)`,
    'null',
  ],
  'Newtonsoft.Json.Linq.IJEnumerable': ([t]) => [t?.endsWith('JToken') === true ? 'new JArray(1, 2).Children()' : null],
};
const likeSequences = 'ICollection IList IReadOnlyCollection IReadOnlyList'.split(' ');

/** The samples that are written down for a type, null when there are none. */
export function written(type: NamedType, samplesOf: (type: Type) => readonly string[]): readonly string[] | null {
  const { name, arity } = type.definition;
  if (arity === 0) return plainSamples[name] ?? null;
  const names = type.arguments_.map(typeText);
  const values = type.arguments_.map((argument: Type) => samplesOf(argument));
  if (values.some((list) => list.length === 0)) return [];
  if (name.startsWith('System.ValueTuple')) {
    return [`(${values.map((list, index) => `(${names[index]})${list[0]}`).join(', ')})`];
  }
  const simple = name.slice(generic.length);
  if (name.startsWith(generic) && likeSequences.includes(simple)) {
    const list = `new List<${names[0]}> { ${values[0]?.[0]} }`;
    return [
      list,
      `new ${names[0]}[] { ${values[0]?.[0]} }`,
      simple === 'ICollection' ? `new HashSet<${names[0]}>()` : list,
      'null',
    ];
  }
  if (simple === 'ISet') return samplesOf(namedType(`${generic}HashSet`, ...type.arguments_));
  if (simple === 'IReadOnlyDictionary') {
    const own = `new Dictionary<${names.join(', ')}> { { ${values[0]?.[0]}, ${values[1]?.[0]} } }`;
    return [own, ...(contextual[names.join()] ?? []), 'null'];
  }
  return constructed[name]?.(names, values).filter((one) => one !== null) ?? null;
}

const contextual: Readonly<Record<string, readonly string[]>> = {
  'string,object': ['context.Variables'],
  'string,string[]': ['context.Request.Headers', 'context.Request.Url.Query'],
  'string,string': ['context.Request.MatchedParameters'],
};
