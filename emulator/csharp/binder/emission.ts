/** What the emitted code refers to: constants and types. */
import { defaultValue } from '../runtime/array';
import type { Type, TypeParameter } from '../types';
import type { Value } from './code';

/** The base of the binder: the names that its JavaScript uses. */
export abstract class Emission {
  /** Objects that the emitted code refers to as `K[i]`. */
  readonly constants: unknown[] = [];
  private readonly constantIndex = new Map<unknown, number>();
  /** JavaScript names of the type parameters of generic local functions. */
  protected readonly typeParameterNames = new Map<TypeParameter, string>();

  /** The emitted name of an object. */
  protected k(object: unknown): string {
    let index = this.constantIndex.get(object);
    if (index === undefined) {
      index = this.constants.push(object) - 1;
      this.constantIndex.set(object, index);
    }
    return `k${index}`;
  }

  /** A type as JavaScript; parameters of local functions are filled in at run time. */
  protected typeJs(type: Type): string {
    const used = [...this.typeParameterNames].filter(
      ([parameter]) => type === parameter || type.erased.key.includes(parameter.key),
    );
    if (used.length === 0) return this.k(type.erased);
    const map = used.map(([parameter, name]) => `[${this.k(parameter)},${name}]`).join(',');
    return `R.substitute(${this.k(type.erased)},new Map([${map}]))`;
  }

  /** A constant as JavaScript. */
  protected literal(value: unknown): string {
    if (typeof value === 'number') return Object.is(value, -0) ? '(-0)' : value < 0 ? `(${value})` : String(value);
    if (typeof value === 'bigint') return value < 0n ? `(${value}n)` : `${value}n`;
    if (typeof value === 'string') return JSON.stringify(value);
    if (value === null || typeof value === 'boolean') return String(value);
    return this.k(value);
  }

  protected constantValue(value: unknown, type: Type): Value {
    return { kind: 'value', type, js: this.literal(value), constant: { value }, notNull: value !== null };
  }

  protected defaultJs(type: Type): string {
    if (type.tag === 'parameter' || this.typeJs(type).startsWith('R.')) return `R.defaultValue(${this.typeJs(type)})`;
    return this.literal(defaultValue(type.erased));
  }
}
