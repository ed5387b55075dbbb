/** Declarations: locals and local functions. */
import { SyntaxProblem } from '../diagnostics';
import type {
  ConstraintSyntax,
  DeclaratorSyntax,
  Expression,
  LocalSyntax,
  ParameterSyntax,
  Statement,
  TypeSyntax,
} from '../syntax';
import { ExpressionParser } from './expressions';

/** Parses declarations. */
export abstract class DeclarationParser extends ExpressionParser {
  /** Does `type name` stand here? */
  protected atLocal(): boolean {
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
  protected parseLocal(isConst: boolean): LocalSyntax {
    const { start: at } = this.peek();
    const isRef = this.accept('ref');
    const isReadOnly = isRef && this.accept('readonly');
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
    return { kind: 'local', type, isConst, isRef, isReadOnly, declarators, at };
  }

  protected tryLocalFunction(at: number): Statement | null {
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
      if (!this.at('{') && !this.at('=>') && !this.atWord('where')) throw new SyntaxProblem('', '', 0);
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
    const constraints: ConstraintSyntax[] = [];
    while (this.atWord('where')) constraints.push(...this.parseConstraints());
    const isBlock = this.at('{');
    let body: Statement | Expression;
    if (isBlock) body = this.parseBlock();
    else {
      this.expect('=>');
      body = this.parseThrowable();
      this.expect(';');
    }
    return {
      kind: 'localFunction',
      name: name.text,
      typeParameters,
      constraints,
      returnType,
      parameters,
      body,
      isBlock,
      at,
      nameAt: name.start,
    };
  }

  /** `where T : class, new()`. */
  private parseConstraints(): ConstraintSyntax[] {
    this.next();
    const { text: parameter, start: at } = this.identifier();
    this.expect(':');
    const list: ConstraintSyntax[] = [];
    do list.push({ parameter, wanted: this.parseConstraint(), at });
    while (this.accept(','));
    return list;
  }

  private parseConstraint(): ConstraintSyntax['wanted'] {
    if (this.accept('class')) return 'class';
    if (this.accept('struct')) return 'struct';
    if (!this.accept('new')) return this.parseType();
    this.expect('(');
    this.expect(')');
    return 'new()';
  }

  private parseReturnType(): TypeSyntax {
    const { start: at } = this.peek();
    if (!this.accept('void')) return this.parseType();
    return { kind: 'name', parts: [{ name: 'void', arguments: [], at }], at };
  }
}
