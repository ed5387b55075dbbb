/** Arithmetic: of constants at compile time, and as JavaScript. */
import { SyntaxProblem } from '../diagnostics';
import { Decimal } from '../runtime/decimal';
import { integerRange, wrapInteger } from '../runtime/numbers';
import { displayName, type Type, types } from '../types';
import { bigints } from './numericConversions';

/** Operators that compare. */
export const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

/**
 * Two constants of one type under an operator; null where it folds none.
 * @throws SyntaxProblem CS0220 or CS0463 when the result does not fit, unless integers may wrap.
 */
export function foldConstants(
  operator: string,
  type: Type,
  left: unknown,
  right: unknown,
  wraps: boolean,
  at: number,
): unknown {
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
    return results[operator] ?? false;
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
    if ((exact < range.low || exact > range.high) && !wraps) {
      throw new SyntaxProblem('CS0220', 'The operation overflows at compile time in checked mode', at);
    }
    return wrapInteger(exact, type);
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
      return value;
    } catch {
      throw new SyntaxProblem('CS0463', 'Evaluation of the decimal constant expression failed', at);
    }
  }
  const [a, b] = [left as number, right as number];
  const value =
    operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : operator === '/' ? a / b : a % b;
  return type === types.float ? Math.fround(value) : value;
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
