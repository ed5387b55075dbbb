import { describe, expect, test } from 'vitest';
import { checkPolicyDocument } from '../../../emulator';

/** A document with these statements in a section. */
function inSection(section: string, statements: string): string {
  return `<policies>\n<${section}>\n${statements}\n</${section}>\n</policies>`;
}

function messages(xml: string, options = {}): string[] {
  return checkPolicyDocument(xml, options).map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

describe('mistakes in the structure', () => {
  test.each([
    ['inbound', '<set-headr name="x" />', '3:1: there is no statement <set-headr>; did you mean <set-header>?'],
    ['inbound', '<nothing />', '3:1: there is no statement <nothing>'],
    ['inbound', '<when condition="@(true)" />', '3:1: <when> stands in <choose>, not by itself'],
    ['inbound', '<openid-config url="a" />', '3:1: <openid-config> stands in <validate-jwt>, not by itself'],
    ['inbound', '<setHeader name="x" />', '3:1: there is no statement <setHeader>; did you mean <set-header>?'],
    ['inbound', '<forward-request />', '3:1: <forward-request> cannot stand in <inbound>, only in <backend>'],
    ['outbound', '<rewrite-uri template="/x" />', '3:1: <rewrite-uri> cannot stand in <outbound>, only in <inbound>'],
    ['inbound', '<set-variable name="x" />', '3:1: <set-variable> needs the attribute value'],
    ['inbound', '<set-method verb="GET">GET</set-method>', '3:13: <set-method> has no attribute "verb": it takes none'],
    [
      'inbound',
      '<set-header name="x" exist-action="override" />',
      '3:22: <set-header> has no attribute "exist-action"; did you mean exists-action?',
    ],
    [
      'inbound',
      '<set-header name="x" exists-action="replace" />',
      '3:37: exists-action of <set-header> has to be one of override, append, skip, delete, not "replace"',
    ],
    [
      'inbound',
      '<ip-filter action="allow"><adress>1.2.3.4</adress></ip-filter>',
      '3:27: <ip-filter> takes <address>, <address-range>, not <adress>',
    ],
    ['inbound', '<choose><otherwise /></choose>', '3:1: <choose> needs a <when>'],
    [
      'inbound',
      '<cache-lookup-value key="k" variable-name="v">x</cache-lookup-value>',
      '3:47: <cache-lookup-value> takes no text',
    ],
    [
      'backend',
      '<retry condition="@(true)" count="0" interval="1"><base /></retry>',
      '3:35: count of <retry> has to be a whole number from 1, not "0"',
    ],
    [
      'inbound',
      '<retry condition="@(true)" count="1" interval="1"><wait for="all" /></retry>',
      '3:51: <wait> cannot stand in <retry>: put the retry around each request inside of it instead.',
    ],
    [
      'backend',
      '<base /><base />',
      '3:9: <backend> takes exactly one statement: put the 2 into one <retry> or <choose>',
    ],
    [
      'inbound',
      '<limit-concurrency key="k" max-count="@(1)"><base /></limit-concurrency>',
      '3:39: max-count of <limit-concurrency> takes no expression',
    ],
  ])('in %s: %s', (section, statements, message) => {
    expect(messages(inSection(section, statements))).toEqual([message]);
  });

  test.each([
    ['<http-data-source />', '3:1: <http-data-source> cannot stand in <inbound>, only in the document of a resolver'],
    [
      '<send-request mode="new" response-variable-name="r"><set-url>https://a</set-url><set-url>https://b</set-url></send-request>',
      '3:1: <send-request> takes at most 1 <set-url>, and here are 2',
    ],
    [
      '<emit-metric name="n" value=""><dimension name="d" value="v" /></emit-metric>',
      '3:30: value of <emit-metric> has to be a number, not ""',
    ],
  ])('%s', (statements, message) => {
    expect(messages(inSection('inbound', statements))).toContain(message);
  });

  test('a section takes no attributes, and true is true however it is written', () => {
    expect(messages('<policies><inbound a="1" /></policies>')).toEqual([
      '1:20: <inbound> has no attribute "a": it takes none',
    ]);
    expect(messages(inSection('backend', '<forward-request buffer-response="True" />'))).toEqual([]);
  });

  test('the document of a resolver is a data source', () => {
    const http = (more: string) =>
      `<http-data-source><http-request><set-method>GET</set-method><set-url>https://a</set-url></http-request>${more}</http-data-source>`;
    expect(messages(http(''))).toEqual([]);
    const fragment = '<http-response><include-fragment fragment-id="a" /></http-response>';
    expect(messages(http(fragment), { fragments: new Map() })).toEqual([
      expect.stringMatching(/^1:\d+: there is no fragment "a": /),
    ]);
    expect(messages(http('<nothing />'))[0]).toMatch(/^1:\d+: <http-data-source> takes .*, not <nothing>$/);
  });

  test('mistakes are told in the order of the document', () => {
    const xml = inSection('inbound', '<set-variable name="a" value="@(b)" /><set-variable name="a" />\n<nothing />');
    expect(messages(xml).map((text) => text.split(' ')[0])).toEqual(['3:33:', '3:39:', '4:1:']);
  });

  test.each([
    ['<policies />', 262_144, 'move parts of it into fragments'],
    ['<fragment />', 32_768, 'make several fragments of it'],
  ])('%s has at most %d bytes, in UTF-8', (root, most, remedy) => {
    const padded = (bytes: number) => `${root}<!--${'ä'.repeat((bytes - root.length - 8) / 2)}-->`;
    expect(messages(padded(most))).toEqual([]);
    expect(messages(padded(most + 2))).toEqual([
      expect.stringMatching(`^1:1: ${root.slice(0, -3)}> has \\d+ bytes, and API Management takes ${most}: ${remedy}$`),
    ]);
  });

  test('all are reported, not the first only', () => {
    expect(messages(inSection('inbound', '<a />\n<b />'))).toHaveLength(2);
  });

  test.each([
    [
      '<policy />',
      '1:1: a policy document begins with <policies>, <fragment> or the data source of a resolver, not with <policy>',
    ],
    [
      '<policies><middle /></policies>',
      '1:11: <middle> is no section: a document has <inbound>, <backend>, <outbound>, <on-error>',
    ],
    ['<policies><inbound /><inbound /></policies>', '1:22: the section <inbound> is there twice'],
  ])('of the document: %s', (xml, message) => {
    expect(messages(xml)).toEqual([message]);
  });
});

test('what deployed policies use beyond the reference pages is accepted', () => {
  expect(messages(inSection('outbound', '<authentication-managed-identity resource="r" />'))).toEqual([]);
  expect(messages(inSection('on-error', '<set-body>x</set-body><trace source="s">x</trace>'))).toEqual([]);
});

test('statements inside choose, retry and limit-concurrency belong to their section', () => {
  const nested =
    '<choose><when condition="@(true)"><retry condition="@(true)" count="1" interval="1"><forward-request /></retry></when></choose>';
  expect(messages(inSection('backend', nested))).toEqual([]);
  expect(messages(inSection('outbound', nested))).toHaveLength(1);
});

test('the statements of send-request and return-response are no statements of the section', () => {
  const opaque = '<return-response><set-status code="200" reason="OK" /><set-body>x</set-body></return-response>';
  expect(messages(inSection('outbound', opaque))).toEqual([]);
  const send =
    '<send-request mode="new" response-variable-name="r"><set-url>https://h</set-url><set-method>GET</set-method></send-request>';
  expect(messages(inSection('outbound', send))).toEqual([]);
});

test('a misspelt section names the one that was meant', () => {
  expect(messages('<policies>\n<outbond />\n</policies>')).toEqual([
    '2:1: <outbond> is no section; did you mean <outbound>?',
  ]);
  expect(messages('<policies>\n<what />\n</policies>')).toEqual([
    '2:1: <what> is no section: a document has <inbound>, <backend>, <outbound>, <on-error>',
  ]);
});

test('a mistake in the XML of a value hides nothing of the rest', () => {
  const statements = `<set-header name="a & b"><value>@(1 +)</value></set-header>
<set-variable name="v" value="@(missing(1)" />
<set-variable name="v" value="@(missing)" />
<set-headers />`;
  expect(messages(inSection('inbound', statements)).map((message) => message.slice(0, 5))).toEqual([
    '3:21:',
    '3:38:',
    '4:32:',
    '5:33:',
    '6:1: ',
  ]);
});

describe('text that looks like an expression, and is none', () => {
  test.each([
    ['<set-header name="a" exists-action="override"><value>Bearer @(1)</value></set-header>', 61],
    ['<set-backend-service base-url="https://@{ return 1; }/" />', 40],
    ['<set-variable name="a" value="@context.RequestId" />', 31],
    ['<set-body>{ "a": "@(1)" }</set-body>', 19],
  ])('%s', (statement, column) => {
    const found = checkPolicyDocument(inSection('inbound', statement));
    expect(found).toMatchObject([{ line: 3, column, severity: 'warning' }]);
    expect(found[0]?.message).toBe(
      'this is no expression, but text that is taken as it is: a value is one expression as a whole, @(...) or @{...}, or none',
    );
  });

  test.each([
    '<set-variable name="a" value="me@example.com" />',
    '<set-variable name="a" value="@@context" />',
    '<set-body template="liquid">x @(1)</set-body>',
    '<find-and-replace from="a@(" to="" />',
  ])('%s is taken for what it is', (statement) => {
    expect(checkPolicyDocument(inSection('inbound', statement))).toEqual([]);
  });
});

describe('named values', () => {
  const counting = inSection('backend', '<retry condition="@(true)" count="{{count}}" interval="1"><base /></retry>');

  test('one that nobody gave is named, and one that is given is put in', () => {
    expect(messages(counting, { namedValues: new Map() })).toEqual([
      '3:35: there is no named value "count": give it one, for example with --named-value count=TEXT',
    ]);
    expect(messages(counting, { namedValues: new Map([['count', '3']]) })).toEqual([]);
  });

  test('the text of one is judged but never shown: it may be a secret', () => {
    expect(messages(counting, { namedValues: new Map([['count', 'many']]) })).toEqual([
      '3:35: count of <retry> has to be a whole number from 1, not "{{count}}"',
    ]);
  });

  const noName = "a named value can be an attribute's value or an element's text, or a part of one";

  test.each([
    ['<{{word}} />', `3:2: {{word}} stands in the name of an element: ${noName}`],
    ['<set-{{word}}><value>a</value></set-header>', `3:2: {{word}} stands in the name of an element: ${noName}`],
    ['<set-{{{{word}}r}} />', `3:2: {{word}} stands in the name of an element: ${noName}`],
    ['<set-header {{word}}="a" />', `3:13: {{word}} stands in the name of an attribute of <set-header>: ${noName}`],
    ['<set-header name{{word}}="a" />', `3:13: {{word}} stands in the name of an attribute of <set-header>: ${noName}`],
    ['<base></{{word}}>', `3:9: {{word}} stands in the name of a closing tag: ${noName}`],
  ])('%s is no XML as it is stored, whatever the text is', (statement, message) => {
    const xml = inSection('inbound', statement);
    expect(messages(xml)).toEqual([message]);
    for (const text of ['base', 'header', 'name', '="a" name', '/>', '>', '<base />'])
      expect(messages(xml, { namedValues: new Map([['word', text]]) })).toEqual([message]);
  });

  test.each(['?sv=1&sig=2', 'a "quoted" one', '</value>', '&lt;', ']]>'])('in a literal %s is that text', (text) => {
    const literals =
      '<set-variable name="{{text}}" value=" {{text}}" /><set-body>{{text}}</set-body><set-body><![CDATA[{{text}}]]></set-body>';
    const options = { namedValues: new Map([['text', text]]) };
    expect(messages(inSection('inbound', literals), options)).toEqual([]);
  });

  const secret = 'a very long secret, over\ntwo lines & with "quotes" and sk-4711';
  const namedValues = new Map([
    ['key', secret],
    ['word', 'Sk4711'],
    ['none', ''],
    ['code', 'context.Sk4711'],
    ['part', 'Sk4711.Length'],
    ['device', 'Sk4711printer'],
    ['begin', 'intSk4711'],
    ['finish', 'Sk4711int'],
    ['spoken', 'say "Sk4711" twice'],
  ]);
  const header = (name: string, value: string) =>
    `<set-header name="${name}" exists-action="override"><value>${value}</value></set-header>`;

  test.each([
    [
      'after one on the same line',
      `<!-- {{key}} --><set-variable name="{{none}}" /><set-variable name="v" value="@(1 + missing)" />`,
      [
        '3:17: <set-variable> needs the attribute value',
        "3:85: CS0103: The name 'missing' does not exist in the current context",
      ],
    ],
    [
      'inside an expression after one',
      '<set-variable name="v" value="@("{{word}}".Length + {{none}}missing)" />',
      ["3:53: CS0103: The name 'missing' does not exist in the current context"],
    ],
    [
      'after entities and one',
      '<set-variable name="v" value="@(&quot;{{word}}&quot;.Length &lt; missing)" />',
      ["3:66: CS0103: The name 'missing' does not exist in the current context"],
    ],
    [
      'in code that is one',
      '<set-variable name="v" value="@({{code}})" />',
      [
        "3:33: CS1061: 'IExpressionContext' does not contain a definition for '{{code}}', or it is not one that policy expressions may use",
      ],
    ],
    [
      'beside a type whose name stands in one by chance',
      '<set-variable name="v" value="@{ string s = 1; return "{{device}}"; }" />',
      ["3:45: CS0029: Cannot implicitly convert type 'int' to 'string'"],
    ],
    [
      'beside a type whose name begins one, or ends one, by chance',
      '<set-variable name="v" value="@{ string s = 1; return "{{begin}} {{finish}}"; }" />',
      ["3:45: CS0029: Cannot implicitly convert type 'int' to 'string'"],
    ],
    [
      'in a name that goes on after one, before another',
      '<set-variable name="v" value="@({{word}}Tail + {{word}})" />',
      ["3:33: CS0103: The name '{{word}}Tail' does not exist in the current context"],
    ],
    [
      'in a literal with quotes',
      header('a', 'b').replace('override', '{{spoken}}'),
      ['3:37: exists-action of <set-header> has to be one of override, append, skip, delete, not "{{spoken}}"'],
    ],
    [
      'in a literal with an entity, an empty one beside it',
      header('a', 'b').replace('override', '&lt;{{word}}{{none}}'),
      ['3:37: exists-action of <set-header> has to be one of override, append, skip, delete, not "<{{word}}"'],
    ],
    [
      'in code that begins one',
      '<set-variable name="v" value="@({{part}})" />',
      ["3:33: CS0103: The name '{{part}}' does not exist in the current context"],
    ],
    [
      'in a name that one is a part of',
      '<set-variable name="v" value="@(the{{word}} + 1)" />',
      ["3:33: CS0103: The name 'the{{word}}' does not exist in the current context"],
    ],
    ['in XML after one', `${header('{{word}}', 'a')}<a b=c />`, ['3:88: the value of "b" has to stand in quotes']],
    ['on a later line', `${header('a', '{{word}}')}\n<a />`, ['4:1: there is no statement <a>']],
  ])('places are those of the written document, and nothing of a value is shown: %s', (_what, statements, expected) => {
    const found = checkPolicyDocument(inSection('inbound', statements), { namedValues });
    expect(found.map(({ line, column, message }) => `${line}:${column}: ${message}`)).toEqual(expected);
    for (const { line, column, excerpt } of found) {
      const written = inSection('inbound', statements).split('\n')[line - 1];
      expect(excerpt).toBe(`  ${written}\n  ${' '.repeat(column - 1)}^`);
    }
    expect(JSON.stringify(found)).not.toMatch(/4711|very long|two lines/);
  });
});

describe('fragments', () => {
  const included = '<include-fragment fragment-id="a" />';
  const found = (xml: string, fragments: Record<string, string>) =>
    checkPolicyDocument(xml, { fragments: new Map(Object.entries(fragments)) }).map(
      ({ document = 'document', line, column, message }) => `${document}:${line}:${column}: ${message}`,
    );

  test('without any, ids are not judged; with one, every other is a mistake', () => {
    expect(messages(inSection('inbound', included))).toEqual([]);
    expect(found(inSection('inbound', included.replace('"a"', '"{{id}}"')), { b: '<fragment />' })).toEqual([]);
    expect(found(inSection('inbound', included), { b: '<fragment />' })).toEqual([
      'document:3:1: there is no fragment "a": give it, for example with --fragment a=FILE',
    ]);
  });

  test('their own mistakes are told once, at their places', () => {
    const a = '<fragment>\n  <set-header />\n  <set-variable name="v" value="@(missing)" />\n</fragment>';
    expect(found(inSection('inbound', included + included), { a })).toEqual([
      'fragment a:2:3: <set-header> needs the attribute name',
      "fragment a:3:35: CS0103: The name 'missing' does not exist in the current context",
    ]);
  });

  test('their own mistakes are told where they are not included, too', () => {
    expect(found('<policies />', { a: '<fragment><set-header /></fragment>' })).toEqual([
      'fragment a:1:11: <set-header> needs the attribute name',
    ]);
  });

  test.each([
    ['<policies />', 'fragment a:1:1: a fragment begins with <fragment>, not with <policies>'],
    ['<fragment>', 'fragment a:1:1: <fragment> is never closed: </fragment> is missing'],
  ])('what is no fragment is refused: %s', (a, message) => {
    expect(found('<policies />', { a })).toEqual([message]);
  });

  test('a statement has to be one that the section with the inclusion takes', () => {
    const a = '<fragment><choose><when condition="@(true)"><rewrite-uri template="/x" /></when></choose></fragment>';
    expect(found(inSection('inbound', included), { a })).toEqual([]);
    const both = `<policies><inbound>${included}</inbound><outbound>\n\n${included}</outbound></policies>`;
    expect(found(both, { a })).toEqual([
      'fragment a:1:45: <rewrite-uri> cannot stand in <outbound>, only in <inbound>',
    ]);
  });

  test('it is judged by the elements around it, too', () => {
    const retry = `<retry condition="@(true)" count="1" interval="1">${included}</retry>`;
    const a = '<fragment><wait for="all"><send-request><set-url>https://a</set-url></send-request></wait></fragment>';
    expect(found(inSection('inbound', included), { a })).toEqual([]);
    expect(found(inSection('inbound', retry), { a })).toEqual([
      'fragment a:1:11: <wait> cannot stand in <retry>: put the retry around each request inside of it instead.',
    ]);
    expect(found(inSection('inbound', included + retry), { a })).toHaveLength(1);
  });

  test('after one, mistakes have their places in the document again', () => {
    const a = '<fragment><set-method>GET</set-method></fragment>';
    expect(found(inSection('inbound', `${included}<nothing />`), { a })).toEqual([
      'document:3:37: there is no statement <nothing>',
    ]);
  });

  test('it includes no other, and has no <base>', () => {
    const a = '<fragment><include-fragment fragment-id="a" /><base /></fragment>';
    expect(found(inSection('inbound', included), { a })).toEqual([
      'fragment a:1:11: <include-fragment> cannot stand in a fragment: include both fragments in the document.',
      'fragment a:1:47: <base> cannot stand in a fragment: put it beside the <include-fragment>.',
    ]);
  });

  test('cache-lookup-value in one is a warning: API Management takes it, and says that it is not supported', () => {
    const a = '<fragment><cache-lookup-value key="k" variable-name="v" /><set-backend-service /></fragment>';
    const all = checkPolicyDocument(inSection('inbound', included), { fragments: new Map([['a', a]]) });
    expect(all.map(({ column, severity }) => [column, severity])).toEqual([
      [11, 'warning'],
      [59, undefined],
    ]);
  });

  test('one that cannot be read has its own mistakes told, and not what follows from them', () => {
    const fragments = new Map([['a', '<fragment><set-method>{{key}}</set-method></fragmen>']]);
    const all = checkPolicyDocument(inSection('inbound', included), { fragments, namedValues: new Map() });
    expect(all.map(({ document, column, message }) => [document, column, message])).toEqual([
      ['fragment a', 23, expect.stringMatching(/^there is no named value "key": /)],
      ['fragment a', 43, expect.stringMatching(/^<\/fragmen> closes <fragment>/)],
    ]);
  });

  test('named values are put in and kept secret there too', () => {
    const options = {
      namedValues: new Map([['key', 'sk-4711']]),
      fragments: new Map([['a', '<fragment><set-method>{{key}}</set-method><set-status code="{{key}}" /></fragment>']]),
    };
    const all = checkPolicyDocument(inSection('inbound', included), options);
    expect(all.map(({ message }) => message)).toEqual([
      'code of <set-status> has to be a whole number from 1, not "{{key}}"',
    ]);
    expect(JSON.stringify(all)).not.toContain('4711');
  });
});

describe('what a statement asks beyond the schema', () => {
  test.each([
    ['<set-backend-service />', '3:1: <set-backend-service> needs a backend-id or a base-url'],
    [
      '<rate-limit-by-key calls="1" renewal-period="900" counter-key="a" />',
      '3:46: renewal-period of <rate-limit-by-key> is at most 300 seconds',
    ],
    [
      '<choose><when condition="@(true)"><find-and-replace from="" to="a" /></when></choose>',
      '3:35: from of <find-and-replace> is empty: give the text that is to be replaced',
    ],
  ])('%s', (statement, message) => {
    expect(messages(inSection('inbound', statement))).toEqual([message]);
    expect(messages(`<fragment>\n\n${statement}\n</fragment>`)).toEqual([message]);
  });

  test('C# with mistakes beside it changes nothing', () => {
    const both = '<set-backend-service />\n<set-variable name="v" value="@(missing)" />';
    expect(messages(inSection('inbound', both))).toEqual([
      '3:1: <set-backend-service> needs a backend-id or a base-url',
      "4:33: CS0103: The name 'missing' does not exist in the current context",
    ]);
  });

  test('what only the emulator does not run is no mistake', () => {
    const inbound = '<set-body template="liquid">{{body.a}}</set-body><cross-domain />';
    expect(messages(inSection('inbound', inbound))).toEqual([]);
    expect(messages(inSection('backend', '<forward-request http-version="2" />'))).toEqual([]);
  });

  test('a statement with a named value that is not known is not judged, and those around it are', () => {
    const limit = (period: string) => `<rate-limit-by-key calls="1" renewal-period="${period}" counter-key="a" />`;
    const retry = `<retry condition="@(true)" count="{{n}}" interval="1">\n${limit('{{p}}')}\n${limit('900')}\n</retry>`;
    expect(messages(inSection('inbound', retry))).toEqual([
      '5:46: renewal-period of <rate-limit-by-key> is at most 300 seconds',
    ]);
    const namedValues = new Map([
      ['n', '1'],
      ['p', '301'],
    ]);
    expect(messages(inSection('inbound', retry), { namedValues })).toEqual([
      '4:46: renewal-period of <rate-limit-by-key> is at most 300 seconds (in the text of {{p}})',
      '5:46: renewal-period of <rate-limit-by-key> is at most 300 seconds',
    ]);
  });

  test.each([
    ['in the code of what stands around', '<retry condition="@({{c}} > 1)" count="1" interval="1"><base /></retry>'],
    ['in a child', '<cors><allowed-origins><origin>{{c}}</origin></allowed-origins></cors>'],
    ['in a child of a child', '<limit-concurrency key="{{c}}" max-count="{{c}}"><base /></limit-concurrency>'],
  ])('an unknown named value %s is no mistake', (_where, statement) => {
    expect(messages(inSection('inbound', statement))).toEqual([]);
    const fragments = new Map([['f', `<fragment>${statement.replace('<base />', '')}</fragment>`]]);
    const including = inSection('inbound', '<include-fragment fragment-id="f" />');
    expect(checkPolicyDocument(including, { fragments })).toEqual([]);
  });

  test('in a fragment it is told at its place there', () => {
    const fragments = new Map([['f', '<fragment>\n<set-backend-service />\n</fragment>']]);
    const xml = inSection('inbound', '<include-fragment fragment-id="f" />');
    expect(checkPolicyDocument(xml, { fragments })).toMatchObject([{ document: 'fragment f', line: 2, column: 1 }]);
  });

  test('a statement of another scope is a mistake when the scope is told', () => {
    const xml = inSection('inbound', '<quota calls="1" renewal-period="300" />');
    expect(messages(xml)).toEqual([]);
    expect(messages(xml, { scope: 'product' })).toEqual([]);
    expect(messages(xml, { scope: 'api' })).toEqual([
      '3:1: <quota> cannot stand in a policy of the scope api, only of product',
    ]);
  });
});

describe('mistakes in C#', () => {
  test.each([
    ['@(context.Response.StatusCod == 429)', "3:50: CS1061: 'IResponse' does not contain a definition for 'StatusCod'"],
    ['@(context.Variables["a"] == )', '3:59: CS1525'],
    ['@{ int i = "1"; return i; }', "3:42: CS0029: Cannot implicitly convert type 'string' to 'int'"],
    ['@(System.IO.File.ReadAllText("x"))', '3:'],
  ])('%s', (expression, message) => {
    const [first, ...rest] = messages(inSection('inbound', `<set-variable name="v" value="${expression}" />`));
    expect(first).toContain(message);
    expect(rest).toEqual([]);
  });

  test.each([
    ['lines end with CR and LF', '<policies>\r\n<inbound>\r\n<a />\r\n</inbound></policies>', '  <a />\n  ^'],
    ['tabs stand before it', '<policies><inbound>\n\t\t<a />\n</inbound></policies>', '  \t\t<a />\n  \t\t^'],
  ])('the caret stands under the place when %s', (_when, xml, excerpt) => {
    expect(checkPolicyDocument(xml)[0]?.excerpt).toBe(excerpt);
  });

  test('in CDATA, where an entity is text, places count every character', () => {
    const xml = inSection('inbound', '<set-body><![CDATA[@("&lt;" + missing)]]></set-body>');
    expect(messages(xml)).toEqual(["3:31: CS0103: The name 'missing' does not exist in the current context"]);
  });

  test('a named value whose text nobody gave may stand in code', () => {
    expect(messages(inSection('inbound', '<set-variable name="v" value="@({{count}} + 1)" />'))).toEqual([]);
  });
});
