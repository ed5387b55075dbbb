import { expect, test } from 'vitest';
import { run } from '../language/run';

const words = 'new[] { "a", "B", "A", "b", "c" }';
const show = 'string.Join(" ", groups.Select(g => g.Key + string.Concat(g)))';

test.each([
  ['GroupBy(w => w.ToLower())', 'aaA bBb cc'],
  ['GroupBy(w => w, StringComparer.OrdinalIgnoreCase)', 'aaA BBb cc'],
  ['GroupBy(w => w.ToLower(), w => w + "!")', 'aa!A! bB!b! cc!'],
  ['GroupBy(w => w, w => w + "!", StringComparer.OrdinalIgnoreCase)', 'aa!A! BB!b! cc!'],
  ['ToLookup(w => w, StringComparer.OrdinalIgnoreCase)', 'aaA BBb cc'],
  ['ToLookup(w => w, w => w + "!", StringComparer.OrdinalIgnoreCase)', 'aa!A! BB!b! cc!'],
])('%s', (call, value) => {
  expect(run(`@{ var groups = ${words}.${call}; return ${show}; }`)).toBe(value);
});

test.each([
  ['GroupBy(w => w.ToLower(), (key, all) => key + all.Count())', 'a2 b2 c1'],
  ['GroupBy(w => w, (key, all) => key + all.Count(), StringComparer.OrdinalIgnoreCase)', 'a2 B2 c1'],
  ['GroupBy(w => w.ToLower(), w => w.Length, (key, all) => key + all.Sum())', 'a2 b2 c1'],
  ['GroupBy(w => w, w => w.Length, (key, all) => key + all.Sum(), StringComparer.OrdinalIgnoreCase)', 'a2 B2 c1'],
  ['Join(new[] { "A", "b", null }, w => w, o => o, (w, o) => w + o)', 'AA bb'],
  ['Join(new[] { "A" }, w => w, o => o, (w, o) => w + o, StringComparer.OrdinalIgnoreCase)', 'aA AA'],
  ['GroupJoin(new[] { "a", "a" }, w => w, o => o, (w, os) => w + os.Count())', 'a2 B0 A0 b0 c0'],
  [
    'GroupJoin(new[] { "a", "A" }, w => w, o => o, (w, os) => w + os.Count(), StringComparer.OrdinalIgnoreCase)',
    'a2 B0 A2 b0 c0',
  ],
  ['SelectMany((w, i) => Enumerable.Repeat(w, i), (w, inner) => w + inner)', 'BB AA AA bb bb bb cc cc cc cc'],
])('%s', (call, value) => {
  expect(run(`@(string.Join(" ", ${words}.${call}))`)).toBe(value);
});

test.each([
  ['new[] { 1 }.Join((int[])null, x => x, y => y, (x, y) => x)', 'inner'],
  ['((int[])null).Join(new[] { 1 }, x => x, y => y, (x, y) => x)', 'outer'],
  ['((int[])null).Union(new[] { 1 })', 'first'],
  ['((int[])null).Concat(new[] { 1 })', 'first'],
  ['((int[])null).Zip(new[] { 1 }, (x, y) => x)', 'first'],
  ['new[] { 1 }.Zip((int[])null, (x, y) => x)', 'second'],
])('a missing sequence is refused at once, by its name: %s', (expression, parameter) => {
  const body = `try { var lazy = ${expression}; return "made"; } catch (Exception e) { return e.Message; }`;
  expect(run(`@{ ${body} }`)).toBe(`Value cannot be null. (Parameter '${parameter}')`);
});
