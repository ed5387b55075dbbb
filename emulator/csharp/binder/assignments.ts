/** Assignments, deconstruction, `++` and `--`. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression } from '../syntax';
import { types } from '../types';
import type { Value } from './code';
import { CreationBinder } from './creations';

/** Binds assignments. */
export abstract class AssignmentBinder extends CreationBinder {
  protected assign(syntax: Expression & { kind: 'assign' }): Value {
    if (syntax.target.kind === 'tuple')
      return this.deconstruct(
        syntax.target.items.map((item) => item.value),
        syntax.value,
        syntax.at,
      );
    if (
      syntax.operator === '=' &&
      syntax.target.kind === 'name' &&
      syntax.target.name === '_' &&
      this.scope.find('_') === null
    )
      return this.value(syntax.value);
    const { value, place } = this.place(this.bind(syntax.target), syntax.target.at);
    const setup = place.setup.length === 0 ? '' : `${place.setup.join(',')},`;
    const done = (js: string): Value => ({ kind: 'value', type: value.type, js: `(${setup}${place.set(js)})` });
    if (syntax.operator === '=') return done(this.valueAs(syntax.value, value.type).js);
    const operator = syntax.operator.slice(0, -1);
    const right = this.requireValue(this.bind(syntax.value), syntax.value.at);
    const result = this.binary(operator, { kind: 'value', type: value.type, js: place.get }, right, syntax.at);
    const fits = this.conversion({ kind: 'value', type: result.type, js: result.js }, value.type)?.implicit === true;
    const allowed =
      fits || this.conversion(right, value.type)?.implicit === true || operator === '<<' || operator === '>>';
    return done(
      this.convert({ kind: 'value', type: result.type, js: result.js }, value.type, syntax.at, allowed && !fits).js,
    );
  }

  private deconstruct(targets: readonly Expression[], source: Expression, at: number): Value {
    const values = source.kind === 'tuple' ? source.items.map((item) => this.value(item.value)) : null;
    const whole = values === null ? this.value(source) : null;
    const name = this.temporary();
    const items =
      values ??
      (whole?.type.tag === 'named' && whole.type.definition.simpleName === 'ValueTuple'
        ? whole.type.arguments_.map((type, index): Value => ({ kind: 'value', type, js: `${name}.items[${index}]` }))
        : []);
    if (items.length !== targets.length)
      throw new SyntaxProblem('CS8132', 'Cannot deconstruct into this number of variables', at);
    const list =
      values === null ? `${name}=${whole?.js}` : `${name}={items:[${values.map((one) => one.js).join(',')}]}`;
    const sets = targets.map((target, index) => {
      const item: Value = { kind: 'value', type: (items[index] as Value).type, js: `${name}.items[${index}]` };
      if (target.kind === 'name' && target.name === '_' && this.scope.find('_') === null) return '0';
      const bound = this.bind(target);
      const { value, place } = this.place(bound.kind === 'outVariable' ? bound.declare(item.type) : bound, target.at);
      return [...place.setup, place.set(this.convert(item, value.type, target.at).js)].join(',');
    });
    return { kind: 'value', type: types.object, js: `(${list},${sets.join(',')},null)` };
  }

  protected step(operator: string, operand: Expression, isPrefix: boolean, at: number): Value {
    const { value, place } = this.place(this.bind(operand), operand.at);
    const old = this.temporary();
    const current: Value = { kind: 'value', type: value.type, js: old };
    const one = this.constantValue(1, types.int);
    const sum = this.binary(operator[0] as string, current, one, at);
    const next = this.convert({ kind: 'value', type: sum.type, js: sum.js }, value.type, at, true).js;
    const setup = place.setup.length === 0 ? '' : `${place.setup.join(',')},`;
    return {
      kind: 'value',
      type: value.type,
      js: isPrefix
        ? `(${setup}${old}=${place.get},${place.set(next)})`
        : `(${setup}${old}=${place.get},${place.set(next)},${old})`,
    };
  }
}
