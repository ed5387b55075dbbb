/** Unary and binary operators: predefined, lifted over null, and user-defined; constants are folded. */
import { SyntaxProblem, type Warning } from '../diagnostics';
import { library } from '../library';
import { ancestors } from '../library/registry';
import { Decimal } from '../runtime/decimal';
import { checkedInteger, integerRange, isIntegral, isNumeric, wrapInteger } from '../runtime/numbers';
import { conversionExists } from '../runtime/typeRelations';
import {
  displayName,
  isDelegate,
  isEnum,
  isValueType,
  type NamedType,
  nullableOf,
  type Type,
  types,
  underlyingOfNullable,
} from '../types';
import type { Bound, Value } from './code';
import { bigints, convertNumber } from './numericConversions';
import { type Candidate, OverloadBinder } from './overloads';

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);
const jsComparison: Readonly<Record<string, string>> = { '==': '===', '!=': '!==' };

/** Binds operators. */
export abstract class OperatorBinder extends OverloadBinder {
  /** What compiles but is hardly what is meant; a lambda that is bound more than once says it each time. */
  readonly warnings: Warning[] = [];

  /** `left op right`. */
  protected binary(operator: string, left: Value, right: Value, at: number, checked = this.isChecked): Value {
    const result =
      this.userOperator(operator, [left, right], at) ??
      this.textConcat(operator, left, right) ??
      this.predefined(operator, left, right, at, checked) ??
      this.lifted(operator, left, right, at, checked) ??
      this.reference(operator, left, right, at);
    if (result === null) {
      throw new SyntaxProblem(
        'CS0019',
        `Operator '${operator}' cannot be applied to operands of type '${displayName(left.type)}' and '${displayName(right.type)}'`,
        at,
      );
    }
    return result;
  }

  private textConcat(operator: string, left: Value, right: Value): Value | null {
    if (operator !== '+' || (left.type !== types.string && right.type !== types.string)) return null;
    if (left.type === types.void || right.type === types.void) return null;
    const text = (value: Value): string | null => {
      if (value.constant === undefined) return null;
      if (value.constant.value === null) return '';
      return value.type === types.string ? (value.constant.value as string) : null;
    };
    const one = text(left);
    const two = text(right);
    if (one !== null && two !== null) return this.constantValue(one + two, types.string);
    return { kind: 'value', type: types.string, js: `(${this.textJs(left)}+${this.textJs(right)})`, notNull: true };
  }

  /** A value as text inside a concatenation: null is empty. */
  protected textJs(value: Value): string {
    if (value.type === types.string)
      return value.notNull === true || (value.constant !== undefined && value.constant.value !== null)
        ? value.js
        : `(${value.js}??"")`;
    if (value.type === types.null) return '""';
    const box = this.typeConversion(value.type, types.object, false);
    if (value.type === types.int) return `String(${value.js})`;
    return `R.toText(${box === null ? value.js : box.apply(value.js)})`;
  }

