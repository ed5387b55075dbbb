import { StatementCompiler, type StatementDefinition } from './compiler';
import { type PolicyDiagnostic, PolicyError } from './diagnostics';
import type { DocumentText } from './documentText';
import type { CompiledExpression, CSharp } from './expression';
import { expressionMistakes, expressionWarnings } from './expressionDiagnostics';
import type { XmlElement, XmlValue } from './reader';
import { type Run, type Step, sequence } from './run';
import type { PolicyScope } from './scope';
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
  statements(elements: readonly XmlElement[], base: Step, path = ''): Step {
    return sequence(this.steps(elements, base, path));
  }

  /** The same, each statement for itself. */
  steps(elements: readonly XmlElement[], base: Step, path: string): Step[] {
    const counts = new Map<string, number>();
    return elements.map((element) => {
      const count = (counts.get(element.name) ?? 0) + 1;
      counts.set(element.name, count);
      const own = `${path === '' ? '' : `${path}/`}${element.name}${count > 1 || elements.filter(({ name }) => name === element.name).length > 1 ? `[${count}]` : ''}`;
      if (element.name === 'base') return base;
      const definition = this.#statements.get(element.name);
      if (!definition) {
        this.report(element.offset, `<${element.name}> is not run by the emulator yet`, 'emulator');
        return () => 'next' as const;
      }
      const { scope } = this.source;
      if (definition.scopes && !definition.scopes.includes(scope)) {
        const expected = definition.scopes.join(', ');
        this.report(
          element.offset,
          `<${element.name}> cannot stand in a policy of the scope ${scope}, only of ${expected}`,
          'scope',
        );
      }
      const id = element.attributes.find(({ name }) => name === 'id')?.value.text ?? this.source.id;
      const place = { path: own, scope, policyId: id };
      const compiler = new StatementCompiler(this, element, base, place);
      const whole = compiler.runnable(definition.compile(element, compiler));
      const { name, entered = [] } = definition;
      const runs = ({ only }: Run) => only === undefined || only === name || entered.includes(only);
      return (run: Run) => {
        if (!runs(run)) return 'next';
        run.host.statements?.begin(name, `${run.section}/${own}`, run.context);
        return whole(run);
      };
    });
  }

  /** Statements of a fragment, as if they stood here; its mistakes have their places in the fragment. */
  fragment(id: string, base: Step, path: string): Step {
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
