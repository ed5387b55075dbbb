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
      } else if (allowNullable && this.at('?[') && this.isRankAt(1)) {
        const { start: mark } = this.next();
        type = this.arrayType({ kind: 'nullable', element: type, at, mark }, at, this.parseRank());
      } else if (this.at('[') && this.isRankAt(1)) {
        this.next();
        type = this.arrayType(type, at, this.parseRank());
      } else return type;
    }
  }

  /** Do the commas and the bracket of an array type follow? */
  protected isRankAt(ahead: number): boolean {
    let index = ahead;
    while (this.at(',', index)) index += 1;
    return this.at(']', index);
  }

  /** Behind the `[` of a type: its number of dimensions. */
  protected parseRank(): number {
    let rank = 1;
    while (this.accept(',')) rank += 1;
    this.expect(']');
    return rank;
  }

  /** An array type whose first brackets are read: those that follow belong to its elements. */
  protected arrayType(element: TypeSyntax, at: number, rank: number): TypeSyntax {
    const ranks = [rank];
    while (this.at('[') && this.isRankAt(1)) {
      this.next();
      ranks.push(this.parseRank());
    }
    return ranks.reduceRight<TypeSyntax>((inner, one) => ({ kind: 'array', element: inner, rank: one, at }), element);
  }

  private parseTupleType(): TypeSyntax {
    const { start: at } = this.expect('(');
    const items: { type: TypeSyntax; name: string | null; nameAt: number }[] = [];
    do {
      const type = this.parseType();
      const { kind, start: nameAt } = this.peek();
      items.push({ type, name: kind === 'identifier' ? this.next().text : null, nameAt });
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
