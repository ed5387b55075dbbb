/** Compile errors of expressions, with Roslyn's codes where one fits, their place and a caret. */
import { type ExpressionSource, lineAt, placeOf } from './source';

/** One compile error. */
export interface Diagnostic {
  /** Roslyn's code, for example `CS0029`. */
  readonly code: string;
  readonly message: string;
  /** In the expression's text. */
  readonly offset: number;
  /** In the document, from 1. */
  readonly line: number;
  readonly column: number;
  /** The source line with a caret under the place. */
  readonly excerpt: string;
}

/** What compiles but is hardly what is meant. API Management takes it and says nothing. */
export interface Warning {
  /** Roslyn's code. */
  readonly code: string;
  readonly message: string;
  /** In the expression's text. */
  readonly offset: number;
}

/** A mistake at an offset, before the source is known; the compiler's stages throw it. */
export class SyntaxProblem extends Error {
  readonly code: string;
  readonly offset: number;

  constructor(code: string, message: string, offset: number) {
    // The compiler drops most of them (what one overload lacks, another has), so they do without a stack.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.offset = offset;
  }
}

/** The error for something that a later C# version brought. */
export function later(feature: string, version: string, offset: number): SyntaxProblem {
  return new SyntaxProblem(
    'CS8370',
    `Feature '${feature}' is not available in C# 7.3. Please use language version ${version} or greater.`,
    offset,
  );
}

/** Thrown when an expression does not compile. `message` has place, code, text and caret. */
export class CSharpError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], document?: string) {
    super(
      diagnostics
        .map(({ code, message, line, column, excerpt }) => {
          const place = `${document === undefined ? '' : `${document}:`}${line}:${column}`;
          return `${place}: ${code}: ${message}\n${excerpt}`;
        })
        .join('\n'),
    );
    this.name = 'CSharpError';
    this.diagnostics = diagnostics;
  }
}

/** Turns a stage's problem into the error that callers see. */
export function toCSharpError(problem: SyntaxProblem, source: ExpressionSource): CSharpError {
  const offset = Math.max(0, Math.min(problem.offset, source.text.length));
  const { line, column } = placeOf(source, offset);
  const shown = lineAt(source, offset);
  const indent = shown.text.slice(0, shown.offset).replace(/[^\t]/g, ' ');
  const excerpt = `  ${shown.text}\n  ${indent}^`;
  return new CSharpError(
    [{ code: problem.code, message: problem.message, offset, line, column, excerpt }],
    source.document,
  );
}
