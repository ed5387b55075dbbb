import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPolicyDocument } from '../../../emulator';

const documents = [
  `<policies>
  <inbound>
    <base />
    <set-variable name="v" value="@(context.Variables.GetValueOrDefault<string>("a", "{{name}}") + $"{1 + 2}" + 'c')" />
    <choose>
      <when condition="@{ /* why */ return (int)context.Variables["n"] > 3 && true; }"><set-method>GET</set-method></when>
      <otherwise><return-response><set-status code="418" reason="I&apos;m a teapot" /></return-response></otherwise>
    </choose>
    <include-fragment fragment-id="f" />
  </inbound>
  <backend><retry condition="@(context.Response.StatusCode == 429)" count="{{count}}" interval="1"><forward-request /></retry></backend>
</policies>`,
  `<fragment>
  <!-- a comment -->
  <set-header name="X-A" exists-action="override"><value>a &lt; {{name}}</value><value>@("b")</value></set-header>
  <set-body><![CDATA[{ "a": 1 }]]></set-body>
  <rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Subscription?.Id ?? "none")" />
</fragment>`,
];
const pieces = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '"',
    "'",
    '&',
    '&amp;',
    '{{',
    '}}',
    '{{name}}',
    '{{count}}',
    '{{other}}',
    '@(',
    '@{',
    ')',
    '}',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '$"',
    '@"',
    '//',
    '/*',
    '\n',
    '\t',
    '\r\n',
    '\u0000',
    '😀',
    'é',
    '0',
  ],
  ...['<base />', '<wait for="all">', '<set-body>', 'x="1"', ' id="a"', '<fragment>', '<inbound>'],
];

/** A document in which some places were cut out, or got a piece that does not belong there. */
const spoiled = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.tuple(fc.nat(), fc.nat(8), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 4 }),
  )
  .map(([document, edits]) =>
    edits.reduce((text, [at, cut, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + cut);
    }, document),
  );

const options = {
  namedValues: new Map([
    ['name', 'sk-4711 & "quoted"'],
    ['count', '4711'],
  ]),
  fragments: new Map([['f', '<fragment><include-fragment fragment-id="g" /></fragment>']]),
};

test('whatever a document is, its mistakes are told at places that it has, and without the values', () => {
  fc.assert(
    fc.property(spoiled, fc.boolean(), (xml, given) => {
      const lines = xml.split('\n');
      for (const found of checkPolicyDocument(xml, given ? options : {})) {
        if (found.document !== undefined) continue;
        const line = lines[found.line - 1]?.replace(/\r$/, '');
        expect(line).toBeDefined();
        expect(found.column).toBeGreaterThan(0);
        expect(found.column).toBeLessThanOrEqual((lines[found.line - 1]?.length ?? 0) + 1);
        expect(line).toContain(
          found.excerpt
            .split('\n')[0]
            ?.slice(2)
            .replace(/^\.\.\.|\.\.\.$/g, ''),
        );
        expect(found.message).not.toBe('');
        expect(found.message).not.toContain('4711');
      }
    }),
    { numRuns: 1500 },
  );
});
