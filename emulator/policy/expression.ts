import type { PolicyContext } from '../context';
import type { Warning } from '../csharp';

/** A compiled C# expression, as emulator/csharp gives it. */
export interface CompiledExpression {
  /** .NET name of its static type. */
  readonly type: string;
  /** Bodies that it may read, which have to be buffered before it is evaluated. */
  readonly reads: { readonly requestBody: boolean; readonly responseBody: boolean };
  /** What compiles but is hardly what is meant. */
  readonly warnings: readonly Warning[];
  /**
   * @returns an object-typed C# value
   * @throws DotNetException
   */
  evaluate(context: PolicyContext): unknown;
}

/**
 * Compiles the C# of one expression.
 *
 * @throws CSharpError with every mistake and its offset in the text
 */
export type CompileExpression = (source: { readonly text: string }) => CompiledExpression;

/** What statements need to know of C# values. */
export interface ValueConversions {
  /** Culture-invariant text. */
  readonly toText: (value: unknown) => string;
  /** The value of a Boolean, or undefined for a value of another type. */
  readonly toBoolean: (value: unknown) => boolean | undefined;
  /** The value of a number of any type, or undefined. */
  readonly toNumber: (value: unknown) => number | undefined;
  /** Whether `set-variable` may hold it; names the type. */
  readonly typeName: (value: unknown) => string;
  /** A value that shares nothing with the one that is given: what a cache or another process makes of it. */
  readonly copy: (value: unknown) => unknown;
  /** A whole number as a C# value: `int`, or `long` where that is too small. */
  readonly integer: (value: number) => unknown;
  /** A JSON Web Token as C# values have it (`Jwt`). */
  readonly jwt: (token: string) => unknown;
  /** An exception of .NET, or undefined for an error of ours. */
  readonly exceptionMessage: (error: unknown) => string | undefined;
}

/** The C# compiler and its values, as the pipeline uses them. */
export interface CSharp extends ValueConversions {
  readonly compile: CompileExpression;
}
