/** `while`, `do`, `for` and `foreach`. */
import { SyntaxProblem } from '../diagnostics';
import { ancestors } from '../library/registry';
import {
  type Expression,
  type ForeachVariable,
  isStatementExpression,
  type Statement,
  type TupleSyntax,
} from '../syntax';
import { displayName, type NamedType, type Type, types } from '../types';
import type { Emitted } from './blocks';
import { notAStatement, type Value } from './code';
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
    const { result, entered } = this.frame.jumps.inLoop(this.unique('L'), () =>
      this.inScope(() => ({
        condition: this.valueAs(syntax.condition, types.bool),
        body: this.embedded(syntax.body),
      })),
    );
    const { condition, body } = result.result;
    // What the condition declares is new in each turn: a lambda of the body keeps that of its own.
    const loop =
      result.hoisted === ''
        ? `while(${condition.js})${body.js}`
        : `for(;;){${result.hoisted}if(!(${condition.js}))break;${body.js}}`;
    return { js: `{${entered.prefix}${loop}}`, ends: condition.constant?.value !== true || entered.isBroken };
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
          ? syntax.initials.map((one) => `${this.sideEffect(one)};`).join('')
          : this.local(syntax.initial);
      const condition = syntax.condition === null ? null : this.valueAs(syntax.condition, types.bool);
      const steps = syntax.steps.map((step) => this.sideEffect(step)).join(',');
      const body = this.embedded(syntax.body);
      return {
        before,
        js: `for(;${condition?.js ?? ''};${steps})${body.js}`,
        leaves: condition !== null && condition.constant?.value !== true,
      };
    });
  }

  /** An expression that stands alone. @throws SyntaxProblem CS0201 for one that may not. */
  protected sideEffect(syntax: Expression): string {
    const { js } = this.value(syntax);
    if (!isStatementExpression(syntax)) throw notAStatement(syntax.at);
    return js;
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
      const raw = this.unique('item');
      // The variables are not visible in the sequence, so a lambda there may use their names.
      const { result: body, hoisted } = this.inScope(() => {
        const item: Value = { kind: 'value', type: element, js: raw };
        const js =
          syntax.target.kind === 'tuple'
            ? this.declareParts(syntax.target, item, syntax.sequence.at)
            : this.declareElement(syntax.target, item);
        return js + this.embedded(syntax.body).js;
      });
      return { before: '', js: `for(const ${raw} of R.iterate(${sequence.js})){${hoisted}${body}}`, leaves: true };
    });
  }

  /** Declares the variable of a `foreach`, which holds an element. */
  private declareElement({ type: syntax, name, at }: ForeachVariable, item: Value): string {
    const type = this.isVar(syntax) ? item.type : this.typeOfSyntax(syntax);
    const js = this.unique(name);
    const initial = this.convert(item, type, syntax.at, true).js;
    this.scope.declare(name, { kind: 'value', value: iterationVariable(name, js, type) }, at);
    return `let ${js}=${initial};`;
  }

  /** Declares the variables into which a `foreach` takes its elements apart. */
  private declareParts(target: TupleSyntax, item: Value, sequenceAt: number): string {
    const names = declaredNames(target);
    const { js } = this.deconstruct(target, item, sequenceAt);
    for (const name of names) {
      const symbol = this.scope.find(name);
      if (symbol?.kind === 'value')
        this.scope.set(name, { kind: 'value', value: iterationVariable(name, symbol.value.js, symbol.value.type) });
    }
    return `${js};`;
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

/** The names that the targets declare. @throws SyntaxProblem CS8186 for a target that is no declaration. */
function declaredNames(target: TupleSyntax): string[] {
  return target.items.flatMap(({ value }) => {
    if (value.kind === 'tuple') return declaredNames(value);
    if (value.kind === 'declaration') return value.name === null ? [] : [value.name];
    if (value.kind === 'name' && value.name === '_') return [];
    throw new SyntaxProblem('CS8186', 'A foreach loop must declare its iteration variables.', value.at);
  });
}
