import { expect, test } from 'vitest';
import { NetworkError } from '../../../emulator/network';
import { type Asked, PolicyGateway, type PolicyOptions, type Sections } from './policyGateway';

const told =
  '<set-header name="X-Error"><value>@(context.LastError.Source + "|" + context.LastError.Reason + "|" + context.LastError.Section)</value></set-header>';
const usage = { backend: () => ({ body: '{"usage": {"total_tokens": 100}}' }) };
const token = 'counter-key="k" tokens-per-minute="1" estimate-prompt-tokens="false"';

/** Source: "Error handling in API Management policies", predefined errors. */
const cases: readonly (readonly [status: number, error: string, Sections, PolicyOptions, Asked])[] = [
  [429, 'rate-limit|RateLimitExceeded|inbound', { inbound: '<rate-limit calls="1" renewal-period="60" />' }, {}, {}],
  [
    429,
    'rate-limit-by-key|RateLimitExceeded|inbound',
    { inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k" />' },
    {},
    {},
  ],
  [
    403,
    'quota|QuotaExceeded|inbound',
    {},
    { scopes: { gold: { inbound: '<quota calls="1" renewal-period="3600" />' } } },
    {},
  ],
  [
    403,
    'quota-by-key|QuotaExceeded|inbound',
    { inbound: '<quota-by-key calls="1" renewal-period="3600" counter-key="k" />' },
    {},
    {},
  ],
  [429, 'llm-token-limit|TokenLimitExceeded|inbound', { inbound: `<llm-token-limit ${token} />` }, usage, { body: {} }],
  [
    403,
    'ip-filter|CallerIpNotAllowed|inbound',
    { inbound: '<ip-filter action="allow"><address>10.0.0.1</address></ip-filter>' },
    {},
    {},
  ],
  [
    403,
    'ip-filter|CallerIpBlocked|inbound',
    { inbound: '<ip-filter action="forbid"><address>203.0.113.7</address></ip-filter>' },
    {},
    {},
  ],
  [
    401,
    'check-header|HeaderNotFound|inbound',
    {
      inbound:
        '<check-header name="X-A" failed-check-httpcode="401" failed-check-error-message="No" ignore-case="true"><value>a</value></check-header>',
    },
    {},
    {},
  ],
  [
    401,
    'check-header|HeaderValueNotAllowed|inbound',
    {
      inbound:
        '<check-header name="X-A" failed-check-httpcode="401" failed-check-error-message="No" ignore-case="true"><value>a</value></check-header>',
    },
    {},
    { headers: { 'X-A': 'b' } },
  ],
  [401, 'validate-jwt|TokenNotPresent|inbound', { inbound: '<validate-jwt header-name="Authorization" />' }, {}, {}],
  [
    500,
    'set-variable|ExpressionValueEvaluationFailure|outbound',
    { outbound: '<set-variable name="v" value="@(int.Parse("x"))" />' },
    {},
    {},
  ],
  [
    500,
    'forward-request|BackendConnectionFailure|backend',
    {},
    {
      backend: () => {
        throw new NetworkError('refused', 'backend.example refused the connection.');
      },
    },
    {},
  ],
  [
    500,
    'forward-request|Timeout|backend',
    {},
    {
      backend: () => {
        throw new NetworkError('timeout', 'backend.example did not answer in time.');
      },
    },
    {},
  ],
  [
    500,
    'set-backend-service|BackendNotFound|inbound',
    { inbound: '<set-backend-service backend-id="@("none")" />' },
    {},
    {},
  ],
];

test.each(cases)('%i %s', async (status, error, sections, options, asked) => {
  const gateway = new PolicyGateway({ onError: told, ...sections }, options);
  const key = { 'api-key': 'key-one', ...asked.headers };
  await gateway.ask({ ...asked, headers: key });
  const answer = await gateway.ask({ ...asked, headers: key });
  expect([answer.status, answer.headers.get('X-Error')]).toEqual([status, error]);
});
