/** What begins with a parenthesis: tuples, the targets of a deconstruction, parenthesized expressions. */
import { SyntaxProblem } from '../diagnostics';
import type { ArgumentSyntax, Expression, TupleSyntax, TypeSyntax } from '../syntax';
import { LambdaParser } from './lambdas';

/** Parses tuples. */
export abstract class TupleParser extends LambdaParser {
  /** `var x`, `int x`, `var _`. */
  protected tryDeclaration(): Expression | null {
    return this.attempt((): Expression => {
      const { start: at } = this.peek();
      const type = this.parseType();
      const name = this.identifier();
      if (!this.at(',') && !this.at(')') && !this.at(']')) throw new SyntaxProblem('', '', 0);
      return { kind: 'declaration', type, name: name.text === '_' ? null : name.text, at, nameAt: name.start };
    });
  }

  /** `var (a, (b, _))`, which is `(var a, (var b, _))`; null when this is none, or what follows does not fit. */
  protected tryVarTargets(following: readonly string[]): TupleSyntax | null {
    if (!this.atWord('var') || !this.at('(', 1)) return null;
    return this.attempt(() => {
      const { start } = this.next();
      const type: TypeSyntax = { kind: 'name', parts: [{ name: 'var', arguments: [], at: start }], at: start };
      const targets = this.parseVarTargets(type);
      if (!following.some((text) => this.at(text))) throw new SyntaxProblem('', '', 0);
      return { ...targets, at: start };
    });
  }

  private parseVarTargets(type: TypeSyntax): TupleSyntax {
    const { start: at } = this.expect('(');
    const items: ArgumentSyntax[] = [];
    do items.push(asItem(this.at('(') ? this.parseVarTargets(type) : this.parseVarTarget(type)));
    while (this.accept(','));
    this.expect(')');
    if (items.length < 2) throw new SyntaxProblem('CS8134', 'Deconstruction must contain at least two variables.', at);
    return { kind: 'tuple', items, at };
  }

  private parseVarTarget(type: TypeSyntax): Expression {
    const { text, start: at } = this.identifier();
    return { kind: 'declaration', type, name: text === '_' ? null : text, at, nameAt: at };
  }

  protected parseParenthesized(): Expression {
    const { start: at } = this.expect('(');
    const first = this.parseTupleItem();
    if (this.at(',')) {
      const items = [first];
      while (this.accept(',')) items.push(this.parseTupleItem());
      this.expect(')');
      return { kind: 'tuple', items, at };
    }
    if (!this.at(')') && !this.at(';') && this.peek().kind !== 'end' && this.peek().kind !== 'operator') {
      throw new SyntaxProblem('CS1026', `) expected${this.found()}`, this.missingPlace());
    }
    this.expect(')');
    if (first.name !== null) throw new SyntaxProblem('CS8124', 'Tuple must contain at least two elements.', at);
    return { kind: 'parenthesized', value: first.value, at };
  }

  private parseTupleItem(): ArgumentSyntax {
    if (this.peek().kind === 'identifier' && this.at(':', 1)) {
      const { start: at, text: name } = this.next();
      this.next();
      return { name, modifier: '', value: this.parseExpression(), at };
    }
    return asItem(this.tryDeclaration() ?? this.tryVarTargets([',', ')']) ?? this.parseExpression());
  }
}

function asItem(value: Expression): ArgumentSyntax {
  return { name: null, modifier: '', value, at: value.at };
}
