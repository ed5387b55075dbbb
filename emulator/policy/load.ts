import { type PolicyDiagnostic, PolicyError } from './diagnostics';
import { DocumentCompiler } from './documentCompiler';
import type { CSharp } from './expression';
import { readFragments } from './fragments';
import { substituteNamedValues } from './namedValues';
import { readXml, type XmlElement } from './reader';
import { statements } from './registry';
import type { Step } from './run';
import type { PolicyScope } from './scope';
import { checkStructure, type ReadDocument } from './structure';

/** Sections of a document, compiled. */
export interface CompiledSections {
  readonly inbound: Step;
  readonly backend: Step;
  readonly outbound: Step;
  readonly onError: Step;
}

/** What a document needs beside its text. */
export interface LoadOptions {
  readonly csharp: CSharp;
  readonly namedValues?: ReadonlyMap<string, string>;
  /** XML of each fragment. */
  readonly fragments?: ReadonlyMap<string, string>;
  /** Sections of the broader scope, for `<base />`. */
  readonly base?: CompiledSections;
  /** The scope that the document belongs to (default api). */
  readonly scope?: PolicyScope;
  /** The document's name, for messages. */
  readonly name?: string;
  /** Takes what API Management takes without a word but is hardly meant. */
  readonly warn?: (warning: PolicyDiagnostic) => void;
}

/** What the service does when no scope says otherwise: it forwards. */
const serviceDefaults: Pick<CompiledSections, 'inbound' | 'outbound' | 'onError'> = {
  inbound: () => 'next',
  outbound: () => 'next',
  onError: () => 'next',
};

/**
 * Compiles a policy document once, for any number of requests.
 *
 * @throws PolicyError with every mistake: XML, structure, named values, C#, statements that are not run yet
 */
export function loadPolicyDocument(xml: string, options: LoadOptions): CompiledSections {
  const namedValues = options.namedValues ?? new Map();
  const { fragments, diagnostics } = readFragments(options.fragments ?? new Map(), namedValues);
  refuse(diagnostics, undefined);
  const { text, root } = read(xml, namedValues, fragments, options);
  const id = root.attributes.find(({ name }) => name === 'id')?.value.text ?? null;
  const source = { text, name: options.name, scope: options.scope ?? 'api', id };
  const compiler = new DocumentCompiler(source, options.csharp, statements, fragments);
  const base = options.base ?? { ...serviceDefaults, backend: defaultForward(compiler) };
  const section = (name: string, broader: Step): Step => {
    const element = root.children.find((child) => child.name === name);
    return element ? compiler.statements(element.children, broader) : compiler.sequence([]);
  };
  const sections = {
    inbound: section('inbound', base.inbound),
    backend: section('backend', base.backend),
    outbound: section('outbound', base.outbound),
    onError: section('on-error', base.onError),
  };
  for (const warning of compiler.finish()) options.warn?.(warning);
  return sections;
}

function read(
  xml: string,
  namedValues: ReadonlyMap<string, string>,
  fragments: ReadonlyMap<string, ReadDocument>,
  { name, warn }: LoadOptions,
): ReadDocument {
  const { document: text, diagnostics } = substituteNamedValues(xml, namedValues);
  refuse(diagnostics, name);
  const document = { text, name, root: readXml(text, name) };
  const found = checkStructure(document, fragments);
  refuse(found, name);
  for (const warning of found) warn?.(warning);
  return document;
}

/** @throws PolicyError when not all are warnings */
function refuse(found: readonly PolicyDiagnostic[], name: string | undefined): void {
  const mistakes = found.filter(({ severity }) => severity === undefined);
  if (mistakes.length > 0) throw new PolicyError(mistakes, name);
}

function defaultForward(compiler: DocumentCompiler): Step {
  const element: XmlElement = { name: 'forward-request', offset: 0, attributes: [], children: [], text: undefined };
  return compiler.statements([element], () => 'next');
}
