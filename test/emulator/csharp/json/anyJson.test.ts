/** Trees of JSON text that are read when they are asked, against trees that were read all at once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../../emulator/csharp/library';
import { DotNetException } from '../../../../emulator';
import { Boxed } from '../../../../emulator/csharp/runtime/boxed';
import { castToken } from '../../../../emulator/csharp/runtime/json/casts';
import { lineInfo } from '../../../../emulator/csharp/runtime/json/lineInfo';
import { selectToken } from '../../../../emulator/csharp/runtime/json/path/select';
import { parsePrecisely, parseToken } from '../../../../emulator/csharp/runtime/json/reader';
import {
  deepEquals,
  JContainer,
  JObject,
  JProperty,
  JToken,
  JValue,
} from '../../../../emulator/csharp/runtime/json/tokens';
import { toText, typeOf } from '../../../../emulator/csharp/runtime/object';
import { netName, types } from '../../../../emulator/csharp/types';

const names = ['a', 'b', 'model', 'Model', 'messages', '', 'a b', 'ä', '__proto__', 'q"b\\', '\n', 'length'];
const texts = [...names, '2024-01-02T03:04:05Z', '/Date(0)/', '10', 'ü€😀', 'x'.repeat(40), '\u0001', '\u2028'];
const numbers = ['0', '-0', '7', '-12', '1.50', '-2.5e-3', '1E5', '1e999', '9007199254740991', '9007199254740993'];
const blanks = fc.constantFrom('', '', '', ' ', '\n  ', '\t', '\r\n');

/** A string in quotation marks, with more escapes than it needs, or fewer than JSON asks for. */
const quoted = fc.tuple(fc.constantFrom(...texts), fc.integer({ min: 0, max: 3 })).map(([text, style]) => {
  if (style === 0) return `"${text.replace(/["\\]/g, '\\$&')}"`;
  if (style === 1) return JSON.stringify(text).replace(/[/ä€]/g, (unit) => (unit === '/' ? '\\/' : '\\u00e4'));
  return JSON.stringify(text);
});

const { json } = fc.letrec<{ json: string; object: string; array: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    quoted,
    fc.constantFrom(...numbers),
    fc.constantFrom('true', 'false', 'null', '{}', '[ ]'),
    tie('object'),
    tie('object'),
    tie('array'),
  ),
  object: fc
    .tuple(fc.array(fc.tuple(blanks, quoted, blanks, blanks, tie('json'), blanks), { maxLength: 10 }), blanks)
    .map(
      ([members, end]) => `{${members.map(([a, name, b, c, value, d]) => `${a}${name}${b}:${c}${value}${d}`)}${end}}`,
    ),
  array: fc
    .array(fc.tuple(blanks, tie('json'), blanks), { maxLength: 6 })
    .map((items) => `[${items.map((item) => item.join(''))}]`),
}));

/** Objects with many members or few, as documents mostly are. */
const document = fc
  .array(
    fc.tuple(
      fc.oneof(
        quoted,
        fc.nat(60).map((n) => `"n${n}"`),
      ),
      json,
    ),
    { maxLength: 45 },
  )
  .map((members) => `{${members.map(([name, value]) => `${name}:${value}`)}}`);
const someText = fc.oneof(json, document);

const junk = [
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '/',
  '/**/',
  '//',
  '0',
  '.',
  '-',
  'e',
  'NaN',
  'u',
  '\n',
  '\u00a0',
  '\uFEFF',
  'x',
];

/** Text that was damaged at a few places. */
const damaged = fc
  .tuple(
    someText,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...junk), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((old, [place, insertion, removed]) => {
      const at = place % (old.length + 1);
      return old.slice(0, at) + insertion + old.slice(at + removed);
    }, text),
  );

/** What a function gives, or its exception. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof DotNetException) return `${error.typeName}: ${error.message}`;
    throw error;
  }
}

/** A tree with the types of all its values. */
function described(token: JToken): unknown {
  if (token instanceof JProperty) return [token.name, described(token.value)];
  if (token instanceof JContainer) return [token.type, token.children.map(described)];
  const { value } = token as JValue;
  return [token.type, value === null ? null : netName(typeOf(value)), toText(value)];
}

const wanted = fc.constantFrom('JToken' as const, 'JObject' as const, 'JArray' as const);

