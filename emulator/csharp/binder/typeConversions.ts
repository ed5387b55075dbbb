/** Conversions that depend on the types alone: numeric, nullable, reference, boxing and unboxing. */
import { ancestors } from '../library/registry';
import { needsBox } from '../runtime/boxed';
import { isNumeric } from '../runtime/numbers';
import { conversionExists } from '../runtime/typeRelations';
import { isDelegate, isEnum, isValueType, type Type, type TypeParameter, types, underlyingOfNullable } from '../types';
import type { Conversion } from './code';
import { IdentityBinder } from './identity';
import { isImplicitNumeric, numberJs } from './numericConversions';

/** The conversion that changes nothing. */
export const identity: Conversion = { implicit: true, apply: (js) => js };

/** Finds conversions between types. */
export abstract class TypeConversionBinder extends IdentityBinder {
  /** Overflow is checked (`checked`). */
  protected isChecked = false;

  /** Conversions that depend on the types alone. */
  protected typeConversion(source: Type, target: Type, explicit: boolean): Conversion | null {
    const [from, to] = [source.erased, target.erased];
    if (from === to) return identity;
    const fromUnderlying = underlyingOfNullable(from);
    const toUnderlying = underlyingOfNullable(to);
    if (toUnderlying !== null) {
      const inner = this.typeConversion(fromUnderlying ?? from, toUnderlying, explicit);
      if (inner !== null && isValueType(fromUnderlying ?? from)) {
        if (fromUnderlying === null) return inner;
        return {
          implicit: inner.implicit,
          apply: (js) => (inner === identity ? js : `R.lift(${js},(v)=>${inner.apply('v')})`),
        };
      }
      const isUnboxing = explicit && !isValueType(from) && conversionExists(toUnderlying, from);
      if (isUnboxing) return { implicit: false, apply: (js) => `R.unboxNullable(${js},${this.typeJs(to)})` };
      return null;
    }
    if (fromUnderlying !== null && explicit && isValueType(to)) {
      const inner = this.typeConversion(fromUnderlying, to, true);
      return inner === null ? null : { implicit: false, apply: (js) => inner.apply(`R.nullableValue(${js})`) };
    }
    if (isImplicitNumeric(from, to)) return { implicit: true, apply: (js) => numberJs(js, from, to, false) };
    if (isValueType(from) && conversionExists(from, to)) {
      return { implicit: true, apply: (js) => this.boxed(js, from) };
    }
    if (from.tag === 'parameter') {
      return ancestors(from).includes(to)
        ? { implicit: true, apply: (js) => `R.box(${js},${this.typeJs(from)})` }
        : explicit && mayBe(from, to)
          ? { implicit: false, apply: (js) => `R.cast(R.box(${js},${this.typeJs(from)}),${this.typeJs(to)})` }
          : null;
    }
    if (!isValueType(from) && isDelegate(from) && (to === types.object || to === types.delegate)) {
      return { implicit: true, apply: (js) => `R.box(${js},${this.typeJs(from)})` };
    }
    if (!isValueType(from) && conversionExists(from, to)) return identity;
    if (!explicit) return null;
    const numericFrom = isNumeric(from) ? from : isEnum(from) ? types.int : null;
    const numericTo = isNumeric(to) ? to : isEnum(to) ? types.int : null;
    if (numericFrom !== null && numericTo !== null) {
      return { implicit: false, apply: (js) => numberJs(js, numericFrom, numericTo, this.isChecked) };
    }
    if (isValueType(from)) return null;
    if (to.tag === 'parameter') return { implicit: false, apply: (js) => `R.cast(${js},${this.typeJs(to)})` };
    const mayHold =
      conversionExists(to, from) ||
      (isInterface(from) && !isSealed(to)) ||
      (isInterface(to) && !isValueType(to) && from !== types.string);
    return mayHold ? { implicit: false, apply: (js) => this.cast(js, to) } : null;
  }

  /** A value of a value type as an object, without a call where the type alone says how. */
  private boxed(js: string, from: Type): string {
    if (from.tag === 'parameter' || underlyingOfNullable(from) !== null) return `R.box(${js},${this.typeJs(from)})`;
    return needsBox(from) ? `new R.Boxed(${this.typeJs(from)},${js})` : js;
  }

  /** An object as another type; the types that variables mostly have are asked for first. */
  private cast(js: string, to: Type): string {
    if (to === types.string) return `R.castString(${js})`;
    return isValueType(to) && needsBox(to) ? `R.unbox(${js},${this.typeJs(to)})` : `R.cast(${js},${this.typeJs(to)})`;
  }
}

/** May what is of a type parameter be of a type, as far as its constraints say? */
function mayBe({ bounds }: TypeParameter, to: Type): boolean {
  return (
    bounds.length === 0 || isInterface(to) || bounds.some((bound) => isInterface(bound) || conversionExists(to, bound))
  );
}

/** Can no type derive from it, so that it has only the interfaces that it declares? */
function isSealed(type: Type): boolean {
  return isValueType(type) || type === types.string || isDelegate(type);
}

/** Is it an interface? */
export function isInterface(type: Type): boolean {
  return type.tag === 'named' && type.definition.kind === 'interface';
}
