/** `for` and `foreach`, and what all statements with a body share. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression, ForeachVariable, LocalSyntax, Statement, TupleSyntax } from '../syntax';
import { DeclarationParser } from './declarations';

/** Parses loops. */
export abstract class LoopParser extends DeclarationParser {
  protected abstract parseStatement(): Statement;

  /** The body of an `if` or a loop. */
  protected parseEmbedded(): Statement {
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

  protected condition(): Expression {
    this.expect('(');
    const value = this.parseExpression();
    this.expect(')');
    return value;
  }

  protected parseFor(at: number): Statement {
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

  protected parseForeach(at: number): Statement {
    this.next();
    this.expect('(');
    const target = this.tryVarTargets(['in']) ?? this.tryTargets() ?? this.parseVariable();
    this.expect('in');
    const sequence = this.parseExpression();
    this.expect(')');
    return { kind: 'foreach', target, sequence, body: this.parseEmbedded(), at };
  }

  /** `(int a, string b) in`: the targets of a deconstruction. */
  private tryTargets(): TupleSyntax | null {
    if (!this.at('(')) return null;
    return this.attempt(() => {
      const targets = this.parseParenthesized();
      if (targets.kind !== 'tuple' || !this.at('in')) throw new SyntaxProblem('', '', 0);
      return targets;
    });
  }

  /** The variable of a `foreach`. */
  private parseVariable(): ForeachVariable {
    const type = this.parseType();
    if (this.at('in'))
      throw new SyntaxProblem(
        'CS0230',
        'Type and identifier are both required in a foreach statement',
        this.peek().start,
      );
    const name = this.identifier();
    return { kind: 'variable', type, name: name.text, at: name.start };
  }
}
