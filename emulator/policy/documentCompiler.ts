import { StatementCompiler, type StatementDefinition } from './compiler';
import { type PolicyDiagnostic, PolicyError } from './diagnostics';
import type { DocumentText } from './documentText';
import type { CompiledExpression, CSharp } from './expression';
import { expressionMistakes, expressionWarnings } from './expressionDiagnostics';
import type { XmlElement, XmlValue } from './reader';
import type { Step } from './run';
import type { PolicyScope } from './scope';
import { type PlacedStatement, type Sequence, sequence } from './sequence';
import type { ReadDocument } from './structure';

/** A document that is compiled, or one that it includes. */
export interface SourceDocument {
  readonly text: DocumentText;
  /** For messages. */
  readonly name: string | undefined;
  readonly scope: PolicyScope;
  /** The `id` of the document's root. */
  readonly id: string | null;
  /** Of a fragment: the document of a scope that it is in the end included by. */
  readonly root?: string | undefined;
}

/** Compiles one document. Mistakes and warnings are collected, so that all are reported. */
export class DocumentCompiler {
  readonly diagnostics: PolicyDiagnostic[];
  readonly csharp: CSharp;
  readonly source: SourceDocument;
  readonly #statements: ReadonlyMap<string, StatementDefinition>;
  readonly #fragments: ReadonlyMap<string, ReadDocument>;

  constructor(
    source: SourceDocument,
    csharp: CSharp,
    statements: ReadonlyMap<string, StatementDefinition>,
    fragments: ReadonlyMap<string, ReadDocument>,
    diagnostics: PolicyDiagnostic[] = [],
  ) {
    this.source = source;
    this.csharp = csharp;
    this.#statements = statements;
    this.#fragments = fragments;
    this.diagnostics = diagnostics;
  }

  /** Statements in their order. `<base />` becomes what `base` gives. */
  statements(elements: readonly XmlElement[], base: Step, path = ''): Sequence {
    return this.sequence(this.#placed(elements, base, path));
  }

  /** The same, each statement for itself. */
  steps(elements: readonly XmlElement[], base: Step, path: string): Sequence[] {
    return this.#placed(elements, base, path).map((statement) => this.sequence([statement]));
  }

  sequence(statements: readonly PlacedStatement[]): Sequence {
    return sequence(statements, this.csharp.exceptionMessage);
  }

  #placed(elements: readonly XmlElement[], base: Step, path: string): PlacedStatement[] {
    const counts = new Map<string, number>();
    return elements.map((element) => {
      const { name } = element;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (name === 'base') return { name, place: undefined, entered: [], step: base };
      const numbered = count > 1 || elements.filter((other) => other.name === name).length > 1;
      const own = `${path === '' ? '' : `${path}/`}${name}${numbered ? `[${count}]` : ''}`;
      return this.#statement(element, base, own);
    });
  }

  #statement(element: XmlElement, base: Step, path: string): PlacedStatement {
    const { name, offset } = element;
    const { scope } = this.source;
    const policyId = element.attributes.find((attribute) => attribute.name === 'id')?.value.text ?? this.source.id;
    const place = { path, scope, policyId };
    const definition = this.#statements.get(name);
    if (!definition) {
      this.report(offset, `<${name}> is not run by the emulator yet`, 'emulator');
      return { name, place, entered: [], step: () => 'next' };
    }
    if (definition.scopes && !definition.scopes.includes(scope)) {
      const expected = definition.scopes.join(', ');
      this.report(offset, `<${name}> cannot stand in a policy of the scope ${scope}, only of ${expected}`, 'scope');
    }
    const compiler = new StatementCompiler(this, element, base, place);
    return compiler.placed(definition, definition.compile(element, compiler));
  }

  /** Statements of a fragment, as if they stood here; its mistakes have their places in the fragment. */
  fragment(id: string, base: Step, path: string): Sequence {
    const fragment = this.#fragments.get(id);
    // The check of the structure has refused what is not there.
    if (!fragment) throw new Error(`The fragment "${id}" is not there.`);
    const { root = this.source.name } = this.source;
    const source = { ...this.source, text: fragment.text, name: fragment.name, root };
    return new DocumentCompiler(source, this.csharp, this.#statements, this.#fragments, this.diagnostics).statements(
      fragment.root.children,
      base,
      path,
    );
  }

  expression(value: XmlValue): CompiledExpression | undefined {
    try {
      const expression = this.csharp.compile({ text: value.text });
      for (const warning of expressionWarnings(expression.warnings, value, this.source.text)) this.#add(warning);
      return expression;
    } catch (error) {
      for (const mistake of expressionMistakes(error, value, this.source.text)) this.#add(mistake);
      return undefined;
    }
  }

  /** @param about whether API Management may take it all the same */
  report(offset: number, message: string, about?: PolicyDiagnostic['about']): void {
    this.#add({ ...this.source.text.diagnostic(offset, message), ...(about ? { about } : {}) });
  }

  #add(diagnostic: PolicyDiagnostic): void {
    const { name } = this.source;
    this.diagnostics.push(name === undefined ? diagnostic : { ...diagnostic, document: name });
  }

  /**
   * @returns the warnings
   * @throws PolicyError with all mistakes, if there is one
   */
  finish(): readonly PolicyDiagnostic[] {
    const mistakes = this.diagnostics.filter(({ severity }) => severity === undefined);
    if (mistakes.length > 0) throw new PolicyError(mistakes);
    return this.diagnostics;
  }
}
