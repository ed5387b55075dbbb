import { choose, cs, type Expression, llmEmitTokenMetric, llmTokenLimit, type Statement } from '../builder';
import { errorResponse } from './answers';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { client, deployment } = variables;

/** The variable in which a client's token limit leaves the seconds until it is free again. */
const limitDelay = 'limit-retry-after';

function limitedClients(pool: LoadBalancer): { readonly name: string; readonly tokensPerMinute: number }[] {
  return pool.clients.flatMap(({ name, tokensPerMinute }) => (tokensPerMinute ? [{ name, tokensPerMinute }] : []));
}

/** Token limits of the clients that have one: a counter each, over all deployments. */
export function limitTokens(pool: LoadBalancer): Statement<'inbound'>[] {
  const limited = limitedClients(pool);
  if (limited.length === 0) return [];
  return [
    choose<'inbound'>({
      when: limited.map(({ name, tokensPerMinute }) => ({
        condition: cs.bool`${client.value} == ${name}`,
        statements: [
          llmTokenLimit({
            counterKey: client.value,
            tokensPerMinute,
            estimatePromptTokens: false,
            retryAfterVariableName: limitDelay,
          }),
        ],
      })),
    }),
  ];
}

/** In on-error: the 429 of a client whose own limit is used up. */
export function refusedTokens(
  pool: LoadBalancer,
): { condition: Expression<boolean>; statements: Statement<'on-error'>[] }[] {
  if (limitedClients(pool).length === 0) return [];
  return [
    {
      condition: cs.bool`context.LastError.Source == "llm-token-limit"`,
      statements: [
        errorResponse(429, 'Too Many Requests', "The client's own token limit is used up.", [
          {
            name: 'Retry-After',
            value: [
              cs.string`context.Variables.ContainsKey(${limitDelay}) ? context.Variables[${limitDelay}].ToString() : "60"`,
            ],
          },
        ]),
      ],
    },
  ];
}

/** Token metrics by client, deployment and the backend that answered. */
export function countTokens(pool: LoadBalancer): Statement<'inbound'>[] {
  if (!pool.tokenMetrics) return [];
  return [
    llmEmitTokenMetric({
      namespace: 'load-balancer',
      dimension: [
        { name: 'Client', value: client.value },
        { name: 'Deployment', value: deployment.value },
        { name: 'Backend ID' },
      ],
    }),
  ];
}
