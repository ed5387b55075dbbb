import { type PolicyDiagnostic, PolicyError } from './diagnostics';
import { substituteNamedValues } from './namedValues';
import { readXml } from './reader';
import { checkStructure, type ReadDocument } from './structure';

/** Fragments that could be read, and every mistake of all of them as far as each shows it alone. */
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
    try {
      const root = readXml(text);
      if (root.name !== 'fragment')
        add([text.diagnostic(root.offset, `a fragment begins with <fragment>, not with <${root.name}>`)]);
      else {
        const fragment = { text, name, root };
        fragments.set(id, fragment);
        add(checkStructure(fragment));
      }
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      add(error.diagnostics);
    }
  }
  return { fragments, diagnostics };
}
