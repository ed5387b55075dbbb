import {
  authenticationManagedIdentity,
  base,
  choose,
  comment,
  cs,
  type ElementNode,
  forwardRequest,
  llmEmitTokenMetric,
  llmTokenLimit,
  NamedValue,
  policyDocument,
  retry,
  type Section,
  type Statement,
  setBackendService,
  setHeader,
  trace,
} from '../builder';
import { errorResponse, exhausted } from './answers';
import { dropCredentials, letIn, refusedToken } from './callers';
import { chooseBackend } from './choice';
import { mark, nameMarks, readMarks } from './marks';
import { addressDeployment, findDeployment } from './paths';
import type { LoadBalancer } from './pool';
import { variables } from './variables';
import { isFailure, judge, judgeSilence } from './verdict';

const { answered, attempts, backend, client, deployment, marksRead, next, soonest, tried, verdict } = variables;

/** Id of the named value that holds the client id of the gateway's identity. */
export const identityName = 'identity-client-id';

/** The load balancer's policy document, for the scope of its API. */
export function loadBalancerDocument(pool: LoadBalancer): ElementNode {
  return policyDocument({
    inbound: [
      base(),
      comment('Who calls? The API asks for no key itself, so whoever is not let in here gets 401.'),
      letIn(pool),
      ...dropCredentials(),
      comment('Which deployment?'),
      ...findDeployment(pool),
      ...addressDeployment(),
      ...limits(pool),
      comment("The accounts know the gateway's identity only."),
      authenticationManagedIdentity({
        resource: 'https://cognitiveservices.azure.com',
        clientId: `${new NamedValue(identityName)}`,
      }),
      nameMarks(pool),
      ...beginning(),
    ],
    backend: [attemptsLoop(pool)],
    outbound: [base(), lastWord(pool), ...answerHeaders(pool)],
    'on-error': [base(), onError(pool)],
  });
}

/** Token limits of single clients, and token metrics. */
function limits(pool: LoadBalancer): Statement<'inbound'>[] {
  const limited = pool.clients.filter((one) => one.tokensPerMinute !== undefined);
  const statements: Statement<'inbound'>[] = [];
  if (limited.length > 0) {
    statements.push(
      choose<'inbound'>({
        when: limited.map(({ name, tokensPerMinute = 0 }) => ({
          condition: cs.bool`${client.value} == ${name}`,
          statements: [
            llmTokenLimit({
              counterKey: client.value,
              tokensPerMinute,
              estimatePromptTokens: false,
              retryAfterVariableName: 'limit-retry-after',
            }),
          ],
        })),
      }),
    );
  }
  if (pool.tokenMetrics) {
    statements.push(
      llmEmitTokenMetric({
        namespace: 'load-balancer',
        dimension: [
          { name: 'Client', value: client.value },
          { name: 'Deployment', value: deployment.value },
        ],
      }),
    );
  }
  return statements;
}

/** Variables that the attempts count on. An expression gives each its type: a literal would be a string. */
function beginning(): Statement<'inbound'>[] {
  return [
    tried.set(';'),
    backend.set(''),
    attempts.set(cs.int`0`),
    answered.set(cs.bool`true`),
    verdict.set('ok'),
    marksRead.set(cs.bool`false`),
    soonest.set(cs.long`long.MaxValue`),
  ];
}

/** Tries backends until one answers well, none is left, or enough were tried. */
function attemptsLoop(pool: LoadBalancer): Statement<'backend'> {
  return retry<'backend'>({
    condition: cs.bool`${attempts.value} < ${Math.min(pool.maxAttempts, pool.backends.length)} && ${next.value} != "" && (!${answered.value} || ${isFailure})`,
    count: Math.min(50, Math.max(1, pool.backends.length)),
    interval: 0,
    firstFastRetry: true,
    statements: [
      comment('An attempt without an answer skipped what follows it, so it is judged here.'),
      choose<'backend'>({
        when: [{ condition: cs.bool`!${answered.value}`, statements: [...judgeSilence(pool), ...mark(pool)] }],
      }),
      ...readMarks(pool),
      chooseBackend(pool),
      choose<'backend'>({
        when: [
          {
            condition: cs.bool`${next.value} == ""`,
            statements: [
              comment('None is left. The last answer stands, unless there was none or it was a 429.'),
              choose<'backend'>({
                when: [
                  {
                    condition: cs.bool`${attempts.value} == 0 || ${verdict.value} == "throttled"`,
                    statements: [answered.set(cs.bool`true`), verdict.set('exhausted')],
                  },
                ],
              }),
            ],
          },
        ],
        otherwise: { statements: attempt(pool) },
      }),
    ],
  });
}

