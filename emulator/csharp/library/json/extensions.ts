import { iterate } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { argumentException, argumentNull, nullReference } from '../../runtime/exceptions';
import { tokenAs } from '../../runtime/json/casts';
import { type JObject, JProperty, JToken } from '../../runtime/json/tokens';
import { support } from '../../runtime/support';
import { namedType, type Type } from '../../types';
import { defineType } from '../define';
import { lazyTokens, valuesOf } from './token';

type Source<T extends JToken = JToken> = Iterable<T> | null;
const tokenType = namedType('Newtonsoft.Json.Linq.JToken');
const propertyType = namedType('Newtonsoft.Json.Linq.JProperty');

/** Walks a source when its result is walked; null is refused at once. */
function flat<T extends JToken>(source: Source<T>, select: (token: T) => Iterable<JToken>, type: Type = tokenType) {
  if (source === null) throw argumentNull('source');
  return lazyTokens(function* () {
    for (const token of iterate<T | null>(source)) {
      if (token === null) throw nullReference();
      yield* select(token);
    }
  }, type);
}

function values(source: Source, key: unknown, type: Type): Iterable<unknown> {
  if (source === null) throw argumentNull('source');
  return valuesOf(iterate<JToken>(source), key, type);
}

function value(source: Source, type: Type): unknown {
  if (source === null) throw argumentNull('value');
  if (!(source instanceof JToken)) throw argumentException('Source value must be a JToken.');
  return tokenAs(source, type);
}

/** `Newtonsoft.Json.Linq.Extensions`. */
export const extensions = defineType({
  name: 'Newtonsoft.Json.Linq.Extensions',
  kind: 'static',
  members: {
    'static IJEnumerable<JToken> Ancestors(this IEnumerable<JToken> source)': (source: Source) =>
      flat(source, (token) => token.ancestors()),
    'static IJEnumerable<JToken> AncestorsAndSelf(this IEnumerable<JToken> source)': (source: Source) =>
      flat(source, (token) => token.ancestors(true)),
    'static IJEnumerable<JToken> Descendants(this IEnumerable<JContainer> source)': (source: Source) =>
      flat(source, (token) => token.descendants()),
    'static IJEnumerable<JToken> DescendantsAndSelf(this IEnumerable<JContainer> source)': (source: Source) =>
      flat(source, (token) => token.descendants(true)),
    'static IJEnumerable<JProperty> Properties(this IEnumerable<JObject> source)': (source: Source<JObject>) =>
      flat(source, (token) => token, propertyType),
    'static IJEnumerable<JToken> Children(this IEnumerable<JToken> source)': (source: Source) =>
      flat(source, (token) => token),
    'static IEnumerable<U> Children<T, U>(this IEnumerable<T> source) where T : JToken': (
      source: Source,
      T: Type,
      U: Type,
    ) =>
      values(
        flat(source, (token) => support.cast(box(token, T), tokenType) as JToken),
        null,
        U,
      ),
    'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source)': (source: Source) =>
      values(source, null, tokenType),
    'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)': (source: Source, key: unknown) =>
      values(source, key, tokenType),
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source)': (source: Source, U: Type) =>
      values(source, null, U),
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)': values,
    'static U Value<U>(this IEnumerable<JToken> value)': value,
    'static U Value<T, U>(this IEnumerable<T> value) where T : JToken': (source: Source, _T: Type, U: Type) =>
      value(source, U),
    'static IJEnumerable<JToken> AsJEnumerable(this IEnumerable<JToken> source)': (source: Source) =>
      source instanceof JProperty ? source : flat(source, (token) => [token]),
  },
});
