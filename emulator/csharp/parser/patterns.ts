/** Patterns behind `is` and `case`, and types there. */
import { later, SyntaxProblem } from '../diagnostics';
import type { Expression, PatternSyntax, TypeSyntax } from '../syntax';
import { PrimaryParser } from './primaries';

/** Operators before an operand. */
export const unaryOperators = new Set(['+', '-', '!', '~', '++', '--']);
const expressionKeywords = new Set(
  'base checked default delegate false new null ref sizeof stackalloc this throw true typeof unchecked'.split(' '),
);
/** Parses patterns. */
export abstract class PatternParser extends PrimaryParser {
  /** What may stand in a `case`: all but an assignment or a lambda. */
  protected abstract parseConditional(): Expression;
  /** What may stand behind `is`: operators that bind more tightly. */
  protected abstract parseOperandOfIs(): Expression;

  /** The type behind `is` and `as`: a `?` belongs to it unless an expression follows, which makes a conditional. */
  protected parseTypeOfIs(): TypeSyntax {
    const isNullable = this.lookAhead(() => {
      this.parseType(false);
      this.expect('?');
      return !this.beginsExpression();
    });
    return this.parseType(isNullable === true);
  }

  /** Can an expression begin here? */
  private beginsExpression(): boolean {
    const { kind, text } = this.peek();
    if (this.atQueryWord() || this.atWord('when')) return false;
    if (kind === 'operator') return text === '(' || text === '[' || text === '&' || unaryOperators.has(text);
    if (kind === 'keyword') return this.atKeywordType() || expressionKeywords.has(text);
    return kind !== 'end';
  }

  /** A pattern behind `is` (or `case`). */
  protected parsePattern(inCase: boolean): PatternSyntax {
    const { start: at } = this.peek();
    if (this.at('{')) throw later('recursive patterns', '8.0', at);
    if (this.atWord('not') && !this.at('.', 1)) throw later('not pattern', '9.0', at);
    if (this.at('<') || this.at('>') || this.at('<=') || this.at('>=')) throw later('relational pattern', '9.0', at);
    if (this.at('default') && !this.at('(', 1)) throw defaultPattern(inCase, at);
    if (this.atWord('var') && this.at('(', 1)) throw later('recursive patterns', '8.0', at);
    if (this.atWord('var') && this.peek(1).kind === 'identifier') {
      this.next();
      const name = this.identifier();
      return { kind: 'var', name: name.text === '_' ? null : name.text, at, nameAt: name.start };
    }
    const declared = this.attempt((): PatternSyntax => {
      const type = inCase ? this.parseType() : this.parseTypeOfIs();
      const name = this.peek();
      if (name.kind !== 'identifier' || this.atQueryWord() || ['when', 'or', 'and'].includes(name.text))
        throw new SyntaxProblem('', '', 0);
      this.next();
      return { kind: 'declaration', type, name: name.text === '_' ? null : name.text, at, nameAt: name.start };
    });
    if (declared?.kind === 'declaration' && declared.type.kind === 'tuple')
      throw later('recursive patterns', '8.0', at);
    if (declared !== null) return declared;
    const type = this.lookAhead(() => {
      const parsed = inCase ? this.parseType(false) : this.parseTypeOfIs();
      const token = this.peek();
      if (token.kind === 'operator' && ['(', '.', '+', '-', '*', '/', '<'].includes(token.text))
        throw new SyntaxProblem('', '', 0);
      return { parsed, position: this.position };
    });
    const isPlainType =
      type !== null &&
      (this.atKeywordType() ||
        type.parsed.kind !== 'name' ||
        type.parsed.parts.some((part) => part.arguments.length > 0));
    if (type !== null && isPlainType) {
      this.position = type.position;
      if (this.at('{')) throw later('recursive patterns', '8.0', this.peek().start);
      return { kind: 'declaration', type: type.parsed, name: null, at, nameAt: at };
    }
    const value = inCase ? this.parseConditional() : this.parseOperandOfIs();
    if (this.at('{')) throw later('recursive patterns', '8.0', this.peek().start);
    if (value.kind === 'tuple') throw later('recursive patterns', '8.0', at);
    if (type !== null) return { kind: 'typeOrConstant', type: type.parsed, value, at };
    return { kind: 'constant', value, at };
  }
}

function defaultPattern(inCase: boolean, at: number): SyntaxProblem {
  const remedy = "Use another literal (e.g. '0' or 'null') as appropriate.";
  return inCase
    ? new SyntaxProblem(
        'CS8313',
        `A default literal 'default' is not valid as a case constant. ${remedy} If you intended to write the default label, use 'default:' without 'case'.`,
        at,
      )
    : new SyntaxProblem('CS8363', `A default literal 'default' is not valid as a pattern. ${remedy}`, at);
}
