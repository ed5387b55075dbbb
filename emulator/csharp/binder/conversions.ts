/** Conversions of C#: which exist, which are implicit, and the JavaScript that performs them. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { ancestors } from '../library/registry';
import type { Member } from '../library/signature';
import { defaultValue } from '../runtime/array';
import { Decimal } from '../runtime/decimal';
import { integerRange, isIntegral, isNumeric, wrapInteger } from '../runtime/numbers';
import { conversionExists } from '../runtime/typeRelations';
import {
  argumentMap,
  displayName,
  isDelegate,
  isEnum,
  isValueType,
  type NamedType,
  substitute,
  type Type,
  type TypeParameter,
  types,
  underlyingOfNullable,
} from '../types';
import type { Bound, Conversion, Value } from './code';

const implicitNumeric = new Map<Type, readonly Type[]>([
  [types.sbyte, [types.short, types.int, types.long, types.float, types.double, types.decimal]],
  [
    types.byte,
    [
      types.short,
      types.ushort,
      types.int,
      types.uint,
      types.long,
      types.ulong,
      types.float,
      types.double,
      types.decimal,
    ],
  ],
  [types.short, [types.int, types.long, types.float, types.double, types.decimal]],
  [types.ushort, [types.int, types.uint, types.long, types.ulong, types.float, types.double, types.decimal]],
  [types.int, [types.long, types.float, types.double, types.decimal]],
  [types.uint, [types.long, types.ulong, types.float, types.double, types.decimal]],
  [types.long, [types.float, types.double, types.decimal]],
  [types.ulong, [types.float, types.double, types.decimal]],
  [
    types.char,
    [types.ushort, types.int, types.uint, types.long, types.ulong, types.float, types.double, types.decimal],
  ],
  [types.float, [types.double]],
]);
const bigints = new Set<Type>([types.long, types.ulong]);
const identity: Conversion = { implicit: true, apply: (js) => js };

/** The base of the binder: constants of the emitted function, types in JavaScript, conversions. */
export abstract class ConversionBinder {
  /** Objects that the emitted code refers to as `K[i]`. */
  readonly constants: unknown[] = [];
  private readonly constantIndex = new Map<unknown, number>();
  /** Overflow is checked (`checked`). */
  protected isChecked = false;
  /** Inside `unchecked`: constants wrap. */
  protected isUnchecked = false;
  /** JavaScript names of the type parameters of generic local functions. */
  protected readonly typeParameterNames = new Map<TypeParameter, string>();

  /** Converts a lambda; null when it does not fit the delegate. */
  protected abstract lambdaTo(bound: Bound, type: NamedType): { js: string } | null;

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
      ([parameter]) => type === parameter || type.key.includes(parameter.key),
    );
    if (used.length === 0) return this.k(type);
    const map = used.map(([parameter, name]) => `[${this.k(parameter)},${name}]`).join(',');
    return `R.substitute(${this.k(type)},new Map([${map}]))`;
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

  /** The conversion of something bound to a type, or null. */
  protected conversion(bound: Bound, to: Type, explicit = false): Conversion | null {
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
      case 'value':
        return this.valueConversion(bound, to, explicit);
      default:
        return null;
    }
  }

  protected defaultJs(type: Type): string {
    if (type.tag === 'parameter' || this.typeJs(type).startsWith('R.')) return `R.defaultValue(${this.typeJs(type)})`;
    return this.literal(defaultValue(type));
  }

  private valueConversion(value: Value, to: Type, explicit: boolean): Conversion | null {
    const from = value.type;
    if (from === to) return value.constant === undefined ? identity : { ...identity, constant: value.constant };
    if (from === types.null) {
      return isValueType(to) && underlyingOfNullable(to) === null
        ? null
        : { implicit: true, apply: () => 'null', constant: { value: null } };
    }
    if (from === types.void || to === types.void) return null;
    return (
      this.constantConversion(value, to) ??
      this.typeConversion(from, to, false) ??
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
    if (implicitNumeric.get(from)?.includes(target) && target === to)
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

  /** Conversions that depend on the types alone. */
  protected typeConversion(from: Type, to: Type, explicit: boolean): Conversion | null {
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
    if (implicitNumeric.get(from)?.includes(to))
      return { implicit: true, apply: (js) => numberJs(js, from, to, false) };
    if (isValueType(from) && conversionExists(from, to)) {
      return { implicit: true, apply: (js) => `R.box(${js},${this.typeJs(from)})` };
    }
    if (from.tag === 'parameter') {
      return to === types.object
        ? { implicit: true, apply: (js) => `R.box(${js},${this.typeJs(from)})` }
        : explicit
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
    return mayHold ? { implicit: false, apply: (js) => `R.cast(${js},${this.typeJs(to)})` } : null;
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
          (!(bound.kind === 'value') || isNumeric(to) || isEnum(to) || bound.type === to)
            ? { constant: found.constant }
            : {}),
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
    if (bound.constant !== undefined && bound.type === types.double && to === types.decimal) {
      return new SyntaxProblem(
        'CS0664',
        "Literal of type double cannot be implicitly converted to type 'decimal'; use an 'M' suffix to create a literal of this type",
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
    return new SyntaxProblem('CS0119', 'This is not a value', at);
  }
}

/** Can no type derive from it, so that it has only the interfaces that it declares? */
function isSealed(type: Type): boolean {
  return isValueType(type) || type === types.string || isDelegate(type);
}

/** Is it an interface? */
export function isInterface(type: Type): boolean {
  return type.tag === 'named' && type.definition.kind === 'interface';
}

/** A constant number in another type's representation; integers wrap. */
export function convertNumber(value: unknown, from: Type, to: Type): unknown {
  if (to === types.decimal)
    return value instanceof Decimal ? value : Decimal.from(value as number | bigint, from === types.float);
  const plain =
    value instanceof Decimal
      ? isIntegral(to)
        ? value.truncateToBigInt()
        : value.toNumber()
      : (value as number | bigint);
  if (to === types.double) return Number(plain);
  if (to === types.float) return Math.fround(Number(plain));
  // Only what was a fraction is cut to the nearest that fits; whole numbers lose their high bits.
  const isReal = from === types.double || from === types.float || typeof plain === 'bigint';
  return wrapInteger(isReal ? plain : BigInt(plain), isEnum(to) ? types.int : to);
}

/** JavaScript that converts a number. */
function numberJs(js: string, from: Type, to: Type, checked: boolean): string {
  if (from === to) return js;
  const fromBig = bigints.has(from);
  if (to === types.decimal) return `R.toDecimal(${js},${from === types.float})`;
  if (from === types.decimal) return `R.fromDecimal(${js},R.t.${displayName(to)})`;
  if (to === types.double) return fromBig ? `Number(${js})` : js;
  if (to === types.float) return `Math.fround(${fromBig ? `Number(${js})` : js})`;
  const isReal = from === types.float || from === types.double;
  if (checked) return `R.checkedInteger(${js},R.t.${displayName(to)})`;
  if (isReal || fromBig) return `R.wrapInteger(${js},R.t.${displayName(to)})`;
  switch (to) {
    case types.int:
      return from === types.uint ? `(${js}|0)` : js;
    case types.uint:
      return `(${js}>>>0)`;
    case types.long:
      return `BigInt(${js})`;
    case types.ulong:
      return `BigInt.asUintN(64,BigInt(${js}))`;
    case types.byte:
      return `(${js}&255)`;
    case types.sbyte:
      return `(${js}<<24>>24)`;
    case types.short:
      return `(${js}<<16>>16)`;
    default:
      return `(${js}&65535)`;
  }
}
