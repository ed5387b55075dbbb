import {
  choose,
  cs,
  csBlock,
  type Expression,
  NamedValue,
  type Statement,
  setHeader,
  setQueryParameter,
  validateAzureAdToken,
} from '../builder';
import { unauthorized } from './answers';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { bearer, client } = variables;

/** The header that API Management reads a subscription key from. */
export const keyHeader = 'api-key';

/** The query parameter that it reads one from when there is no such header. */
export const keyQuery = 'subscription-key';

/** Id of the named value that holds a client's key. */
export function keyName(clientName: string): string {
  return `client-key-${clientName}`;
}

/** The tenant whose tokens are accepted. */
export const tenantName = 'tenant-id';

/**
 * Lets the caller in by one of the open ways, and refuses everybody else: the API itself asks for no key, so this is
 * the only door.
 */
export function letIn(pool: LoadBalancer): Statement<'inbound'>[] {
  const { keys, bearerKeys, entra } = pool.callers;
  const withoutKey = bearerKeys || entra ? [readBearer(), judgeBearer(pool)] : [unauthorized()];
  if (!keys) return withoutKey;
  return [
    choose<'inbound'>({
      when: [
        {
          condition: cs.bool`context.Subscription != null`,
          statements: [client.set(cs.string`context.Subscription.Id`)],
        },
      ],
      otherwise: { statements: withoutKey },
    }),
  ];
}

/** What the caller sends as Bearer, empty when it is nothing; the scheme's case does not matter (RFC 9110, 11.1). */
function readBearer(): Statement<'inbound'> {
  return bearer.set(csBlock.string`
    var header = context.Request.Headers.GetValueOrDefault("Authorization", "");
    return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header.Substring(7).Trim() : "";`);
}

function judgeBearer(pool: LoadBalancer): Statement<'inbound'> {
  const { bearerKeys, entra } = pool.callers;
  return choose<'inbound'>({
    when: [
      ...(bearerKeys
        ? pool.clients.map(({ name }) => ({
            condition: cs.bool`${bearer.value} != "" && ${bearer.value} == ${new NamedValue(keyName(name))}`,
            statements: [client.set(name)],
          }))
        : []),
      ...(entra ? [{ condition: cs.bool`${bearer.value} != ""`, statements: entraToken(pool) }] : []),
    ],
    otherwise: { statements: [unauthorized()] },
  });
}

function entraToken({ callers }: LoadBalancer): Statement<'inbound'>[] {
  const { entraApplicationIds, entraAudiences } = callers;
  return [
    validateAzureAdToken({
      tenantId: `${new NamedValue(tenantName)}`,
      headerName: 'Authorization',
      failedValidationHttpcode: 401,
      outputTokenVariableName: 'token',
      ...(entraApplicationIds.length > 0 ? { clientApplicationIds: { applicationId: entraApplicationIds } } : {}),
      audiences: { audience: entraAudiences },
    }),
    client.set(csBlock.string`
      var claims = ((Jwt)context.Variables["token"]).Claims;
      return claims.GetValueOrDefault("appid", claims.GetValueOrDefault("azp", "entra"));`),
  ];
}

/** Nothing that the caller proved himself with goes any further. */
export function dropCredentials(): Statement<'inbound'>[] {
  return [
    ...[keyHeader, 'Ocp-Apim-Subscription-Key', 'Authorization'].map((name) =>
      setHeader({ name, existsAction: 'delete' }),
    ),
    setQueryParameter({ name: keyQuery, existsAction: 'delete' }),
  ];
}

/**
 * In on-error: the 401 of a key that API Management refused before any statement, and of a token that did not pass. The
 * reference page does not say by which name the source of the latter goes.
 *
 * Source: "Error handling in API Management policies", predefined errors for built-in steps: `authorization`.
 */
export function refusedCaller(): { condition: Expression<boolean>; statements: Statement<'on-error'>[] } {
  const source = cs.string`(context.LastError.Source ?? "")`;
  return {
    condition: cs.bool`${source} == "authorization" || ${source}.StartsWith("validate-")`,
    statements: [unauthorized()],
  };
}
