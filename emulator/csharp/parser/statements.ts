/** Statements. */
import { later, SyntaxProblem } from '../diagnostics';
import type { BlockSyntax, Expression, Statement } from '../syntax';
import { SectionParser } from './sections';

/** Parses statements and, with its base classes, everything else. */
export class Parser extends SectionParser {
  protected override parsePart(from: number, to: number): Expression {
    return new Parser(this.text, from, to).parseWhole();
  }

  /** Statements up to the end of the tokens. */
  parseBody(): BlockSyntax {
    const { start: at } = this.peek();
    const statements: Statement[] = [];
    while (this.peek().kind !== 'end') {
      if (this.at('}')) throw new SyntaxProblem('CS1022', "Unexpected '}': it closes nothing", this.peek().start);
      statements.push(this.parseStatement());
    }
    return { kind: 'block', statements, at, end: this.peek().start };
  }

  protected override parseBlock(): BlockSyntax {
    const { start: at } = this.expect('{');
    const statements: Statement[] = [];
    while (!this.at('}') && this.peek().kind !== 'end') statements.push(this.parseStatement());
    const { start: end } = this.expect('}');
    return { kind: 'block', statements, at, end };
  }

  protected override parseStatement(): Statement {
    const token = this.peek();
    const { start: at } = token;
    if (token.kind === 'operator') {
      if (token.text === '{') return this.parseBlock();
      if (token.text === ';') {
        this.next();
        return { kind: 'empty', at };
      }
    }
    if (token.kind === 'keyword') {
      const statement = this.parseKeywordStatement(token.text, at);
      if (statement !== null) return statement;
    }
    if (this.atWord('yield') && (this.at('return', 1) || this.at('break', 1))) {
      this.next();
      if (this.next().text === 'break') {
        this.expect(';');
        return { kind: 'yieldBreak', at };
      }
      const value = this.parseExpression();
      this.expect(';');
      return { kind: 'yield', value, at };
    }
    if (token.kind === 'identifier' && this.at(':', 1)) {
      this.next();
      this.next();
      return { kind: 'labeled', label: token.text, statement: this.parseStatement(), at };
    }
    if (this.atWord('async') && !this.atLambda() && this.isDeclarationAt())
      throw new SyntaxProblem('CS1998', 'An async local function cannot be used in a policy expression', at);
    return this.parseDeclarationOrExpression(at);
  }

  /** Does `async T f(` stand here? */
  private isDeclarationAt(): boolean {
    return (
      this.lookAhead(() => {
        this.next();
        if (!this.accept('void')) this.parseType();
        this.identifier();
        return this.at('(');
      }) === true
    );
  }

  private parseDeclarationOrExpression(at: number): Statement {
    const localFunction = this.tryLocalFunction(at);
    if (localFunction !== null) return localFunction;
    if (this.atLocal()) {
      const local = this.parseLocal(false);
      this.expect(';');
      return local;
    }
    const value = this.parseExpression();
    this.expect(';');
    return { kind: 'expression', value, at };
  }

  private parseKeywordStatement(keyword: string, at: number): Statement | null {
    switch (keyword) {
      case 'if': {
        this.next();
        const condition = this.condition();
        const then = this.parseEmbedded();
        return { kind: 'if', condition, then, otherwise: this.accept('else') ? this.parseEmbedded() : null, at };
      }
      case 'else':
        throw new SyntaxProblem('CS8641', "'else' cannot start a statement.", at);
      case 'while': {
        this.next();
        return { kind: 'while', condition: this.condition(), body: this.parseEmbedded(), at };
      }
      case 'do': {
        this.next();
        const body = this.parseEmbedded();
        this.expect('while');
        const condition = this.condition();
        this.expect(';');
        return { kind: 'do', body, condition, at };
      }
      case 'for':
        return this.parseFor(at);
      case 'foreach':
        return this.parseForeach(at);
      case 'switch':
        return this.parseSwitch(at);
      case 'break':
      case 'continue':
        this.next();
        this.expect(';');
        return { kind: keyword, at };
      case 'return': {
        this.next();
        const value = this.at(';') ? null : this.parseExpression();
        this.expect(';');
        return { kind: 'return', value, at };
      }
      case 'throw': {
        this.next();
        const value = this.at(';') ? null : this.parseExpression();
        this.expect(';');
        return { kind: 'throw', value, at };
      }
      case 'try':
        return this.parseTry(at);
      case 'using':
        return this.parseUsing(at);
      case 'lock': {
        this.next();
        return { kind: 'lock', value: this.condition(), body: this.parseEmbedded(), at };
      }
      case 'const': {
        this.next();
        const local = this.parseLocal(true);
        this.expect(';');
        return local;
      }
      case 'static':
        throw later('static local functions', '8.0', at);
      case 'unsafe':
      case 'fixed':
        throw new SyntaxProblem('CS0227', 'Unsafe code may not appear in a policy expression', at);
      case 'ref': {
        this.refuseRefReturn(at);
        const local = this.parseLocal(false);
        this.expect(';');
        return local;
      }
      case 'checked':
      case 'unchecked':
        if (!this.at('{', 1)) return null;
        this.next();
        return { kind: 'checked', isChecked: keyword === 'checked', body: this.parseBlock(), at };
      case 'goto':
        return this.parseGoto(at);
      case 'case':
      case 'catch':
      case 'finally':
        throw new SyntaxProblem('CS1003', `'${keyword}' is not in its place here`, at);
      case 'class':
      case 'struct':
      case 'interface':
      case 'enum':
      case 'namespace':
      case 'public':
      case 'private':
      case 'protected':
      case 'internal':
        throw new SyntaxProblem(
          'CS1513',
          `'${keyword}' cannot be used in a policy expression: it declares no types and no members`,
          at,
        );
      default:
        return null;
    }
  }

  private refuseRefReturn(at: number): void {
    const isFunction = this.lookAhead(() => {
      this.next();
      this.accept('readonly');
      this.parseType();
      this.identifier();
      return this.at('(');
    });
    if (isFunction === true)
      throw new SyntaxProblem('CS8150', 'A local function cannot return by reference here: return the value', at);
  }

  private parseGoto(at: number): Statement {
    this.next();
    let statement: Statement;
    if (this.accept('case')) statement = { kind: 'gotoCase', value: this.parseExpression(), at };
    else if (this.accept('default')) statement = { kind: 'gotoCase', value: null, at };
    else statement = { kind: 'goto', label: this.identifier().text, at };
    this.expect(';');
    return statement;
  }
}
