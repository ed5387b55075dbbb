import { SentResponse } from '../context';
import { CSharpError } from '../csharp/diagnostics';
import type { MessageBody } from '../message';
import { type DocumentText, type PolicyDiagnostic, PolicyError } from './diagnostics';
import type { CompiledExpression, CSharp } from './expression';
import { networkFailure } from './networkFailure';
import type { XmlElement, XmlValue } from './reader';
import { type FailurePlace, PolicyFailure, type Run, type Step, sequence } from './run';

/** A value of an attribute or a text, when a request runs. */
export interface Value<T> {
  /** The value when it is the same for every request. */
  readonly constant: T | undefined;
  /** Evaluates it; bodies that it reads are buffered by then. */
  readonly get: (run: Run) => T;
}

/** A statement's own compiler: one file for each, in statements/. */
export interface StatementDefinition {
  readonly name: string;
  /** Statements inside it that are looked for while others are passed over, see {@link Run.only}. */
  readonly entered?: readonly Run['only'][];
  readonly compile: (element: XmlElement, compiler: StatementCompiler) => Step;
}

/** A document that is compiled, or one that it includes. */
export interface SourceDocument {
  readonly text: DocumentText;
  /** For messages. */
  readonly name: string | undefined;
  /** The scope that `context.LastError` names: global, product, api, operation. */
  readonly scope: string;
  /** The `id` of the document's root. */
  readonly id: string | null;
}

/** A fragment, read but not compiled: what it is depends on where it is included. */
export interface FragmentSource {
  readonly text: DocumentText;
  readonly name: string;
  readonly elements: readonly XmlElement[];
}

/** Compiles one document. Mistakes are collected, so that all are reported. */
export class DocumentCompiler {
  readonly diagnostics: PolicyDiagnostic[];
  readonly csharp: CSharp;
  readonly source: SourceDocument;
  readonly #statements: ReadonlyMap<string, StatementDefinition>;
  readonly #fragments: ReadonlyMap<string, FragmentSource>;
  /** Fragments that this one is included by, and its own id. */
  readonly #including: readonly string[];

  constructor(
    source: SourceDocument,
    csharp: CSharp,
    statements: ReadonlyMap<string, StatementDefinition>,
    fragments: ReadonlyMap<string, FragmentSource>,
    diagnostics: PolicyDiagnostic[] = [],
    including: readonly string[] = [],
  ) {
    this.source = source;
    this.csharp = csharp;
    this.#statements = statements;
    this.#fragments = fragments;
    this.diagnostics = diagnostics;
    this.#including = including;
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
        this.report(element.offset, `<${element.name}> is not run by the emulator yet`);
        return () => 'next' as const;
      }
      const id = element.attributes.find(({ name }) => name === 'id')?.value.text ?? this.source.id;
      const place = { path: own, scope: this.source.scope, policyId: id };
      const compiler = new StatementCompiler(this, element, base, place);
      const whole = compiler.runnable(definition.compile(element, compiler));
      const { name, entered = [] } = definition;
      const runs = ({ only }: Run) => only === undefined || only === name || entered.includes(only);
      return (run: Run) => (runs(run) ? whole(run) : 'next');
    });
  }

  /**
   * Statements of a fragment, as if they stood here; its mistakes have their places in the fragment.
   *
   * @returns why there are none, when that is so
   */
  fragment(id: string, base: Step, path: string): Step | string {
    const fragment = this.#fragments.get(id);
    if (!fragment) return `there is no fragment "${id}": give it, for example with --fragment ${id}=FILE`;
    const including = [...this.#including, id];
    if (this.#including.includes(id))
      return `the fragment "${id}" includes itself: ${including.slice(including.indexOf(id)).join(' > ')}`;
    const source = { ...this.source, text: fragment.text, name: fragment.name };
    const compiler = new DocumentCompiler(
      source,
      this.csharp,
      this.#statements,
      this.#fragments,
      this.diagnostics,
      including,
    );
    return compiler.statements(fragment.elements, base, path);
  }

  expression(value: XmlValue): CompiledExpression | undefined {
    const { line, column } = this.source.text.place(value.offset);
    try {
      return this.csharp.compile({ text: value.text, line, column });
    } catch (error) {
      if (!(error instanceof CSharpError)) throw error;
      for (const diagnostic of error.diagnostics) {
        this.#add({ ...diagnostic, excerpt: this.source.text.excerpt(diagnostic.line, diagnostic.column) });
      }
      return undefined;
    }
  }

  report(offset: number, message: string): void {
    this.#add(this.source.text.diagnostic(offset, message));
  }

  #add(diagnostic: PolicyDiagnostic): void {
    const { name } = this.source;
    this.diagnostics.push(name === undefined ? diagnostic : { ...diagnostic, document: name });
  }

  /** @throws PolicyError with all mistakes, if there is one */
  finish(): void {
    if (this.diagnostics.length > 0) throw new PolicyError(this.diagnostics);
  }
}

