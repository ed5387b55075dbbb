/** What stands behind `new`: objects with initializers, arrays, anonymous objects. */
import { later, SyntaxProblem } from '../diagnostics';
import type {
  ArgumentSyntax,
  ArrayItem,
  Expression,
  InitializerItem,
  InitializerSyntax,
  InitializerValue,
  TypeSyntax,
} from '../syntax';
import { QueryParser } from './queries';

/** Parses creations. */
export abstract class CreationParser extends QueryParser {
  /** Arguments with their brackets. */
  protected abstract parseArguments(open: string, close: string): ArgumentSyntax[];

  protected parseNew(): Expression {
    const { start: at } = this.expect('new');
    if (this.at('{')) return this.parseAnonymous(at);
    if (this.at('(')) {
      const tuple = this.lookAhead(() => this.parseType(false));
      if (tuple === null || tuple.kind !== 'tuple') throw later('target-typed object creation', '9.0', at);
    }
    if (this.accept('[')) {
      const rank = this.parseRank();
      return { kind: 'newArray', element: null, rank, sizes: [], items: this.parseArrayItems(), at };
    }
    let type: TypeSyntax = this.parseTypeName();
    const mark = this.peek().start;
    if (this.at('?') && this.at('[', 1)) {
      this.next();
      type = { kind: 'nullable', element: type, at: type.at, mark };
    } else if (this.at('?[')) {
      this.next();
      type = { kind: 'nullable', element: type, at: type.at, mark };
      return this.parseArrayCreation(type, at);
    }
    if (this.at('[')) {
      this.next();
      return this.parseArrayCreation(type, at);
    }
    const list = this.at('(') ? this.parseArguments('(', ')') : null;
    const initializer = this.at('{') ? this.parseInitializer() : null;
    if (list === null && initializer === null) {
      throw new SyntaxProblem(
        'CS1526',
        'A new expression requires an argument list or (), [], or {} after type',
        this.missingPlace(),
      );
    }
    return { kind: 'new', type, arguments: list, initializer, at };
  }

  /** Behind the first `[` of an array creation. */
  private parseArrayCreation(type: TypeSyntax, at: number): Expression {
    const sizes: Expression[] = [];
    let rank = 1;
    if (this.isRankAt(0)) rank = this.parseRank();
    else {
      do sizes.push(this.parseExpression());
      while (this.accept(','));
      this.expect(']');
      rank = sizes.length;
    }
    const isNested = this.at('[') && this.isRankAt(1);
    const element = isNested ? this.nestedElement(type) : type;
    const items = this.at('{') ? this.parseArrayItems() : null;
    if (items === null && sizes.length === 0) {
      throw new SyntaxProblem('CS1586', 'Array creation must have array size or array initializer', at);
    }
    return { kind: 'newArray', element, rank, sizes, items, at };
  }

  private nestedElement(type: TypeSyntax): TypeSyntax {
    this.next();
    return this.arrayType(type, type.at, this.parseRank());
  }

  /** `{ 1, 2, { 3 } }`. */
  protected parseArrayItems(): ArrayItem[] {
    this.expect('{');
    const items: ArrayItem[] = [];
    while (!this.at('}')) {
      const { start: at } = this.peek();
      items.push(this.at('{') ? { kind: 'items', items: this.parseArrayItems(), at } : this.parseExpression());
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return items;
  }

  private parseAnonymous(at: number): Expression {
    this.expect('{');
    const members: { name: string; value: Expression; at: number }[] = [];
    while (!this.at('}')) {
      const { start, kind, text } = this.peek();
      if (kind === 'identifier' && this.at('=', 1)) {
        this.next();
        this.next();
        members.push({ name: text, value: this.parseExpression(), at: start });
      } else {
        const value = this.parseExpression();
        const inner = value.kind === 'conditionalAccess' ? value.access : value;
        const name = inner.kind === 'name' || inner.kind === 'member' ? inner.name : null;
        if (name === null) {
          throw new SyntaxProblem(
            'CS0746',
            'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.',
            start,
          );
        }
        members.push({ name, value, at: start });
      }
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return { kind: 'anonymous', members, at };
  }

  private parseInitializer(): InitializerSyntax {
    this.expect('{');
    const items: InitializerItem[] = [];
    while (!this.at('}')) {
      items.push(this.parseInitializerItem());
      if (!this.accept(',')) break;
    }
    if (!this.at('}'))
      throw new SyntaxProblem('CS1003', `Syntax error, ',' expected${this.found()}`, this.missingPlace());
    this.expect('}');
    return items;
  }

  private parseInitializerItem(): InitializerItem {
    const { start: at, kind, text } = this.peek();
    if (this.at('{')) {
      this.next();
      const values: Expression[] = [];
      do {
        values.push(this.parseExpression());
      } while (this.accept(','));
      this.expect('}');
      return { kind: 'element', values, at };
    }
    if (this.at('[')) {
      const list = this.parseArguments('[', ']');
      this.expect('=');
      return { kind: 'index', arguments: list, value: this.parseInitializerValue(), at };
    }
    if (kind === 'identifier' && this.at('=', 1)) {
      this.next();
      this.next();
      return { kind: 'member', name: text, value: this.parseInitializerValue(), at };
    }
    return { kind: 'element', values: [this.parseExpression()], at };
  }

  private parseInitializerValue(): Expression | InitializerValue {
    const { start: at } = this.peek();
    if (this.at('{')) return { kind: 'initializer', items: this.parseInitializer(), at };
    return this.parseExpression();
  }
}
