import { expect, test } from 'vitest';
import { library } from '../../../../emulator/csharp/library';
import { identityRule } from '../../../../emulator/csharp/library/text/identities';
import { types } from '../../../../emulator/csharp/types';
import { evaluate } from '../evaluate';

/** Is the object `o` of the statements the same as the object `p`? */
const isSame = (statements: string, context = {}) =>
  evaluate(`@{ object o, p; ${statements} return o == p; }`, context).value;

const fresh = "new string('x', 3)";

test.each([
  // A constant is one object, wherever it stands.
  ['o = "xxx"; p = "xxx";', true],
  ['o = "xxx"; p = "x" + "xx";', true],
  ['const string c = "xxx"; o = c; p = @"xxx";', true],
  ['o = nameof(p); p = "p";', true],
  ['o = $"xxx"; p = "xxx";', true],
  ['o = string.Empty; p = "";', true],
  // A new text is another one each time.
  [`o = "xxx"; p = ${fresh};`, false],
  [`o = ${fresh}; p = ${fresh};`, false],
  [`o = ${fresh}; p = o;`, true],
  [`string s = ${fresh}; o = s; p = s;`, true],
  [`string s = ${fresh}, t = s; s = ${fresh}; o = s; p = t;`, false],
  [`o = ${fresh}; p = string.Intern((string)o);`, false],
  [`o = "xxx"; p = string.Intern(${fresh});`, true],
  [`o = ${fresh}; p = string.Copy((string)o);`, false],
  ['o = new string(\'x\', 0); p = "";', true],
  ['o = new string(new char[0]); p = string.Empty;', true],
  // Joining gives the only text that is not empty.
  ['string a = "x", b = "xx"; o = "xxx"; p = a + b;', false],
  ['string a = "xxx", b = ""; o = "xxx"; p = a + b;', true],
  ['string a = "xxx", b = null; o = "xxx"; p = b + a;', true],
  [`string a = ${fresh}, b = ""; o = a; p = b + a + b;`, true],
  [`string a = ${fresh}, b = ""; o = a; p = b + a + b + b + b;`, false],
  [`string a = ${fresh}, b = ""; o = a; p = b + a + b + "" + b;`, true],
  ['string a = ""; o = "xy"; p = a + "x" + "y";', true],
  [`object a = ${fresh}; string b = ""; o = a; p = a + b;`, true],
  ['string a = "xxx", b = ""; o = a; p = string.Concat(a, b);', true],
  ['string a = "x"; o = "xxx"; p = string.Concat(a, "x", a);', false],
  ['o = "xxx"; p = string.Concat("xxx");', true],
  ['o = "xxx"; p = string.Concat("x", "x", "x", "", "");', false],
  ['o = "x,x"; p = string.Join(",", "x", "x");', false],
  ['int i = 5; o = "a5"; p = "a" + i;', false],
  // Formatting copies.
  ['o = "xxx"; p = string.Format("{0}", "xxx");', false],
  ['string a = "x"; o = "xx"; p = $"x{a}";', false],
  ['int i = 5; o = "5"; p = $"{i}";', false],
  // What changes nothing gives the text itself.
  ['string s = "xyz"; o = s; p = s.Substring(0);', true],
  ['string s = "xyz"; o = "xy"; p = s.Substring(0, 2);', false],
  ['string s = "xyz"; o = ""; p = s.Substring(3);', true],
  ['string s = "xyz"; o = s; p = s.Trim().TrimStart(\'a\').TrimEnd();', true],
  ['string s = " xyz"; o = "xyz"; p = s.Trim();', false],
  ['string s = "xyz"; o = s; p = s.Replace(\'a\', \'b\').Replace("ab", "c");', true],
  ['string s = "xyz"; o = s; p = s.Replace("x", "x");', true],
  ['string s = "xyz"; o = s; p = s.Replace("xy", "xy");', false],
  ['string s = "xyz"; o = s; p = s.ToLower();', true],
  ['string s = "xyz"; o = "XYZ"; p = s.ToUpperInvariant();', false],
  ['string s = "xyz"; o = s; p = s.PadLeft(3).PadRight(2).Remove(3).Insert(1, "");', true],
  ['string s = "xyz"; o = s; p = s.ToString();', true],
  ['string s = "xyz"; o = s; p = s.Clone();', true],
  ['object s = "xyz"; o = s; p = s.ToString();', true],
  // Expressions hand on which object they give.
  [`bool yes = true; o = "xxx"; p = yes ? "xxx" : ${fresh};`, true],
  [`bool yes = false; o = "xxx"; p = yes ? "xxx" : ${fresh};`, false],
  [`string n = null; o = "xxx"; p = n ?? "xxx";`, true],
  [`string n = null; o = "xxx"; p = n ?? ${fresh};`, false],
  [`string n = "xxx"; o = "xxx"; p = n ?? ${fresh};`, true],
  ['string s = "xyz"; o = s; p = s?.Trim();', true],
  ['string s = null; o = s?.Trim(); p = null;', true],
  [`o = ${fresh}; p = o as string;`, true],
  [`o = "xxx"; p = (string)(object)(IEnumerable<char>)${fresh};`, false],
  [`o = ${fresh}; p = o is string s ? s : null;`, true],
  [`o = ${fresh}; p = o is var v ? v : null;`, true],
  [`o = ${fresh}; switch (o) { case string s: p = s; break; default: p = null; break; }`, true],
  [`string s; o = s = ${fresh}; p = s;`, true],
  ['string s = "xyz"; o = s; s += ""; p = s;', true],
  ['string s = "xy"; s += "z"; o = s; p = "xyz";', false],
  [`string s = ${fresh}; ref string r = ref s; r = "xxx"; o = s; p = "xxx";`, true],
  [`string s, t; (s, t) = (${fresh}, "xxx"); o = s; p = t;`, false],
  [`(string s, string t) = ("xxx", "xxx"); o = s; p = t;`, true],
  // Each turn of a loop, each call, has its own.
  [`o = null; p = null; for (int i = 0; i < 2; i++) { string s = ${fresh}; if (i == 0) o = s; else p = s; }`, false],
  [`object Same(object x) { x = o; return x; } o = "xxx"; p = Same(1);`, true],
  // A value that becomes an object is a new one.
  ['bool b = true; o = b; p = b;', false],
  ['bool b = true; o = b; p = o;', true],
  ['var d = new DateTime(2020, 1, 1); o = d; p = d;', false],
  ['var d = 1.5m; o = d; p = o;', true],
  ['int? i = null; o = i; p = null;', true],
  // A delegate is the same, each time it becomes an object.
  ['Func<int> f = () => 1; o = f; p = f;', true],
  ['Func<int> f = () => 1, g = () => 1; o = f; p = g;', false],
])('%s same object: %s', (statements, expected) => {
  expect(isSame(statements)).toBe(String(expected));
});

