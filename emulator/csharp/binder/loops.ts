/** `while`, `do`, `for` and `foreach`. */
import { SyntaxProblem } from '../diagnostics';
import { ancestors } from '../library/registry';
import type { Statement } from '../syntax';
import { displayName, type NamedType, type Type, types } from '../types';
import type { Emitted } from './blocks';
import type { Value } from './code';
import { SwitchBinder } from './switches';

/** A loop: what runs before it, the JavaScript loop itself, and whether its condition can end it. */
interface Loop {
  readonly before: string;
  readonly js: string;
  readonly leaves: boolean;
}

/** Binds loops. */
export abstract class LoopBinder extends SwitchBinder {
  private loop(run: () => Loop): Emitted {
    const { result, entered } = this.frame.jumps.inLoop(this.unique('L'), () => this.inScope(run));
    const { before, js, leaves } = result.result;
    return { js: `{${result.hoisted}${before}${entered.prefix}${js}}`, ends: leaves || entered.isBroken };
  }

  protected while(syntax: Statement & { kind: 'while' }): Emitted {
    return this.loop(() => {
      const condition = this.valueAs(syntax.condition, types.bool);
      const body = this.embedded(syntax.body);
      return { before: '', js: `while(${condition.js})${body.js}`, leaves: condition.constant?.value !== true };
    });
  }

  protected do(syntax: Statement & { kind: 'do' }): Emitted {
    const { jumps } = this.frame;
    const { result, entered } = jumps.inLoop(this.unique('L'), () => {
      const body = this.embedded(syntax.body);
      return { body, ...this.inScope(() => this.valueAs(syntax.condition, types.bool)) };
    });
    const { body, result: condition, hoisted } = result;
    const isTested = body.ends || entered.isContinued;
    return {
      js: `{${hoisted}${entered.prefix}do${body.js}while(${condition.js});}`,
      ends: (isTested && condition.constant?.value !== true) || entered.isBroken,
    };
  }

  protected for(syntax: Statement & { kind: 'for' }): Emitted {
    return this.loop(() => {
      const before =
        syntax.initial === null
          ? syntax.initials.map((one) => `${this.value(one).js};`).join('')
          : this.local(syntax.initial);
      const condition = syntax.condition === null ? null : this.valueAs(syntax.condition, types.bool);
      const steps = syntax.steps.map((step) => this.value(step).js).join(',');
      const body = this.embedded(syntax.body);
      return {
        before,
        js: `for(;${condition?.js ?? ''};${steps})${body.js}`,
        leaves: condition !== null && condition.constant?.value !== true,
      };
    });
  }

  protected foreach(syntax: Statement & { kind: 'foreach' }): Emitted {
    return this.loop(() => {
      const sequence = this.value(syntax.sequence);
      const element = this.elementOf(sequence.type);
      if (element === null)
        throw new SyntaxProblem(
          'CS1579',
          `foreach statement cannot operate on variables of type '${displayName(sequence.type)}' because it does not contain a public definition for 'GetEnumerator'`,
          syntax.sequence.at,
        );
      const type = this.isVar(syntax.type) ? element : this.typeOfSyntax(syntax.type);
      const raw = this.unique('item');
      const item = this.convert({ kind: 'value', type: element, js: raw }, type, syntax.at, true);
      const name = this.unique(syntax.name);
      // The variable is not visible in the sequence, so a lambda there may use its name.
      const { result: body } = this.inScope(() => {
        this.scope.declare(
          syntax.name,
          { kind: 'value', value: iterationVariable(syntax.name, name, type) },
          syntax.nameAt,
        );
        return this.embedded(syntax.body);
      });
      const js = `for(const ${raw} of R.iterate(${sequence.js})){let ${name}=${item.js};${body.js}}`;
      return { before: '', js, leaves: true };
    });
  }

  protected override elementOf(type: Type): Type | null {
    if (type.tag === 'array') return type.element;
    if (type === types.string) return types.char;
    const all = ancestors(type) as NamedType[];
    const generic = all.find(
      (one) => one.tag === 'named' && one.definition.name === 'System.Collections.Generic.IEnumerable',
    );
    if (generic !== undefined) return generic.arguments_[0] ?? null;
    return all.some((one) => one.tag === 'named' && one.definition.name === 'System.Collections.IEnumerable')
      ? types.object
      : null;
  }
}

function iterationVariable(name: string, js: string, type: Type): Value {
  return {
    kind: 'value',
    type,
    js,
    notAssignable: {
      code: 'CS1656',
      message: `Cannot assign to '${name}' because it is a 'foreach iteration variable'`,
    },
  };
}
