import { SentResponse } from '../context';
import { CSharpError } from '../csharp/diagnostics';
import type { MessageBody } from '../message';
import { type DocumentText, type PolicyDiagnostic, PolicyError } from './diagnostics';
import type { CompiledExpression, CSharp } from './expression';
import type { XmlElement, XmlValue } from './reader';
import { PolicyFailure, type Run, type Step, sequence } from './run';

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

/** Compiles one document. Mistakes are collected, so that all are reported. */
export class DocumentCompiler {
  readonly diagnostics: PolicyDiagnostic[] = [];
  readonly csharp: CSharp;
  readonly document: DocumentText;
  readonly #statements: ReadonlyMap<string, StatementDefinition>;
  readonly #fragments: ReadonlyMap<string, readonly XmlElement[]>;

  constructor(
    document: DocumentText,
    csharp: CSharp,
    statements: ReadonlyMap<string, StatementDefinition>,
    fragments: ReadonlyMap<string, readonly XmlElement[]>,
  ) {
    this.document = document;
    this.csharp = csharp;
    this.#statements = statements;
    this.#fragments = fragments;
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
      const compiler = new StatementCompiler(this, element, base, own);
      const step = definition.compile(element, compiler);
      const whole = located(compiler.prepared(step), own);
      const { name, entered = [] } = definition;
      const runs = ({ only }: Run) => only === undefined || only === name || entered.includes(only);
      return (run: Run) => (runs(run) ? whole(run) : 'next');
    });
  }

  /** Statements of a fragment, undefined when there is none of this name. */
  fragment(id: string): readonly XmlElement[] | undefined {
    return this.#fragments.get(id);
  }

  expression(value: XmlValue): CompiledExpression | undefined {
    const { line, column } = this.document.place(value.offset);
    try {
      return this.csharp.compile({ text: value.text, line, column });
    } catch (error) {
      if (!(error instanceof CSharpError)) throw error;
      for (const diagnostic of error.diagnostics) this.diagnostics.push(diagnostic);
      return undefined;
    }
  }

  report(offset: number, message: string): void {
    this.diagnostics.push(this.document.diagnostic(offset, message));
  }

  /** @throws PolicyError with all mistakes, if there is one */
  finish(name?: string): void {
    if (this.diagnostics.length > 0) throw new PolicyError(this.diagnostics, name);
  }
}

/** A failure learns on its way up where the statement stands. */
function located(step: Step, path: string): Step {
  const place = (error: unknown): never => {
    if (error instanceof PolicyFailure && error.path === '') error.path = path;
    throw error;
  };
  return (run) => {
    try {
      const outcome = step(run);
      return typeof outcome === 'string' ? outcome : outcome.catch(place);
    } catch (error) {
      return place(error);
    }
  };
}

/** What a statement's compiler works with: its attributes and texts as values. */
export class StatementCompiler {
  readonly #document: DocumentCompiler;
  readonly #element: XmlElement;
  readonly #base: Step;
  readonly #path: string;
  #readsRequest = false;
  #readsResponse = false;

  constructor(document: DocumentCompiler, element: XmlElement, base: Step, path: string) {
    this.#document = document;
    this.#element = element;
    this.#base = base;
    this.#path = path;
  }

  get csharp(): CSharp {
    return this.#document.csharp;
  }

  /** Where the statement stands, different for each of a document. */
  get path(): string {
    return this.#path;
  }

  /** The step, which first buffers the bodies that the statement's expressions read. */
  prepared(step: Step): Step {
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
      return waits.length === 0 ? step(run) : Promise.all(waits.map((body) => body.buffer())).then(() => step(run));
    };
  }

  /** Nested statements. */
  statements(elements: readonly XmlElement[], below = ''): Step {
    return this.#document.statements(elements, this.#base, below === '' ? this.#path : `${this.#path}/${below}`);
  }

  /** Nested statements, each for itself. */
  steps(elements: readonly XmlElement[]): Step[] {
    return this.#document.steps(elements, this.#base, this.#path);
  }

  /** Statements of a fragment, or a mistake at the attribute. */
  fragment(id: string): Step {
    const elements = this.#document.fragment(id);
    if (!elements) {
      this.report(
        this.#element.offset,
        `there is no fragment "${id}": give it, for example with --fragment ${id}=FILE`,
      );
      return () => 'next';
    }
    return this.#document.statements(elements, this.#base, this.#path);
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
