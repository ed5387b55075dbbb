import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentText } from '../../../emulator/policy/documentText';
import { readXml, type XmlElement, type XmlValue } from '../../../emulator/policy/reader';
import {
  comment,
  cs,
  csBlock,
  type ElementNode,
  type Expression,
  type PolicyNode,
  render,
  type Section,
  type Statement,
  setHeader,
  setVariable,
  type TextValue,
} from '../../../policies/builder';
import { elementNode } from '../../../policies/builder/node';

/** Text of the kind that breaks documents; no reader tells white space around it, and none is empty between tags. */
const text = fc
  .string({ unit: fc.constantFrom(...'aé😀<>&"\'{}()@-;/\\$# \n\t'), minLength: 1, maxLength: 12 })
  .filter((one) => one.trim() === one && one !== '' && !/^@[({]/.test(one));

const expression: fc.Arbitrary<Expression<unknown>> = fc.oneof(
  text.map((one) => cs.string`f(${one}, '"', @"\\", ${one}) < ${1} && a > b`),
  text.map(
    (one) => csBlock.string`
    // it's a "comment" (with { brackets
    if (a < b && c) {
        return ${one};
    }
    return $"{${cs.string`x`}}";`,
  ),
);

const value: fc.Arbitrary<TextValue> = fc.oneof(text, expression);

const { tree } = fc.letrec<{ tree: ElementNode; inner: ElementNode; note: PolicyNode; leaf: ElementNode }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('inner')),
  leaf: fc.oneof(
    fc.tuple(text, value).map(([name, one]) => nodeOf(setVariable({ name, value: one }))),
    fc
      .tuple(text, fc.array(value, { maxLength: 3 }))
      .map(([name, values]) => nodeOf(setHeader({ name, value: values }))),
  ),
  note: text.filter((one) => !/--|-$/.test(one)).map((one) => comment(one).node),
  inner: fc
    .tuple(value, fc.array(fc.oneof(tie('tree'), tie('note')), { maxLength: 4 }))
    .map(([condition, children]) => elementNode('when', [['condition', condition]], children)),
}));

function nodeOf({ node }: Statement<Section>): ElementNode {
  if (node.kind !== 'element') throw new Error('a comment');
  return node;
}

/** What of a tree means something: names, attributes, texts, with the code's lines without their indentation. */
interface Meaning {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly text: string | undefined;
  readonly children: readonly Meaning[];
}

function lines(code: string): string {
  return code.replace(/\n\s*/g, '\n');
}

function meaningOf(node: ElementNode): Meaning {
  const written = (one: TextValue) => (typeof one === 'string' ? `text ${one}` : `code ${lines(one.toString())}`);
  const own = node.children.find((child) => child.kind === 'text');
  return {
    name: node.name,
    attributes: node.attributes.map(([name, one]) => [name, written(one)]),
    text: own && written(own.value),
    children: node.children.filter((child) => child.kind === 'element').map(meaningOf),
  };
}

function meaningRead(element: XmlElement): Meaning {
  const read = (one: XmlValue) => (one.kind === 'literal' ? `text ${one.text}` : `code ${lines(one.text)}`);
  return {
    name: element.name,
    attributes: element.attributes.map(({ name, value: one }) => [name, read(one)]),
    text: element.text && read(element.text),
    children: element.children.map(meaningRead),
  };
}

describe('what was rendered', () => {
  test('is read back as the same tree', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(meaningRead(readXml(new DocumentText(render(node))))).toEqual(meaningOf(node));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same every time, with no white space at the ends of lines', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(render(node)).toBe(render(node));
      }),
    );
  });
});

describe('what cannot be rendered is refused with the remedy', () => {
  test('characters that XML does not have', () => {
    const node = elementNode('set-body', [], [{ kind: 'text', value: 'a\u0000b' }]);
    expect(() => render(node)).toThrow('XML cannot hold U+0000');
    expect(() => render(nodeOf(setVariable({ name: 'v', value: '\uE0000\uE001' })))).toThrow('XML cannot hold U+E000');
    expect(() => render(nodeOf(setVariable({ name: 'v', value: '\ud800' })))).toThrow('XML cannot hold U+D800');
  });

  test('entities in code: one reader resolves them and another does not', () => {
    expect(() => render(nodeOf(setVariable({ name: 'v', value: cs.string`"&lt;"` })))).toThrow(
      'write the "&" as \\u0026',
    );
  });

  test('a comment that XML does not allow', () => {
    expect(() => comment('a -- b')).toThrow('A comment cannot hold "--"');
  });
});

describe('readable', () => {
  test('line ends and tabs of attributes are kept, quotes between tags stand as they are', () => {
    expect(render(nodeOf(setVariable({ name: 'v', value: 'a\n\t"b"' })))).toBe(
      '<set-variable name="v" value="a&#10;&#9;&quot;b&quot;"/>\n',
    );
    expect(render(nodeOf(setHeader({ name: 'h', value: ['{"a": \'<b>\'}'] })))).toBe(
      `<set-header name="h">
  <value>{"a": '&lt;b&gt;'}</value>
</set-header>
`,
    );
  });

  test('code stands under its element, closed where it began', () => {
    const body = elementNode(
      'set-body',
      [],
      [
        {
          kind: 'text',
          value: csBlock.string`
      var a = 1;

      return a.ToString();`,
        },
      ],
    );
    expect(render(elementNode('otherwise', [], [body]))).toBe(`<otherwise>
  <set-body>@{
    var a = 1;

    return a.ToString();
  }</set-body>
</otherwise>
`);
  });
});
