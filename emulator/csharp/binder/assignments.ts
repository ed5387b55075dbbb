/** Assignments, `++` and `--`. */
import type { Expression } from '../syntax';
import { types } from '../types';
import type { Value } from './code';
import { DeconstructionBinder } from './deconstruction';

/** Binds assignments. */
export abstract class AssignmentBinder extends DeconstructionBinder {
  protected assign(syntax: Expression & { kind: 'assign' }): Value {
    if (syntax.target.kind === 'tuple')
      return this.deconstruct(syntax.target, this.bind(syntax.value), syntax.value.at);
    if (
      syntax.operator === '=' &&
      syntax.target.kind === 'name' &&
      syntax.target.name === '_' &&
      this.scope.find('_') === null
    )
      return this.value(syntax.value);
    const { value, place } = this.place(this.bind(syntax.target), syntax.target.at);
    const setup = place.setup.length === 0 ? '' : `${place.setup.join(',')},`;
    const { type, identity } = value;
    const done = (given: Value): Value => ({
      kind: 'value',
      type,
      js: `(${setup}${place.set(given.js, this.identityOf(given))})`,
      identity,
    });
    if (syntax.operator === '=') return done(this.valueAs(syntax.value, type));
    const operator = syntax.operator.slice(0, -1);
    const right = this.requireValue(this.bind(syntax.value), syntax.value.at);
    const computed = this.binary(operator, { kind: 'value', type, js: place.get, identity }, right, syntax.at);
    const result: Value = { kind: 'value', type: computed.type, js: computed.js, identity: computed.identity };
    const fits = this.conversion(result, type)?.implicit === true;
    const allowed = fits || this.conversion(right, type)?.implicit === true || operator === '<<' || operator === '>>';
    return done(this.convert(result, type, syntax.at, allowed && !fits));
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
