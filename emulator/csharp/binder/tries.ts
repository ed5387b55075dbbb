/** `try`, `using` and `lock`. */
import { SyntaxProblem } from '../diagnostics';
import { ancestors } from '../library/registry';
import type { Expression, Statement } from '../syntax';
import { displayName, isValueType, type Type, types } from '../types';
import type { Emitted } from './blocks';
import { LoopBinder } from './loops';

/** Binds statements that guard others. */
export abstract class TryBinder extends LoopBinder {
  protected try(syntax: Statement & { kind: 'try' }): Emitted {
    const body = this.guarded(syntax.catches.length > 0 ? 'try' : null, syntax.body);
    let ends = body.ends;
    let js = `try${body.js}`;
    if (syntax.catches.length > 0) {
      const error = this.unique('e');
      const outerName = this.frame.catchName;
      const chain: string[] = [];
      const earlier: Type[] = [];
      for (const clause of syntax.catches) {
        const type = clause.type === null ? types.exception : this.typeOfSyntax(clause.type);
        if (!ancestors(type).includes(types.exception))
          throw new SyntaxProblem(
            'CS0155',
            'The type caught or thrown must be derived from System.Exception',
            clause.type?.at ?? clause.at,
          );
        if (earlier.some((one) => ancestors(type).includes(one)))
          throw new SyntaxProblem(
            'CS0160',
            'A previous catch clause already catches all exceptions of this or of a super type',
            clause.type?.at ?? clause.at,
          );
        if (clause.filter === null) earlier.push(type);
        const { result, hoisted } = this.inScope(() => {
          if (clause.name !== null)
            this.scope.declare(
              clause.name,
              { kind: 'value', value: { ...this.variable(error, type), notNull: true } },
              clause.nameAt,
            );
          const filter = clause.filter === null ? '' : `&&R.filter(()=>${this.valueAs(clause.filter, types.bool).js})`;
          this.frame.catchName = error;
          const handler = this.guarded('catch', clause.body);
          this.frame.catchName = outerName;
          ends ||= handler.ends;
          return { filter, handler: handler.js };
        });
        const test = type === types.exception ? 'true' : `R.is(${error},${this.typeJs(type)})`;
        chain.push(`if(${test}${result.filter})${result.handler}`);
        if (hoisted !== '') this.frame.temporaries.push(...hoisted.slice(4, -1).split(','));
      }
      js += `catch(${error}){${error}=R.caught(${error});${chain.join('else ')}else throw ${error};}`;
    }
    if (syntax.finally !== null) {
      this.frame.jumps.finallyDepth += 1;
      const last = this.guarded('finally', syntax.finally);
      this.frame.jumps.finallyDepth -= 1;
      js += `finally${last.js}`;
      ends &&= last.ends;
    }
    return { js, ends };
  }

  private guarded(guard: 'try' | 'catch' | 'finally' | null, body: Statement): Emitted {
    if (guard === null) return this.statement(body);
    this.frame.guards.push(guard);
    const emitted = this.statement(body);
    this.frame.guards.pop();
    return emitted;
  }

  /** @throws SyntaxProblem CS1625, CS1626 or CS1631 where the `try` statements around forbid to yield. */
  protected checkYield(isBreak: boolean, at: number): void {
    const { guards } = this.frame;
    if (guards.includes('finally'))
      throw new SyntaxProblem('CS1625', 'Cannot yield in the body of a finally clause', at);
    if (isBreak) return;
    if (guards.includes('catch'))
      throw new SyntaxProblem('CS1631', 'Cannot yield a value in the body of a catch clause', at);
    if (guards.includes('try'))
      throw new SyntaxProblem('CS1626', 'Cannot yield a value in the body of a try block with a catch clause', at);
  }

  protected using(syntax: Statement & { kind: 'using' }): Emitted {
    const { result, hoisted } = this.inScope(() => {
      const names: string[] = [];
      let before: string;
      const check = (type: Type, at: number) => {
        if (!ancestors(type).some((one) => one.key === 'System.IDisposable')) {
          throw new SyntaxProblem(
            'CS1674',
            `'${displayName(type)}': type used in a using statement must implement 'System.IDisposable'`,
            at,
          );
        }
      };
      if (syntax.local !== null) {
        before = this.local(syntax.local);
        for (const { name, at } of syntax.local.declarators) {
          const symbol = this.scope.find(name);
          if (symbol?.kind !== 'value') continue;
          check(symbol.value.type, at);
          names.push(symbol.value.js);
          const { place: _, ...value } = symbol.value;
          this.scope.set(name, {
            kind: 'value',
            value: {
              ...value,
              notAssignable: { code: 'CS1656', message: `Cannot assign to '${name}' because it is a 'using variable'` },
            },
          });
        }
      } else {
        const value = this.value(syntax.value as Expression);
        check(value.type, syntax.at);
        const name = this.unique('resource');
        names.push(name);
        before = `const ${name}=${value.js};`;
      }
      const body = this.embedded(syntax.body);
      return {
        js: `${before}try${body.js}finally{${names.map((name) => `R.dispose(${name});`).join('')}}`,
        ends: body.ends,
      };
    });
    return { js: `{${hoisted}${result.js}}`, ends: result.ends };
  }

  /** One expression runs on one thread, so the lock itself is never waited for. */
  protected lock(syntax: Statement & { kind: 'lock' }): Emitted {
    const value = this.value(syntax.value);
    if (isValueType(value.type))
      throw new SyntaxProblem(
        'CS0185',
        `'${displayName(value.type)}' is not a reference type as required by the lock statement`,
        syntax.value.at,
      );
    const body = this.embedded(syntax.body);
    return { js: `R.lock(${value.js});${body.js}`, ends: body.ends };
  }
}
