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

/** The code of the error at the `¦` in an expression; with its place when that is another. */
export function refusedAt(marked: string): string {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n');
  const place = `${before.length}:${(before.at(-1) ?? '').length + 1} `;
  const found = refusal(marked.replace('¦', ''));
  return found.startsWith(place) ? found.slice(place.length) : found;
}
