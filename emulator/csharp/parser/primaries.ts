/** Primary expressions and what may follow them: members, calls, indices, `?.`. */
import { later, SyntaxProblem } from '../diagnostics';
import type { Hole, Token } from '../lexer';
import type { NumberLiteral } from '../numberLiteral';
import type { ArgumentSyntax, Expression, InterpolationPart } from '../syntax';
import { keywordType } from '../types';
import { TupleParser } from './tuples';

/** Parses primary expressions. */
export abstract class PrimaryParser extends TupleParser {
  /** Parses another part of the text as an expression (a hole of an interpolated string). */
  protected abstract parsePart(from: number, to: number): Expression;

  /** Member access, calls, indices and `?.` behind a primary expression. */
  protected parsePostfix(start: Expression): Expression {
    let value = start;
    for (;;) {
      const token = this.peek();
      if (token.kind !== 'operator') return value;
      switch (token.text) {
        case '.': {
          this.next();
          const name = this.identifier();
          value = {
            kind: 'member',
            target: value,
            name: name.text,
            arguments: this.tryTypeArguments(),
            at: value.at,
            nameAt: name.start,
          };
          break;
        }
        case '(':
          value = { kind: 'call', target: value, arguments: this.parseArguments('(', ')'), at: value.at };
          break;
        case '[':
          value = { kind: 'index', target: value, arguments: this.parseArguments('[', ']'), at: value.at };
          break;
        case '++':
        case '--':
          this.next();
          value = { kind: 'postfix', operator: token.text, operand: value, at: value.at };
          break;
        case '?.':
        case '?[': {
          return this.parseConditionalAccess(value, token);
        }
        case '!':
          throw later('nullable reference types', '8.0', value.at);
        case '->':
          throw new SyntaxProblem(
            'CS0214',
            'Pointers may not be used in a policy expression (a lambda is written =>)',
            token.start,
          );
        default:
          return value;
      }
    }
  }

  private parseConditionalAccess(target: Expression, token: Token): Expression {
    this.next();
    const receiver: Expression = { kind: 'receiver', at: token.start };
    let access: Expression;
    if (token.text === '?.') {
      const name = this.identifier();
      access = {
        kind: 'member',
        target: receiver,
        name: name.text,
        arguments: this.tryTypeArguments(),
        at: token.start,
        nameAt: name.start,
      };
    } else {
      access = { kind: 'index', target: receiver, arguments: this.parseArgumentList(']'), at: token.start };
    }
    return { kind: 'conditionalAccess', target, access: this.parsePostfix(access), at: target.at, mark: token.start };
  }

  protected override parseArguments(open: string, close: string): ArgumentSyntax[] {
    this.expect(open);
    return this.parseArgumentList(close);
  }

  private parseArgumentList(close: string): ArgumentSyntax[] {
    const list: ArgumentSyntax[] = [];
    if (this.accept(close)) return list;
    do {
      list.push(this.parseArgument());
    } while (this.accept(','));
    if (
      !this.at(close) &&
      this.peek().kind !== 'end' &&
      !this.at(';') &&
      !this.at('}') &&
      !this.at(')') &&
      !this.at(']')
    ) {
      throw new SyntaxProblem('CS1003', `Syntax error, ',' expected${this.found()}`, this.missingPlace());
    }
    this.expect(close);
    return list;
  }

  private parseArgument(): ArgumentSyntax {
    const { start: at } = this.peek();
    let name: string | null = null;
    if (this.peek().kind === 'identifier' && this.at(':', 1)) {
      name = this.next().text;
      this.next();
    }
    const modifier = this.at('out') ? 'out' : this.at('ref') ? 'ref' : this.at('in') ? 'in' : '';
    if (modifier !== '') this.next();
    if (modifier === 'out') {
      const declaration = this.tryDeclaration();
      if (declaration !== null) return { name, modifier, value: declaration, at };
    }
    return { name, modifier, value: this.parseExpression(), at };
  }

