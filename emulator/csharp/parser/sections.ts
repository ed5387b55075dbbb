/** Statements of several sections: `switch`, `try`, `using`. */
import { later, SyntaxProblem } from '../diagnostics';
import type { BlockSyntax, CatchSyntax, Expression, LabelSyntax, Statement, TypeSyntax } from '../syntax';
import { LoopParser } from './loops';

/** Parses such statements. */
export abstract class SectionParser extends LoopParser {
  protected abstract override parseBlock(): BlockSyntax;

  protected parseSwitch(at: number): Statement {
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

  protected parseTry(at: number): Statement {
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

  protected parseUsing(at: number): Statement {
    this.next();
    if (!this.at('(')) throw later('using declarations', '8.0', at);
    this.expect('(');
    const local = this.atLocal() ? this.parseLocal(false) : null;
    const value = local === null ? this.parseExpression() : null;
    this.expect(')');
    return { kind: 'using', local, value, body: this.parseEmbedded(), at };
  }
}
