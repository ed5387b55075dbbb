import { ResponseMessage } from '../context';
import type { MessageBody } from '../message';
import type { DocumentCompiler } from './documentCompiler';
import type { CSharp } from './expression';
import { expressionFailure, located } from './located';
import { networkFailure } from './networkFailure';
import type { XmlElement, XmlValue } from './reader';
import { type FailurePlace, PolicyFailure, type Run, type Step } from './run';
import type { PolicyScope } from './scope';
import { type PlacedStatement, type Sequence, standalone, type WrittenStatement } from './sequence';
import type { SequenceCode } from './sequenceCode';

/** A value of an attribute or a text, when a request runs. */
export interface Value<T> {
  /** The value when it is the same for every request. */
  readonly constant: T | undefined;
  /** Evaluates it; bodies that it reads are buffered by then. */
  readonly get: (run: Run) => T;
  /** JavaScript that evaluates it, for a {@link WrittenStatement}; exceptions of its expression are not made failures. */
  readonly write: (code: SequenceCode) => string;
}

/** A statement's own compiler: one file for each, in statements/. */
export interface StatementDefinition {
  readonly name: string;
  /** Scopes whose documents may have it (default all). */
  readonly scopes?: readonly PolicyScope[];
  /** Statements inside it that are looked for while others are passed over, see {@link Run.only}. */
  readonly entered?: readonly Run['only'][];
  readonly compile: (element: XmlElement, compiler: StatementCompiler) => Step | WrittenStatement;
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
    const { scope, name = '', root = name } = this.#document.source;
    return `${scope} ${root} ${name} ${this.#place.path}`;
  }

  /**
   * A step that runs at another time than its statement: bodies are buffered, and its failures know where they happened.
   */
  runnable(step: Step): Step {
    const statement = { name: this.#element.name, place: this.#place };
    return located(this.#prepared(step), statement, this.csharp.exceptionMessage);
  }

  /** The statement in its place, as it runs. */
  placed({ entered = [] }: StatementDefinition, step: Step | WrittenStatement): PlacedStatement {
    const statement = { name: this.#element.name, place: this.#place, entered, step };
    if (!this.#readsRequest && !this.#readsResponse) return statement;
    return { ...statement, step: this.#prepared(standalone(statement, this.csharp.exceptionMessage)) };
  }

  /** A step before which bodies are buffered that the statement's expressions read. */
  #prepared(step: Step): Step {
    const [request, response] = [this.#readsRequest, this.#readsResponse];
    if (!request && !response) return step;
    return (run) => {
      const { context } = run;
      // Nearly always the caller's body alone, which is there.
      if (!response && (context.request.body?.buffered ?? true)) return step(run);
      const bodies = [request ? context.request.body : null];
      if (response) {
        bodies.push(context.response?.body ?? null);
        for (const value of context.variables.values()) if (value instanceof ResponseMessage) bodies.push(value.body);
      }
      const waits = bodies.filter((body) => body !== null && !body.buffered) as MessageBody[];
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
  statements(elements: readonly XmlElement[], below = ''): Sequence {
    return this.#document.statements(
      elements,
      this.#base,
      below === '' ? this.#place.path : `${this.#place.path}/${below}`,
    );
  }

  /** Nested statements, each for itself. */
  steps(elements: readonly XmlElement[]): Sequence[] {
    return this.#document.steps(elements, this.#base, this.#place.path);
  }

  /** Statements of a fragment, as if they stood here. */
  fragment(id: string): Sequence {
    return this.#document.fragment(id, this.#base, this.#place.path);
  }

  /** A mistake that API Management does not take either. */
  report(offset: number, message: string): void {
    this.#document.report(offset, message);
  }

  /** Something that API Management takes, and the emulator does not run. */
  notRun(offset: number, message: string): void {
    this.#document.report(offset, message, 'emulator');
  }

  /** Reports attributes that API Management knows and the emulator does not run. One that is false asks for nothing. */
  refuse(names: readonly string[], element: XmlElement = this.#element): void {
    for (const { name, offset, value } of element.attributes) {
      if (names.includes(name) && value.text.toLowerCase() !== 'false')
        this.notRun(offset, `${name} of <${element.name}> is not run by the emulator yet`);
    }
  }

  /** Reports children that API Management knows and the emulator does not run. */
  refuseChildren(names: readonly string[], element: XmlElement = this.#element): void {
    for (const { name, offset } of element.children) {
      if (names.includes(name)) this.notRun(offset, `<${name}> of <${element.name}> is not run by the emulator yet`);
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
    return this.#evaluated(
      value,
      (result) => {
        const boolean = this.csharp.toBoolean(result);
        if (boolean !== undefined) return boolean;
        throw this.failure(
          `Expression evaluation failed. ${name} has to be a System.Boolean, not ${this.csharp.typeName(result)}.`,
        );
      },
      'boolean',
    );
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
    return checked(value, (code) => {
      if (good(code)) return code;
      throw this.failure(`Expression evaluation failed. ${name} has to be a status from 100 to 999, not ${code}.`);
    });
  }

  /** An attribute as the reason after a status, which is text of one line in one byte a letter. */
  reason(name: string, element: XmlElement = this.#element): Value<string> | undefined {
    const value = this.text(name, element);
    if (!value) return undefined;
    const problem = `${name} of <${element.name}> has to be one line of Latin letters (ISO 8859-1)`;
    if (value.constant !== undefined) {
      if (!sendable.test(value.constant)) this.report(element.offset, problem);
      return value;
    }
    return checked(value, (text) => {
      if (sendable.test(text)) return text;
      throw this.failure(`Expression evaluation failed. ${problem}.`);
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
    return this.#evaluated(
      value,
      (result) => (result === null || result === undefined ? '' : this.csharp.toText(result)),
      'string',
    );
  }

  /** A failure of an expression of this statement. */
  failure(message: string): PolicyFailure {
    return new PolicyFailure(this.#element.name, 'ExpressionValueEvaluationFailure', message);
  }

  /** @param plain the type whose values need no conversion */
  #evaluated<T>(value: XmlValue, convert: (result: unknown) => T, plain?: 'string' | 'boolean'): Value<T> {
    const expression = this.#document.expression(value);
    const converted = (result: unknown): T => (typeof result === plain ? (result as T) : convert(result));
    // Its mistake is reported.
    if (!expression) return { constant: undefined, get: () => convert(null), write: () => 'null' };
    this.#readsRequest ||= expression.reads.requestBody;
    this.#readsResponse ||= expression.reads.responseBody;
    const { evaluate } = expression;
    return {
      constant: undefined,
      get: (run) => {
        let result: unknown;
        try {
          result = evaluate(run.context);
        } catch (error) {
          throw expressionFailure(error, this.#element.name, this.csharp.exceptionMessage) ?? error;
        }
        return converted(result);
      },
      write: (code) => `${code.of(converted)}(${code.of(evaluate)}(context))`,
    };
  }
}

/** What a line of HTTP's head may hold. */
const sendable = /^[\t\x20-\x7e\x80-\xff]*$/;

function constant<T>(value: T): Value<T> {
  return {
    constant: value,
    get: () => value,
    write: (code) => (typeof value === 'string' || typeof value === 'boolean' ? JSON.stringify(value) : code.of(value)),
  };
}

/** A value that is checked each time. */
function checked<T>(value: Value<T>, check: (value: T) => T): Value<T> {
  return {
    constant: undefined,
    get: (run) => check(value.get(run)),
    write: (code) => `${code.of(check)}(${value.write(code)})`,
  };
}
