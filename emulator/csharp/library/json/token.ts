import '../../runtime/json/writer';
import { DefaultComparer, type Equality } from '../../runtime/comparison';
import { argumentNull, nullReference } from '../../runtime/exceptions';
import { tokenAs } from '../../runtime/json/casts';
import { deserializeToken } from '../../runtime/json/deserialize';
import { toToken } from '../../runtime/json/fromObject';
import { selectToken, selectTokens } from '../../runtime/json/path/select';
import { parseToken } from '../../runtime/json/reader';
import { bigInteger, deepEquals, JToken, tokenTypes } from '../../runtime/json/tokens';
import { netHashCode, typeOf } from '../../runtime/object';
import { LazySequence } from '../../runtime/sequence';
import { conversionExists } from '../../runtime/typeRelations';
import { namedType, type Type } from '../../types';
import { defineType } from '../define';
import { tokenOperators } from './operators';

const tokenType = namedType('Newtonsoft.Json.Linq.JToken');
type Path = string | null;

/** `IJEnumerable<T>`. */
class TokenSequence<T = unknown> extends LazySequence<T> {
  override get netType(): Type {
    return namedType('Newtonsoft.Json.Linq.IJEnumerable', this.elementType);
  }
}

/** Tokens that are found while they are walked. */
export function lazyTokens(make: () => Iterable<JToken>, type: Type = tokenType): LazySequence<JToken> {
  return new TokenSequence(type, () => make()[Symbol.iterator]());
}

/** The tokens of a class, found while they are walked. */
export function tokensOfType(tokens: Iterable<JToken>, type: Type): LazySequence<JToken> {
  return lazyTokens(function* () {
    for (const token of tokens) if (conversionExists(typeOf(token), type)) yield token;
  }, type);
}

/** `Values<T>()` of several tokens; `key` null is their children (a value is its own child). */
export function valuesOf(tokens: Iterable<JToken | null>, key: unknown, type: Type): LazySequence {
  const Sequence = type === tokenType ? TokenSequence : LazySequence;
  return new Sequence(type, function* () {
    for (const token of tokens) {
      if (token === null) throw nullReference();
      if (key !== null) {
        const item = token.getItem(key);
        if (item !== null) yield tokenAs(item, type);
      } else if (token.isContainer) for (const child of token) yield tokenAs(child, type);
      else yield tokenAs(token, type);
    }
  });
}

/** `Newtonsoft.Json.Formatting`. */
export const formatting = defineType({
  name: 'Newtonsoft.Json.Formatting',
  kind: 'enum',
  values: { None: 0, Indented: 1 },
});

/** `Newtonsoft.Json.Linq.JTokenType`. */
export const jTokenType = defineType({ name: 'Newtonsoft.Json.Linq.JTokenType', kind: 'enum', values: tokenTypes });

/** `System.Numerics.BigInteger`, the value of whole numbers beyond Int64; expressions may not name it. */
export const bigIntegerType = defineType({ name: bigInteger.definition.name, kind: 'struct', hidden: true });

/** `Newtonsoft.Json.Linq.IJEnumerable<T>`: tokens whose children are reached by a key at once. */
export const jEnumerable = defineType({
  name: 'Newtonsoft.Json.Linq.IJEnumerable<out T>',
  where: { T: tokenType },
  kind: 'interface',
  hidden: true,
  interfaces: ['System.Collections.Generic.IEnumerable<T>'],
  members: {
    'IJEnumerable<JToken> this[object key] { get; }': (self: Iterable<JToken>, key: unknown) =>
      valuesOf(self, key, tokenType),
  },
});

/** Equal are tokens that `DeepEquals` says so of. */
class TokenComparer extends DefaultComparer {
  override readonly equality: Equality = {
    bucket: (value) => {
      if (value === null) return null;
      const token = value as JToken;
      return token.isContainer ? token.type * 1000 + token.children.length : netHashCode(token);
    },
    equals: (left, right) => deepEquals(left as JToken | null, right as JToken | null),
  };
}
const tokenComparer = new TokenComparer('EqualityComparer', tokenType);

