import { Expression } from './expression';
import { type ElementNode, elementNode, type PolicyNode, type Section, type Statement, sectionNames } from './node';
import { expressionMistakes, structureMistakes } from './rules';

/** The statements of each section; a section that is left out has `<base />` alone. */
export interface PolicySections {
  readonly inbound?: readonly Statement<'inbound'>[];
  readonly backend?: readonly Statement<'backend'>[];
  readonly outbound?: readonly Statement<'outbound'>[];
  readonly 'on-error'?: readonly Statement<'on-error'>[];
  /** The document's name in `context.LastError.PolicyId`. */
  readonly id?: string;
}

/** Where a document applies, the broadest first. */
export type PolicyScope = 'global' | 'workspace' | 'product' | 'api' | 'operation';

/**
 * A whole policy document.
 *
 * @param scope the global document has no broader scope, so its sections get no `<base />` by themselves
 * @throws Error when a rule of API Management is broken that types cannot show
 */
export function policyDocument(sections: PolicySections, scope: PolicyScope = 'api'): ElementNode {
  const children = sectionNames.map((name) => {
    const statements: readonly Statement<never>[] | undefined = sections[name];
    return elementNode(name, [], statements?.map(({ node }) => node) ?? defaults(name, scope));
  });
  return judged(elementNode('policies', sections.id === undefined ? [] : [['id', sections.id]], children));
}

/**
 * A fragment: statements that `<include-fragment>` puts into a section.
 *
 * @throws Error when a rule of API Management is broken that types cannot show
 */
export function policyFragment<S extends Section>(statements: readonly Statement<S>[]): ElementNode {
  return judged(
    elementNode(
      'fragment',
      [],
      statements.map(({ node }) => node),
    ),
  );
}

/**
 * The document of a GraphQL resolver: one of the `*-data-source` statements, which stand in no section.
 *
 * @throws Error when a rule of API Management is broken that types cannot show
 */
export function resolverDocument(source: Statement<never>): ElementNode {
  if (source.node.kind !== 'element' || !source.node.name.endsWith('-data-source')) {
    throw new Error('The document of a resolver is a data source: httpDataSource, sqlDataSource or another one.');
  }
  return judged(source.node);
}

function defaults(section: string, scope: string): ElementNode[] {
  if (scope !== 'global') return [elementNode('base', [], [])];
  return section === 'backend' ? [elementNode('forward-request', [], [])] : [];
}

/** The document, when it breaks no rule; every broken rule is named. */
function judged(root: ElementNode): ElementNode {
  const messages = structureMistakes(root, elementsOf).map(({ message }) => message);
  for (const code of expressionsOf(root)) messages.push(...expressionMistakes(code));
  if (messages.length > 0) throw new Error([...new Set(messages)].join('\n'));
  return root;
}

function elementsOf(node: ElementNode): readonly ElementNode[] {
  return node.children.filter((child) => child.kind === 'element');
}

function* expressionsOf(node: PolicyNode): Generator<string> {
  if (node.kind === 'text' && node.value instanceof Expression) yield node.value.code;
  if (node.kind !== 'element') return;
  for (const [, value] of node.attributes) if (value instanceof Expression) yield value.code;
  for (const child of node.children) yield* expressionsOf(child);
}
