import { expect, test } from 'vitest';
import type { PolicyDiagnostic } from '../../../emulator';
import { csharpFor } from '../../../emulator/policy/csharp';
import { loadPolicyDocument } from '../../../emulator/policy/load';
import { PolicyGateway } from './policyGateway';

const including = '<include-fragment fragment-id="a" />';

test('a fragment that includes another is refused', () => {
  const fragments = {
    a: '<fragment>\n  <include-fragment fragment-id="b" />\n</fragment>',
    b: '<fragment><set-method>GET</set-method></fragment>',
  };
  expect(() => new PolicyGateway({ inbound: including }, { fragments })).toThrow(
    /^fragment a:2:3: <include-fragment> cannot stand in a fragment/m,
  );
});

test('a fragment that may be included twice', async () => {
  const fragments = {
    a: '<fragment><set-header name="X-A" exists-action="append"><value>1</value></set-header></fragment>',
  };
  const gateway = new PolicyGateway({ inbound: including + including }, { fragments });
  await gateway.ask();
  expect(gateway.received[0]?.headers.get('x-a')).toBe('1,1');
});

test('a mistake in a fragment has its place in the fragment, once', () => {
  const fragments = {
    a: '<fragment>\n  <set-variable name="v"\n    value="@(1 + missing)" />\n</fragment>',
  };
  const load = () => new PolicyGateway({ inbound: including + including }, { fragments });
  expect(load).toThrow(/^fragment a:3:18: .*missing.*\n {6}value="@\(1 \+ missing\)" \/>\n {19}\^$/);
});

const told =
  '<return-response><set-body>@(context.LastError.Scope + " " + context.LastError.Path + " " + (context.LastError.PolicyId ?? "null"))</set-body></return-response>';
const failing = (id = '') => `<set-variable ${id} name="v" value="@(int.Parse("x"))" />`;

test.each([
  ['', 'api set-variable null'],
  ['id="mine"', 'api set-variable mine'],
])('the id of a statement is told by LastError: [%s]', async (id, expected) => {
  expect((await new PolicyGateway({ inbound: failing(id), onError: told }).ask()).body).toBe(expected);
});

test('the id of the document is told by LastError where the statement has none', async () => {
  const gateway = new PolicyGateway({ inbound: failing(), onError: told }, { id: 'document' });
  expect((await gateway.ask()).body).toBe('api set-variable document');
});

test('a fragment with what is taken but not supported is loaded', async () => {
  const fragments = { a: '<fragment><cache-lookup-value key="k" variable-name="v" default-value="none" /></fragment>' };
  const inbound = `${including}<return-response><set-body>@((string)context.Variables["v"])</set-body></return-response>`;
  expect((await new PolicyGateway({ inbound }, { fragments }).ask()).body).toBe('none');
  const warnings: PolicyDiagnostic[] = [];
  loadPolicyDocument(`<policies><inbound>${inbound}</inbound></policies>`, {
    csharp: csharpFor({ now: () => 0, random: () => 0 }),
    fragments: new Map(Object.entries(fragments)),
    warn: (warning) => warnings.push(warning),
  });
  expect(warnings).toMatchObject([{ document: 'fragment a', line: 1, column: 11, severity: 'warning' }]);
});

test('a named value moves no place of a mistake, and its text is not told', () => {
  const xml =
    '<policies><inbound><set-variable name="{{key}}" value="@(\n  "{{key}}" + missing{{key}})" /></inbound></policies>';
  const load = () =>
    loadPolicyDocument(xml, {
      csharp: csharpFor({ now: () => 0, random: () => 0 }),
      name: 'policy.xml',
      namedValues: new Map([['key', 'Sk4711']]),
    });
  expect(load).toThrow(
    `policy.xml:2:15: CS0103: The name 'missing{{key}}' does not exist in the current context\n    "{{key}}" + missing{{key}})" /></inbound></policies>\n${' '.repeat(16)}^`,
  );
});

test('the text of a named value may have what means something in XML', async () => {
  const inbound = `<set-header name="{{name}}" exists-action="override"><value>a{{query}}</value></set-header>
    <set-header name="X-B" exists-action="override"><value>@("{{query}}")</value></set-header>`;
  const gateway = new PolicyGateway({ inbound }, { namedValues: { name: 'X-A', query: '?sv=1&sig=<2>' } });
  await gateway.ask();
  expect(gateway.received[0]?.headers.get('x-a')).toBe('a?sv=1&sig=<2>');
  expect(gateway.received[0]?.headers.get('x-b')).toBe('?sv=1&sig=<2>');
});

test.each([
  ['XML', '<policies><inbound><base></inbound></policies>', '1:26'],
  ['structure', '<policies><inbound><bas /></inbound></policies>', '1:20'],
  ['a named value', '<policies><inbound><set-method>{{none}}</set-method></inbound></policies>', '1:32'],
  ['C#', '<policies><inbound><set-method>@(missing)</set-method></inbound></policies>', '1:34'],
])('every mistake names the document: %s', (_what, xml, place) => {
  const csharp = csharpFor({ now: () => 0, random: () => 0 });
  expect(() => loadPolicyDocument(xml, { csharp, name: 'a/policy.xml' })).toThrow(
    expect.objectContaining({ message: expect.stringMatching(`^a/policy\\.xml:${place}: `) }),
  );
});
