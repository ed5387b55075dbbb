import { describe, expect, test } from 'vitest';
import { cs, render, type Section, type Statement, variable } from '../../../policies/builder';

const end = variable('mark-eastus', 'long');
const name = variable('name', 'string');
const attempts = variable('attempts', 'int');

function xml({ node }: Statement<Section>): string {
  return node.kind === 'element' ? render(node).trimEnd() : '';
}

describe('a variable', () => {
  test.each([
    [name.set('chat'), '<set-variable name="name" value="chat"/>'],
    [attempts.set(cs.int`0`), '<set-variable name="attempts" value="@(0)"/>'],
    [
      attempts.set(cs.int`${attempts.value} + 1`),
      '<set-variable name="attempts" value="@((int)context.Variables["attempts"] + 1)"/>',
    ],
    [end.lookUp('k'), '<cache-lookup-value key="k" variable-name="mark-eastus"/>'],
    [end.lookUp('k', cs.long`0L`), '<cache-lookup-value key="k" default-value="@(0L)" variable-name="mark-eastus"/>'],
    [
      end.store(cs.string`${name.value} + "-"`, 10),
      '<cache-store-value duration="10" key="@((string)context.Variables["name"] + "-")" value="@((long)context.Variables["mark-eastus"])"/>',
    ],
    [end.store('k', cs.int`5`, cs.long`7L`), '<cache-store-value duration="@(5)" key="k" value="@(7L)"/>'],
  ])('%#', (statement, expected) => {
    expect(xml(statement)).toBe(expected);
  });

  test('is read by a cast, with another value, as text', () => {
    expect(end.value.toString()).toBe('@((long)context.Variables["mark-eastus"])');
    expect(end.or(cs.long`0L`).toString()).toBe('@(context.Variables.GetValueOrDefault<long>("mark-eastus", 0L))');
    expect(end.text.code).toBe('((long)context.Variables["mark-eastus"]).ToString()');
    expect(name.text.code).toBe('(string)context.Variables["name"]');
    expect(end.isSet.code).toBe('context.Variables.ContainsKey("mark-eastus")');
  });
});

describe("the predecessor's cast mistakes do not compile", () => {
  test('neither in variables nor in the cache', () => {
    const mistakes = [
      // @ts-expect-error a literal is a System.String: (int) would throw InvalidCastException at the first 429
      () => attempts.set('1'),
      // @ts-expect-error nor is a number of JavaScript one of C#
      () => attempts.set(1),
      // @ts-expect-error an int read as a string
      () => name.set(attempts.value),
      // @ts-expect-error a string read as an int
      () => attempts.set(name.value),
      // @ts-expect-error a long is no int
      () => attempts.set(end.value),
      // @ts-expect-error GetValueOrDefault<int> with a string
      () => attempts.or(cs.string`"0"`),
      // @ts-expect-error a default that a look-up would give as a System.String
      () => end.lookUp('k', '0'),
      // @ts-expect-error a cached value of another type than its reader expects
      () => end.store('k', 10, cs.string`"7"`),
      // @ts-expect-error a key is a string
      () => end.store(attempts.value, 10),
      // @ts-expect-error a duration is an int
      () => end.store('k', name.value),
    ];
    expect(mistakes).toHaveLength(10);
  });
});
