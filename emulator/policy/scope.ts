/** Scopes from the broadest to the narrowest; `context.LastError` names them so. */
export const policyScopes = ['global', 'product', 'api', 'operation'] as const;

/** One of the scopes. */
export type PolicyScope = (typeof policyScopes)[number];
