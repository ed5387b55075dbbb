/** Expressions: assignments, precedence climbing, casts by ECMA's rule. */
import { later, SyntaxProblem } from '../diagnostics';
import type { Expression } from '../syntax';
import { PatternParser, unaryOperators } from './patterns';

const precedence: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '<': 8,
  '>': 8,
  '<=': 8,
  '>=': 8,
  is: 8,
  as: 8,
  '<<': 9,
  '>>': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
};
const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);
const maximumDepth = 200;

/** Parses expressions; statements (for lambda bodies) come from the class that extends it. */
export abstract class ExpressionParser extends PatternParser {
  private depth = 0;

  /** A whole expression. */
  parseExpression(): Expression {
    this.depth += 1;
    if (this.depth > maximumDepth) {
      throw new SyntaxProblem('CS1647', 'An expression is too long or complex to compile', this.peek().start);
    }
    try {
      return this.parseAssignment();
    } finally {
      this.depth -= 1;
    }
  }

  /** An expression that must reach the end of the tokens. */
  parseWhole(): Expression {
    const value = this.parseExpression();
    const token = this.peek();
    if (token.kind !== 'end') {
      throw new SyntaxProblem('CS1073', `Unexpected token '${token.text}'`, token.start);
    }
    return value;
  }

  protected override parseThrowable(): Expression {
    if (!this.at('throw')) return this.parseExpression();
    const { start: at } = this.next();
    return { kind: 'throw', value: this.parseBinary(precedence['??'] ?? 0), at };
  }

  private parseAssignment(): Expression {
    if (this.atQuery()) return this.parseQuery();
    if (this.atLambda()) return this.parseLambda();
    const token = this.peek();
    if (this.at('throw'))
      throw new SyntaxProblem('CS8115', 'A throw expression is not allowed in this context.', token.start);
    if (this.at('ref')) {
      this.next();
      return { kind: 'ref', value: this.parseExpression(), at: token.start };
    }
    const target = this.tryVarTargets(['=']) ?? this.parseConditional();
    const operator = this.peek();
    if (operator.kind !== 'operator') return target;
    if (operator.text === '??=') throw later('coalescing assignment', '8.0', operator.start);
    let text = operator.text;
    if (text === '>' && this.peek(1).text === '>=' && this.peek(1).start === operator.end) {
      this.next();
      text = '>>=';
    }
    if (!assignments.has(text)) return target;
    this.next();
    return { kind: 'assign', operator: text, target, value: this.parseExpression(), at: target.at };
  }

  protected override parseConditional(): Expression {
    const condition = this.parseBinary(1);
    if (!this.at('?') && !(this.at('?[') && !this.at('.', 1))) return condition;
    if (this.at('?[')) throw new SyntaxProblem('CS1003', "Syntax error, ':' expected", this.peek().start);
    this.next();
    const whenTrue = this.parseThrowable();
    if (this.peek().kind === 'end' && this.text[this.peek().start] === ':')
      throw new SyntaxProblem(
        'CS8361',
        "A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression.",
        condition.at,
      );
    this.expect(':');
    const whenFalse = this.parseThrowable();
    return { kind: 'conditional', condition, whenTrue, whenFalse, at: condition.at };
  }

  private binaryOperator(): { text: string; tokens: number } | null {
    const token = this.peek();
    if (token.kind !== 'operator' && token.kind !== 'keyword') return null;
    const following = this.peek(1);
    if (token.text === '>' && following.text === '>' && following.start === token.end) return { text: '>>', tokens: 2 };
    if (token.text === '>' && following.text === '>=' && following.start === token.end) return null;
    if (token.text === '..') throw later('range operator', '8.0', token.start);
    return precedence[token.text] === undefined ? null : { text: token.text, tokens: 1 };
  }

  private parseBinary(minimum: number): Expression {
    let left = this.parseUnary();
    for (;;) {
      const operator = this.binaryOperator();
      if (operator === null) break;
      const level = precedence[operator.text] ?? 0;
      if (level < minimum) break;
      for (let count = 0; count < operator.tokens; count++) this.next();
      if (operator.text === 'is') {
        left = { kind: 'is', operand: left, pattern: this.parsePattern(false), at: left.at };
        if (this.atWord('or') || this.atWord('and')) {
          throw later(`${this.peek().text} pattern`, '9.0', this.peek().start);
        }
      } else if (operator.text === 'as') {
        left = { kind: 'as', operand: left, type: this.parseTypeOfIs(), at: left.at };
      } else if (operator.text === '??') {
        const right = this.at('throw') || this.atLambda() ? this.parseThrowable() : this.parseBinary(level);
        left = { kind: 'binary', operator: '??', left, right, at: left.at };
      } else {
        left = { kind: 'binary', operator: operator.text, left, right: this.parseBinary(level + 1), at: left.at };
      }
    }
    if (this.at('switch')) throw later('recursive patterns', '8.0', this.peek().start);
    return left;
  }

  protected override parseOperandOfIs(): Expression {
    return this.parseBinary((precedence.is ?? 0) + 1);
  }

  private parseUnary(): Expression {
    const token = this.peek();
    if (token.kind === 'operator' && unaryOperators.has(token.text)) {
      this.next();
      this.depth += 1;
      if (this.depth > maximumDepth * 2)
        throw new SyntaxProblem('CS1647', 'An expression is too long or complex to compile', token.start);
      const operand = this.parseUnary();
      this.depth -= 1;
      return { kind: 'unary', operator: token.text, operand, at: token.start };
    }
    if (this.at('^')) throw later('index operator', '8.0', token.start);
    if (this.at('..')) throw later('range operator', '8.0', token.start);
    if (this.atWord('await') && this.peek(1).kind === 'identifier') {
      throw new SyntaxProblem(
        'CS4032',
        "The 'await' operator can only be used within an async method; policy expressions are synchronous",
        token.start,
      );
    }
    if (this.at('(')) {
      const cast = this.tryCast();
      if (cast !== null) return cast;
    }
    return this.parsePostfix(this.parsePrimary());
  }

  /** `(T)operand`, by ECMA-334 12.9.7: a keyword type always; else what follows must begin an operand. */
  private tryCast(): Expression | null {
    const { start: at } = this.peek();
    const found = this.lookAhead(() => {
      this.next();
      const sure = this.atKeywordType();
      const type = this.parseType();
      this.expect(')');
      if (sure || type.kind === 'array' || type.kind === 'nullable' || this.beginsOperand())
        return { type, position: this.position };
      throw new SyntaxProblem('', '', 0);
    });
    if (found === null) return null;
    this.position = found.position;
    return { kind: 'cast', type: found.type, operand: this.parseUnary(), at };
  }

  private beginsOperand(): boolean {
    const token = this.peek();
    if (token.kind === 'end' || this.atQueryWord()) return false;
    if (token.kind === 'operator') return token.text === '~' || token.text === '!' || token.text === '(';
    if (token.kind === 'keyword')
      return token.text !== 'is' && token.text !== 'as' && token.text !== 'switch' && token.text !== 'in';
    return true;
  }
}
