import { compileExpression, contextFromJson, describeValue } from '../../../emulator';

/** What an expression gives, in the form of the tables, with a `context` in its JSON form. */
export function evaluate(
  text: string,
  context: Parameters<typeof contextFromJson>[0] = {},
): ReturnType<typeof describeValue> {
  return describeValue(compileExpression({ text }).evaluate(contextFromJson(context)));
}
