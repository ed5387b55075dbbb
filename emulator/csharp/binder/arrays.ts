/** Arrays: their creation and their elements; indexers. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import type { ArrayItem, Expression } from '../syntax';
import { type ArrayType, arrayOf, displayName, isValueType, type Type, types } from '../types';
import type { Candidate } from './betterness';
import type { Argument, Value } from './code';
import { LambdaBinder } from './lambdas';

/** Binds arrays and indices. */
export abstract class ArrayBinder extends LambdaBinder {
  protected index(syntax: Expression & { kind: 'index' }): Value {
    const target = this.value(syntax.target);
    const list = this.arguments(syntax.arguments);
    if (target.type.tag === 'array') return this.element(target, target.type, list, syntax.at);
    const candidates = library.lookUp(target.type, 'this') as Candidate[];
    if (candidates.length === 0)
      throw new SyntaxProblem(
        'CS0021',
        `Cannot apply indexing with [] to an expression of type '${displayName(target.type)}'`,
        syntax.at,
      );
    const chosen = this.choose('this', candidates, list, null, syntax.at);
    const { js, ...value } = this.property(
      chosen.member,
      chosen.owner,
      this.receiverJs(target, chosen.owner),
      chosen.arguments,
      'this',
    );
    const key = list[0]?.bound;
    const isNamed = key?.kind === 'value' && typeof key.constant?.value === 'string';
    return { ...value, js: target.isVariables && isNamed ? `R.variable(context,${chosen.arguments.join()})` : js };
  }

  private element(target: Value, { element, rank }: ArrayType, list: readonly Argument[], at: number): Value {
    if (list.length !== rank)
      throw new SyntaxProblem('CS0022', `Wrong number of indices inside []; expected ${rank}`, at);
    const indices = list.map((argument) => this.arrayIndex(argument));
    const array = this.temporary();
    const places = list.map(() => this.temporary());
    const receiver = `R.nn(${target.js})`;
    const [get, set] = rank === 1 ? ['get', 'set'] : ['at', 'put'];
    const position = (names: readonly string[]) => (rank === 1 ? names.join() : `[${names.join()}]`);
    // The array may be one of a derived type's elements, which does not take every value.
    const isChecked = !isValueType(element) && element !== types.string;
    const stored = (value: string) => (isChecked ? `R.storable(${array},${value},${this.typeJs(element)})` : value);
    return {
      kind: 'value',
      type: element,
      js: `${receiver}.${get}(${position(indices)})`,
      place: {
        setup: [`${array}=${receiver}`, ...places.map((place, index) => `${place}=${indices[index]}`)],
        get: `${array}.${get}(${position(places)})`,
        set: (value) => `${array}.${set}(${position(places)},${stored(value)})`,
      },
    };
  }

  private arrayIndex({ bound, at }: Argument): string {
    if (this.conversion(bound, types.int)?.implicit === true) return this.convert(bound, types.int, at).js;
    return `Number(${this.convert(bound, types.long, at).js})`;
  }

  protected arrayCreation(syntax: Expression & { kind: 'newArray' }): Value {
    if (syntax.element === null)
      return this.arrayItems(arrayOf(this.bestElement(syntax), syntax.rank), syntax.items ?? []);
    const type = arrayOf(this.typeOfSyntax(syntax.element), syntax.rank);
    if (syntax.items !== null) return this.arrayItems(type, syntax.items, this.statedLengths(syntax.sizes));
    const lengths = syntax.sizes.map((size) => this.valueAs(size, types.int).js);
    const element = this.typeJs(type.element);
    const js =
      type.rank === 1 ? `R.newArray(${element},${lengths[0]})` : `R.newMultiArray(${element},[${lengths.join()}])`;
    return { kind: 'value', type, js, notNull: true };
  }

  private statedLengths(sizes: readonly Expression[]): number[] {
    return sizes.map((size) => {
      const { constant } = this.valueAs(size, types.int);
      if (constant === undefined) throw new SyntaxProblem('CS0150', 'A constant value is expected', size.at);
      return constant.value as number;
    });
  }

  /** The type of the elements of `new[] { … }`. */
  private bestElement(syntax: Expression & { kind: 'newArray' }): Type {
    const flat = (items: readonly ArrayItem[], depth: number): Expression[] =>
      items.flatMap((item) => {
        if (item.kind !== 'items') return item;
        if (depth > 1) return flat(item.items, depth - 1);
        throw nestedItems(item.at);
      });
    const bound = flat(syntax.items ?? [], syntax.rank).map((item) => this.bind(item));
    const candidates = bound.filter((item): item is Value => item.kind === 'value').map(({ type }) => type);
    const best = [...new Set(candidates)].find(
      (type) =>
        type !== types.null &&
        type !== types.void &&
        bound.every((item) => this.tryConversion(item, type)?.implicit === true),
    );
    if (best === undefined)
      throw new SyntaxProblem('CS0826', 'No best type found for implicitly-typed array', syntax.at);
    return best;
  }

  /** An array with given elements; `lengths` are those that the creation states. @throws SyntaxProblem CS0847. */
  protected arrayItems(type: Type, items: readonly ArrayItem[], lengths: readonly number[] = []): Value {
    if (type.tag !== 'array')
      throw new SyntaxProblem(
        'CS0622',
        'Can only use array initializer expressions to assign to array types',
        items[0]?.at ?? 0,
      );
    const found: number[] = [...lengths];
    const list = this.rows(type, items, 0, found, items[0]?.at ?? 0);
    const element = this.typeJs(type.element);
    const js =
      type.rank === 1
        ? `R.array(${element},[${list.join()}])`
        : `R.multiArray(${element},[${Array.from({ length: type.rank }, (_, index) => found[index] ?? 0).join()}],[${list.join()}])`;
    return { kind: 'value', type, js, notNull: true };
  }

  private rows(type: ArrayType, items: readonly ArrayItem[], depth: number, lengths: number[], at: number): string[] {
    lengths[depth] ??= items.length;
    if (lengths[depth] !== items.length)
      throw new SyntaxProblem('CS0847', `An array initializer of length '${lengths[depth]}' is expected`, at);
    const isRow = depth < type.rank - 1;
    return items.flatMap((item) => {
      if (isRow) {
        if (item.kind === 'items') return this.rows(type, item.items, depth + 1, lengths, item.at);
        throw new SyntaxProblem('CS0846', 'A nested array initializer is expected', item.at);
      }
      if (item.kind === 'items') throw nestedItems(item.at);
      return this.valueAs(item, type.element).js;
    });
  }
}

function nestedItems(at: number): SyntaxProblem {
  return new SyntaxProblem(
    'CS0623',
    'Array initializers can only be used in a variable or field initializer. Try using a new expression instead.',
    at,
  );
}
