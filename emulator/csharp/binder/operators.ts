/** Binary operators: predefined, lifted over null; constants are folded. */
import { SyntaxProblem, type Warning } from '../diagnostics';
import { Decimal } from '../runtime/decimal';
import { isIntegral, isNumeric, wrapInteger } from '../runtime/numbers';
import { conversionExists } from '../runtime/typeRelations';
import {
  displayName,
  isDelegate,
  isEnum,
  isValueType,
  nullableOf,
  type Type,
  types,
  underlyingOfNullable,
} from '../types';
import { arithmetic, comparisons, foldConstants } from './arithmetic';
import type { Value } from './code';
import { bigints, convertNumber } from './numericConversions';
import { referenceWarning } from './referenceWarnings';
import { UserOperatorBinder } from './userOperators';

const jsComparison: Readonly<Record<string, string>> = { '==': '===', '!=': '!==' };

/** Binds operators. */
export abstract class OperatorBinder extends UserOperatorBinder {
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
      return this.folded(operator, type, a.constant.value, b.constant.value, at);
    if (comparisons.has(operator)) {
      const js =
        type === types.decimal
          ? `(${a.js}.compare(${b.js})${jsComparison[operator] ?? operator}0)`
          : `(${a.js}${jsComparison[operator] ?? operator}${b.js})`;
      return { kind: 'value', type: types.bool, js };
    }
    return { kind: 'value', type, js: arithmetic(operator, a.js, b.js, type, checked) };
  }

  protected promote(value: Value, type: Type): Value {
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

  private folded(operator: string, type: Type, left: unknown, right: unknown, at: number): Value {
    const value = foldConstants(operator, type, left, right, this.isUnchecked, at);
    return this.constantValue(value, comparisons.has(operator) ? types.bool : type);
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
    const warning = referenceWarning(operator, left, right);
    if (warning !== null) this.warnings.push({ ...warning, offset: at });
    return { kind: 'value', type: types.bool, js: this.referenceTest(operator, left, right) };
  }
}

function isInterfaceLike(type: Type): boolean {
  return type.tag === 'parameter' || (type.tag === 'named' && type.definition.kind === 'interface');
}
