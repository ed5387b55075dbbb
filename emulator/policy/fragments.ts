import type { PolicyDiagnostic } from './diagnostics';
import { substituteNamedValues } from './namedValues';
import { readXmlWithMistakes, type XmlElement } from './reader';
import { checkStructure, type ReadDocument } from './structure';

/** Fragments, and every mistake of all of them as far as each shows it alone. */
export interface ReadFragments {
  readonly fragments: ReadonlyMap<string, ReadDocument>;
  readonly diagnostics: readonly PolicyDiagnostic[];
}

/**
 * Reads the fragments that documents may include. What depends on the place of an inclusion is judged with the document.
 *
 * @param documents XML of each fragment, by its id
 * @param namedValues without them names are not judged
 */
export function readFragments(
  documents: ReadonlyMap<string, string>,
  namedValues: ReadonlyMap<string, string> | undefined,
): ReadFragments {
  const fragments = new Map<string, ReadDocument>();
  const diagnostics: PolicyDiagnostic[] = [];
  for (const [id, xml] of documents) {
    const name = `fragment ${id}`;
    const add = (found: readonly PolicyDiagnostic[]) =>
      diagnostics.push(...found.map((diagnostic) => ({ ...diagnostic, document: name })));
    const { document: text, diagnostics: unknown } = substituteNamedValues(xml, namedValues);
    add(unknown);
    // One that cannot be read counts as empty, so that its mistakes alone are told and not what follows from them.
    let root: XmlElement = { name: 'fragment', offset: 0, attributes: [], children: [], text: undefined };
    const { root: read, mistakes } = readXmlWithMistakes(text);
    add(mistakes);
    if (read?.name === 'fragment') root = read;
    else if (read) add([text.diagnostic(read.offset, `a fragment begins with <fragment>, not with <${read.name}>`)]);
    const fragment = { text, name, root };
    fragments.set(id, fragment);
    add(checkStructure(fragment));
  }
  return { fragments, diagnostics };
}
