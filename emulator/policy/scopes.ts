import { type CompiledSections, type LoadOptions, loadPolicyDocument } from './load';
import type { PolicyScope } from './scope';

/** A policy document and its name, for messages. */
export interface PolicyDocument {
  readonly name: string;
  readonly xml: string;
}

/** The documents of every scope; a scope without one is what the scope around it is. */
export interface ScopedDocuments {
  readonly global?: PolicyDocument;
  /** By the product's id. */
  readonly products?: ReadonlyMap<string, PolicyDocument>;
  readonly api?: PolicyDocument;
  /** By the operation's id. */
  readonly operations?: ReadonlyMap<string, PolicyDocument>;
}

/**
 * Gives the policy of a request: of its operation, and of the product that its subscription is for. A request without an
 * operation has the global one.
 */
export type SectionsOf = (
  place: { readonly operation: string; readonly product: string | undefined } | undefined,
) => CompiledSections;

/**
 * Compiles the documents of all scopes. `<base />` in each is the same section of the scope around it: operation, API,
 * product, global; a section without it leaves the broader scopes out.
 *
 * Source: "Set or edit API Management policies", scopes.
 *
 * @throws PolicyError with every mistake of the first document that does not load
 */
export function loadScopes(
  documents: ScopedDocuments,
  options: Omit<LoadOptions, 'base' | 'scope' | 'name'>,
): SectionsOf {
  const load = (scope: PolicyScope, { name, xml }: PolicyDocument, base?: CompiledSections) =>
    loadPolicyDocument(xml, { ...options, scope, name, ...(base ? { base } : {}) });
  const global = load('global', documents.global ?? emptyDocument);
  const inside = (around: CompiledSections): ((operation: string) => CompiledSections) => {
    const api = load('api', documents.api ?? emptyDocument, around);
    const own = new Map<string, CompiledSections>();
    for (const [id, document] of documents.operations ?? []) own.set(id, load('operation', document, api));
    return (operation) => own.get(operation) ?? api;
  };
  const withoutProduct = inside(global);
  const byProduct = new Map<string | undefined, (operation: string) => CompiledSections>();
  for (const [id, document] of documents.products ?? []) byProduct.set(id, inside(load('product', document, global)));
  return (place) => (place ? (byProduct.get(place.product) ?? withoutProduct)(place.operation) : global);
}

const emptyDocument: PolicyDocument = {
  name: 'policy',
  xml: '<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>',
};
