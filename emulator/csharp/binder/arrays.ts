/** Arrays: their creation and their elements; indexers. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import type { ArrayItem, Expression } from '../syntax';
import { arrayOf, displayName, type Type, types } from '../types';
import type { Argument, Value } from './code';
import { LambdaBinder } from './lambdas';
import type { Candidate } from './overloads';

/** Binds arrays and indices. */
export abstract class ArrayBinder extends LambdaBinder {
  protected index(syntax: Expression & { kind: 'index' }): Value {
    const bound = this.bind(syntax.target);
    const target = this.requireValue(bound, syntax.at);
    const list = this.arguments(syntax.arguments);
    if (target.type.tag === 'array') {
      if (list.length !== 1)
        throw new SyntaxProblem('CS0022', `Wrong number of indices inside []; expected 1`, syntax.at);
      const argument = list[0] as Argument;
      const index =
        this.conversion(argument.bound, types.int)?.implicit === true
          ? this.convert(argument.bound, types.int, argument.at).js
          : `Number(${this.convert(argument.bound, types.long, argument.at).js})`;
      const [array, place] = [this.temporary(), this.temporary()];
      const receiver = `R.nn(${target.js})`;
      return {
        kind: 'value',
        type: target.type.element,
        js: `${receiver}.get(${index})`,
        place: {
          setup: [`${array}=${receiver}`, `${place}=${index}`],
          get: `${array}.get(${place})`,
          set: (value) => `${array}.set(${place},${value})`,
        },
      };
    }
    const candidates = library.lookUp(target.type, 'this') as Candidate[];
    if (candidates.length === 0)
      throw new SyntaxProblem(
        'CS0021',
        `Cannot apply indexing with [] to an expression of type '${displayName(target.type)}'`,
        syntax.at,
      );
    const chosen = this.choose('this', candidates, list, null, syntax.at);
    return this.property(chosen.member, chosen.owner, this.receiverJs(target, chosen.owner), chosen.arguments, 'this');
  }

  protected arrayCreation(syntax: Expression & { kind: 'newArray' }): Value {
    if (syntax.element === null) {
      const items = (syntax.items ?? []).map((item) =>
        item.kind === 'items'
          ? this.bind({ kind: 'newArray', element: null, sizes: [], items: item.items, at: item.at })
          : this.bind(item),
      );
      const values = items.filter((item): item is Value => item.kind === 'value');
      const candidates = values.map((one) => one.type).filter((type) => type !== types.null);
      const element = [...new Set(candidates)].find(
        (type) => type !== types.void && items.every((item) => this.tryConversion(item, type)?.implicit === true),
      );
      if (element === undefined)
        throw new SyntaxProblem('CS0826', 'No best type found for implicitly-typed array', syntax.at);
      const list = items.map((item) => this.convert(item, element, syntax.at).js);
      return {
        kind: 'value',
        type: arrayOf(element),
        js: `R.array(${this.typeJs(element)},[${list.join(',')}])`,
        notNull: true,
      };
    }
    const element = this.typeOfSyntax(syntax.element);
    const size = syntax.sizes[0];
    if (syntax.items === null) {
      const length = this.valueAs(size as Expression, types.int);
      return {
        kind: 'value',
        type: arrayOf(element),
        js: `R.newArray(${this.typeJs(element)},${length.js})`,
        notNull: true,
      };
    }
    if (size !== undefined && this.value(size).constant?.value !== syntax.items.length) {
      throw new SyntaxProblem(
        'CS0847',
        `An array initializer of length '${size.kind === 'number' ? String(size.literal.value) : '?'}' is expected`,
        syntax.at,
      );
    }
    return this.arrayItems(arrayOf(element), syntax.items);
  }

  protected arrayItems(type: Type, items: readonly ArrayItem[]): Value {
    if (type.tag !== 'array')
      throw new SyntaxProblem(
        'CS0622',
        'Can only use array initializer expressions to assign to array types',
        items[0]?.at ?? 0,
      );
    const list = items.map((item) =>
      item.kind === 'items' ? this.arrayItems(type.element, item.items).js : this.valueAs(item, type.element).js,
    );
    return { kind: 'value', type, js: `R.array(${this.typeJs(type.element)},[${list.join(',')}])`, notNull: true };
  }
}