  protected parsePrimary(): Expression {
    const token = this.peek();
    const { start: at } = token;
    switch (token.kind) {
      case 'number':
        this.next();
        if (this.peek().kind === 'identifier' && this.peek().start === token.end) {
          throw new SyntaxProblem(
            'CS1003',
            `Syntax error: '${this.peek().text}' directly behind a number`,
            this.peek().start,
          );
        }
        return { kind: 'number', literal: token.value as NumberLiteral, at };
      case 'string':
        this.next();
        return { kind: 'string', value: token.value as string, at };
      case 'char':
        this.next();
        return { kind: 'char', value: token.value as string, at };
      case 'interpolated':
        this.next();
        return this.parseInterpolated(token);
      case 'identifier':
        if (this.at('::', 1)) return this.parseGlobal();
        this.next();
        return { kind: 'name', name: token.text, arguments: this.tryTypeArguments(), at };
      case 'operator':
        if (token.text === '(') return this.parseParenthesized();
        if (token.text === '[') throw later('collection expressions', '12.0', at);
        break;
      case 'keyword':
        return this.parseKeyword(token);
    }
    throw this.invalidTerm(token);
  }

  /** `global::Name`: the name as it means outside every scope. */
  private parseGlobal(): Expression {
    const { start: at, text } = this.next();
    if (text !== 'global')
      throw new SyntaxProblem('CS0432', `Alias '${text}' not found: only 'global' stands before '::'`, at);
    this.expect('::');
    const name = this.identifier();
    return { kind: 'name', name: name.text, arguments: this.tryTypeArguments(), at: name.start, isGlobal: true };
  }

  private invalidTerm(token: Token): SyntaxProblem {
    const shown = token.kind === 'end' ? (this.text[token.start] ?? '') : token.text;
    return new SyntaxProblem('CS1525', `Invalid expression term '${shown}'`, token.start);
  }

  private parseKeyword(token: Token): Expression {
    const { start: at } = token;
    if (keywordType(token.text) !== undefined && token.text !== 'void') {
      this.next();
      if (!this.at('.')) throw new SyntaxProblem('CS1525', `Invalid expression term '${token.text}'`, at);
      return { kind: 'predefined', name: token.text, at };
    }
    switch (token.text) {
      case 'true':
      case 'false':
        this.next();
        return { kind: 'bool', value: token.text === 'true', at };
      case 'null':
        this.next();
        return { kind: 'null', at };
      case 'new':
        return this.parseNew();
      case 'typeof':
      case 'sizeof': {
        this.next();
        this.expect('(');
        const type = this.parseType();
        this.expect(')');
        return { kind: token.text, type, at };
      }
      case 'default': {
        this.next();
        if (!this.accept('(')) return { kind: 'default', type: null, at };
        const type = this.parseType();
        this.expect(')');
        return { kind: 'default', type, at };
      }
      case 'checked':
      case 'unchecked': {
        this.next();
        this.expect('(');
        const value = this.parseExpression();
        this.expect(')');
        return { kind: 'checked', isChecked: token.text === 'checked', value, at };
      }
      case 'static':
        if (this.peek(1).kind === 'identifier' || this.at('(', 1)) throw later('static anonymous function', '9.0', at);
        break;
      case 'this':
      case 'base':
        throw new SyntaxProblem('CS0026', `Keyword '${token.text}' is not valid in a policy expression`, at);
      case 'delegate':
        return this.parseDelegate();
    }
    throw this.invalidTerm(token);
  }

  private parseInterpolated(token: Token): Expression {
    const parts = (token.value as readonly (string | Hole)[]).map((part): InterpolationPart => {
      if (typeof part === 'string') return part;
      return {
        value: this.parsePart(part.start, part.end),
        alignment: part.alignment === null ? null : this.parsePart(part.alignment.start, part.alignment.end),
        format: part.format,
      };
    });
    return { kind: 'interpolated', parts, at: token.start };
  }
}
