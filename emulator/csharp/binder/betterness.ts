/** Which of several applicable members is better (ECMA-334, 12.6.4). */
import { SyntaxProblem } from '../diagnostics';
import type { Member, Parameter } from '../library/signature';
import { isIntegral } from '../runtime/numbers';
import {
  isDelegate,
  isSame,
  isValueType,
  type NamedType,
  type Type,
  TypeParameter,
  types,
  underlyingOfNullable,
} from '../types';
import type { Argument, Bound, Value } from './code';
import { InferenceBinder } from './inference';

/** A member that a name may mean, on its owner. */
export interface Candidate {
  readonly member: Member;
  readonly owner: NamedType;
}

/** A candidate that takes the arguments. */
export interface Applicable extends Candidate {
  readonly map: Map<TypeParameter, Type>;
  readonly expanded: boolean;
  /** For each argument: its parameter and type. */
  readonly targets: readonly { readonly parameter: Parameter; readonly type: Type }[];
  readonly defaults: number;
}

const signed = new Set<Type>([types.sbyte, types.short, types.int, types.long]);
const unsigned = new Set<Type>([types.byte, types.ushort, types.uint, types.ulong]);

/** Compares members. */
export abstract class BetternessBinder extends InferenceBinder {
  protected best(name: string, applicable: readonly Applicable[], list: readonly Argument[], at: number): Applicable {
    const winners = applicable.filter((one) =>
      applicable.every((other) => other === one || this.isBetter(one, other, list)),
    );
    if (winners.length === 1) return winners[0] as Applicable;
    const first = applicable.find((one) =>
      applicable.every((other) => other === one || !this.isBetter(other, one, list)),
    );
    const same = applicable.every((one) =>
      one.targets.every((target, index) => target.type.erased === applicable[0]?.targets[index]?.type.erased),
    );
    if (first !== undefined && same) return first;
    throw new SyntaxProblem(
      'CS0121',
      `The call is ambiguous between the following methods: ${
        applicable
          .slice(0, 2)
          .map((one) => `'${one.member.signature}'`)
          .join(' and ') || name
      }`,
      at,
    );
  }

  private isBetter(left: Applicable, right: Applicable, list: readonly Argument[]): boolean {
    let better = false;
    for (const [index, { bound }] of list.entries()) {
      const one = left.targets[index]?.type as Type;
      const other = right.targets[index]?.type as Type;
      const order = this.compareConversions(bound, one, other);
      if (order < 0) return false;
      if (order > 0) better = true;
    }
    if (better) return true;
    const same = left.targets.every((target, index) => target.type.erased === right.targets[index]?.type.erased);
    if (!same) return false;
    const generic = left.member.typeParameters.length - right.member.typeParameters.length;
    if (left.member.typeParameters.length === 0 && right.member.typeParameters.length > 0) return true;
    if (generic > 0 && right.member.typeParameters.length === 0) return false;
    if (left.expanded !== right.expanded) return !left.expanded;
    if (left.expanded && left.member.parameters.length !== right.member.parameters.length)
      return left.member.parameters.length > right.member.parameters.length;
    if (left.defaults !== right.defaults) return left.defaults < right.defaults;
    return this.isMoreSpecific(left.member, right.member);
  }

  private isMoreSpecific(left: Member, right: Member): boolean {
    let more = false;
    for (const [index, parameter] of left.parameters.entries()) {
      const other = right.parameters[index];
      if (other === undefined) return false;
      const one = depthOf(parameter.type);
      const two = depthOf(other.type);
      if (one < two) return false;
      if (one > two) more = true;
    }
    return more;
  }

  /** 1 when converting to `left` is better, -1 when to `right`, 0 when neither. */
  private compareConversions(bound: Bound, left: Type, right: Type): number {
    if (isSame(left, right)) return 0;
    if (bound.kind === 'value') {
      if (isSame(bound.type, left)) return 1;
      if (isSame(bound.type, right)) return -1;
    }
    if (
      (bound.kind === 'lambda' || bound.kind === 'methods' || bound.kind === 'localFunction') &&
      isDelegate(left) &&
      isDelegate(right)
    ) {
      const one = this.delegateSignature(left as NamedType);
      const two = this.delegateSignature(right as NamedType);
      if (
        one.parameters.length === two.parameters.length &&
        one.parameters.every((type, index) => type.erased === two.parameters[index]?.erased)
      ) {
        const result = this.returnTypeOf(bound, one.parameters, left as NamedType);
        if (isSame(one.result, two.result)) return 0;
        if (one.result === types.void) return -1;
        if (two.result === types.void) return 1;
        if (result === null) return 0;
        return this.compareConversions({ kind: 'value', type: result, js: '' }, one.result, two.result);
      }
      return 0;
    }
    const forward = this.typeConversion(left, right, false) !== null || this.userConverts(left, right);
    const backward = this.typeConversion(right, left, false) !== null || this.userConverts(right, left);
    if (forward !== backward) return forward ? 1 : -1;
    const one = underlyingOfNullable(left) ?? left;
    const two = underlyingOfNullable(right) ?? right;
    if (isIntegral(one) && isIntegral(two)) {
      if (signed.has(one) && unsigned.has(two)) return 1;
      if (unsigned.has(one) && signed.has(two)) return -1;
    }
    return 0;
  }

  private userConverts(from: Type, to: Type): boolean {
    if (isValueType(from) && isValueType(to) && from.tag === 'named' && isIntegral(from)) return false;
    return this.conversion({ kind: 'value', type: from, js: '' } as Value, to)?.implicit === true;
  }
}

function depthOf(type: Type): number {
  if (type instanceof TypeParameter) return 0;
  if (type.tag === 'array') return 1 + depthOf(type.element);
  if (type.tag === 'named') return 1 + type.arguments_.reduce((sum, argument) => sum + depthOf(argument), 0);
  return 1;
}
