/** Operators that types declare, lifted over null. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { ancestors } from '../library/registry';
import { isValueType, type NamedType, nullableOf, type Type, types, underlyingOfNullable } from '../types';
import { comparisons } from './arithmetic';
import type { Candidate } from './betterness';
import type { Bound, Value } from './code';
import { TextBinder } from './texts';

/** Binds such operators. */
export abstract class UserOperatorBinder extends TextBinder {
  protected userOperator(operator: string, operands: readonly Value[], at: number): Value | null {
    const candidates: Candidate[] = [];
    const seen = new Set<Type>();
    for (const operand of operands) {
      for (const owner of ancestors(underlyingOfNullable(operand.type) ?? operand.type)) {
        if (owner.tag !== 'named' || seen.has(owner)) continue;
        seen.add(owner);
        for (const member of library.declared(owner.definition, operator)) {
          if (member.kind === 'operator' && member.parameters.length === operands.length)
            candidates.push({ member, owner });
        }
      }
    }
    if (candidates.length === 0) return null;
    // All operators compete; the rule that nearer types hide farther ones is for methods.
    const level = candidates[0]?.owner as NamedType;
    const flat = candidates.map((candidate) => ({
      ...candidate,
      owner: candidate.owner.arguments_.length === 0 ? level : candidate.owner,
    }));
    const attempt = (values: readonly Value[]) => {
      try {
        return this.choose(
          operator,
          flat,
          values.map((bound) => ({ bound, name: null, modifier: '' as const, at })),
          null,
          at,
        );
      } catch (error) {
        if (error instanceof SyntaxProblem && error.code !== 'CS0121') return null;
        throw error;
      }
    };
    const chosen = attempt(operands);
    if (chosen !== null)
      return { kind: 'value', type: chosen.result, js: `${this.k(chosen.member.get)}(${chosen.arguments.join(',')})` };
    if (!operands.some((operand) => underlyingOfNullable(operand.type) !== null)) return null;
    if (operands.some((operand) => operand.type === types.null)) return null;
    const names = operands.map((_, index) => `v${index}`);
    const inner = attempt(
      operands.map((operand, index) => ({
        kind: 'value',
        type: underlyingOfNullable(operand.type) ?? operand.type,
        js: names[index] ?? '',
      })),
    );
    if (inner === null) return null;
    return this.liftedCall(
      operator,
      operands,
      names,
      `${this.k(inner.member.get)}(${inner.arguments.join(',')})`,
      inner.result,
    );
  }

  protected liftedCall(
    operator: string,
    operands: readonly Value[],
    names: readonly string[],
    js: string,
    result: Type,
  ): Value {
    const isComparison = comparisons.has(operator);
    const whenNull = operator === '==' ? 'v0===v1' : operator === '!=' ? 'v0!==v1' : isComparison ? 'false' : 'null';
    const test = names.map((name) => `${name}===null`).join('||');
    const code = `((${names.join(',')})=>${test}?${whenNull}:${js})(${operands.map((operand) => operand.js).join(',')})`;
    return {
      kind: 'value',
      type: isComparison ? types.bool : isValueType(result) ? nullableOf(result) : result,
      js: code,
    };
  }

  /** The value of something bound, or the error that it is none. */
  protected requireValue(bound: Bound, at: number): Value {
    if (bound.kind === 'value') return bound;
    if (bound.kind === 'methods')
      throw new SyntaxProblem('CS0019', `'${bound.name}' is a method; it is called with parentheses`, at);
    if (bound.kind === 'tuple')
      throw new SyntaxProblem('CS8135', 'The tuple has an element without a type: write a cast before it', at);
    throw this.notAValue(bound, at);
  }
}