/** `Newtonsoft.Json.Linq.JToken`. */
export const jToken = defineType({
  name: 'Newtonsoft.Json.Linq.JToken',
  abstract: true,
  interfaces: ['Newtonsoft.Json.Linq.IJEnumerable<Newtonsoft.Json.Linq.JToken>'],
  runtimeClass: JToken,
  members: {
    'static JToken Parse(string json)': (json: string | null) => parseToken(json),
    'static JToken FromObject(object o)': (value: unknown) => {
      if (value === null) throw argumentNull('o');
      return toToken(value);
    },
    'static bool DeepEquals(JToken t1, JToken t2)': deepEquals,
    'static IEqualityComparer<JToken> EqualityComparer { get; }': () => tokenComparer,
    'JTokenType Type { get; }': (self: JToken) => self.type,
    'bool HasValues { get; }': (self: JToken) => self.hasValues,
    'JContainer Parent { get; }': (self: JToken) => self.parent,
    'JToken Root { get; }': (self: JToken) => self.root,
    'JToken First { get; }': (self: JToken) => self.first,
    'JToken Last { get; }': (self: JToken) => self.last,
    'JToken Next { get; }': (self: JToken) => self.next,
    'JToken Previous { get; }': (self: JToken) => self.previous,
    'string Path { get; }': (self: JToken) => self.path,
    'JToken this[object key] { get; set; }': {
      get: (self: JToken, key: unknown) => self.getItem(key),
      set: (self: JToken, key: unknown, value: JToken | null) => self.setItem(key, value),
    },
    'string ToString(Newtonsoft.Json.Formatting formatting)': (self: JToken, format: number) =>
      self.toJson(format === 1),
    'JToken DeepClone()': (self: JToken) => self.deepClone(),
    'void Remove()': (self: JToken) => self.remove(),
    'void Replace(JToken value)': (self: JToken, value: JToken | null) => self.replace(value),
    'void AddAfterSelf(object content)': (self: JToken, content: unknown) => self.addAfterSelf(content),
    'void AddBeforeSelf(object content)': (self: JToken, content: unknown) => self.addBeforeSelf(content),
    'IEnumerable<JToken> AfterSelf()': (self: JToken) => lazyTokens(() => self.afterSelf()),
    'IEnumerable<JToken> BeforeSelf()': (self: JToken) => lazyTokens(() => self.beforeSelf()),
    'IEnumerable<JToken> Ancestors()': (self: JToken) => lazyTokens(() => self.ancestors()),
    'IEnumerable<JToken> AncestorsAndSelf()': (self: JToken) => lazyTokens(() => self.ancestors(true)),
    'IJEnumerable<JToken> Children()': (self: JToken) => lazyTokens(() => self),
    'IJEnumerable<T> Children<T>() where T : JToken': (self: JToken, T: Type) => tokensOfType(self, T),
    'JToken SelectToken(string path)': (self: JToken, path: Path) => selectToken(self, path),
    'JToken SelectToken(string path, bool errorWhenNoMatch)': selectToken,
    'IEnumerable<JToken> SelectTokens(string path)': (self: JToken, path: Path) =>
      new LazySequence(tokenType, selectTokens(self, path)),
    'IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)': (
      self: JToken,
      path: Path,
      strict: boolean,
    ) => new LazySequence(tokenType, selectTokens(self, path, strict)),
    'T Value<T>(object key)': (self: JToken, key: unknown, T: Type) => tokenAs(self.getItem(key), T),
    'IEnumerable<T> Values<T>()': (self: JToken, T: Type) => {
      self.requireChildren();
      return valuesOf([self], null, T);
    },
    'T ToObject<T>()': (self: JToken, T: Type) => deserializeToken(self, T),
    ...tokenOperators(),
  },
});
