/** Conversions of what an expression gives: of constants, by operators of the types, and what is said where none exists. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { ancestors } from '../library/registry';
import type { Member } from '../library/signature';
import { Decimal } from '../runtime/decimal';
import { integerRange, isIntegral, isNumeric } from '../runtime/numbers';
import {
  argumentMap,
  displayName,
  isDelegate,
  isEnum,
  isSame,
  isValueType,
  type NamedType,
  substitute,
  type Type,
  types,
  underlyingOfNullable,
} from '../types';
import type { Bound, Conversion, Value } from './code';
import { bigints, convertNumber, isImplicitNumeric } from './numericConversions';
import { TupleConversionBinder } from './tupleConversions';
import { identity, isInterface } from './typeConversions';

/** Finds and applies conversions. */
export abstract class ConversionBinder extends TupleConversionBinder {
  /** Inside `unchecked`: constants wrap. */
  protected isUnchecked = false;

  /** Converts a lambda; null when it does not fit the delegate. */
  protected abstract lambdaTo(bound: Bound, type: NamedType): { js: string } | null;

  /** The conversion of something bound to a type, or null. */
  protected override conversion(bound: Bound, to: Type, explicit = false): Conversion | null {
    switch (bound.kind) {
      case 'throw':
        return { implicit: true, apply: () => bound.js };
      case 'default':
        return { implicit: true, apply: () => this.defaultJs(to) };
      case 'lambda':
      case 'methods':
      case 'localFunction': {
        if (!isDelegate(to)) return null;
        const converted = this.lambdaTo(bound, to as NamedType);
        return converted === null ? null : { implicit: true, apply: () => converted.js };
      }
      case 'tuple':
        return this.literalConversion(bound.elements, to, explicit);
      case 'value':
        return this.valueConversion(bound, to, explicit);
      default:
        return null;
    }
  }

  private valueConversion(value: Value, to: Type, explicit: boolean): Conversion | null {
    const from = value.type;
    if (isSame(from, to)) return value.constant === undefined ? identity : { ...identity, constant: value.constant };
    if (from === types.null) {
      return isValueType(to) && underlyingOfNullable(to) === null
        ? null
        : { implicit: true, apply: () => 'null', constant: { value: null } };
    }
    if (from === types.void || to === types.void) return null;
    return (
      this.constantConversion(value, to) ??
      this.typeConversion(from, to, false) ??
      this.tupleConversion(value, to, explicit) ??
      this.userDefined(value, to, false) ??
      (explicit
        ? (this.explicitConstant(value, to) ?? this.typeConversion(from, to, true) ?? this.userDefined(value, to, true))
        : null)
    );
  }

  /** Constant integers fit smaller types when their value does; 0 fits every enum; numbers keep being constants. */
  private constantConversion(value: Value, to: Type): Conversion | null {
    const { constant, type: from } = value;
    if (constant === undefined) return null;
    const target = underlyingOfNullable(to) ?? to;
    if ((from === types.int || from === types.long) && isIntegral(target) && target !== types.char) {
      const range = integerRange(target);
      const number = BigInt(constant.value as number | bigint);
      const allowed = from === types.int || target === types.ulong;
      if (allowed && range !== null && number >= range.low && number <= range.high) {
        return this.asConstant(bigints.has(target) ? number : Number(number), to);
      }
    }
    if (isEnum(target) && from === types.int && constant.value === 0) return this.asConstant(0, to);
    if (isImplicitNumeric(from, target) && target === to)
      return this.asConstant(convertNumber(constant.value, from, to), to);
    return null;
  }

  private asConstant(value: unknown, to: Type): Conversion {
    return underlyingOfNullable(to) === null
      ? { implicit: true, apply: () => this.literal(value), constant: { value } }
      : { implicit: true, apply: () => this.literal(value) };
  }

  private explicitConstant(value: Value, to: Type): Conversion | null {
    const { constant, type: from } = value;
    if (constant === undefined || constant.value === null || !isNumeric(to) || !(isNumeric(from) || isEnum(from)))
      return null;
    const range = integerRange(to);
    if (range !== null && !this.isUnchecked) {
      const number = constant.value instanceof Decimal ? constant.value.toNumber() : constant.value;
      const truncated =
        typeof number === 'bigint'
          ? number
          : Number.isFinite(number as number)
            ? BigInt(Math.trunc(number as number))
            : null;
      if (truncated === null || truncated < range.low || truncated > range.high) {
        throw new SyntaxProblem(
          'CS0221',
          `Constant value '${String(number)}' cannot be converted to a '${displayName(to)}' (use 'unchecked' syntax to override)`,
          -1,
        );
      }
    }
    const converted = convertNumber(constant.value, from, to);
    return { implicit: false, apply: () => this.literal(converted), constant: { value: converted } };
  }

