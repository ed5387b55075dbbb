import { checkPolicyDocument } from '../../emulator';
import { AzureError } from './kind';

/** What the service knows when a policy document arrives. */
export interface PolicySurroundings {
  readonly namedValues: ReadonlyMap<string, string>;
  readonly fragments: ReadonlySet<string>;
  readonly backends: ReadonlySet<string>;
}

/** Refuses a document that is not well-formed, or names a value, a fragment or a backend that nobody created. */
export function judgePolicy(xml: string, surroundings: PolicySurroundings): void {
  const first = checkPolicyDocument(xml, { namedValues: surroundings.namedValues }).find(
    ({ severity }) => severity === undefined,
  );
  if (first) {
    throw new AzureError(
      400,
      'ValidationError',
      `Error in element on line ${first.line}, column ${first.column}: ${first.message}`,
    );
  }
  const named = [...xml.matchAll(/backend-id="([^"@{]+)"/g)].map(([, id = '']) => id);
  // The load balancer's policy names its backends in the code that chooses one of them.
  const chosen = [...xml.matchAll(/var ids = new (?:string)?\s*\[\] \{ ([^}]*) \};/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/"([^"]*)"/g)].map(([, id = '']) => id),
  );
  for (const id of [...named, ...chosen]) {
    if (!surroundings.backends.has(id))
      throw new AzureError(400, 'ValidationError', `Backend with id '${id}' could not be found.`);
  }
  for (const [, id = ''] of xml.matchAll(/<include-fragment\s+fragment-id="([^"]+)"/g)) {
    if (!surroundings.fragments.has(id))
      throw new AzureError(400, 'ValidationError', `Policy fragment '${id}' could not be found.`);
  }
}
