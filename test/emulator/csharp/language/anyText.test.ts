/** Whatever stands in a document: a program, or an error with its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSharpError, compileExpression } from '../../../../emulator';
import { contextRows, invalidRows, valueRows } from '../tables';
import { refusal, run } from './run';

const words =
  'a b T var int string object bool long decimal int? (int,string) List<int> Func<int,int> null true false default new new[] { } ( ) [ ] < > , ; : ? ?. ?? => == != <= >= && || ! ~ + - * / % ++ -- += = . & | ^ << >> is as in out ref params typeof(int) nameof sizeof checked throw return if else while do for foreach switch case break continue goto try catch finally using lock const yield static when from let orderby join group by into on equals select context "s" \'c\' 1 2L 3.5 4m 0xFF $"{1}" @"v" // /* ; _ delegate await Math.Abs void'.split(
    ' ',
  );
const rows = [...valueRows(), ...contextRows(), ...invalidRows()].map(({ expression }) => expression);
const pieces = (text: string): string[] => text.match(/@?"(?:\\.|[^"\\])*"|[A-Za-z_]\w*|\d[\w.]*|\s+|[^\s\w]/g) ?? [];

/** Compiles; an error must have a code, a message and a place inside the text. */
function check(text: string): void {
  try {
    compileExpression({ text });
  } catch (error) {
    if (!(error instanceof CSharpError)) throw error;
    const lines = text.split('\n');
    for (const { code, message, line, column } of error.diagnostics) {
      expect(code).toMatch(/^CS\d{4}$/);
      expect(message).not.toBe('');
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
    }
  }
}

test('random words give a program or an error with its place', () => {
  const list = fc.array(fc.constantFrom(...words), { maxLength: 16 });
  fc.assert(
    fc.property(list, fc.boolean(), (chosen, isBlock) =>
      check(isBlock ? `@{ ${chosen.join(' ')} }` : `@(${chosen.join(' ')})`),
    ),
    { numRuns: 1000 },
  );
});

test('expressions with words left out, put in, exchanged or swapped give a program or an error with its place', () => {
  const change = fc.record({
    kind: fc.constantFrom('drop', 'insert', 'replace', 'swap', 'graft'),
    at: fc.nat(),
    other: fc.nat(),
    word: fc.constantFrom(...words),
  });
  const changes = fc.array(change, { minLength: 1, maxLength: 3 });
  const apply = (row: string, list: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]): string => {
    const parts = pieces(row.slice(2, -1));
    for (const { kind, at, other, word } of list) {
      const index = at % Math.max(parts.length, 1);
      const second = other % Math.max(parts.length, 1);
      const foreign = pieces(rows[other % rows.length] as string).slice(1, 4);
      if (kind === 'drop') parts.splice(index, 1);
      if (kind === 'insert') parts.splice(index, 0, ` ${word} `);
      if (kind === 'replace') parts[index] = ` ${word} `;
      if (kind === 'swap') [parts[index], parts[second]] = [parts[second] ?? '', parts[index] ?? ''];
      if (kind === 'graft') parts.splice(index, 1, ...foreign);
    }
    return row.slice(0, 2) + parts.join('') + row.slice(-1);
  };
  fc.assert(
    fc.property(fc.constantFrom(...rows), changes, (row, list) => check(apply(row, list))),
    { numRuns: 1500 },
  );
});

test('any characters give an error with its place', () => {
  const unit = fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 0xffff }));
  const any = fc.array(unit, { maxLength: 40 }).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(any, fc.boolean(), (text, isBlock) => check(isBlock ? `@{${text}}` : `@(${text})`)),
    { numRuns: 300 },
  );
});

describe('what is nested too deep is refused, not followed to the end of the stack', () => {
  const depth = 6_000;
  const nested: Record<string, string> = {
    parentheses: `@(${'('.repeat(depth)}1${')'.repeat(depth)})`,
    'open parentheses': `@(${'('.repeat(depth)})`,
    sums: `@(${'context.Api.Id+'.repeat(depth)}"a")`,
    casts: `@(${'(int)'.repeat(depth)}1)`,
    members: `@("a"${'?.ToString()'.repeat(depth)})`,
    blocks: `@{${'{'.repeat(depth)}${'}'.repeat(depth)}return 1;}`,
    branches: `@{ var x = 1; ${'if (x == 2) return 1; else '.repeat(depth)}return 3; }`,
    types: `@{ ${'List<'.repeat(depth)}int${'>'.repeat(depth)} x = null; return 1; }`,
    lambdas: `@{ Func<int, int> f = ${'x => '.repeat(depth)}1; return 1; }`,
    tuples: `@(${'(1, '.repeat(depth)}1${')'.repeat(depth)})`,
  };
  test.each(Object.entries(nested))('%s', (_, text) => {
    expect(refusal(text)).toMatch(/^1:\d+ CS(8078|1647)$/);
  });
});

test('a chain of a few hundred parts is no problem', () => {
  expect(run(`@(${'"a" + '.repeat(300)}"b")`)).toHaveLength(301);
  expect(run(`@{ var x = 1; ${'if (x == 2) return 1; else '.repeat(200)}return 3; }`)).toBe('3');
});

test('lambdas inside lambdas take no time that doubles with each', () => {
  const nested = Array.from({ length: 20 }).reduce<string>((inner) => `new[] { 1 }.Sum(x => ${inner})`, '1');
  const text = nested.split('x => ').reduce((before, after, index) => `${before}x${index} => ${after}`);
  expect(run(`@(${text})`)).toBe('1');
});

test('a function that never stops calling itself, or a text without end, is an exception', () => {
  expect(run('@{ int F(int n) => F(n + 1) + 1; return F(0); }')).toBe('System.InsufficientExecutionStackException');
  expect(run("@(new string('a', 2000000000).Length)")).toBe('System.OutOfMemoryException');
  expect(run('@{ try { return "a".PadLeft(2000000000); } catch (Exception e) { return "caught"; } }')).toBe('caught');
});