  private userOperator(operator: string, operands: readonly Value[], at: number): Value | null {
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

  private liftedCall(
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

  /** The type in which two numbers meet, or null. */
  private promoted(left: Value, right: Value): Type | null {
    const pair = [left.type, right.type];
    if (!pair.every(isNumeric)) return null;
    if (pair.includes(types.decimal))
      return pair.includes(types.double) || pair.includes(types.float) ? null : types.decimal;
    if (pair.includes(types.double)) return types.double;
    if (pair.includes(types.float)) return types.float;
    if (pair.includes(types.ulong)) {
      const other = left.type === types.ulong ? right : left;
      if (
        other.type === types.ulong ||
        [types.byte, types.ushort, types.uint, types.char].includes(other.type as typeof types.byte)
      )
        return types.ulong;
      return other.constant !== undefined && Number(other.constant.value) >= 0 ? types.ulong : null;
    }
    if (pair.includes(types.long)) return types.long;
    if (pair.includes(types.uint)) {
      const other = left.type === types.uint ? right : left;
      if (other.type === types.int && other.constant !== undefined && Number(other.constant.value) >= 0)
        return types.uint;
      return [types.sbyte, types.short, types.int].includes(other.type as typeof types.int) ? types.long : types.uint;
    }
    return types.int;
  }

  private predefined(operator: string, left: Value, right: Value, at: number, checked: boolean): Value | null {
    if (operator === '<<' || operator === '>>') return this.shift(operator, left, right);
    if (left.type === types.bool && right.type === types.bool) return this.booleans(operator, left, right);
    if (isEnum(left.type) || isEnum(right.type)) return this.enums(operator, left, right, at);
    if (left.type === types.string && right.type === types.string && (operator === '==' || operator === '!=')) {
      if (left.constant !== undefined && right.constant !== undefined)
        return this.constantValue((left.constant.value === right.constant.value) === (operator === '=='), types.bool);
      return { kind: 'value', type: types.bool, js: `(${left.js}${jsComparison[operator]}${right.js})` };
    }
    const type = this.promoted(left, right);
    if (type === null) return null;
    if (['&', '|', '^'].includes(operator) && !isIntegral(type)) return null;
    if (!['+', '-', '*', '/', '%', '&', '|', '^'].includes(operator) && !comparisons.has(operator)) return null;
    const a = this.promote(left, type);
    const b = this.promote(right, type);
    this.checkConstantDivisor(operator, type, b, at);
    if (a.constant !== undefined && b.constant !== undefined)
      return this.fold(operator, type, a.constant.value, b.constant.value, at);
    if (comparisons.has(operator)) {
      const js =
        type === types.decimal
          ? `(${a.js}.compare(${b.js})${jsComparison[operator] ?? operator}0)`
          : `(${a.js}${jsComparison[operator] ?? operator}${b.js})`;
      return { kind: 'value', type: types.bool, js };
    }
    return { kind: 'value', type, js: arithmetic(operator, a.js, b.js, type, checked) };
  }

  private promote(value: Value, type: Type): Value {
    if (value.type === type) return value;
    if (value.constant !== undefined)
      return this.constantValue(convertNumber(value.constant.value, value.type, type), type);
    const conversion = this.typeConversion(value.type, type, true);
    return { kind: 'value', type, js: conversion === null ? value.js : conversion.apply(value.js) };
  }

  private checkConstantDivisor(operator: string, type: Type, right: Value, at: number): void {
    if ((operator !== '/' && operator !== '%') || right.constant === undefined) return;
    const zero =
      right.constant.value instanceof Decimal
        ? right.constant.value.isZero
        : isIntegral(type) && Number(right.constant.value) === 0;
    if (zero) throw new SyntaxProblem('CS0020', 'Division by constant zero', at);
  }

  private fold(operator: string, type: Type, left: unknown, right: unknown, at: number): Value | null {
    if (comparisons.has(operator)) {
      const order = left instanceof Decimal ? left.compare(right as Decimal) : null;
      const [a, b] = order === null ? [left as number, right as number] : [order, 0];
      const results: Record<string, boolean> = {
        '==': a === b,
        '!=': a !== b,
        '<': a < b,
        '>': a > b,
        '<=': a <= b,
        '>=': a >= b,
      };
      return this.constantValue(results[operator] ?? false, types.bool);
    }
    const range = integerRange(type);
    if (range !== null) {
      const a = BigInt(left as number | bigint);
      const b = BigInt(right as number | bigint);
      const exact =
        operator === '+'
          ? a + b
          : operator === '-'
            ? a - b
            : operator === '*'
              ? a * b
              : operator === '/'
                ? a / b
                : operator === '%'
                  ? a % b
                  : operator === '&'
                    ? a & b
                    : operator === '|'
                      ? a | b
                      : a ^ b;
      if ((exact < range.low || exact > range.high) && !this.isUnchecked) {
        throw new SyntaxProblem('CS0220', 'The operation overflows at compile time in checked mode', at);
      }
      return this.constantValue(wrapInteger(exact, type), type);
    }
    if (left instanceof Decimal) {
      const other = right as Decimal;
      try {
        const value =
          operator === '+'
            ? left.add(other)
            : operator === '-'
              ? left.subtract(other)
              : operator === '*'
                ? left.multiply(other)
                : operator === '/'
                  ? left.divide(other)
                  : left.remainder(other);
        return this.constantValue(value, type);
      } catch {
        throw new SyntaxProblem('CS0463', 'Evaluation of the decimal constant expression failed', at);
      }
    }
    const [a, b] = [left as number, right as number];
    const value =
      operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : operator === '/' ? a / b : a % b;
    return this.constantValue(type === types.float ? Math.fround(value) : value, type);
  }

  private shift(operator: string, left: Value, right: Value): Value | null {
    if (!isIntegral(left.type) || this.typeConversion(right.type, types.int, false) === null) return null;
    const type = bigints.has(left.type) || left.type === types.uint ? left.type : types.int;
    const value = this.promote(left, type);
    const count = this.promote(right, types.int);
    const mask = bigints.has(type) ? 63 : 31;
    if (value.constant !== undefined && count.constant !== undefined) {
      const by = BigInt(Number(count.constant.value) & mask);
      const number = BigInt(value.constant.value as number | bigint);
      return this.constantValue(wrapInteger(operator === '<<' ? number << by : number >> by, type), type);
    }
    if (bigints.has(type)) {
      const wrap = type === types.long ? 'BigInt.asIntN' : 'BigInt.asUintN';
      return { kind: 'value', type, js: `${wrap}(64,${value.js}${operator}BigInt(${count.js}&63))` };
    }
    if (type === types.uint)
      return {
        kind: 'value',
        type,
        js: operator === '<<' ? `((${value.js}<<${count.js})>>>0)` : `(${value.js}>>>${count.js})`,
      };
    return { kind: 'value', type, js: `(${value.js}${operator}${count.js})` };
  }

  private booleans(operator: string, left: Value, right: Value): Value | null {
    if (!['&', '|', '^', '==', '!=', '&&', '||'].includes(operator)) return null;
    if (left.constant !== undefined && right.constant !== undefined) {
      const [a, b] = [left.constant.value as boolean, right.constant.value as boolean];
      const value = operator[0] === '&' ? a && b : operator[0] === '|' ? a || b : operator === '==' ? a === b : a !== b;
      return this.constantValue(value, types.bool);
    }
    const js =
      operator === '&&' || operator === '||'
        ? `(${left.js}${operator}${right.js})`
        : operator === '&' || operator === '|'
          ? `!!(${left.js}${operator}${right.js})`
          : `(${left.js}${operator === '==' ? '===' : '!=='}${right.js})`;
    return { kind: 'value', type: types.bool, js };
  }

  private enums(operator: string, left: Value, right: Value, at: number): Value | null {
    const type = isEnum(left.type) ? left.type : right.type;
    const isSame = (value: Value) => value.type === type || (value.type === types.int && value.constant?.value === 0);
    const asInt = (value: Value): Value => ({ ...value, type: types.int });
    if ((comparisons.has(operator) || ['&', '|', '^'].includes(operator)) && isSame(left) && isSame(right)) {
      const result = this.predefined(operator, asInt(left), asInt(right), at, false);
      return result === null || result.type === types.bool ? result : { ...result, type };
    }
    if (operator !== '+' && operator !== '-') return null;
    if (left.type === type && right.type === type)
      return operator === '-' ? this.predefined('-', asInt(left), asInt(right), at, false) : null;
    if (!isIntegral(left.type === type ? right.type : left.type)) return null;
    const result = this.predefined(operator, asInt(left), asInt(right), at, false);
    return result === null ? null : { ...result, type };
  }

  private lifted(operator: string, left: Value, right: Value, at: number, checked: boolean): Value | null {
    const one = underlyingOfNullable(left.type);
    const two = underlyingOfNullable(right.type);
    if (one === null && two === null) return this.valueWithNull(operator, left, right, at);
    if (left.type === types.null || right.type === types.null) {
      if (operator === '==' || operator === '!=')
        return { kind: 'value', type: types.bool, js: `(${left.js}${jsComparison[operator]}${right.js})` };
      const type = one ?? two ?? types.int;
      return comparisons.has(operator)
        ? this.constantLike('false', types.bool)
        : this.constantLike('null', nullableOf(type));
    }
    if (one === types.bool || two === types.bool) {
      if (operator === '&&' || operator === '||') return null;
      if (
        (one ?? left.type) === types.bool &&
        (two ?? right.type) === types.bool &&
        (operator === '&' || operator === '|')
      ) {
        return {
          kind: 'value',
          type: nullableOf(types.bool),
          js: `R.${operator === '&' ? 'and3' : 'or3'}(${left.js},${right.js})`,
        };
      }
    }
    const inner = this.predefined(
      operator,
      { kind: 'value', type: one ?? left.type, js: 'v0' },
      { ...(two === null ? right : {}), kind: 'value', type: two ?? right.type, js: 'v1' } as Value,
      at,
      checked,
    );
    return inner === null ? null : this.liftedCall(operator, [left, right], ['v0', 'v1'], inner.js, inner.type);
  }

  /** `5 == null`: a value type is never equal to null, but may be compared with it where it has the operator. */
  private valueWithNull(operator: string, left: Value, right: Value, at: number): Value | null {
    const value = left.type === types.null ? right : left;
    if (value === right ? left.type !== types.null : right.type !== types.null) return null;
    if (!isValueType(value.type) || !comparisons.has(operator)) return null;
    const exists =
      this.userOperator(operator, [value, value], at) ?? this.predefined(operator, value, value, at, false);
    return exists === null ? null : { kind: 'value', type: types.bool, js: `(${value.js},${operator === '!='})` };
  }

  private constantLike(js: string, type: Type): Value {
    return { kind: 'value', type, js };
  }

  private reference(operator: string, left: Value, right: Value, at: number): Value | null {
    if (operator !== '==' && operator !== '!=') return null;
    const isReference = (type: Type) => type === types.null || (!isValueType(type) && type !== types.void);
    if (!isReference(left.type) || !isReference(right.type)) return null;
    const related =
      left.type === types.null ||
      right.type === types.null ||
      conversionExists(left.type.erased, right.type.erased) ||
      conversionExists(right.type.erased, left.type.erased) ||
      isInterfaceLike(left.type) ||
      isInterfaceLike(right.type);
    if (!related || (isDelegate(left.type) && right.type !== types.null && left.type !== right.type)) return null;
    this.warnOfReferences(left, right, at);
    return { kind: 'value', type: types.bool, js: `(${left.js}${jsComparison[operator]}${right.js})` };
  }

  /** Two texts are compared by reference when one is an object to the compiler, however equal they are. */
  private warnOfReferences(left: Value, right: Value, at: number): void {
    const unaware = (value: Value) => value.type === types.object && value.isCast !== true;
    const warn = (code: string, side: string) =>
      this.warnings.push({
        code,
        message: `Possible unintended reference comparison; to get a value comparison, cast the ${side} hand side to type 'string'`,
        offset: at,
      });
    if (unaware(left) && right.type === types.string) warn('CS0252', 'left');
    if (unaware(right) && left.type === types.string) warn('CS0253', 'right');
  }

  /** `op operand` for `+ - ! ~`. */
  protected unary(operator: string, operand: Value, at: number): Value {
    const user = this.userOperator(operator, [operand], at);
    if (user !== null) return user;
    const underlying = underlyingOfNullable(operand.type);
    if (underlying !== null) {
      const inner = this.unary(operator, { kind: 'value', type: underlying, js: 'v' }, at);
      return { kind: 'value', type: nullableOf(inner.type), js: `R.lift(${operand.js},(v)=>${inner.js})` };
    }
    if (operator === '!' && operand.type === types.bool) {
      return operand.constant === undefined
        ? { kind: 'value', type: types.bool, js: `(!${operand.js})` }
        : this.constantValue(!operand.constant.value, types.bool);
    }
    if (operator === '~' && isEnum(operand.type)) return { kind: 'value', type: operand.type, js: `(~${operand.js})` };
    if (operator !== '!' && isNumeric(operand.type)) {
      const small = isIntegral(operand.type) && !bigints.has(operand.type) && operand.type !== types.uint;
      let type: Type = small ? types.int : operand.type;
      if (operator === '-' && type === types.uint) type = types.long;
      if (
        !(operator === '-' && type === types.ulong && !isMinimumLong(operand)) &&
        !(operator === '~' && !isIntegral(type))
      ) {
        return this.numericUnary(operator, operand, type, at);
      }
    }
    throw new SyntaxProblem(
      'CS0023',
      `Operator '${operator}' cannot be applied to operand of type '${displayName(operand.type)}'`,
      at,
    );
  }

  private numericUnary(operator: string, operand: Value, type: Type, at: number): Value {
    if (operator === '-' && type === types.ulong) return this.constantValue(-(2n ** 63n), types.long);
    if (operator === '-' && operand.type === types.uint && operand.constant?.value === 2147483648)
      return this.constantValue(-2147483648, types.int);
    const value = this.promote(operand, type);
    if (operator === '+') return value;
    if (value.constant !== undefined) {
      const { value: constant } = value.constant;
      if (constant instanceof Decimal) return this.constantValue(constant.negate(), type);
      if (operator === '~')
        return this.constantValue(
          wrapInteger(typeof constant === 'bigint' ? ~constant : BigInt(~(constant as number)), type),
          type,
        );
      if (!isIntegral(type)) return this.constantValue(-(constant as number), type);
      try {
        const negated = -BigInt(constant as number | bigint);
        return this.constantValue(this.isUnchecked ? wrapInteger(negated, type) : checkedInteger(negated, type), type);
      } catch {
        throw new SyntaxProblem('CS0220', 'The operation overflows at compile time in checked mode', at);
      }
    }
    if (operator === '~') {
      const js = bigints.has(type)
        ? `BigInt.as${type === types.long ? 'Int' : 'Uint'}N(64,~${value.js})`
        : type === types.uint
          ? `(~${value.js}>>>0)`
          : `(~${value.js})`;
      return { kind: 'value', type, js };
    }
    if (type === types.decimal) return { kind: 'value', type, js: `${value.js}.negate()` };
    if (!isIntegral(type)) return { kind: 'value', type, js: `(-${value.js})` };
    return { kind: 'value', type, js: arithmetic('-', bigints.has(type) ? '0n' : '0', value.js, type, this.isChecked) };
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

function isMinimumLong(value: Value): boolean {
  return value.constant?.value === 2n ** 63n;
}

function isInterfaceLike(type: Type): boolean {
  return type.tag === 'parameter' || (type.tag === 'named' && type.definition.kind === 'interface');
}

/** JavaScript for `+ - * / % & | ^` of two values of the same type. */
export function arithmetic(operator: string, left: string, right: string, type: Type, checked: boolean): string {
  if (type === types.decimal) {
    const names: Record<string, string> = {
      '+': 'add',
      '-': 'subtract',
      '*': 'multiply',
      '/': 'divide',
      '%': 'remainder',
    };
    return `${left}.${names[operator]}(${right})`;
  }
  if (type === types.double) return `(${left}${operator} ${right})`;
  if (type === types.float) return `Math.fround(${left}${operator} ${right})`;
  if (checked && ['+', '-', '*'].includes(operator))
    return `R.checkedArithmetic("${operator}",${left},${right},R.t.${displayName(type)})`;
  if (bigints.has(type)) {
    if (operator === '/') return `R.divideLong(${left},${right})`;
    if (operator === '%') return `R.remainderLong(${left},${right})`;
    return `BigInt.as${type === types.long ? 'Int' : 'Uint'}N(64,${left}${operator} ${right})`;
  }
  if (operator === '/') return type === types.uint ? `R.divideUint(${left},${right})` : `R.divideInt(${left},${right})`;
  if (operator === '%') return `R.remainderInt(${left},${right})`;
  const js = operator === '*' ? `Math.imul(${left},${right})` : `(${left}${operator} ${right})`;
  return type === types.uint ? `(${js}>>>0)` : operator === '*' ? js : `(${js}|0)`;
}
