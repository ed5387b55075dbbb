/** Unary operators. */
import { SyntaxProblem } from '../diagnostics';
import { Decimal } from '../runtime/decimal';
import { checkedInteger, isIntegral, isNumeric, wrapInteger } from '../runtime/numbers';
import { displayName, isEnum, nullableOf, type Type, types, underlyingOfNullable } from '../types';
import { arithmetic } from './arithmetic';
import type { Value } from './code';
import { bigints } from './numericConversions';
import { OperatorBinder } from './operators';

/** Binds unary operators. */
export abstract class UnaryOperatorBinder extends OperatorBinder {
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
}

function isMinimumLong(value: Value): boolean {
  return value.constant?.value === 2n ** 63n;
}
