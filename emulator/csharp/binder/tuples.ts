/** Tuples: literals, the names of their elements, `==` and `!=`. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression } from '../syntax';
import { displayName, isTuple, tupleOf, types, underlyingOfNullable } from '../types';
import type { Bound, TupleElement, Value } from './code';
import { CreationBinder } from './creations';
import { checkElementCount, literalNames } from './tupleNames';

/** Binds tuples. */
export abstract class TupleBinder extends CreationBinder {
  protected tuple(syntax: Expression & { kind: 'tuple' }): Bound {
    checkElementCount(syntax.items.length, syntax.at);
    const names = literalNames(syntax.items);
    const elements = syntax.items.map((item, index): TupleElement => {
      const bound = this.bind(item.value);
      this.checkElement(bound, item.value.at);
      return { name: names[index] ?? null, bound, at: item.value.at };
    });
    const values = elements.map(({ bound }) => bound).filter((bound) => bound.kind === 'value');
    if (values.length < elements.length || values.some(({ type }) => type === types.null))
      return { kind: 'tuple', elements };
    const type = tupleOf(
      values.map((value) => value.type),
      names,
    );
    const js = `R.tuple(${this.typeJs(type)},[${values.map((value) => value.js).join(',')}])`;
    return { kind: 'value', type, js, notNull: true, elements };
  }

  private checkElement(bound: Bound, at: number): void {
    if (bound.kind === 'type' || bound.kind === 'namespace') throw this.notAValue(bound, at);
    if (bound.kind === 'outVariable')
      throw new SyntaxProblem('CS8185', 'A declaration is not allowed in this context.', at);
    if (bound.kind === 'throw')
      throw new SyntaxProblem('CS8115', 'A throw expression is not allowed in this context.', at);
    if (bound.kind === 'value' && bound.type === types.void)
      throw new SyntaxProblem('CS8210', "A tuple may not contain a value of type 'void'.", at);
  }

  /** `==` and `!=` of tuples, or null where an operand is none: their elements are compared one by one. */
  protected tupleEquality(operator: string, left: Bound, right: Bound, at: number): Value | null {
    if (operator !== '==' && operator !== '!=') return null;
    const [one, two] = [this.operand(left), this.operand(right)];
    if (one === null || two === null) return null;
    if (one.elements.length !== two.elements.length)
      throw new SyntaxProblem(
        'CS8384',
        `Tuple types used as operands of an == or != operator must have matching cardinalities. But this operator has tuple types of cardinality ${one.elements.length} on the left and ${two.elements.length} on the right.`,
        at,
      );
    const tests = one.elements.map((element, index) => {
      const test = this.comparison(operator, element, two.elements[index] as Bound, at);
      return this.convert(test, types.bool, at).js;
    });
    const compared = tests.join(operator === '==' ? '&&' : '||');
    const nullables = [one, two].filter(({ isNullable }) => isNullable).map(({ js }) => js);
    const whenNull =
      nullables.length === 2 ? `${one.js}${operator === '==' ? '===' : '!=='}${two.js}` : String(operator === '!=');
    const isNull = nullables.map((js) => `${js}===null`).join('||');
    const js = isNull === '' ? `(${compared})` : `(${isNull}?${whenNull}:${compared})`;
    return { kind: 'value', type: types.bool, js: `(${[...one.setup, ...two.setup, js].join(',')})` };
  }

  /** `left op right`, where one may be `default` or a tuple literal. */
  protected comparison(operator: string, left: Bound, right: Bound, at: number): Value {
    const tuples = this.tupleEquality(operator, left, right, at);
    if (tuples !== null) return tuples;
    this.checkDefaults(operator, left, right, at);
    const one =
      left.kind === 'default' && right.kind === 'value'
        ? this.convert(left, right.type, at)
        : this.requireValue(left, at);
    const two = right.kind === 'default' ? this.convert(right, one.type, at) : this.requireValue(right, at);
    return this.binary(operator, one, two, at);
  }

  private checkDefaults(operator: string, left: Bound, right: Bound, at: number): void {
    if (left.kind !== 'default' && right.kind !== 'default') return;
    if (operator !== '==' && operator !== '!=')
      throw new SyntaxProblem('CS8310', `Operator '${operator}' cannot be applied to operand 'default'`, at);
    if (left.kind === right.kind)
      throw new SyntaxProblem('CS8315', `Operator '${operator}' is ambiguous on operands 'default' and 'default'`, at);
  }

  /** An operand of `==` as its elements: what to run first, and their values after it. */
  private operand(bound: Bound): { setup: string[]; elements: Bound[]; js: string; isNullable: boolean } | null {
    const literal = bound.kind === 'value' || bound.kind === 'tuple' ? bound.elements : undefined;
    if (literal !== undefined) {
      const setup: string[] = [];
      const elements = literal.map(({ bound: element }): Bound => {
        if (element.kind !== 'value' || element.constant !== undefined || element.elements !== undefined)
          return element;
        const { steps, name, identity } = this.keep(element);
        setup.push(steps);
        return { kind: 'value', type: element.type, js: name, identity };
      });
      return { setup, elements, js: '', isNullable: false };
    }
    if (bound.kind !== 'value') return null;
    const underlying = underlyingOfNullable(bound.type);
    const type = underlying ?? bound.type;
    if (!isTuple(type)) return null;
    const name = this.temporary();
    const elements = type.arguments_.map(
      (element, index): Bound => ({ kind: 'value', type: element, js: `${name}.items[${index}]` }),
    );
    return { setup: [`${name}=${bound.js}`], elements, js: name, isNullable: underlying !== null };
  }
}

/** How a message shows what is bound. */
export function shownType(bound: Bound): string {
  if (bound.kind === 'value') return displayName(bound.type);
  if (bound.kind !== 'tuple') return bound.kind;
  return `(${bound.elements.map((element) => shownType(element.bound)).join(', ')})`;
}
