import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanExpression } from '../../../emulator/policy/scanExpression';
import { code, context, cs, csBlock, NamedValue, property, variable } from '../../../policies/builder';
import { bareCode, isPrimary, scanCode } from '../../../policies/builder/csharpText';

describe('values of context', () => {
  test.each([
    [context.response.statusCode, 'context.Response.StatusCode'],
    [context.request.header('x-a'), 'context.Request.Headers.GetValueOrDefault("x-a", "")'],
    [context.request.header('x"a', 'none'), 'context.Request.Headers.GetValueOrDefault("x\\"a", "none")'],
    [
      context.response.header('a', context.request.method),
      'context.Response.Headers.GetValueOrDefault("a", context.Request.Method)',
    ],
    [context.request.originalUrl.query('v', '1'), 'context.Request.OriginalUrl.Query.GetValueOrDefault("v", "1")'],
    [context.request.matchedParameter('deployment-id'), 'context.Request.MatchedParameters["deployment-id"]'],
    [context.request.body('JObject'), 'context.Request.Body.As<JObject>(preserveContent: true)'],
    [context.response.body('string', false), 'context.Response.Body.As<string>()'],
    [
      property(context.request.body('JObject'), 'model', 'string'),
      'context.Request.Body.As<JObject>(preserveContent: true).Value<string>("model")',
    ],
    [context.subscription.exists, 'context.Subscription != null'],
    [context.lastError.reason, 'context.LastError.Reason'],
  ])('%s', (expression, expected) => {
    expect(expression.toString()).toBe(`@(${expected})`);
  });

  test('types do not mix', () => {
    const name = variable('name', 'string');
    const count = variable('count', 'int');
    // @ts-expect-error a status code is an int
    name.set(context.response.statusCode);
    // @ts-expect-error a header is a string, whatever it holds
    count.set(context.response.header('x-remaining'));
    // @ts-expect-error a body's property has the type that was asked for
    count.set(property(context.request.body('JObject'), 'model', 'string'));
    expect(count.set(context.response.statusCode).node).toMatchObject({ name: 'set-variable' });
  });
});

describe('a hole', () => {
  test('gets parentheses where C# would read it otherwise, and only there', () => {
    const sum = cs.int`1 + 2`;
    const cast = variable('n', 'int').value;
    expect(cs.int`${sum} * ${cast}`.code).toBe('(1 + 2) * (int)context.Variables["n"]');
    expect(cs.string`${cast}.ToString() + ${cs.string`a.b(c)[0]`}.Trim()`.code).toBe(
      '((int)context.Variables["n"]).ToString() + a.b(c)[0].Trim()',
    );
    expect(cs.int`5 -${-1}`.code).toBe('5 -(-1)');
  });

  test('of an empty list has its type; of a number that C# has no literal for is refused', () => {
    expect(cs.int`${[]}.Length`.code).toBe('new string[0].Length');
    expect(() => cs.long`${2 ** 60}`).toThrow('cannot be written in C#');
    expect(() => cs.double`${Number.NaN}`).toThrow('cannot be written in C#');
  });

  test('in a string, a character or a comment is refused', () => {
    expect(() => cs.string`"Bearer ${new NamedValue('key')}"`).toThrow('A hole stands inside a string');
    expect(() => csBlock.int`/* ${1} */ return 1;`).toThrow('A hole stands inside a comment');
    expect(cs.string`$"{${context.request.method}}!"`.code).toBe('$"{context.Request.Method}!"');
  });

  test('text that looks like an entity or a named value stays text', () => {
    expect(cs.string`${'&lt;{{key}}&'}`.code).toBe('"\\u0026lt;{\\u007bkey}}&"');
  });

  test('text in a template, whatever it is, is one string of C#', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const expression = cs.string`${one} + ${other}`.toString();
        expect(scanExpression(expression, 0)).toEqual({ end: expression.length });
        expect(bareCode(expression)).toBe('@("" + "")');
      }),
    );
  });
});

describe('a template', () => {
  test('that is no C# is refused', () => {
    expect(() => cs.int`Math.Max(1, 2`).toThrow('")" is missing');
    expect(() => cs.int`1)`).toThrow('")" closes nothing');
    expect(() => cs.string`"never ended`).toThrow('a string never ends');
    expect(() => cs.int`1 // one`).toThrow('would swallow the end of the expression');
    expect(
      () => cs.string`@"a
      b"`,
    ).toThrow('Indentation would change a string of several lines');
  });

  test("loses the source file's indentation", () => {
    const inner = code`if (a) {
    b();
}`;
    expect(
      csBlock.int`
      ${inner}
      return 1;`.toString(),
    ).toBe('@{\nif (a) {\n    b();\n}\nreturn 1;\n}');
    expect(
      cs.string`new JObject(
          new JProperty("a", 1)
        ).ToString()`.code,
    ).toBe('new JObject(\n    new JProperty("a", 1)\n).ToString()');
  });
});

describe('C# text', () => {
  test.each([
    ['a', true],
    ['a.B("c", (int)d)["e"].F<string>(g)', true],
    ['(a + b).C', true],
    ['"text".Length', true],
    ['a + b', false],
    ['(int)a', false],
    ['(a)(b)', false],
    ['new A()', false],
    ['!a', false],
    ['a ?? b', false],
    ['a < b', false],
    ['f(a) /* why */', false],
  ])('%s holds together: %s', (text, expected) => {
    expect(isPrimary(text)).toBe(expected);
  });

  test('strings of every kind, characters and comments are told from code', () => {
    const text = `f("a\\"b", @"c\\", $"d{e(":")}f{g:x}", '"') // "h`;
    expect(scanCode(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'code f(',
      'string "a\\"b"',
      'code , ',
      'string @"c\\"',
      'code , ',
      'string $"d{',
      'code e(',
      'string ":"',
      'code )',
      'string }f{',
      'code g',
      'string :x}"',
      'code , ',
      "character '\"'",
      'code ) ',
      'comment // "h',
    ]);
  });

  test('spans cover any text, in order and without holes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a"\'\\{}()@$/*\n:') }), (text) => {
        expect(
          scanCode(text)
            .map(({ start, end }) => text.slice(start, end))
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
