import { expect, test } from 'vitest';
import { compileExpression } from '../../../../emulator';

const warningsOf = (text: string) =>
  compileExpression({ text }).warnings.map(({ code, offset }) => `${code} ${offset}`);

test('a text that is compared with an object is compared by reference', () => {
  expect(warningsOf('@(context.Variables["a"] == "x")')).toEqual(['CS0252 2']);
  expect(warningsOf('@("x" != context.Variables["a"])')).toEqual(['CS0253 2']);
  expect(warningsOf('@{ object o = 1; string s = "1"; return 1 > 0 && o == s; }')).toEqual(['CS0252 49']);
});

test('so is anything whose class has an operator of its own', () => {
  expect(warningsOf('@(context.Variables["a"] == new Uri("http://a"))')).toEqual(['CS0252 2']);
  expect(warningsOf('@(XNamespace.None != context.Variables["a"])')).toEqual(['CS0253 2']);
  const [warning] = compileExpression({ text: '@(context.Variables["a"] == new Uri("http://a"))' }).warnings;
  expect(warning?.message).toMatch(/cast the left hand side to type 'Uri'$/);
});

test('what is known of the texts changes no warning', () => {
  expect(warningsOf('@{ object o = "a"; string s = "a"; return o == s || s == o; }')).toEqual([
    'CS0252 42',
    'CS0253 52',
  ]);
});

test('a lambda says it once, however often overloads try it', () => {
  expect(warningsOf('@(context.Variables.Any(v => v.Value == "x"))')).toEqual(['CS0252 29']);
});

test.each([
  '@((string)context.Variables["a"] == "x")',
  '@((object)context.Variables["a"] == "x")',
  '@(context.Variables["a"] == null)',
  '@(context.Variables["a"].Equals("x"))',
  '@(context.Variables.GetValueOrDefault("a", "") == "x")',
  '@(context.Variables["a"] == context.Variables["b"])',
  '@(context.Variables["a"] == context.Request)',
  '@{ const object none = null; return none == "x"; }',
  '@(object.ReferenceEquals(context.Variables["a"], "x"))',
  '@((IEnumerable<char>)context.Variables["a"] == "x")',
])('%s says what it means', (expression) => {
  expect(warningsOf(expression)).toEqual([]);
});
