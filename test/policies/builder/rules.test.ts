import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  base,
  cacheLookupValue,
  choose,
  cs,
  expressionMistakes,
  includeFragment,
  policyDocument,
  policyFragment,
  retry,
  setBody,
  setHeader,
  setVariable,
  structureMistakes,
  variable,
  variableTypes,
  wait,
} from '../../../policies/builder';

describe('structure', () => {
  test('a section that has nothing in it is named with its remedy', () => {
    expect(() => policyDocument({ backend: [] })).toThrow('here it has 0: put <base /> or <forward-request /> into it');
  });

  test('rules hold however deep a statement stands, and every broken one is named', () => {
    const lookUp = cacheLookupValue({ key: 'k', variableName: 'v' });
    const loop = retry<'backend'>({
      condition: true,
      count: 1,
      interval: 0,
      statements: [choose<'backend'>({ when: [{ condition: true, statements: [wait({ for: 'all' }), lookUp] }] })],
    });
    expect(() => policyDocument({ backend: [loop, base()] })).toThrow(
      /exactly one statement, and here it has 2(.|\n)*<wait> cannot stand in <retry>/,
    );
    expect(() => policyFragment([loop])).toThrow(
      /<wait> cannot stand in <retry>(.|\n)*<cache-lookup-value> is not supported in a fragment/,
    );
  });

  test('a fragment holds neither <base> nor another fragment', () => {
    expect(() => policyFragment([base()])).toThrow(
      '<base> cannot stand in a fragment: put it beside the <include-fragment>.',
    );
    expect(() => policyFragment([includeFragment({ fragmentId: 'other' })])).toThrow(
      '<include-fragment> cannot stand in a fragment: include both fragments in the document.',
    );
  });

  test('any tree of elements can be asked, with the element that breaks a rule as the answer', () => {
    interface Plain {
      readonly name: string;
      readonly children: readonly Plain[];
    }
    const leaf: Plain = { name: 'wait', children: [] };
    const root: Plain = { name: 'fragment', children: [{ name: 'retry', children: [leaf] }] };
    expect(structureMistakes(root, ({ children }) => children)).toEqual([
      { element: leaf, message: expect.stringContaining('<wait> cannot stand in <retry>') },
    ]);
  });
});

describe('variables', () => {
  test('hold the types that set-variable allows, and no others', () => {
    expect(['string', 'int', 'long?', 'Guid', 'JArray', 'byte[]'].every((type) => variableTypes.has(type))).toBe(true);
    // @ts-expect-error no type that a variable may hold
    expect(() => variable('when', 'DateTimeOffset')).toThrow(
      'A variable cannot hold DateTimeOffset; it can hold JArray',
    );
    // @ts-expect-error a variable has one type
    expect(() => variable('anything', 'object')).toThrow('A variable cannot hold object');
    expect(() => variable('1st', 'int')).toThrow('is no name of a variable');
  });
});

describe('the allow-list of .NET', () => {
  test.each([
    'context.Response.StatusCode == 429 && context.Variables.ContainsKey("File")',
    'Math.Min((Int32)a, System.Int32.MaxValue)',
    'new Newtonsoft.Json.Linq.JObject(new JProperty("a", 1)).ToString(Newtonsoft.Json.Formatting.None)',
    "var Parts = a.Split('/'); return Parts[0];",
    'foreach (JToken Item in items) { count += (int)Item; }',
    'items.Select(X => X.Name).First()',
    'new { Name = "a", Size = 1 }.Name',
    '((Jwt)context.Variables["token"]).Claims',
    'DateTime.UtcNow.AddSeconds(5)',
    'context\n  .Request\n  .Headers',
    '{{Retries}} + 1',
    'bool IsEven(int n) => n % 2 == 0; return items.Where(IsEven).Count();',
    'T First<T>(List<T> list) { return list[0]; } return First(items);',
    '"Console.WriteLine" /* Task.Run */',
    'DateTimeOffset date; if (DateTimeOffset.TryParse(text, out date)) { return date.Ticks; }',
  ])('%s', (text) => {
    expect(expressionMistakes(text)).toEqual([]);
  });

  test.each([
    ['System.IO.File.ReadAllText("/etc/passwd")', 'System.IO.File.ReadAllText is not among the .NET types'],
    ['new HttpClient().GetAsync("x")', 'HttpClient is not among'],
    ['Environment.GetEnvironmentVariable("X")', 'Environment.GetEnvironmentVariable is not among'],
    ['(XmlDocument)x', 'XmlDocument is not among'],
    ['a.OfType<Assembly>()', 'Assembly is not among'],
    ['DateTime.ParseExact("a", "b", null)', 'DateTime.ParseExact is not among the members of DateTime'],
  ])('%s is refused', (text, message) => {
    expect(expressionMistakes(text)[0]).toContain(message);
    expect(() => policyDocument({ inbound: [setVariable({ name: 'v', value: cs.object([text] as never) })] })).toThrow(
      message,
    );
  });
});

test('the allow-list holds in attributes, in texts and in values, however deep they stand', () => {
  const forbidden = cs.string`Environment.MachineName`;
  for (const statement of [
    setVariable({ name: 'v', value: forbidden }),
    setBody({ text: forbidden }),
    choose<'inbound'>({
      when: [{ condition: true, statements: [setHeader({ name: 'x', value: ['a', forbidden] })] }],
    }),
  ])
    expect(() => policyDocument({ inbound: [statement] })).toThrow('Environment.MachineName is not among');
  expect(policyDocument({ inbound: [setBody({ text: cs.string`context.Request.Method` })] }).name).toBe('policies');
});

describe('the tables of real .NET', () => {
  const tables = join(__dirname, '../../emulator/csharp/tables');

  test.each(['dotnet-values.jsonl', 'dotnet-context-values.jsonl'])('no row of %s is refused', (file) => {
    const rows = readFileSync(join(tables, file), 'utf8').trim().split('\n');
    const refused = rows
      .map((row) => JSON.parse(row) as { id: string; expression: string })
      .map(({ id, expression }) => [id, ...expressionMistakes(expression.replace(/^@[({]|[)}]$/g, ''))])
      .filter((row) => row.length > 1);
    expect(refused).toEqual([]);
  });
});
