/** Lambdas, anonymous methods and parameters. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression, LambdaSyntax, ParameterSyntax, Statement } from '../syntax';
import { CreationParser } from './creations';

/** Parses lambdas. */
export abstract class LambdaParser extends CreationParser {
  /** A block, for lambdas with a body. */
  protected abstract parseBlock(): Statement;
  /** An expression, or a `throw` where one may stand: in `?:`, behind `??` and `=>`. */
  protected abstract parseThrowable(): Expression;

  /** Does a lambda begin here? */
  protected atLambda(): boolean {
    if (this.peek().kind === 'identifier' && this.at('=>', 1)) return true;
    if (this.atWord('async') && (this.at('(', 1) || (this.peek(1).kind === 'identifier' && this.at('=>', 2)))) {
      if (this.at('=>', 2) || this.lambdaBracketsAt(1)) {
        throw new SyntaxProblem('CS1998', 'An async lambda cannot be used in a policy expression', this.peek().start);
      }
    }
    return this.at('(') && this.lambdaBracketsAt(0);
  }

  private lambdaBracketsAt(ahead: number): boolean {
    let depth = 0;
    for (let index = ahead; ; index++) {
      const token = this.peek(index);
      if (token.kind === 'end') return false;
      if (this.at('(', index)) depth += 1;
      if (this.at(')', index)) {
        depth -= 1;
        if (depth === 0) return this.at('=>', index + 1);
      }
    }
  }

  protected parseLambda(): LambdaSyntax {
    const { start: at } = this.peek();
    const parameters: ParameterSyntax[] = [];
    if (this.peek().kind === 'identifier') {
      const name = this.next();
      parameters.push({ name: name.text, type: null, modifier: '', initial: null, at: name.start });
    } else {
      this.expect('(');
      while (!this.at(')')) {
        parameters.push(this.parseLambdaParameter());
        if (!this.accept(',')) break;
      }
      this.expect(')');
    }
    const { start: arrow } = this.expect('=>');
    const isBlock = this.at('{');
    return {
      kind: 'lambda',
      parameters,
      body: isBlock ? this.parseBlock() : this.parseThrowable(),
      isBlock,
      at,
      arrow,
    };
  }

  private parseLambdaParameter(): ParameterSyntax {
    const { start: at } = this.peek();
    if (this.peek().kind === 'identifier' && (this.at(',', 1) || this.at(')', 1))) {
      return { name: this.next().text, type: null, modifier: '', initial: null, at };
    }
    return this.parseParameter();
  }

  /** A parameter with its type. */
  protected parseParameter(): ParameterSyntax {
    const { start: at, text } = this.peek();
    const modifier = text === 'out' || text === 'ref' || text === 'in' || text === 'params' ? text : '';
    if (modifier !== '') this.next();
    const type = this.parseType();
    const name = this.identifier();
    return {
      name: name.text,
      type,
      modifier,
      initial: this.accept('=') ? this.parseExpression() : null,
      at: at === name.start ? at : name.start,
    };
  }

  protected parseDelegate(): Expression {
    const { start: at } = this.expect('delegate');
    const parameters: ParameterSyntax[] = [];
    if (this.accept('(')) {
      while (!this.at(')')) {
        parameters.push(this.parseParameter());
        if (!this.accept(',')) break;
      }
      this.expect(')');
    }
    return { kind: 'lambda', parameters, body: this.parseBlock(), isBlock: true, at, arrow: at };
  }
}
