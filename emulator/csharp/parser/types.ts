/** Types and argument lists of types. */
import { SyntaxProblem } from '../diagnostics';
import type { TypeNamePart, TypeSyntax } from '../syntax';
import { keywordType } from '../types';
import { TokenReader } from './tokens';

/** What may follow `Name<…>` for the angle brackets to be type arguments (ECMA-334, 12.7). */
const afterTypeArguments = new Set([
  '(',
  ')',
  ']',
  '}',
  ':',
  ';',
  ',',
  '.',
  '?',
  '?.',
  '?[',
  '==',
  '!=',
  '|',
  '^',
  '&&',
  '||',
  '&',
  '[',
  '>',
]);

/** Parses types. */
export class TypeParser extends TokenReader {
  /** Does a keyword type (`int`) stand here? */
  protected atKeywordType(): boolean {
    const token = this.peek();
    return token.kind === 'keyword' && keywordType(token.text) !== undefined;
  }

  /** A type; `allowNullable` false leaves a `?` alone. */
  parseType(allowNullable = true): TypeSyntax {
    const { start: at } = this.peek();
    let type: TypeSyntax = this.at('(') ? this.parseTupleType() : this.parseTypeName();
    for (;;) {
      if (allowNullable && this.at('?') && type.kind !== 'nullable') {
        type = { kind: 'nullable', element: type, at, mark: this.next().start };
      } else if (allowNullable && this.at('?[') && this.at(']', 1)) {
        const mark = this.next().start;
        this.next();
        type = { kind: 'array', element: { kind: 'nullable', element: type, at, mark }, at };
      } else if (this.at('[') && this.at(']', 1)) {
        let ranks = 0;
        while (this.at('[') && this.at(']', 1)) {
          this.next();
          this.next();
          ranks += 1;
        }
        for (let rank = 0; rank < ranks; rank++) type = { kind: 'array', element: type, at };
      } else return type;
    }
  }

  private parseTupleType(): TypeSyntax {
    const { start: at } = this.expect('(');
    const items: { type: TypeSyntax; name: string | null }[] = [];
    do {
      const type = this.parseType();
      items.push({ type, name: this.peek().kind === 'identifier' ? this.next().text : null });
    } while (this.accept(','));
    this.expect(')');
    if (items.length < 2) throw new SyntaxProblem('CS8124', 'Tuple must contain at least two elements.', at);
    return { kind: 'tuple', items, at };
  }

  /** A dotted name with type arguments, or a keyword type. */
  protected parseTypeName(): TypeSyntax {
    const { start: at, text } = this.peek();
    if (this.atKeywordType()) {
      this.next();
      return { kind: 'name', parts: [{ name: text, arguments: [], at }], at };
    }
    const parts: TypeNamePart[] = [];
    const isGlobal = this.at('::', 1);
    if (isGlobal) {
      const alias = this.identifier();
      if (alias.text !== 'global')
        throw new SyntaxProblem('CS0432', `Alias '${alias.text}' not found: only 'global' stands before '::'`, at);
      this.next();
    }
    do {
      const name = this.identifier();
      parts.push({ name: name.text, arguments: this.at('<') ? this.parseTypeArguments() : [], at: name.start });
    } while (this.accept('.'));
    return isGlobal ? { kind: 'name', parts, at, isGlobal } : { kind: 'name', parts, at };
  }

  /** `<int, string>`. */
  protected parseTypeArguments(): TypeSyntax[] {
    this.expect('<');
    const types = [this.parseType()];
    while (this.accept(',')) types.push(this.parseType());
    this.expect('>');
    return types;
  }

  /** Type arguments behind a name in an expression, if that is what the `<` begins. */
  protected tryTypeArguments(): TypeSyntax[] | null {
    if (!this.at('<')) return null;
    return this.attempt(() => {
      const types = this.parseTypeArguments();
      const token = this.peek();
      if (token.kind === 'end' || (token.kind === 'operator' && afterTypeArguments.has(token.text))) return types;
      throw new SyntaxProblem('', '', 0);
    });
  }
}