function attempt(pool: LoadBalancer): Statement<'backend'>[] {
  return [
    backend.set(next.value),
    attempts.set(cs.int`${attempts.value} + 1`),
    tried.set(cs.string`${tried.value} + ${backend.value} + ";"`),
    answered.set(cs.bool`false`),
    setBackendService({ backendId: backend.value }),
    forwardRequest({ timeout: pool.attemptTimeout, bufferRequestBody: true, bufferResponse: false }),
    ...judge(pool),
    choose<'backend'>({ when: [{ condition: isFailure, statements: mark(pool) }] }),
  ];
}

/** What the caller gets when no backend answered well. */
function lastWord(pool: LoadBalancer): Statement<'outbound'> {
  return choose<'outbound'>({
    when: [
      {
        condition: cs.bool`${verdict.value} == "throttled" || ${verdict.value} == "exhausted"`,
        statements: exhausted(pool),
      },
      {
        condition: cs.bool`${verdict.value} == "identity"`,
        statements: [
          trace({
            source: 'load-balancer',
            severity: 'error',
            message: [
              cs.string`${backend.value} + " refused the gateway's identity with " + context.Response.StatusCode`,
            ],
          }),
          errorResponse(502, 'Bad Gateway', '502', "The Azure OpenAI account refused the gateway's identity."),
        ],
      },
      {
        condition: cs.bool`${verdict.value} == "unreachable"`,
        statements: [errorResponse(502, 'Bad Gateway', '502', 'No Azure OpenAI account could be reached.')],
      },
    ],
  });
}

function answerHeaders(pool: LoadBalancer): Statement<Section>[] {
  if (!pool.responseHeaders) return [];
  return [
    setHeader({ name: 'x-backend', value: [backend.value] }),
    setHeader({ name: 'x-attempts', value: [cs.string`${attempts.value}.ToString()`] }),
  ];
}

/** Errors of the pipeline itself, in the shape that OpenAI's clients read. */
function onError(pool: LoadBalancer): Statement<'on-error'> {
  const limited = pool.clients.some((one) => one.tokensPerMinute !== undefined);
  return choose<'on-error'>({
    when: [
      ...(pool.callers.entra ? [refusedToken()] : []),
      ...(limited
        ? [
            {
              condition: cs.bool`context.LastError.Source == "llm-token-limit"`,
              statements: [
                errorResponse(429, 'Too Many Requests', '429', "The client's own token limit is used up.", [
                  {
                    name: 'Retry-After',
                    value: [
                      cs.string`context.Variables.ContainsKey("limit-retry-after") ? context.Variables["limit-retry-after"].ToString() : "60"`,
                    ],
                  },
                ]),
              ],
            },
          ]
        : []),
      {
        condition: cs.bool`context.LastError.Section == "backend" && !${answered.or(cs.bool`true`)} && context.LastError.Reason != "ClientConnectionFailure"`,
        statements: [
          ...judgeSilence(pool),
          ...mark(pool),
          trace({
            source: 'load-balancer',
            severity: 'error',
            message: [cs.string`${backend.value} + ": " + context.LastError.Message`],
          }),
          choose<'on-error'>({
            when: [
              {
                condition: cs.bool`context.LastError.Reason == "Timeout"`,
                statements: [errorResponse(504, 'Gateway Timeout', '504', 'No Azure OpenAI account answered in time.')],
              },
            ],
            otherwise: {
              statements: [errorResponse(502, 'Bad Gateway', '502', 'No Azure OpenAI account could be reached.')],
            },
          }),
        ],
      },
    ],
  });
}