/**
 * A failure learns on its way up where the statement stands. Whatever else is thrown becomes a failure of the statement,
 * so that on-error runs and the trace tells of it.
 */
function located(step: Step, statement: string, place: FailurePlace): Step {
  const locate = (error: unknown, run: Run): never => {
    const failure = error instanceof PolicyFailure ? error : unexpected(error, statement, run);
    failure.place ??= place;
    throw failure;
  };
  return (run) => {
    try {
      const outcome = step(run);
      return typeof outcome === 'string' ? outcome : outcome.catch((error: unknown) => locate(error, run));
    } catch (error) {
      return locate(error, run);
    }
  };
}

function unexpected(error: unknown, statement: string, run: Run): PolicyFailure {
  if (run.signal.aborted)
    return new PolicyFailure(statement, 'ClientConnectionFailure', 'The client closed the connection.', 499);
  const message = error instanceof Error ? error.message : String(error);
  const failure = new PolicyFailure(
    statement,
    'InternalError',
    `The emulator failed here, which is a mistake of its own: ${message}`,
  );
  failure.cause = error;
  return failure;
}

/** What a statement's compiler works with: its attributes and texts as values. */
export class StatementCompiler {
  readonly #document: DocumentCompiler;
  readonly #element: XmlElement;
  readonly #base: Step;
  readonly #place: FailurePlace;
  #readsRequest = false;
  #readsResponse = false;

  constructor(document: DocumentCompiler, element: XmlElement, base: Step, place: FailurePlace) {
    this.#document = document;
    this.#element = element;
    this.#base = base;
    this.#place = place;
  }

  get csharp(): CSharp {
    return this.#document.csharp;
  }

  /** The scope of the document: global, product, api or operation. */
  get scope(): string {
    return this.#document.source.scope;
  }

  /** A name of the statement that no other statement of any document has. */
  get identity(): string {
    const { scope, name = '' } = this.#document.source;
    return `${scope} ${name} ${this.#place.path}`;
  }

  /**
   * The step as it runs: bodies that the statement's expressions read are buffered first, and its failures know where
   * they happened. What a statement leaves for later has to be made so, too.
   */
  runnable(step: Step): Step {
    return located(this.#prepared(step), this.#element.name, this.#place);
  }

  #prepared(step: Step): Step {
    const [request, response] = [this.#readsRequest, this.#readsResponse];
    if (!request && !response) return step;
    return (run) => {
      const { context } = run;
      const bodies: (MessageBody | null | undefined)[] = [];
      if (request) bodies.push(context.request.body);
      if (response) {
        bodies.push(context.response?.body);
        for (const value of context.variables.values()) if (value instanceof SentResponse) bodies.push(value.body);
      }
      const waits = bodies.filter((body): body is MessageBody => !!body && !body.buffered);
      return waits.length === 0 ? step(run) : this.#buffer(waits).then(() => step(run));
    };
  }

  async #buffer(bodies: readonly MessageBody[]): Promise<void> {
    try {
      await Promise.all(bodies.map((body) => body.buffer()));
    } catch (error) {
      throw networkFailure(this.#element.name, error);
    }
  }

  /** Nested statements. */
  statements(elements: readonly XmlElement[], below = ''): Step {
    return this.#document.statements(
      elements,
      this.#base,
      below === '' ? this.#place.path : `${this.#place.path}/${below}`,
    );
  }

  /** Nested statements, each for itself. */
  steps(elements: readonly XmlElement[]): Step[] {
    return this.#document.steps(elements, this.#base, this.#place.path);
  }

