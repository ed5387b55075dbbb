/** Conversions of tuples: element by element. */
import { isTuple, type NamedType, type Type, underlyingOfNullable } from '../types';
import type { Bound, Conversion, TupleElement, Value } from './code';
import { TypeConversionBinder } from './typeConversions';

/** Finds conversions of tuples. */
export abstract class TupleConversionBinder extends TypeConversionBinder {
  /** The conversion of something bound to a type, or null. */
  protected abstract conversion(bound: Bound, to: Type, explicit?: boolean): Conversion | null;

  /** A tuple as one of other types (ECMA-334, 10.2.13); a nullable tuple stays null or is none. */
  protected tupleConversion(value: Value, to: Type, explicit: boolean): Conversion | null {
    if (value.elements !== undefined) return this.literalConversion(value.elements, to, explicit);
    const target = underlyingOfNullable(to) ?? to;
    const underlying = underlyingOfNullable(value.type);
    const from = underlying ?? value.type;
    if (!isTuple(target) || !isTuple(from)) return null;
    const items = from.arguments_.map((type, index): Bound => ({ kind: 'value', type, js: `v.items[${index}]` }));
    const inner = this.elementwise(items, target, explicit);
    if (inner === null) return null;
    if (underlying === null) return { ...inner, apply: (js) => `((v)=>${inner.apply('v')})(${js})` };
    if (target !== to) return { ...inner, apply: (js) => `R.lift(${js},(v)=>${inner.apply('v')})` };
    if (!explicit) return null;
    return { implicit: false, apply: (js) => `((v)=>${inner.apply('v')})(R.nullableValue(${js}))` };
  }

  /** A tuple literal: what its elements are decides, so that `null` or a lambda may be one. */
  protected literalConversion(elements: readonly TupleElement[], to: Type, explicit: boolean): Conversion | null {
    const target = underlyingOfNullable(to) ?? to;
    if (!isTuple(target)) return null;
    return this.elementwise(
      elements.map(({ bound }) => bound),
      target,
      explicit,
    );
  }

  private elementwise(items: readonly Bound[], target: NamedType, explicit: boolean): Conversion | null {
    if (items.length !== target.arguments_.length) return null;
    const parts: string[] = [];
    let implicit = true;
    for (const [index, bound] of items.entries()) {
      const found = this.conversion(bound, target.arguments_[index] as Type, explicit);
      if (found === null) return null;
      implicit &&= found.implicit;
      parts.push(found.apply(bound.kind === 'value' ? bound.js : ''));
    }
    return { implicit, apply: () => `R.tuple(${this.typeJs(target)},[${parts.join(',')}])` };
  }
}
