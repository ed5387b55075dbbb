/** Statements as JavaScript, with reachability: every path of a body returns. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression, Statement } from '../syntax';
import { displayName, type Type, types } from '../types';
import type { Emitted } from './blocks';
import { declare } from './code';
import { FunctionFrame, Scope } from './scope';
import { TryBinder } from './tries';

/** Binds statements. */
export class Binder extends TryBinder {
  /** The whole expression: JavaScript of a function body that returns an object-typed value. */
  bindPolicy(kind: 'single' | 'block', syntax: Expression | Statement, context: Type): string {
    this.scope = new Scope(null);
    this.frame = new FunctionFrame(types.object, false);
    this.scope.declare(
      'context',
      { kind: 'value', value: { kind: 'value', type: context, js: 'context', notNull: true } },
      0,
    );
    if (kind === 'single') {
      const value = this.convert(this.bind(syntax as Expression), types.object, (syntax as Expression).at, true);
      return `${declare([...this.scope.hoisted, ...this.frame.temporaries])}return ${value.js};`;
    }
    return this.blockBody(syntax as Statement);
  }

  protected override blockBody(statement: Statement): string {
    const body = this.statement(statement);
    const { frame } = this;
    if (body.ends && frame.elementType === null) {
      const needsValue = frame.result === null ? frame.returns.length > 0 : frame.result !== types.void;
      if (needsValue) {
        const code = frame.isLambda ? 'CS1643' : 'CS0161';
        throw new SyntaxProblem(
          code,
          'Not all code paths return a value',
          statement.kind === 'block' ? statement.end : statement.at,
        );
      }
    }
    return `{${declare(frame.temporaries)}${body.js}}`;
  }

  protected override statement(syntax: Statement): Emitted {
    switch (syntax.kind) {
      case 'block':
        return this.block(syntax.statements);
      case 'empty':
        return { js: '', ends: true };
      case 'local':
        return { js: this.local(syntax), ends: true };
      case 'localFunction':
        return { js: '', ends: true };
      case 'expression':
        return { js: `${this.sideEffect(syntax.value)};`, ends: true };
      case 'if': {
        const condition = this.valueAs(syntax.condition, types.bool);
        const then = this.embedded(syntax.then);
        const otherwise = syntax.otherwise === null ? null : this.embedded(syntax.otherwise);
        const constant = condition.constant?.value;
        const ends = (constant !== false && then.ends) || (constant !== true && (otherwise === null || otherwise.ends));
        return { js: `if(${condition.js})${then.js}${otherwise === null ? '' : `else ${otherwise.js}`}`, ends };
      }
      case 'while':
        return this.while(syntax);
      case 'do':
        return this.do(syntax);
      case 'for':
        return this.for(syntax);
      case 'foreach':
        return this.foreach(syntax);
      case 'switch':
        return this.switch(syntax);
      case 'break':
        return { js: this.frame.jumps.break(this.frame.isLambda, syntax.at), ends: false };
      case 'continue':
        return { js: this.frame.jumps.continue(syntax.at), ends: false };
      case 'goto':
        return { js: this.frame.jumps.goto(syntax.label, syntax.at), ends: false };
      case 'gotoCase':
        return this.gotoCase(syntax);
      case 'labeled':
        throw new SyntaxProblem('CS1023', 'Embedded statement cannot be a declaration or labeled statement', syntax.at);
      case 'return':
        return { js: this.return(syntax), ends: false };
      case 'throw': {
        if (syntax.value === null) {
          if (this.frame.catchName === null)
            throw new SyntaxProblem(
              'CS0156',
              'A throw statement with no arguments is not allowed outside of a catch clause',
              syntax.at,
            );
          return { js: `throw ${this.frame.catchName};`, ends: false };
        }
        return { js: `throw ${this.thrown(syntax.value)};`, ends: false };
      }
      case 'try':
        return this.try(syntax);
      case 'using':
        return this.using(syntax);
      case 'lock':
        return this.lock(syntax);
      case 'checked':
        return this.withChecked(syntax.isChecked, () => this.statement(syntax.body));
      case 'yield': {
        const element = this.frame.elementType;
        if (element === null)
          throw new SyntaxProblem(
            'CS1624',
            'yield return needs a local function that returns IEnumerable<T>',
            syntax.at,
          );
        this.checkYield(false, syntax.at);
        return { js: `yield ${this.valueAs(syntax.value, element).js};`, ends: true };
      }
      case 'yieldBreak':
        this.checkYield(true, syntax.at);
        return { js: 'return;', ends: false };
    }
  }

  private return(syntax: Statement & { kind: 'return' }): string {
    const { frame } = this;
    if (frame.jumps.finallyDepth > 0)
      throw new SyntaxProblem('CS0157', 'Control cannot leave the body of a finally clause', syntax.at);
    if (frame.elementType !== null)
      throw new SyntaxProblem(
        'CS1622',
        'Cannot return a value from an iterator. Use the yield return statement to return a value, or yield break to end the iteration.',
        syntax.at,
      );
    if (syntax.value === null) {
      if (frame.result !== null && frame.result !== types.void)
        throw new SyntaxProblem(
          'CS0126',
          `An object of a type convertible to '${displayName(frame.result)}' is required`,
          syntax.at,
        );
      return 'return;';
    }
    if (frame.result === types.void)
      throw new SyntaxProblem(
        frame.isLambda ? 'CS8030' : 'CS0127',
        'A function without result cannot return a value',
        syntax.at,
      );
    if (frame.result === null) {
      const bound = this.bind(syntax.value);
      const value = this.requireValue(bound, syntax.value.at);
      frame.returns.push(value);
      return `return ${value.js};`;
    }
    const bound = this.bind(syntax.value);
    const value = this.convert(bound, frame.result, syntax.value.at);
    frame.returns.push(bound.kind === 'value' ? bound : value);
    return `return ${value.js};`;
  }
}
