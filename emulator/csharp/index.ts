/** C# 7 policy expressions, compiled to JavaScript once per document. */
import type { PolicyContext } from '../context';
import { checkAssignment } from './binder/flow';
import { Binder } from './binder/statements';
import { SyntaxProblem, toCSharpError, type Warning } from './diagnostics';
import { library } from './library';
import { parsePolicyExpression } from './parser';
import type { Environment } from './runtime/environment';
import { isStackOverflow } from './runtime/hostErrors';
import { support } from './runtime/support';
import type { ExpressionSource } from './source';
import type { Expression, Statement } from './syntax';
import { displayName, namedType, types } from './types';

export { type Description, describeValue } from './describe';
export { CSharpError, type Diagnostic, type Warning } from './diagnostics';
export { Boxed } from './runtime/boxed';
export { DotNetException } from './runtime/exceptions';
export { toText } from './runtime/object';
export type { ExpressionSource } from './source';

/** An expression ready to run. */
export interface CompiledExpression {
  /** The C# type of the result as far as it is known: `object`. */
  readonly type: string;
  /** Which bodies it may read; the pipeline buffers them before it evaluates. */
  readonly reads: { readonly requestBody: boolean; readonly responseBody: boolean };
  readonly warnings: readonly Warning[];
  /** Runs it; the result is object-typed. @throws DotNetException. */
  evaluate(context: PolicyContext): unknown;
}

/**
 * Compiles a policy expression.
 *
 * @param environment time and chance that it sees (default those that were used last, at first the machine's)
 * @throws CSharpError with place and caret when it is no valid C# 7 or uses what API Management does not allow.
 */
export function compileExpression(source: ExpressionSource, environment?: Environment): CompiledExpression {
  try {
    const parsed = parsePolicyExpression(source.text);
    const syntax = parsed.kind === 'single' ? parsed.value : parsed.body;
    const { binder, body } = bindPolicy(parsed.kind, syntax);
    checkAssignment(parsed.kind, syntax, binder);
    const constants = binder.constants.map((_, index) => `k${index}=K[${index}]`);
    const prelude = constants.length === 0 ? '' : `const ${constants.join(',')};`;
    const use = environment === undefined ? '' : 'R.useEnvironment(environment);';
    // All in one function, since a gateway evaluates some thirty of them for each request.
    const make = new Function(
      'R',
      'K',
      'environment',
      `"use strict";${prelude}return function(context){${use}try{${body}}catch(error){throw R.asException(error);}}`,
    );
    const evaluate = make(support, binder.constants, environment) as (context: PolicyContext) => unknown;
    const warnings = [
      ...new Map(binder.warnings.map((warning) => [`${warning.code} ${warning.offset}`, warning])).values(),
    ];
    return { type: displayName(types.object), reads: binder.reads, warnings, evaluate };
  } catch (error) {
    if (error instanceof SyntaxProblem) throw toCSharpError(error, source);
    if (isStackOverflow(error)) throw toCSharpError(tooComplex, source);
    throw error;
  }
}

/** The policy's JavaScript. Identities are followed in a second pass, and only where it compares references. */
function bindPolicy(kind: 'single' | 'block', syntax: Expression | Statement): { binder: Binder; body: string } {
  const contextType = library.find('IExpressionContext', 0)?.definition.name ?? 'IExpressionContext';
  const bind = (binder: Binder) => ({ binder, body: binder.bindPolicy(kind, syntax, namedType(contextType)) });
  const bound = bind(new Binder());
  return bound.binder.comparesReferences ? bind(new Binder(true)) : bound;
}

const tooComplex = new SyntaxProblem(
  'CS8078',
  'The expression is too long or complex to compile: take parts of it into variables',
  0,
);
