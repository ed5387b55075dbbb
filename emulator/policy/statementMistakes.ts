import { csharpFor } from './csharp';
import type { PolicyDiagnostic } from './diagnostics';
import { DocumentCompiler } from './documentCompiler';
import type { XmlElement, XmlValue } from './reader';
import { statements } from './registry';
import type { PolicyScope } from './scope';
import type { ReadDocument } from './structure';

/**
 * What each statement asks of its attributes and children beyond the schema: the same that is asked when the document is
 * loaded, but for what only the emulator does not run.
 *
 * @param document one without mistakes in its structure; its named values may be unknown
 * @param fragments one that is missing counts as empty
 * @param scope without it no statement is in the wrong scope
 */
export function statementMistakes(
  document: ReadDocument,
  fragments: ReadonlyMap<string, ReadDocument>,
  scope: PolicyScope | undefined,
): PolicyDiagnostic[] {
  const included = new Map<string, ReadDocument>();
  for (const id of idsIn(document.root)) included.set(id, { ...document, root: { ...document.root, children: [] } });
  for (const [id, fragment] of fragments) included.set(id, { ...fragment, root: onlyKnown(fragment.root) });
  const source = { text: document.text, name: document.name, scope: scope ?? 'api', id: null };
  const csharp = csharpFor({ now: () => 0, random: () => 0 });
  const compiler = new DocumentCompiler(source, csharp, statements, included);
  const root = onlyKnown(document.root);
  const base = compiler.sequence([]);
  for (const elements of root.name === 'policies' ? root.children.map(({ children }) => children) : [root.children])
    compiler.statements(elements, base);
  return compiler.diagnostics.filter(({ about }) => about !== 'emulator' && (about !== 'scope' || scope !== undefined));
}

function idsIn(element: XmlElement): string[] {
  const own = element.name === 'include-fragment' ? element.attributes.map(({ value }) => value.text) : [];
  return [...own, ...element.children.flatMap(idsIn)];
}

/** Elements whose children are statements, each for itself. */
const containers: ReadonlySet<string> = new Set([
  ...['policies', 'fragment', 'inbound', 'backend', 'outbound', 'on-error'],
  ...['choose', 'when', 'otherwise', 'retry', 'wait', 'limit-concurrency'],
]);

/** A tree without the statements that depend on a named value whose text nobody gave. */
function onlyKnown(element: XmlElement): XmlElement {
  const children = element.children
    .filter((child) => containers.has(child.name) || !depends(child))
    .map((child) => (containers.has(child.name) ? onlyKnown(child) : child));
  return { ...element, children, attributes: element.attributes.filter(({ value }) => !unknown(value)) };
}

function depends({ attributes, text, children }: XmlElement): boolean {
  return attributes.some(({ value }) => unknown(value)) || unknown(text) || children.some(depends);
}

function unknown(value: XmlValue | undefined): boolean {
  return value !== undefined && /\{\{[A-Za-z0-9_.-]+\}\}/.test(value.text);
}
