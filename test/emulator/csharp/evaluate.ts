import { compileExpression, contextFromJson, DotNetException, describeValue } from '../../../emulator';

/** What an expression gives, in the form of the tables, with a `context` in its JSON form. */
export function evaluate(
  text: string,
  context: Parameters<typeof contextFromJson>[0] = {},
): ReturnType<typeof describeValue> {
  return describeValue(compileExpression({ text }).evaluate(contextFromJson(context)));
}

/** The value of an expression as text, or its exception as `Type: message`. */
export function outcomeOf(text: string): string {
  try {
    return String(evaluate(text).value);
  } catch (error) {
    if (error instanceof DotNetException) return `${error.typeName}: ${error.message}`;
    throw error;
  }
}
