import {
  CSharpError,
  compileExpression,
  contextFromJson,
  DotNetException,
  describeValue,
  type PolicyDiagnostic,
} from '../../emulator';
import { DocumentText } from '../../emulator/policy/documentText';

/** An object as JSON has it. */
export type Json = { readonly [name: string]: unknown };

/** What is wrong, and where; without a place when it is not the expression that is wrong. */
export interface Mistake {
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** What came of an expression. */
export type Result =
  | { readonly type: string; readonly value: unknown }
  | { readonly exception: string; readonly message: string }
  | { readonly error: Mistake; readonly excerpt?: string };

/**
 * Evaluates a policy expression in a context.
 *
 * @param expression `@(...)`, `@{...}`, or what stands between `@(` and `)` alone; places count in it as it is given
 * @throws ContextError when the context is none
 */
export function evaluate(expression: string, context: Json): Result {
  const built = contextFromJson(context);
  const { text, before } = whole(expression);
  try {
    const { type, value } = describeValue(compileExpression({ text }).evaluate(built));
    return { type, value };
  } catch (error) {
    if (error instanceof DotNetException) return { exception: error.typeName, message: error.message };
    const [first] = error instanceof CSharpError ? error.diagnostics : [];
    if (first === undefined)
      return {
        error: { message: `The emulator failed here, which is a mistake of its own: ${(error as Error).message}` },
      };
    const { line, column, message, excerpt } = diagnosticIn(expression, first.offset - before, first.message);
    return { error: { line, column, message }, excerpt };
  }
}

/** What an expression has that compiles but is hardly what is meant. @throws CSharpError when it does not compile */
export function warningsOf(expression: string): readonly PolicyDiagnostic[] {
  const { text, before } = whole(expression);
  return compileExpression({ text }).warnings.map(({ code, message, offset }) => ({
    ...diagnosticIn(expression, offset - before, `${code}: ${message}`),
    severity: 'warning',
  }));
}

function diagnosticIn(expression: string, offset: number, message: string): PolicyDiagnostic {
  return new DocumentText(expression).diagnostic(Math.min(Math.max(offset, 0), expression.length), message);
}

/** A policy expression, and the number of characters that were put before what is given. */
function whole(expression: string): { text: string; before: number } {
  if (/^\s*@[({]/.test(expression)) return { text: expression, before: 0 };
  if (/^\s*\{/.test(expression)) return { text: expression.replace('{', '@{'), before: 1 };
  // The line break ends a comment.
  return { text: `@(${expression}\n)`, before: 2 };
}