describe('text', () => {
  test.each([
    ['of any JSON', someText],
    ['that is damaged', damaged],
  ])('%s gives the tree or the exception of the precise reader', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, wanted, (text, kind) => {
        expect(outcome(() => described(parseToken(text, kind)))).toEqual(
          outcome(() => described(parsePrecisely(text, kind))),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

test('tokens know where they stood', () => {
  fc.assert(
    fc.property(document, (text) => {
      const places = (root: JToken) => [...root.descendants(true)].map((token) => lineInfo(token));
      expect(places(parseToken(text))).toEqual(places(parsePrecisely(text, 'JToken')));
    }),
    { numRuns: 50 },
  );
});

/** A tree and every token that was taken out of it, in the order in which they were. */
class Walk {
  readonly tokens: JToken[] = [];
  readonly other: () => JToken;

  constructor(root: JToken, other: () => JToken) {
    this.tokens.push(root);
    this.other = other;
  }

  /** A result that can be compared: tokens are known by their number. */
  shown(result: unknown): unknown {
    if (result instanceof JToken) {
      if (!this.tokens.includes(result)) this.tokens.push(result);
      return `token ${this.tokens.indexOf(result)} of type ${result.type}`;
    }
    return Array.isArray(result) ? result.map((one) => this.shown(one)) : result;
  }
}

const one = () => new JValue('one');
/** What can be done with a token; `n` chooses among names, numbers and tokens. */
const steps: Readonly<Record<string, (token: JToken, n: number, walk: Walk) => unknown>> = {
  item: (token, n) => token.getItem(names[n % names.length]),
  element: (token, n) => token.getItem(new Boxed(types.int, n % 4)),
  wrongKey: (token) => token.getItem(true),
  property: (token, n) => token instanceof JObject && token.property(names[n % names.length] as string),
  anyCase: (token, n) => token instanceof JObject && token.propertyIgnoringCase(names[n % names.length] as string),
  value: (token) => token instanceof JProperty && token.value,
  children: (token) => [...token],
  names: (token) => token instanceof JObject && [...token.asDictionary.keys],
  contains: (token, n) => token instanceof JObject && token.asDictionary.containsKey(names[n % names.length]),
  count: (token) => token instanceof JContainer && token.count,
  hasValues: (token) => token.hasValues,
  first: (token) => token.first,
  last: (token) => token.last,
  next: (token) => token.next,
  previous: (token) => token.previous,
  parent: (token) => token.parent,
  root: (token) => token.root,
  path: (token) => token.path,
  text: (token, n) => token.toJson(n % 2 === 0),
  string: (token) => castToken(token, types.string),
  long: (token) => castToken(token, types.long),
  clone: (token) => token.deepClone(),
  equals: (token, n, walk) => deepEquals(token, walk.tokens[n % walk.tokens.length] ?? null),
  equalsOther: (token, _, walk) => [deepEquals(token, walk.other()), deepEquals(walk.other(), token)],
  select: (token, n) => selectToken(token, ['$', '..model', 'messages[0]', 'a.b', '*', '[?(@.a)]'][n % 6] as string),
  set: (token, n) => token.setItem(names[n % names.length], new JValue('set')),
  setToken: (token, n, walk) => token.setItem(names[n % names.length], walk.tokens[n % walk.tokens.length] ?? null),
  add: (token, n) => token instanceof JObject && token.addNamed(names[n % names.length] as string, new JValue('added')),
  addToken: (token, n, walk) => token instanceof JContainer && token.add(walk.tokens[n % walk.tokens.length]),
  remove: (token) => token.remove(),
  removeNamed: (token, n) => token instanceof JObject && token.removeNamed(names[n % names.length] as string),
  removeAll: (token) => token instanceof JContainer && token.removeAll(),
  replace: (token, n, walk) => token.replace(n % 2 === 0 ? one() : (walk.tokens[n % walk.tokens.length] ?? null)),
  after: (token) => token.addAfterSelf(new JProperty('after', 1)),
  before: (token) => token.addBeforeSelf(one()),
  merge: (token, _, walk) => token instanceof JContainer && token.merge(walk.other()),
  walkAndChange: (token, n) => {
    const seen: JToken[] = [];
    for (const child of token) {
      seen.push(child);
      if (seen.length === 2 && token instanceof JObject) token.set(`new ${n}`, one());
    }
    return seen;
  },
};

test('a tree behaves the same whether it was read at once or not, whatever is done with it', () => {
  const plan = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(), fc.nat(99)), { maxLength: 25 });
  const object = fc.oneof(
    document,
    json.filter((text) => text.startsWith('{')),
  );
  fc.assert(
    fc.property(object, object, plan, (text, otherText, list) => {
      const lazy = new Walk(parseToken(text), () => parseToken(otherText));
      const eager = new Walk(parsePrecisely(text, 'JToken'), () => parsePrecisely(otherText, 'JToken'));
      for (const [name, which, n] of list) {
        const [result, wantedResult] = [lazy, eager].map((walk) =>
          outcome(() => walk.shown(steps[name]?.(walk.tokens[which % walk.tokens.length] as JToken, n, walk))),
        );
        expect(result, name).toEqual(wantedResult);
      }
      const [end, wantedEnd] = [lazy, eager].map((walk) => [
        walk.tokens.map((token) => token instanceof JObject && names.map((name) => token.get(name)?.toJson(false))),
        walk.tokens.map(described),
      ]);
      expect(end).toEqual(wantedEnd);
    }),
    { numRuns: 5000 },
  );
});