test.each([
  [`object.ReferenceEquals("xxx", ${fresh})`, false],
  [`object.ReferenceEquals("xxx", "xxx")`, true],
  [`(object)"xxx" != ${fresh}`, true],
  [`(object)"xxx" != "xxx"`, false],
  [`(object)${fresh} == context.Variables["three"]`, false],
  [`context.Variables["three"] == "x" + context.Variables["two"]`, false],
  ['object.ReferenceEquals(true, true)', false],
  [`((object)"x", (object)"xxx") == ("x", (object)${fresh})`, false],
])('%s: %s', (expression, expected) => {
  const variables = { two: 'xx', three: 'xxx' };
  expect(evaluate(`@(${expression})`, { variables }).value).toBe(String(expected));
});

test.each([
  'o = context.Variables["three"]; p = "xxx";',
  'o = context.Variables["three"]; p = ((string)o).Trim();',
  `var list = new List<string> { ${fresh} }; o = list[0]; p = "xxx";`,
  `var list = new[] { ${fresh} }; o = list[0]; p = list[0];`,
  `string Three() => ${fresh}; o = Three(); p = "xxx";`,
  `Func<string> three = () => ${fresh}; o = three(); p = "xxx";`,
  `void Set(out string s) { s = ${fresh}; } string t = "xxx"; Set(out t); o = t; p = "xxx";`,
  `object Given(object x) => x == p; p = "xxx"; o = Given(${fresh}); p = o;`,
  'o = JToken.Parse("[\'xxx\']")[0].ToString(); p = "xxx";',
  'o = 1.ToString(); p = "1";',
  'string s = "x", e = ""; o = $"{s}{e}"; p = s;',
  'string s = "ß"; o = s; p = s.ToLower();',
  'string s = "xyz"; o = s; p = s.Replace("XY", "xy", StringComparison.OrdinalIgnoreCase);',
  `foreach (var s in new[] { ${fresh} }) { o = s; p = "xxx"; return o == p; } return null;`.replace(
    /^/,
    'o = p = null; ',
  ),
])('%s is not known, and equal texts count as the same', (statements) => {
  expect(isSame(statements, { variables: { three: 'xxx' } })).toBe('true');
});

test('which text a member of String gives is known but for these', () => {
  const members = [...library.all(types.string.definition).values()].flat();
  const texts = members.filter(
    ({ kind, type }) => kind !== 'field' && (type === types.string || type === types.object),
  );
  expect(texts.filter((member) => identityRule(member) === undefined).map(({ signature }) => signature)).toEqual([
    'static string Concat(IEnumerable<string> values)',
    'static string Concat<T>(IEnumerable<T> values)',
    'static string Join(string separator, IEnumerable<string> values)',
    'static string Join<T>(string separator, IEnumerable<T> values)',
    'static string Join(string separator, string[] value, int startIndex, int count)',
    'static string Join<T>(char separator, IEnumerable<T> values)',
    'string Normalize()',
  ]);
});
