import {
  choose,
  cs,
  csBlock,
  NamedValue,
  type Section,
  type Statement,
  setHeader,
  setQueryParameter,
  validateAzureAdToken,
} from '../builder';
import { unauthorized } from './answers';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { client } = variables;

/** The header and the query parameter that API Management reads a subscription key from. */
export const keyHeader = 'api-key';
export const keyQuery = 'subscription-key';

/** Id of the named value that holds a client's key. */
export function keyName(clientName: string): string {
  return `client-key-${clientName}`;
}

/** The tenant whose tokens are accepted. */
export const tenantName = 'tenant-id';

const authorization = cs.string`context.Request.Headers.GetValueOrDefault("Authorization", "")`;

/**
 * Lets the caller in by one of the open ways, and refuses everybody else: the API itself asks for no key, so this is
 * the only door.
 */
export function letIn(pool: LoadBalancer): Statement<'inbound'> {
  const { keys, bearerKeys, entra } = pool.callers;
  return choose<'inbound'>({
    when: [
      ...(keys
        ? [
            {
              condition: cs.bool`context.Subscription != null`,
              statements: [client.set(cs.string`context.Subscription.Id`)],
            },
          ]
        : []),
      ...(bearerKeys
        ? pool.clients.map(({ name }) => ({
            condition: cs.bool`${authorization} == "Bearer " + ${new NamedValue(keyName(name))}`,
            statements: [client.set(name)],
          }))
        : []),
      ...(entra
        ? [
            {
              condition: cs.bool`${authorization}.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)`,
              statements: entraToken(pool),
            },
          ]
        : []),
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

/** In on-error: the 401 of a token that did not pass. */
export function refusedToken(): { condition: ReturnType<typeof cs.bool>; statements: Statement<Section>[] } {
  return { condition: cs.bool`context.LastError.Source == "validate-azure-ad-token"`, statements: [unauthorized()] };
}