  /** `implicit` and `explicit operator`s of both types and their bases, with standard conversions around them. */
  private userDefined(value: Value, to: Type, explicit: boolean): Conversion | null {
    const from = value.type;
    const target = underlyingOfNullable(to) ?? to;
    const candidates: { member: Member; owner: NamedType; source: Type; result: Type }[] = [];
    for (const side of [underlyingOfNullable(from) ?? from, target]) {
      for (const owner of ancestors(side)) {
        if (owner.tag !== 'named' || owner === types.object || isInterface(owner)) continue;
        for (const name of explicit ? ['implicit', 'explicit'] : ['implicit']) {
          for (const member of library.declared(owner.definition, name)) {
            const map = argumentMap(owner);
            const source = substitute(member.parameters[0]?.type ?? types.object, map);
            candidates.push({ member, owner, source, result: substitute(member.type, map) });
          }
        }
      }
    }
    let best: { cost: number; conversion: Conversion } | null = null;
    for (const { member, source, result } of candidates) {
      const before =
        this.constantConversion(value, source) ??
        this.typeConversion(from, source, explicit && !isValueType(from) && from !== types.object);
      const after = this.typeConversion(
        result,
        to,
        explicit && isNumeric(underlyingOfNullable(result) ?? result) && isNumeric(target),
      );
      if (before === null || after === null || (isInterface(from) && explicit)) continue;
      const cost =
        (source === from ? 0 : before.implicit ? 1 : 4) +
        (result === to ? 0 : after.implicit ? 2 : 8) +
        this.distance(from, source);
      const code = this.k(member.get);
      const apply = (js: string) => after.apply(`${code}(${before.apply(js)})`);
      if (best === null || cost < best.cost) best = { cost, conversion: { implicit: !explicit, apply } };
    }
    if (best === null && underlyingOfNullable(from) !== null && underlyingOfNullable(to) !== null) {
      const inner = this.userDefined(
        { kind: 'value', type: underlyingOfNullable(from) as Type, js: 'v' },
        target,
        explicit,
      );
      if (inner !== null) return { implicit: inner.implicit, apply: (js) => `R.lift(${js},(v)=>${inner.apply('v')})` };
    }
    return best?.conversion ?? null;
  }

  private distance(from: Type, to: Type): number {
    const numericOrder: Type[] = [
      types.int,
      types.uint,
      types.long,
      types.ulong,
      types.float,
      types.double,
      types.decimal,
    ];
    const index = numericOrder.indexOf(to);
    return isNumeric(from) && index >= 0 ? index / 10 : 0;
  }

  /** Converts, or complains with CS0029, CS0266, CS0030, CS0031 or CS0037. */
  protected convert(bound: Bound, to: Type, at: number, explicit = false): Value {
    try {
      const found = this.conversion(bound, to, explicit);
      if (found !== null) {
        const js = found.apply(bound.kind === 'value' ? bound.js : '');
        return {
          kind: 'value',
          type: to,
          js,
          ...(found.constant !== undefined &&
          underlyingOfNullable(to) === null &&
          (bound.kind !== 'value' || isNumeric(to) || isEnum(to) || bound.type === to || found.constant.value === null)
            ? { constant: found.constant }
            : {}),
          ...(bound.kind === 'value' ? this.convertedIdentity(bound, to) : {}),
          notNull: bound.kind === 'value' && (bound.notNull ?? false) && isValueType(to) === isValueType(bound.type),
        };
      }
    } catch (error) {
      if (error instanceof SyntaxProblem && error.offset < 0) throw new SyntaxProblem(error.code, error.message, at);
      throw error;
    }
    throw this.noConversion(bound, to, at, explicit);
  }

  protected noConversion(bound: Bound, to: Type, at: number, explicit: boolean): SyntaxProblem {
    const target = displayName(to);
    if (bound.kind === 'lambda')
      return new SyntaxProblem(
        'CS1660',
        `Cannot convert lambda expression to type '${target}' because it is not a delegate type or does not fit it`,
        at,
      );
    if (bound.kind === 'methods' || bound.kind === 'localFunction')
      return new SyntaxProblem(
        'CS0428',
        `Cannot convert method group to type '${target}'. Did you intend to invoke the method?`,
        at,
      );
    if (bound.kind === 'tuple')
      return new SyntaxProblem(
        'CS8135',
        `Tuple with ${bound.elements.length} elements cannot be converted to type '${target}'.`,
        at,
      );
    if (bound.kind !== 'value') return this.notAValue(bound, at);
    const source = displayName(bound.type);
    if (bound.type === types.null)
      return new SyntaxProblem(
        'CS0037',
        `Cannot convert null to '${target}' because it is a non-nullable value type`,
        at,
      );
    if (explicit) return new SyntaxProblem('CS0030', `Cannot convert type '${source}' to '${target}'`, at);
    if (
      bound.constant !== undefined &&
      isIntegral(bound.type) &&
      isIntegral(to) &&
      to !== types.char &&
      bound.type === types.int
    ) {
      return new SyntaxProblem(
        'CS0031',
        `Constant value '${String(bound.constant.value)}' cannot be converted to a '${target}'`,
        at,
      );
    }
    const suffix = to === types.decimal ? 'M' : to === types.float ? 'F' : null;
    if (bound.constant !== undefined && bound.type === types.double && suffix !== null) {
      return new SyntaxProblem(
        'CS0664',
        `Literal of type double cannot be implicitly converted to type '${target}'; use an '${suffix}' suffix to create a literal of this type`,
        at,
      );
    }
    const exists = this.conversion({ kind: 'value', type: bound.type, js: '' }, to, true) !== null;
    return exists
      ? new SyntaxProblem(
          'CS0266',
          `Cannot implicitly convert type '${source}' to '${target}'. An explicit conversion exists (are you missing a cast?)`,
          at,
        )
      : new SyntaxProblem('CS0029', `Cannot implicitly convert type '${source}' to '${target}'`, at);
  }

  protected notAValue(bound: Bound, at: number): SyntaxProblem {
    if (bound.kind === 'type')
      return new SyntaxProblem('CS0119', `'${displayName(bound.type)}' is a type, which is not valid here`, at);
    if (bound.kind === 'namespace')
      return new SyntaxProblem('CS0118', `'${bound.name}' is a namespace but is used like a variable`, at);
    if (bound.kind === 'default')
      return new SyntaxProblem('CS8716', 'There is no target type for the default literal.', at);
    if (bound.kind === 'outVariable')
      return new SyntaxProblem('CS8185', 'A declaration is not allowed in this context.', at);
    return new SyntaxProblem('CS0119', 'This is not a value', at);
  }
}
