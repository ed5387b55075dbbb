/** From the text of a policy expression to its syntax tree. */
import { SyntaxProblem } from '../diagnostics';
import type { BlockSyntax, Expression } from '../syntax';
import { Parser } from './statements';

/** `@( … )` or `@{ … }`. */
export type PolicyExpression =
  | { readonly kind: 'single'; readonly value: Expression }
  | { readonly kind: 'block'; readonly body: BlockSyntax };

/**
 * Parses the whole text of an expression, with its `@(` and `)` or `@{` and `}`.
 * @throws SyntaxProblem with the offset of the first mistake; nothing else.
 */
export function parsePolicyExpression(text: string): PolicyExpression {
  const start = text.indexOf('@');
  const trimmed = text.trimEnd();
  const open = text[start + 1];
  if (text.slice(0, Math.max(start, 0)).trim() !== '' || (open !== '(' && open !== '{')) {
    throw new SyntaxProblem('CS1525', "A policy expression begins with '@(' or '@{'", 0);
  }
  const close = open === '(' ? ')' : '}';
  if (!trimmed.endsWith(close) || trimmed.length < start + 3) {
    throw new SyntaxProblem(
      open === '(' ? 'CS1026' : 'CS1513',
      `'${close}' expected at the end of the expression`,
      trimmed.length,
    );
  }
  const parser = new Parser(text, start + 2, trimmed.length - 1);
  if (open === '{') return { kind: 'block', body: parser.parseBody() };
  if (parser.peek().kind === 'end') throw new SyntaxProblem('CS1525', 'The expression is empty', start + 2);
  return { kind: 'single', value: parser.parseWhole() };
}
