import { AzureError } from './kind';

/** What the service knows when a policy document arrives. */
export interface PolicySurroundings {
  readonly fragment: boolean;
  readonly namedValues: ReadonlyMap<string, string>;
  readonly fragments: ReadonlyMap<string, string>;
  readonly backends: ReadonlySet<string>;
}

/** Refuses a document that names a value or backend that nobody created. */
export function judgePolicy(xml: string, surroundings: PolicySurroundings): void {
  for (const [, name = ''] of xml.matchAll(/\{\{([A-Za-z0-9_.-]+)\}\}/g)) {
    if (!surroundings.namedValues.has(name)) {
      throw new AzureError(400, 'ValidationError', `Cannot find a property '${name}'.`);
    }
  }
  for (const [, id = ''] of xml.matchAll(/backend-id="([^"@{]+)"/g)) {
    if (!surroundings.backends.has(id))
      throw new AzureError(400, 'ValidationError', `Backend with id '${id}' could not be found.`);
  }
}
