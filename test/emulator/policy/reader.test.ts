import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PolicyError } from '../../../emulator/policy/diagnostics';
import { DocumentText } from '../../../emulator/policy/documentText';
import { readXml, readXmlWithMistakes, type XmlElement } from '../../../emulator/policy/reader';

function read(xml: string): XmlElement {
  return readXml(new DocumentText(xml));
}

/** The value of an attribute of the root's first child. */
function value(attribute: string) {
  return read(`<policies><a v=${attribute} /></policies>`).children[0]?.attributes[0]?.value;
}

function errorOf(xml: string) {
  try {
    read(xml);
  } catch (error) {
    return (error as PolicyError).diagnostics[0];
  }
  return undefined;
}

describe('expressions as people write them', () => {
  test.each([
    [`"@(a && b < c)"`, '@(a && b < c)'],
    [`"@(x == "y")"`, '@(x == "y")'],
    [`"@(x == &quot;y&quot; &amp;&amp; z)"`, '@(x == "y" && z)'],
    [`'@(x == "y")'`, '@(x == "y")'],
    [`"@(")" + '"' + ")")"`, `@(")" + '"' + ")")`],
    [`"@($"{a["k"]}>")"`, `@($"{a["k"]}>")`],
    [`"@(@"c:\\" + x)"`, '@(@"c:\\" + x)'],
    [`"@{ /* ")} */ return 1; // "\n }"`, '@{ /* ")} */ return 1; // "\n }'],
    [`"@{ /* ( */ return 1; }"`, '@{ /* ( */ return 1; }'],
    [`"@{ /* " */ return 1; }"`, '@{ /* " */ return 1; }'],
    [`"@{ // it's (\n return 1; }"`, "@{ // it's (\n return 1; }"],
    [`"@('\\'' + ")" + '(')"`, `@('\\'' + ")" + '(')`],
    [`"@(@"a""b)" + c)"`, '@(@"a""b)" + c)'],
    [`"@($"{{{(a ? ")" : "{")}}}" + c)"`, '@($"{{{(a ? ")" : "{")}}}" + c)'],
    [`"@{ if (a) { return "}"; } return ""; }"`, '@{ if (a) { return "}"; } return ""; }'],
  ])('%s', (written, text) => {
    expect(value(written)).toMatchObject({ kind: 'expression', text });
  });

  test('in the text of an element', () => {
    const root = read('<policies><set-body>@{ return "<b>" + x; }</set-body></policies>');
    expect(root.children[0]?.text).toMatchObject({ kind: 'expression', text: '@{ return "<b>" + x; }' });
  });

  test('keep their place', () => {
    const xml = '<policies>\n  <a v="@(x)" />\n</policies>';
    const document = new DocumentText(xml);
    const offset = readXml(document).children[0]?.attributes[0]?.value.offset ?? 0;
    expect(document.place(offset)).toEqual({ line: 2, column: 9 });
  });
});

describe('literals', () => {
  test.each([
    [`"a &lt; b &amp; &#65;&#x42;"`, 'a < b & AB'],
    [`'say "hi"'`, 'say "hi"'],
    [`"{{named-value}}"`, '{{named-value}}'],
  ])('%s', (written, text) => {
    expect(value(written)).toMatchObject({ kind: 'literal', text });
  });

  test('comments and CDATA', () => {
    expect(read('<p><!-- <x> --><a><![CDATA[1 < 2]]></a></p>').children[0]?.text).toMatchObject({ text: '1 < 2' });
  });
});

