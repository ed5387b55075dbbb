import { CSharpError, compileExpression, contextFromJson, DotNetException, describeValue } from '../../../../emulator';

/** The value of an expression as the tables write it, or the name of its exception. */
export function run(text: string): unknown {
  try {
    return describeValue(compileExpression({ text }).evaluate(contextFromJson({}))).value;
  } catch (error) {
    if (error instanceof DotNetException) return error.typeName;
    throw error;
  }
}

/** `line:column code` of the error that refuses an expression. */
export function refusal(text: string): string {
  try {
    compileExpression({ text });
  } catch (error) {
    if (!(error instanceof CSharpError)) throw error;
    const [first] = error.diagnostics;
    return `${first?.line}:${first?.column} ${first?.code}`;
  }
  return 'accepted';
}
