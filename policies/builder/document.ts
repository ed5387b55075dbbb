import { type ElementNode, elementNode, type Section, type Statement } from './node';

/** The statements of each section; a section that is left out has `<base />` alone. */
export interface PolicySections {
  readonly inbound?: readonly Statement<'inbound'>[];
  readonly backend?: readonly Statement<'backend'>[];
  readonly outbound?: readonly Statement<'outbound'>[];
  readonly 'on-error'?: readonly Statement<'on-error'>[];
}

const sectionNames = ['inbound', 'backend', 'outbound', 'on-error'] as const;

/**
 * A whole policy document.
 *
 * @param scope the global document has no broader scope, so its sections get no `<base />` by themselves
 * @throws Error when a rule of API Management is broken that types cannot show
 */
export function policyDocument(
  sections: PolicySections,
  scope: 'global' | 'workspace' | 'product' | 'api' | 'operation' = 'api',
): ElementNode {
  const children = sectionNames.map((name) => {
    const statements: readonly Statement<never>[] | undefined = sections[name];
    const nodes = statements?.map((statement) => statement.node) ?? defaults(name, scope);
    return elementNode(name, [], nodes);
  });
  const document = elementNode('policies', [], children);
  judge(document, undefined);
  const backend = children[1]?.children.filter((child) => child.kind === 'element') ?? [];
  if (backend.length !== 1) {
    throw new Error(
      `<backend> takes exactly one statement, and here it has ${backend.length}: put them into one <retry> or <choose>.`,
    );
  }
  return document;
}

/** A fragment: statements that `<include-fragment>` puts into a section. */
export function policyFragment<S extends Section>(statements: readonly Statement<S>[]): ElementNode {
  const fragment = elementNode(
    'fragment',
    [],
    statements.map((statement) => statement.node),
  );
  judge(fragment, 'fragment');
  return fragment;
}

function defaults(section: string, scope: string): ElementNode[] {
  if (scope !== 'global') return [elementNode('base', [], [])];
  return section === 'backend' ? [elementNode('forward-request', [], [])] : [];
}

/** `wait` not in `retry` (retry-policy), `cache-lookup-value` not in a fragment (cache-lookup-value-policy). */
function judge(node: ElementNode, inside: 'fragment' | 'retry' | undefined): void {
  for (const child of node.children) {
    if (child.kind !== 'element') continue;
    if (child.name === 'wait' && inside === 'retry') throw new Error('<wait> cannot stand in <retry>.');
    if (child.name === 'cache-lookup-value' && inside === 'fragment') {
      throw new Error('<cache-lookup-value> is not supported in a fragment: put it into the document.');
    }
    judge(child, child.name === 'retry' ? 'retry' : inside);
  }
}
