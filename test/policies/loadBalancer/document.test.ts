import { expect, test } from 'vitest';
import { readSettings } from '../../../policies';
import { definitionFor, type RawSettings } from '../../definitionFor';

const policy = (raw: RawSettings = {}): string => definitionFor(raw).policies[0]?.xml ?? '';

test('the default policy has at most 16 KiB', () => {
  expect(Buffer.byteLength(policy())).toBeLessThanOrEqual(16 * 1024);
});

test('whoever is not let in gets 401 before anything else happens', () => {
  const xml = policy();
  const door = xml.slice(xml.indexOf('<choose>'), xml.indexOf('</choose>'));
  expect(door).toMatch(/<otherwise>\s*<return-response>\s*<set-status code="401"/);
  expect(xml.indexOf('</choose>')).toBeLessThan(xml.indexOf('<authentication-managed-identity'));
});

test('a way in that is switched off leaves no trace', () => {
  expect(policy({ callers: { keys: false } })).not.toContain('context.Subscription');
  expect(policy({ callers: { bearerKeys: false } })).not.toContain('client-key');
  expect(policy({ callers: { entra: false } })).not.toContain('validate-azure-ad-token');
});

test("the caller's credentials are dropped before the gateway's own are taken", () => {
  const xml = policy();
  const own = xml.indexOf('<authentication-managed-identity');
  for (const name of ['api-key', 'Authorization', 'Ocp-Apim-Subscription-Key']) {
    const dropped = xml.indexOf(`<set-header name="${name}" exists-action="delete"`);
    expect(dropped).toBeGreaterThan(0);
    expect(dropped).toBeLessThan(own);
  }
});

test('a changed pool has other cache keys, and what does not concern it has the same', () => {
  const key = (xml: string) => /"lb-([0-9a-f]{8})-"/.exec(xml)?.[1];
  expect(key(policy({ accounts: [{ location: 'eastus' }] }))).not.toBe(key(policy()));
  expect(key(policy({ delays: { default: 20 } }))).not.toBe(key(policy()));
  expect(key(policy({ responseHeaders: false }))).toBe(key(policy()));
});

test('answers are not buffered, requests are', () => {
  expect(policy()).toContain('<forward-request timeout="120" buffer-request-body="true" buffer-response="false"');
});

test('the headers that name the backend can be switched off', () => {
  expect(policy()).toContain('x-backend');
  expect(policy({ responseHeaders: false })).not.toMatch(/x-backend|x-attempts/);
});

test('an alias in quotes of its own cannot break out of the code', () => {
  expect(readSettings({ deployments: [{ name: 'a"; return "x', model: 'm', version: '1' }] }).mistakes).toHaveLength(1);
});

test('a healthy pool costs one look-up: the marks themselves are read only under a condition', () => {
  const loop = policy().split('<backend>')[1]?.split('</backend>')[0] ?? '';
  const lookUps = [...loop.matchAll(/<cache-lookup-value [^\n]*variable-name="([^"]+)"/g)].map(([, name]) => name);
  expect(lookUps).toEqual(['any-mark', 'mark-eastus', 'mark-eastus2', 'mark-northcentralus']);
  const marks = loop.slice(0, loop.indexOf('variable-name="mark-eastus"'));
  expect(marks).toMatch(
    /<when condition="@\([^\n]*ContainsKey\("any-mark"\) \? 0 : 1\)\)">\s*<cache-lookup-value [^\n]*$/,
  );
});

test('an alias is written in the body as text, and only where the name differs', () => {
  const xml = policy();
  expect(xml.indexOf('(string)context.Variables["deployment"] != (string)context.Variables["requested"]')).toBeLessThan(
    xml.indexOf('<set-body>@{'),
  );
  expect(xml).toContain('case "chat": case "gpt-5.4-mini": return "chat";');
});

test('a client with a limit is counted under its name, and refused in the shape that clients read', () => {
  const xml = policy({ clients: [{ name: 'default' }, { name: 'batch', tokensPerMinute: 5000 }] });
  expect(xml).toMatch(/== "batch"\)">\s*<llm-token-limit tokens-per-minute="5000"/);
  expect(xml).not.toMatch(/== "default"\)">\s*<llm-token-limit/);
  expect(xml).toContain('context.LastError.Source == "llm-token-limit"');
});

test('only the listed applications are let in with a token', () => {
  const id = '11111111-2222-3333-4444-555555555555';
  expect(policy({ callers: { entraApplicationIds: [id] } })).toContain(`<application-id>${id}</application-id>`);
  expect(policy()).not.toContain('application-id');
});

test('a request tries at most maxAttempts backends', () => {
  expect(policy({ maxAttempts: 2 })).toContain('if ((int)context.Variables["attempts"] >= 2) { return ""; }');
  expect(policy()).toContain('if ((int)context.Variables["attempts"] >= 3) { return ""; }');
});
