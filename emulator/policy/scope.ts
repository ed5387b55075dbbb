/** Scopes from the broadest to the narrowest; `context.LastError` names them so. */
export type PolicyScope = 'global' | 'product' | 'api' | 'operation';
