import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentText } from '../../../emulator/policy/documentText';
import { readXml } from '../../../emulator/policy/reader';
import {
  base,
  cacheLookupValue,
  choose,
  comment,
  cs,
  csBlock,
  forwardRequest,
  NamedValue,
  policyDocument,
  policyFragment,
  render,
  retry,
  returnResponse,
  type Statement,
  setHeader,
  setVariable,
  variable,
  wait,
} from '../../../policies/builder';

/** The one statement of an inbound section, as it is rendered. */
function rendered(statement: Statement<'inbound'>): string {
  const xml = render(policyDocument({ inbound: [statement], backend: [base()] }));
  const inbound = xml.slice(xml.indexOf('<inbound>') + 10, xml.indexOf('  </inbound>'));
  return inbound.replace(/^ {4}/gm, '').trimEnd();
}

describe('rendering', () => {
  test('set-header', () => {
    expect(
      rendered(
        setHeader({
          name: 'x-a',
          existsAction: 'append',
          value: ['1 < 2 & "3"', cs.string`context.RequestId.ToString()`],
        }),
      ),
    ).toBe(
      [
        '<set-header name="x-a" exists-action="append">',
        '  <value>1 &lt; 2 &amp; "3"</value>',
        '  <value>@(context.RequestId.ToString())</value>',
        '</set-header>',
      ].join('\n'),
    );
  });

  test('choose', () => {
    const statement = choose<'inbound'>({
      when: [{ condition: cs.bool`context.Request.Method == ${'GET'}`, statements: [comment('why'), base()] }],
      otherwise: { statements: [returnResponse({ setStatus: { code: 405, reason: 'Method Not Allowed' } })] },
    });
    expect(rendered(statement)).toBe(
      [
        '<choose>',
        '  <when condition="@(context.Request.Method == "GET")">',
        '    <!-- why -->',
        '    <base/>',
        '  </when>',
        '  <otherwise>',
        '    <return-response>',
        '      <set-status code="405" reason="Method Not Allowed"/>',
        '    </return-response>',
        '  </otherwise>',
        '</choose>',
      ].join('\n'),
    );
  });

  test('statements of C# stand indented under their attribute', () => {
    const statement = setVariable({
      name: 'v',
      value: csBlock.string`
        if (context.Request.Method == ${'GET'}) {
            return "a";
        }
        return "b";`,
    });
    expect(rendered(statement)).toBe(
      [
        '<set-variable name="v" value="@{',
        '  if (context.Request.Method == "GET") {',
        '      return "a";',
        '  }',
        '  return "b";',
        '}"/>',
      ].join('\n'),
    );
  });

  test('more than API Management takes is refused with the reason', () => {
    const inbound = [setVariable({ name: 'v', value: 'x'.repeat(262_200) })];
    expect(() => render(policyDocument({ inbound, backend: [base()] }))).toThrow('API Management takes 262144');
    const fragment = policyFragment([setVariable({ name: 'v', value: 'x'.repeat(32_768) })]);
    expect(() => render(fragment)).toThrow(/The fragment has \d+ bytes, and API Management takes 32768/);
  });
});

describe('holes of a template', () => {
  test('text cannot break out', () => {
    expect(cs.string`${'a"; return "\n\\{{name}}'}`.toString()).toBe('@("a\\"; return \\"\\n\\\\{\\u007bname}}")');
  });

  test('numbers, booleans, lists, named values and expressions', () => {
    const inner = cs.int`1 + 2`;
    expect(cs.string`${1} ${3_000_000_000} ${true} ${['a', 'b']} ${new NamedValue('n')} ${inner}.ToString()`.code).toBe(
      '1 3000000000L true new [] { "a", "b" } "{{n}}" (1 + 2).ToString()',
    );
  });

  test('whatever text is put in, the reader finds the end of the expression', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const xml = render(
          policyDocument({ inbound: [setVariable({ name: 'v', value: cs.string`${text}` })], backend: [base()] }),
        );
        const root = readXml(new DocumentText(xml));
        const value = root.children[0]?.children[0]?.attributes.find(({ name }) => name === 'value')?.value;
        expect(value).toMatchObject({ kind: 'expression', text: cs.string`${text}`.toString() });
      }),
    );
  });
});

describe('literal text', () => {
  test('is read back as it was written', () => {
    const printable = fc
      .string({ unit: 'grapheme-ascii' })
      .filter((text) => !/^\s*@[({]/.test(text) && text.trim() === text && text !== '');
    fc.assert(
      fc.property(printable, (text) => {
        const xml = render(policyDocument({ inbound: [setHeader({ name: text, value: [text] })], backend: [base()] }));
        const header = readXml(new DocumentText(xml)).children[0]?.children[0];
        expect(header?.attributes[0]?.value.text).toBe(text);
        expect(header?.children[0]?.text?.text).toBe(text);
      }),
    );
  });

  test('that would be read as an expression is refused', () => {
    expect(() => setVariable({ name: 'v', value: '@(1)' })).toThrow('would be read as an expression');
  });
});

describe('rules that API Management has', () => {
  test('backend takes exactly one statement', () => {
    expect(() => policyDocument({ backend: [base(), forwardRequest({})] })).toThrow(
      'exactly one statement, and here it has 2',
    );
  });

  test('wait cannot stand in retry', () => {
    const inner = wait({ for: 'all' });
    const loop = retry<'backend'>({ condition: true, count: 1, interval: 0, statements: [inner] });
    expect(() => policyDocument({ backend: [loop] })).toThrow('<wait> cannot stand in <retry>');
  });

  test('cache-lookup-value cannot stand in a fragment', () => {
    expect(() => policyFragment([cacheLookupValue({ key: 'k', variableName: 'v' })])).toThrow(
      'not supported in a fragment',
    );
  });

  test('a missing attribute is refused by name', () => {
    // @ts-expect-error a value is required
    expect(() => setVariable({ name: 'v' })).toThrow('<set-variable> needs the attribute value');
  });
});

describe('types that do not fit do not compile', () => {
  test("the predecessor's mistakes", () => {
    const remaining = variable('remaining', 'int');
    const name = variable('name', 'string');
    // @ts-expect-error a literal is always a System.String, so it cannot set an int
    remaining.set('1');
    // @ts-expect-error an int cannot be read as a string
    name.set(remaining.value);
    // @ts-expect-error a string cannot be read as an int
    remaining.set(name.value);
    expect(remaining.set(cs.int`1`).node).toMatchObject({ name: 'set-variable' });
  });

  test('a statement in a section that does not take it', () => {
    // @ts-expect-error forward-request belongs into backend
    const document = policyDocument({ inbound: [forwardRequest({})], backend: [base()] });
    const nested = policyDocument({
      // @ts-expect-error also inside a choose
      inbound: [choose<'inbound'>({ when: [{ condition: true, statements: [forwardRequest({})] }] })],
    });
    expect([document.name, nested.name]).toEqual(['policies', 'policies']);
  });

  test('an attribute with a word that is none of its own', () => {
    // @ts-expect-error exists-action is override, skip, append or delete
    expect(setHeader({ name: 'x', existsAction: 'replace' }).node).toMatchObject({ name: 'set-header' });
  });
});
