import { describe, expect, test } from 'vitest';
import { DocumentText } from '../../../emulator/policy/documentText';
import { readXml } from '../../../emulator/policy/reader';
import {
  authenticationManagedIdentity,
  authenticationToken,
  base,
  forwardRequest,
  httpDataSource,
  llmTokenLimit,
  policyDocument,
  render,
  resolverDocument,
  returnResponse,
  sendRequest,
  setBody,
  setUrl,
  setVariable,
  trace,
  variable,
} from '../../../policies/builder';
import { statementSchemas } from '../../../policies/builder/build';
import { examples } from './examples';

describe('the example in the documentation of', () => {
  test.each(examples.map((example) => [example.name, example] as const))(
    '%s renders as it says',
    (_, { make, xml }) => {
      const { node } = make();
      expect(node.kind === 'element' && render(node).trimEnd()).toBe(xml);
      expect(readXml(new DocumentText(xml)).name).toBe(node.kind === 'element' ? node.name : undefined);
    },
  );

  test('every statement is there', () => {
    expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(statementSchemas).sort());
    expect(examples).toHaveLength(79);
  });
});

describe('sections', () => {
  test('practice is wider than the reference pages in three places', () => {
    const document = policyDocument({
      outbound: [authenticationManagedIdentity({ resource: 'https://management.azure.com/' })],
      'on-error': [setBody({ text: 'sorry' }), trace({ source: 'gateway', text: 'sorry' })],
    });
    expect(render(document)).toBe(`<policies>
  <inbound>
    <base/>
  </inbound>
  <backend>
    <base/>
  </backend>
  <outbound>
    <authentication-managed-identity resource="https://management.azure.com/"/>
  </outbound>
  <on-error>
    <set-body>sorry</set-body>
    <trace source="gateway">sorry</trace>
  </on-error>
</policies>
`);
  });

  test('statements that stand in others, or in resolvers, fit into no section', () => {
    // @ts-expect-error set-url is a child of send-request
    policyDocument({ inbound: [setUrl({ text: 'https://contoso.com' })] });
    // @ts-expect-error authentication-token is a child of send-request
    policyDocument({ inbound: [authenticationToken({})] });
    const source = httpDataSource({ httpRequest: { setMethod: 'GET', setUrl: 'https://contoso.com/orders' } });
    // @ts-expect-error a data source is a document of its own
    policyDocument({ backend: [source] });
    expect(render(resolverDocument(source))).toContain('<set-method>GET</set-method>');
  });

  test('the document of a resolver is a data source', () => {
    expect(() => resolverDocument(base())).toThrow('The document of a resolver is a data source');
  });

  test("the children of opaque statements are no statements of the section: a header's builder takes properties", () => {
    const answer = returnResponse({ setStatus: { code: 204 }, setHeader: [{ name: 'x-a', value: ['1'] }] });
    expect(policyDocument({ outbound: [answer] }).children).toHaveLength(4);
    // @ts-expect-error forward-request is not one of them
    expect(sendRequest({ forwardRequest: {} }).node).toMatchObject({ name: 'send-request', children: [] });
  });
});

describe('attributes', () => {
  test('required, enumerated and typed', () => {
    // @ts-expect-error counter-key is required
    expect(() => llmTokenLimit({ estimatePromptTokens: true })).toThrow(
      '<llm-token-limit> needs the attribute counter-key',
    );
    // @ts-expect-error one of Hourly, Daily, ...
    llmTokenLimit({ counterKey: 'k', estimatePromptTokens: true, tokenQuotaPeriod: 'Fortnightly' });
    // @ts-expect-error a number
    forwardRequest({ timeout: '120' });
    // @ts-expect-error a string expression is no number
    forwardRequest({ timeout: variable('timeout', 'string').value });
    // @ts-expect-error buffer-response takes no expression
    forwardRequest({ bufferResponse: variable('buffer', 'bool').value });
    // @ts-expect-error the name of a variable is read before any expression is
    setVariable({ name: variable('name', 'string').value, value: '' });
    expect(forwardRequest({ timeout: variable('timeout', 'int').value }).node).toMatchObject({
      attributes: [['timeout', { code: '(int)context.Variables["timeout"]' }]],
    });
  });
});

describe('an id', () => {
  test('names any statement', () => {
    const { node } = returnResponse({ id: 'refuse', setStatus: { id: 'status', code: 401 } });
    expect(node.kind === 'element' && render(node)).toBe(`<return-response id="refuse">
  <set-status id="status" code="401"/>
</return-response>
`);
  });
});

describe('nodes', () => {
  test('are frozen, whole trees of them', () => {
    const document = policyDocument({ inbound: [returnResponse({ setStatus: { code: 204 } })] });
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(document)).toBe(true);
  });

  test('the global document has no base; an id is the name of the document in errors', () => {
    expect(render(policyDocument({ id: 'gateway' }, 'global'))).toBe(`<policies id="gateway">
  <inbound/>
  <backend>
    <forward-request/>
  </backend>
  <outbound/>
  <on-error/>
</policies>
`);
  });
});
