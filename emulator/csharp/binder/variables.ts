/** Variables, places that can be assigned to, and arguments. */
import { SyntaxProblem } from '../diagnostics';
import type { ArgumentSyntax, Expression } from '../syntax';
import type { Type } from '../types';
import type { Argument, Bound, Place, Value } from './code';
import { TypeBinder } from './typeNames';

/** JavaScript that gives a variable a value, and its identity to the variable beside it. */
export function stored(variable: Value, js: string, identity: string | undefined): string {
  const value = `${variable.js}=${js}`;
  return variable.identity === undefined ? value : `${value},${variable.identity}=R.keptIdentity(${identity})`;
}

/** Binds variables and arguments. */
export abstract class VariableBinder extends TypeBinder {
  /** Something that JavaScript assigns to as to a variable. */
  protected assignable(js: string, type: Type): Value {
    return { kind: 'value', type, js, place: { setup: [], get: js, set: (value) => `(${js}=${value})` } };
  }

  /** A variable; `declared` gets the one beside it that keeps the identity of what it holds. */
  protected variable(js: string, type: Type, declared: string[] = this.scope.hoisted): Value {
    if (!this.follows(type)) return this.assignable(js, type);
    const identity = this.unique('identity');
    declared.push(identity);
    const variable: Value = { kind: 'value', type, js, identity };
    return {
      ...variable,
      place: { setup: [], get: js, set: (value, given) => `(${stored(variable, value, given)},${js})` },
    };
  }

  /** A variable of a pattern or `out`, declared at the beginning of the block. */
  protected declareHoisted(name: string | null, type: Type, at: number): Value {
    const js = this.unique(name ?? 'discard');
    this.scope.hoisted.push(js);
    const value = this.variable(js, type);
    if (name !== null) this.scope.declare(name, { kind: 'value', value }, at);
    return value;
  }

  protected declaration(syntax: Expression & { kind: 'declaration' }): Bound {
    const type = this.isVar(syntax.type) ? null : this.typeOfSyntax(syntax.type);
    return {
      kind: 'outVariable',
      type,
      declare: (actual) => this.declareHoisted(syntax.name, type ?? actual, syntax.nameAt),
    };
  }

  protected place(value: Bound, at: number): { value: Value; place: Place } {
    if (value.kind !== 'value')
      throw new SyntaxProblem(
        'CS0131',
        'The left-hand side of an assignment must be a variable, property or indexer',
        at,
      );
    if (value.place === undefined) {
      throw new SyntaxProblem(
        value.notAssignable?.code ?? 'CS0131',
        value.notAssignable?.message ?? 'The left-hand side of an assignment must be a variable, property or indexer',
        at,
      );
    }
    return { value, place: value.place };
  }

  protected arguments(list: readonly ArgumentSyntax[]): Argument[] {
    return list.map((argument) => ({
      bound: this.argument(argument),
      name: argument.name,
      modifier: argument.modifier,
      at: argument.value.at,
    }));
  }

  private argument(argument: ArgumentSyntax): Bound {
    const { value } = argument;
    if (argument.modifier === 'out') {
      const isDiscard = value.kind === 'name' && value.name === '_' && this.scope.find('_') === null;
      if (value.kind === 'declaration') {
        const type = this.isVar(value.type) ? null : this.typeOfSyntax(value.type);
        let declared: Value | null = null;
        return {
          kind: 'outVariable',
          type,
          declare: (actual) => {
            declared ??= this.declareHoisted(value.name ?? null, actual, value.nameAt);
            return declared;
          },
        };
      }
      if (isDiscard)
        return { kind: 'outVariable', type: null, declare: (actual) => this.declareHoisted(null, actual, value.at) };
    }
    return this.bind(value);
  }
}
