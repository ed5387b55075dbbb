import { expect, test } from 'vitest';
import { compileExpression } from '../../../emulator';
import { library } from '../../../emulator/csharp/library';
import {
  type CSharpTypeName,
  context,
  cs,
  csBlock,
  Expression,
  expressionMistakes,
  variableTypes,
} from '../../../policies/builder';
import { allowedTypes } from '../../../policies/builder/allowedTypes';

/** The builder's list of types and the emulator's are two readings of one page. */
test('every type that the builder allows is one that the emulator has, by its full name', () => {
  const known = new Set(library.types.map(({ definition }) => definition.name));
  const allowed = [...allowedTypes].flatMap(([name, namespaces]) =>
    namespaces.map((namespace) => (namespace === '' ? name : `${namespace}.${name}`)),
  );
  expect(allowed.filter((name) => !known.has(name))).toEqual(['Authorization']);
});

test.each([
  ['DateTimeKind.Utc', true],
  ['DateTimeKind.Local', false],
  ['Enum.Parse(typeof(DayOfWeek), "Monday")', true],
  ['Enum.GetValues(typeof(DayOfWeek))', false],
  ['DateTime.DaysInMonth(2026, 2)', true],
  ['DateTime.FromBinary(1)', false],
  ['IPAddress.IsLoopback(a)', true],
  ['IPAddress.HostToNetworkOrder(1)', false],
  ['JsonConvert.SerializeObject(a)', true],
  ['JsonConvert.PopulateObject(a, b)', false],
  ['Regex.Unescape(a)', true],
  ['Regex.Escape(a)', false],
  ['System.Collections.Generic.List<string>()', true],
  ['System.Collections.List<string>()', false],
  ['Newtonsoft.Json.Formatting.None', true],
  ['Newtonsoft.Json.Linq.Formatting.None', false],
])('%s: allowed is %s', (text, allowed) => {
  expect(expressionMistakes(text).length === 0).toBe(allowed);
});

/** Every type that expressions have a template for, as the type check has them. */
const templates: { readonly [type in CSharpTypeName]: true } = {
  string: true,
  bool: true,
  char: true,
  int: true,
  long: true,
  float: true,
  double: true,
  decimal: true,
  Guid: true,
  DateTime: true,
  DateTimeOffset: true,
  TimeSpan: true,
  JToken: true,
  JObject: true,
  JArray: true,
  JValue: true,
  'byte[]': true,
  object: true,
};

test.each(Object.keys(templates) as CSharpTypeName[])('there is a template for %s, and variables hold it', (type) => {
  expect(`${cs[type]`x`} ${csBlock[type]`return x;`}`).toMatch(/^@\(x\) @\{\s*return x;\s*\}$/);
  expect(variableTypes.has(type)).toBe(type !== 'object' && type !== 'DateTimeOffset');
});

interface Leaf {
  readonly path: string;
  readonly code: string;
}

/** Every expression that the builder's `context` gives, functions asked for the name `x`. */
function leavesOf(value: unknown, path: string): Leaf[] {
  if (value instanceof Expression) return [{ path, code: value.code }];
  if (typeof value === 'function')
    return leavesOf((value as (argument: string) => unknown)(path.endsWith('.body') ? 'string' : 'x'), path);
  return Object.entries(value as object).flatMap(([name, one]) => leavesOf(one, `${path}.${name}`));
}

/** The C# types of those that are no text. */
const typeOf: { readonly [path: string]: string } = {
  'context.response.statusCode': 'int',
  'context.requestId': 'Guid',
  'context.timestamp': 'DateTime',
  'context.elapsed': 'TimeSpan',
};

const leaves = leavesOf(context, 'context');

test.each(leaves.map(({ path, code }) => [path, code]))('%s is C# of its type: %s', (path, code) => {
  const type = typeOf[path] ?? (/\.(exists|hasBody|hasHeader)$/.test(path) ? 'bool' : 'string');
  expect(() => compileExpression({ text: `@{ ${type} value = ${code}; return value; }` })).not.toThrow();
  expect(expressionMistakes(code)).toEqual([]);
});

test('the context has what policies read', () => {
  expect(leaves.length).toBeGreaterThan(45);
});