describe('errors name line, column and what to do', () => {
  test.each([
    ['<policies>\n  <a v="1" v="2"/>\n</policies>', 2, 12, 'twice'],
    ['<policies>\n  <a>\n  </b>\n</policies>', 3, 3, '</b> closes <a>, which was opened in line 2'],
    ['<policies>\n  <a v="@(x" />\n</policies>', 2, 10, 'this bracket (() of the expression is never closed'],
    [
      '<policies>\n  <a v="@(x("b")" c="d" />\n</policies>',
      2,
      10,
      'this bracket (() of the expression is never closed',
    ],
    ['<policies>\n  <a>@(x("b")</a>\n</policies>', 2, 7, 'this bracket (() of the expression is never closed'],
    [
      '<policies>\n  <a v="https://@(context.Variables["h"])/x" w="1" />\n</policies>',
      2,
      17,
      '"v" cannot hold an expression and other text: put the text into the expression',
    ],
    ['<policies>\n  <a v="@(x)', 2, 13, 'its closing " has to follow'],
    ['<policies>\n  <a v="x & y" />\n</policies>', 2, 11, 'has to be written &amp;'],
    ['<policies>\n  <a v="x < y" />\n</policies>', 2, 11, 'has to be written &lt;'],
    ['<policies>\n  <a v=1 />\n</policies>', 2, 8, 'has to stand in quotes'],
    ['<policies>\n  <a v="&nbsp;" />\n</policies>', 2, 9, 'there is no entity "&nbsp;"'],
    ['<policies>\n  text\n  <a/></policies>', 2, 3, 'text cannot stand beside elements'],
    ['<policies>\n', 1, 1, '</policies> is missing'],
    ['', 1, 1, 'has to begin with an element'],
    ['<policies/>\n<more/>', 2, 1, 'nothing may follow'],
    ['\n\n<policies>\n<a>\n</policies>', 5, 1, 'which was opened in line 4'],
    ['<!DOCTYPE a>\n<policies/>', 1, 1, 'a DOCTYPE is not allowed'],
    ['<policies>\n  <a v="1"w="2" />\n</policies>', 2, 11, 'white space is missing'],
    ['<policies>\n  <a v="&#x110000;" />\n</policies>', 2, 9, '"&#x110000;" is no character'],
    ['<policies>\n  <a v="@("x\n + y)" />\n</policies>', 2, 11, 'this string (") of the expression is never closed'],
    ['<policies>\n  <a v="@(\'x)" />\n</policies>', 2, 11, "this character (') of the expression is never closed"],
    ['<policies>\n  <a v="@(1 /* )" />\n</policies>', 2, 13, 'this comment of the expression is never closed'],
    ['<policies>\n  <a v="@(1) + 2" />\n</policies>', 2, 13, 'ends before this, and its closing " has to follow'],
    ['<policies>\n  <set-body>@(1) and more</set-body></policies>', 2, 17, 'cannot hold an expression and other text'],
  ])('%j', (xml, line, column, message) => {
    expect(errorOf(xml)).toMatchObject({ line, column, message: expect.stringContaining(message) });
  });

  test('after a mistake in a value it is read on', () => {
    const { root, mistakes } = readXmlWithMistakes(
      new DocumentText(
        `<p>
<a v="@(x("b")" w="1" w="2" />
<b v='@(1))' w="&nbsp;&copy;">@(2</b>
<c>text<d/></c>
<c>@(1) text</c>
</p>text`,
      ),
    );
    expect(mistakes.map(({ line, column }) => `${line}:${column}`)).toEqual(
      '2:8 2:23 3:11 3:17 3:23 3:32 4:4 5:8 6:5'.split(' '),
    );
    expect(root?.children.map(({ name, attributes }) => [name, attributes.map(({ name }) => name)])).toEqual([
      ['a', ['v', 'w']],
      ['b', ['v', 'w']],
      ['c', []],
      ['c', []],
    ]);
  });

  test('a byte order mark may stand before it all', () => {
    expect(read('\uFEFF<policies />').name).toBe('policies');
  });

  test('an expression in CDATA may have white space around it', () => {
    const xml = '<policies><set-body><![CDATA[\n  @("<b>")\n]]></set-body></policies>';
    expect(read(xml).children[0]?.text).toEqual({ kind: 'expression', text: '@("<b>")', offset: xml.indexOf('@') });
  });

  test('with the line itself and a caret', () => {
    expect(errorOf('<policies>\n  <a v=1 />\n</policies>')?.excerpt).toBe('    <a v=1 />\n         ^');
  });

  test.each([
    ['', ''],
    ['<b/>'.repeat(1000), ''],
    ['', '<b/>'.repeat(1000)],
    ['<b/>'.repeat(1000), '<b/>'.repeat(1000)],
  ])('of a long line with what stands around the caret: %.5s, %.5s', (before, after) => {
    const excerpt = errorOf(`<policies>${before}<a v=1 />${after}`)?.excerpt ?? '';
    const [line = '', caret = ''] = excerpt.split('\n');
    expect(line.length).toBeLessThan(250);
    expect(line.slice(caret.indexOf('^') - 5)).toMatch(/^<a v=1 \/>/);
    expect([line.startsWith('  ...'), line.endsWith('...')]).toEqual([before !== '', after !== '']);
  });

  test.each([400, 100_000])('elements nested %i deep', (depth) => {
    const xml = `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(errorOf(xml)?.message).toBe(depth > 500 ? 'elements are nested more than 500 deep here' : undefined);
  });

  test('whatever is read, it is a tree or an error of ours', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '="',
      '"',
      '@(',
      '@{',
      ')',
      '}',
      "'",
      '\\',
      '&',
      ';',
      '<!--',
      '-->',
      '$"',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        try {
          read(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(PolicyError);
        }
      }),
    );
  });
});
