import { expect, test } from 'vitest';
import { NetworkError } from '../../../emulator/network';
import { type Asked, PolicyGateway, type PolicyOptions, type Sections } from './policyGateway';

const token = 'eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJleHAiOjQ4MDAwMDAwMDB9.c2ln';

/** What a statement does that no answer shows stands in the trace, under the statement's name. */
const cases: readonly (readonly [what: string, Sections, PolicyOptions, entries: readonly string[], asked: Asked])[] = [
  [
    'an identity without a token, which is ignored',
    { inbound: '<authentication-managed-identity resource="r" ignore-error="true" />' },
    { identityToken: () => Promise.reject(new Error('no such identity')) },
    ['authentication-managed-identity: No token for the managed identity: no such identity'],
    {},
  ],
  [
    'a cache that has nothing',
    { inbound: '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />' },
    {},
    [expect.stringMatching(/^cache-lookup: Cache lookup: miss, key ./)],
    {},
  ],
  [
    'a request nobody waits for, which failed',
    { inbound: '<send-one-way-request><set-url>https://log.example/</set-url></send-one-way-request>' },
    {
      backend: ({ url }) => {
        if (url.includes('log')) throw new NetworkError('refused', 'log.example refused the connection.');
        return {};
      },
    },
    ['send-one-way-request: log.example refused the connection.'],
    {},
  ],
  [
    'a URL that gives way to a backend of another scope',
    { inbound: '<base /><set-backend-service base-url="https://other.example" />' },
    {
      backends: { one: 'https://one.example' },
      scopes: { global: { inbound: '<set-backend-service backend-id="one" />' } },
    },
    [expect.stringMatching(/^set-backend-service: base-url is ignored: the global scope has set a backend by its id/)],
    {},
  ],
  [
    'tokens that were counted',
    { inbound: '<llm-emit-token-metric><dimension name="API ID" /></llm-emit-token-metric>' },
    { backend: () => ({ body: '{"usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}}' }) },
    [
      'llm-emit-token-metric: Total Tokens: 3',
      'llm-emit-token-metric: Prompt Tokens: 1',
      'llm-emit-token-metric: Completion Tokens: 2',
    ],
    { body: {} },
  ],
  [
    'an OpenID configuration that could not be had',
    {
      inbound:
        '<validate-jwt header-name="Authorization"><openid-config url="https://issuer.example/config" /></validate-jwt>',
    },
    { backend: () => ({ status: 503 }) },
    [
      expect.stringMatching(/^openid-config: https:\/\/issuer\.example\/config: ./),
      expect.stringMatching(/^validate-jwt: IDX20803: Unable to obtain configuration from: /),
    ],
    { headers: { Authorization: `Bearer ${token}` } },
  ],
  [
    'an error that no on-error section handled',
    { inbound: '<set-variable name="v" value="@(int.Parse("x"))" />' },
    {},
    ["set-variable: Expression evaluation failed. The input string 'x' was not in a correct format."],
    {},
  ],
];

test.each(cases)('%s', async (_, sections, options, entries, asked) => {
  const gateway = new PolicyGateway(sections, options);
  const answer = await gateway.ask(asked);
  expect(answer.trace.map(({ source, message }) => `${source}: ${message}`)).toEqual(entries);
});