  /** Statements of a fragment, or a mistake at the statement. */
  fragment(id: string): Step {
    const step = this.#document.fragment(id, this.#base, this.#place.path);
    if (typeof step !== 'string') return step;
    this.report(this.#element.offset, step);
    return () => 'next';
  }

  report(offset: number, message: string): void {
    this.#document.report(offset, message);
  }

  /** Reports attributes that API Management knows and the emulator does not run. One that is false asks for nothing. */
  refuse(names: readonly string[], element: XmlElement = this.#element): void {
    for (const { name, offset, value } of element.attributes) {
      if (names.includes(name) && value.text.toLowerCase() !== 'false')
        this.report(offset, `${name} of <${element.name}> is not run by the emulator yet`);
    }
  }

  /** Reports children that API Management knows and the emulator does not run. */
  refuseChildren(names: readonly string[], element: XmlElement = this.#element): void {
    for (const { name, offset } of element.children) {
      if (names.includes(name)) this.report(offset, `<${name}> of <${element.name}> is not run by the emulator yet`);
    }
  }

  child(name: string): XmlElement | undefined {
    return this.#element.children.find((child) => child.name === name);
  }

  children(name: string): XmlElement[] {
    return this.#element.children.filter((child) => child.name === name);
  }

  /** Text of an attribute that takes no expression. */
  literal(name: string, element: XmlElement = this.#element): string | undefined {
    return element.attributes.find((attribute) => attribute.name === name)?.value.text;
  }

  /** An attribute as text. */
  text(name: string, element: XmlElement = this.#element): Value<string> | undefined {
    const value = element.attributes.find((attribute) => attribute.name === name)?.value;
    return value && this.valueText(value);
  }

  /** The element's text, empty when there is none. */
  content(element: XmlElement = this.#element): Value<string> {
    return element.text ? this.valueText(element.text) : constant('');
  }

  boolean(name: string, fallback: boolean, element: XmlElement = this.#element): Value<boolean> {
    const value = element.attributes.find((attribute) => attribute.name === name)?.value;
    if (!value) return constant(fallback);
    if (value.kind === 'literal') return constant(value.text.trim().toLowerCase() === 'true');
    return this.#evaluated(value, (result) => {
      const boolean = this.csharp.toBoolean(result);
      if (boolean !== undefined) return boolean;
      throw this.failure(
        `Expression evaluation failed. ${name} has to be a System.Boolean, not ${this.csharp.typeName(result)}.`,
      );
    });
  }

  number(name: string, element: XmlElement = this.#element): Value<number> | undefined {
    const value = element.attributes.find((attribute) => attribute.name === name)?.value;
    if (!value) return undefined;
    if (value.kind === 'literal') return constant(Number(value.text));
    return this.#evaluated(value, (result) => {
      const given = this.csharp.toNumber(result);
      if (given !== undefined) return given;
      const text = result === null ? '' : this.csharp.toText(result);
      const number = text.trim() === '' ? Number.NaN : Number(text);
      if (!Number.isNaN(number)) return number;
      throw this.failure(`Expression evaluation failed. ${name} has to be a number, not "${text}".`);
    });
  }

  /** An attribute as a status of HTTP, which has three digits. */
  status(name: string, element: XmlElement = this.#element): Value<number> | undefined {
    const value = this.number(name, element);
    if (!value) return undefined;
    const good = (code: number) => Number.isInteger(code) && code >= 100 && code <= 999;
    if (value.constant !== undefined) {
      if (!good(value.constant))
        this.report(element.offset, `${name} of <${element.name}> has to be a status from 100 to 999`);
      return value;
    }
    return {
      constant: undefined,
      get: (run) => {
        const code = value.get(run);
        if (good(code)) return code;
        throw this.failure(`Expression evaluation failed. ${name} has to be a status from 100 to 999, not ${code}.`);
      },
    };
  }

  /** A value as it is: text for a literal, an object-typed C# value for an expression. */
  raw(value: XmlValue): Value<unknown> {
    return value.kind === 'literal' ? constant<unknown>(value.text) : this.#evaluated(value, (result) => result);
  }

  rawAttribute(name: string): Value<unknown> | undefined {
    const value = this.#element.attributes.find((attribute) => attribute.name === name)?.value;
    return value && this.raw(value);
  }

  valueText(value: XmlValue): Value<string> {
    if (value.kind === 'literal') return constant(value.text);
    return this.#evaluated(value, (result) =>
      result === null || result === undefined ? '' : this.csharp.toText(result),
    );
  }

  /** A failure of an expression of this statement. */
  failure(message: string): PolicyFailure {
    return new PolicyFailure(this.#element.name, 'ExpressionValueEvaluationFailure', message);
  }

  #evaluated<T>(value: XmlValue, convert: (result: unknown) => T): Value<T> {
    const expression = this.#document.expression(value);
    if (!expression) return { constant: undefined, get: () => convert(null) };
    this.#readsRequest ||= expression.reads.requestBody;
    this.#readsResponse ||= expression.reads.responseBody;
    return {
      constant: undefined,
      get: (run) => {
        let result: unknown;
        try {
          result = expression.evaluate(run.context);
        } catch (error) {
          const message = this.csharp.exceptionMessage(error);
          if (message === undefined) throw error;
          throw this.failure(`Expression evaluation failed. ${message}`);
        }
        return convert(result);
      },
    };
  }
}

function constant<T>(value: T): Value<T> {
  return { constant: value, get: () => value };
}
