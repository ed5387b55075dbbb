/** Statements. */
import { SyntaxProblem } from '../diagnostics';
import { later } from '../lexer';
import type {
  BlockSyntax,
  CatchSyntax,
  DeclaratorSyntax,
  Expression,
  LabelSyntax,
  LocalSyntax,
  ParameterSyntax,
  Statement,
  TypeSyntax,
} from '../syntax';
import { ExpressionParser } from './expressions';

/** Parses statements and, with its base classes, everything else. */
export class Parser extends ExpressionParser {
  protected override sub(from: number, to: number): ExpressionParser {
    return new Parser(this.text, from, to);
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

  private parseStatement(): Statement {
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
    return this.parseDeclarationOrExpression(at);
  }

  private parseDeclarationOrExpression(at: number): Statement {
    const localFunction = this.tryLocalFunction(at);
    if (localFunction !== null) return localFunction;
    if (this.atLocal()) {
      const local = this.parseLocal(false);
      this.expect(';');
      return local;
    }
    if (this.atWord('var') && this.at('(', 1)) return this.parseVarDeconstruction(at);
    const value = this.parseExpression();
    this.expect(';');
    return { kind: 'expression', value, at };
  }

  /** `var (a, b) = …;` is `(var a, var b) = …;`. */
  private parseVarDeconstruction(at: number): Statement {
    const { start } = this.next();
    const type: TypeSyntax = { kind: 'name', parts: [{ name: 'var', arguments: [], at: start }], at: start };
    this.expect('(');
    const items: { name: null; modifier: ''; value: Expression; at: number }[] = [];
    do {
      const name = this.identifier();
      const value: Expression = {
        kind: 'declaration',
        type,
        name: name.text === '_' ? null : name.text,
        at: name.start,
        nameAt: name.start,
      };
      items.push({ name: null, modifier: '', value, at: name.start });
    } while (this.accept(','));
    this.expect(')');
    this.expect('=');
    const value = this.parseExpression();
    this.expect(';');
    return {
      kind: 'expression',
      value: { kind: 'assign', operator: '=', target: { kind: 'tuple', items, at: start }, value, at: start },
      at,
    };
  }

  /** Does `type name` stand here? */
  private atLocal(): boolean {
    const token = this.peek();
    if (token.kind !== 'identifier' && !this.atKeywordType() && !this.at('(')) return false;
    return (
      this.lookAhead(() => {
        this.parseType();
        const name = this.peek();
        if (name.kind === 'identifier') return true;
        if (name.kind === 'keyword' && !['is', 'as', 'in'].includes(name.text)) return true;
        throw new SyntaxProblem('', '', 0);
      }) === true
    );
  }

  /** A declaration without its semicolon. */
  private parseLocal(isConst: boolean): LocalSyntax {
    const { start: at } = this.peek();
    const isRef = this.accept('ref');
    const type = this.parseType();
    const declarators: DeclaratorSyntax[] = [];
    do {
      const name = this.identifier();
      if (this.at('['))
        throw new SyntaxProblem('CS0650', 'Bad array declarator: the brackets belong to the type', this.peek().start);
      let initial: DeclaratorSyntax['initial'] = null;
      if (this.accept('=')) {
        const { start } = this.peek();
        initial = this.at('{') ? { kind: 'items', items: this.parseArrayItems(), at: start } : this.parseExpression();
      }
      declarators.push({ name: name.text, initial, at: name.start });
    } while (this.accept(','));
    return { kind: 'local', type, isConst, isRef, declarators, at };
  }

  private tryLocalFunction(at: number): Statement | null {
    const found = this.lookAhead(() => {
      if (this.atWord('async')) throw new SyntaxProblem('', '', 0);
      if (this.at('void')) this.next();
      else this.parseType();
      this.identifier();
      if (this.at('<')) this.parseTypeArguments();
      if (!this.at('(')) throw new SyntaxProblem('', '', 0);
      let depth = 0;
      for (;;) {
        const token = this.next();
        if (token.kind === 'end') throw new SyntaxProblem('', '', 0);
        if (token.text === '(' && token.kind === 'operator') depth += 1;
        if (token.text === ')' && token.kind === 'operator' && --depth === 0) break;
      }
      if (!this.at('{') && !this.at('=>')) throw new SyntaxProblem('', '', 0);
      return true;
    });
    if (found === null) return null;
    const returnType = this.parseReturnType();
    const name = this.identifier();
    const typeParameters: string[] = [];
    if (this.accept('<')) {
      do typeParameters.push(this.identifier().text);
      while (this.accept(','));
      this.expect('>');
    }
    this.expect('(');
    const parameters: ParameterSyntax[] = [];
    while (!this.at(')')) {
      parameters.push(this.parseParameter());
      if (!this.accept(',')) break;
    }
    this.expect(')');
    const isBlock = this.at('{');
    let body: Statement | Expression;
    if (isBlock) body = this.parseBlock();
    else {
      this.expect('=>');
      body = this.parseExpression();
      this.expect(';');
    }
    return {
      kind: 'localFunction',
      name: name.text,
      typeParameters,
      returnType,
      parameters,
      body,
      isBlock,
      at,
      nameAt: name.start,
    };
  }

  private parseReturnType(): TypeSyntax {
    const { start: at } = this.peek();
    if (!this.accept('void')) return this.parseType();
    return { kind: 'name', parts: [{ name: 'void', arguments: [], at }], at };
  }

  /** The body of an `if` or a loop. */
  private parseEmbedded(): Statement {
    const statement = this.parseStatement();
    if (statement.kind === 'local' || statement.kind === 'localFunction') {
      throw new SyntaxProblem(
        'CS1023',
        'Embedded statement cannot be a declaration or labeled statement',
        statement.at,
      );
    }
    return statement;
  }

  private condition(): Expression {
    this.expect('(');
    const value = this.parseExpression();
    this.expect(')');
    return value;
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
      case 'ref': {
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

  private parseGoto(at: number): Statement {
    this.next();
    let statement: Statement;
    if (this.accept('case')) statement = { kind: 'gotoCase', value: this.parseExpression(), at };
    else if (this.accept('default')) statement = { kind: 'gotoCase', value: null, at };
    else statement = { kind: 'goto', label: this.identifier().text, at };
    this.expect(';');
    return statement;
  }

  private parseFor(at: number): Statement {
    this.next();
    this.expect('(');
    let initial: LocalSyntax | null = null;
    const initials: Expression[] = [];
    if (!this.at(';')) {
      if (this.atLocal()) initial = this.parseLocal(false);
      else {
        do initials.push(this.parseExpression());
        while (this.accept(','));
      }
    }
    this.expect(';');
    const condition = this.at(';') ? null : this.parseExpression();
    this.expect(';');
    const steps: Expression[] = [];
    if (!this.at(')')) {
      do steps.push(this.parseExpression());
      while (this.accept(','));
    }
    this.expect(')');
    return { kind: 'for', initial, initials, condition, steps, body: this.parseEmbedded(), at };
  }

  private parseForeach(at: number): Statement {
    this.next();
    this.expect('(');
    const { start } = this.peek();
    const isDeconstruction =
      (this.atWord('var') && this.at('(', 1)) || (this.at('(') && this.lookAhead(() => this.parseType()) === null);
    if (isDeconstruction)
      throw new SyntaxProblem(
        'CS8186',
        'A deconstruction in foreach is not supported: take the element and read its members',
        start,
      );
    const type = this.parseType();
    if (this.at('in'))
      throw new SyntaxProblem(
        'CS0230',
        'Type and identifier are both required in a foreach statement',
        this.peek().start,
      );
    const name = this.identifier();
    this.expect('in');
    const sequence = this.parseExpression();
    this.expect(')');
    return {
      kind: 'foreach',
      type,
      name: name.text,
      nameAt: name.start,
      target: null,
      sequence,
      body: this.parseEmbedded(),
      at,
    };
  }

  private parseSwitch(at: number): Statement {
    this.next();
    const value = this.condition();
    this.expect('{');
    const sections: { labels: LabelSyntax[]; statements: Statement[]; at: number }[] = [];
    while (!this.at('}')) {
      const labels: LabelSyntax[] = [];
      const { start } = this.peek();
      while (this.at('case') || (this.at('default') && this.at(':', 1))) labels.push(this.parseLabel());
      if (labels.length === 0)
        throw new SyntaxProblem('CS1513', `'case', 'default' or '}' expected${this.found()}`, start);
      const statements: Statement[] = [];
      while (!this.at('case') && !(this.at('default') && this.at(':', 1)) && !this.at('}')) {
        if (this.peek().kind === 'end') break;
        statements.push(this.parseStatement());
      }
      sections.push({ labels, statements, at: start });
      if (this.peek().kind === 'end') break;
    }
    this.expect('}');
    return { kind: 'switch', value, sections, at };
  }

  private parseLabel(): LabelSyntax {
    const { start: at, text } = this.next();
    if (text === 'default') {
      this.expect(':');
      return { pattern: null, when: null, at };
    }
    const pattern = this.parsePattern(true);
    let when: Expression | null = null;
    if (this.atWord('when')) {
      this.next();
      when = this.parseExpression();
    }
    this.expect(':');
    return { pattern, when, at };
  }

  private parseTry(at: number): Statement {
    this.next();
    const body = this.parseBlock();
    const catches: CatchSyntax[] = [];
    while (this.at('catch')) {
      const { start } = this.next();
      let type: TypeSyntax | null = null;
      let name: string | null = null;
      let nameAt = start;
      if (this.accept('(')) {
        type = this.parseType();
        if (this.peek().kind === 'identifier') {
          nameAt = this.peek().start;
          name = this.next().text;
        }
        this.expect(')');
      }
      let filter: Expression | null = null;
      if (this.atWord('when')) {
        this.next();
        filter = this.condition();
      }
      catches.push({ type, name, nameAt, filter, body: this.parseBlock(), at: start });
    }
    const finallyBlock = this.accept('finally') ? this.parseBlock() : null;
    if (catches.length === 0 && finallyBlock === null) {
      throw new SyntaxProblem('CS1524', 'Expected catch or finally', this.missingPlace());
    }
    return { kind: 'try', body, catches, finally: finallyBlock, at };
  }

  private parseUsing(at: number): Statement {
    this.next();
    if (!this.at('(')) throw later('using declarations', '8.0', at);
    this.expect('(');
    const local = this.atLocal() ? this.parseLocal(false) : null;
    const value = local === null ? this.parseExpression() : null;
    this.expect(')');
    return { kind: 'using', local, value, body: this.parseEmbedded(), at };
  }
}
