/** Expressions of every kind. */
import { SyntaxProblem } from '../diagnostics';
import { ancestors } from '../library/registry';
import type { Expression } from '../syntax';
import {
  displayName,
  isEnum,
  isValueType,
  keywordType,
  nullableOf,
  type Type,
  types,
  underlyingOfNullable,
} from '../types';
import { AssignmentBinder } from './assignments';
import type { Bound, Value } from './code';

/** Bytes of the types that C# knows the size of. */
const sizes = new Map<Type, number>([
  [types.bool, 1],
  [types.sbyte, 1],
  [types.byte, 1],
  [types.char, 2],
  [types.short, 2],
  [types.ushort, 2],
  [types.int, 4],
  [types.uint, 4],
  [types.float, 4],
  [types.long, 8],
  [types.ulong, 8],
  [types.double, 8],
  [types.decimal, 16],
]);

/** Binds expressions; statements come from the class that extends it. */
export abstract class ExpressionBinder extends AssignmentBinder {
  private receiver: Value | null = null;

  protected override bind(syntax: Expression): Bound {
    switch (syntax.kind) {
      case 'number':
        return this.constantValue(syntax.literal.value, syntax.literal.type);
      case 'string':
        return this.constantValue(syntax.value, types.string);
      case 'char':
        return this.constantValue(syntax.value.charCodeAt(0), types.char);
      case 'bool':
        return this.constantValue(syntax.value, types.bool);
      case 'null':
        return { kind: 'value', type: types.null, js: 'null', constant: { value: null } };
      case 'interpolated':
        return this.interpolated(syntax);
      case 'name':
        return this.name(syntax);
      case 'predefined':
        return { kind: 'type', type: keywordType(syntax.name) as Type };
      case 'parenthesized':
        return this.bind(syntax.value);
      case 'member':
        return this.member(syntax);
      case 'call':
        return this.call(syntax);
      case 'index':
        return this.index(syntax);
      case 'conditionalAccess':
        return this.conditionalAccess(syntax);
      case 'receiver':
        return this.receiver as Value;
      case 'unary':
        if (syntax.operator === '++' || syntax.operator === '--')
          return this.step(syntax.operator, syntax.operand, true, syntax.at);
        return this.unary(syntax.operator, this.value(syntax.operand), syntax.at);
      case 'postfix':
        return this.step(syntax.operator, syntax.operand, false, syntax.at);
      case 'binary':
        return this.binarySyntax(syntax);
      case 'assign':
        return this.assign(syntax);
      case 'conditional':
        return this.conditional(syntax);
      case 'lambda':
        return { kind: 'lambda', syntax };
      case 'new':
        return this.creation(syntax);
      case 'newArray':
        return this.arrayCreation(syntax);
      case 'anonymous':
        return this.anonymous(syntax);
      case 'cast':
        return {
          ...this.convert(this.bind(syntax.operand), this.typeOfSyntax(syntax.type), syntax.at, true),
          isCast: true,
        };
      case 'is':
        return this.isPattern(this.value(syntax.operand), syntax.pattern);
      case 'as':
        return this.asType(this.value(syntax.operand), this.typeOfSyntax(syntax.type), syntax.at);
      case 'typeof':
        return {
          kind: 'value',
          type: types.type,
          js: `R.typeObject(${this.typeJs(this.typeOfSyntax(syntax.type))})`,
          notNull: true,
        };
      case 'sizeof':
        return this.sizeOf(this.typeOfSyntax(syntax.type), syntax.at);
      case 'default': {
        if (syntax.type === null) return { kind: 'default' };
        const type = this.typeOfSyntax(syntax.type);
        return { kind: 'value', type, js: this.defaultJs(type) };
      }
      case 'checked':
        return this.withChecked(syntax.isChecked, () => this.bind(syntax.value));
      case 'throw':
        return { kind: 'throw', js: `R.throwIt(${this.thrown(syntax.value)})` };
      case 'tuple':
        return this.tuple(syntax);
      case 'declaration':
        return this.declaration(syntax);
      case 'ref':
        throw new SyntaxProblem(
          'CS8373',
          "'ref' stands before the variable that a by-reference local or argument names, and nowhere else here",
          syntax.at,
        );
    }
  }

  protected withChecked<T>(isChecked: boolean, run: () => T): T {
    const before = [this.isChecked, this.isUnchecked] as const;
    this.isChecked = isChecked;
    this.isUnchecked = !isChecked;
    try {
      return run();
    } finally {
      [this.isChecked, this.isUnchecked] = before;
    }
  }

  /** `sizeof(int)`: a constant for the primitive types and enums, refused for all others. */
  private sizeOf(type: Type, at: number): Value {
    const size = sizes.get(isEnum(type) ? types.int : type);
    if (size !== undefined) return this.constantValue(size, types.int);
    throw new SyntaxProblem(
      'CS0233',
      `'${displayName(type)}' does not have a predefined size, therefore sizeof can only be used in an unsafe context`,
      at,
    );
  }

  protected thrown(syntax: Expression): string {
    const value = this.value(syntax);
    if (value.type !== types.null && !ancestors(value.type).includes(types.exception)) {
      throw new SyntaxProblem('CS0155', 'The type caught or thrown must be derived from System.Exception', syntax.at);
    }
    return `R.nn(${value.js})`;
  }

  private interpolated(syntax: Expression & { kind: 'interpolated' }): Value {
    const hole = (js: string): Value => ({ kind: 'value', type: types.string, js });
    return this.interpolation(
      syntax.parts.map((part) => {
        if (typeof part === 'string') return { value: this.constantValue(part, types.string), isText: true };
        const value = this.value(part.value);
        if (part.alignment === null && part.format === null)
          return { value: hole(this.textJs(value)), isText: value.type === types.string };
        const alignment = part.alignment === null ? '0' : this.valueAs(part.alignment, types.int).js;
        const object = this.convert(value, types.object, part.value.at).js;
        const js = `R.formatHole(${object},${alignment},${JSON.stringify(part.format)})`;
        return { value: hole(js), isText: false };
      }),
    );
  }

  private conditionalAccess(syntax: Expression & { kind: 'conditionalAccess' }): Value {
    const target = this.value(syntax.target);
    const underlying = underlyingOfNullable(target.type);
    if ((isValueType(target.type) && underlying === null) || target.type === types.null || target.type === types.void) {
      throw new SyntaxProblem(
        'CS0023',
        `Operator '?' cannot be applied to operand of type '${displayName(target.type)}'`,
        syntax.mark,
      );
    }
    const { js, name, identity } = this.keep(target);
    const before = this.receiver;
    this.receiver = { kind: 'value', type: underlying ?? target.type, js: name, notNull: true, identity };
    const access = this.requireValue(this.bind(syntax.access), syntax.mark);
    this.receiver = before;
    const type =
      isValueType(access.type) && underlyingOfNullable(access.type) === null ? nullableOf(access.type) : access.type;
    return {
      kind: 'value',
      type,
      js: `(${js}===null?null:${access.js})`,
      identity: access.identity,
      notAssignable: { code: 'CS8370', message: 'Assignment through ?. is not available in C# 7.3' },
    };
  }

  private binarySyntax(syntax: Expression & { kind: 'binary' }): Value {
    const { operator } = syntax;
    if (operator === '??') return this.coalesce(syntax);
    const [left, right] = [this.bind(syntax.left), this.bind(syntax.right)];
    return this.comparison(operator, left, right, syntax.at);
  }

  private coalesce(syntax: Expression & { kind: 'binary' }): Value {
    const left = this.value(syntax.left);
    const right = this.bind(syntax.right);
    const underlying = underlyingOfNullable(left.type);
    if ((isValueType(left.type) && underlying === null) || left.type === types.void) {
      throw new SyntaxProblem(
        'CS0019',
        `Operator '??' cannot be applied to operands of type '${displayName(left.type)}' and '${right.kind === 'value' ? displayName(right.type) : '?'}'`,
        syntax.at,
      );
    }
    const attempt = (type: Type): string | null =>
      this.tryConversion(right, type)?.apply(right.kind === 'value' ? right.js : '') ?? null;
    if (underlying !== null) {
      const js = attempt(underlying);
      if (js !== null) return { kind: 'value', type: underlying, js: `(${left.js}??${js})` };
    }
    const js = left.type === types.null ? null : attempt(left.type);
    if (js !== null) {
      const { identity } = right.kind === 'value' ? this.convertedIdentity(right, left.type) : {};
      return { kind: 'value', type: left.type, ...this.coalesced(left, { js, identity }) };
    }
    if (right.kind === 'value' && right.type !== types.null) {
      const name = this.temporary();
      const conversion = this.tryConversion({ ...left, type: underlying ?? left.type, js: name }, right.type);
      if (conversion !== null)
        return {
          kind: 'value',
          type: right.type,
          js: `((${name}=${left.js})===null?${right.js}:${conversion.apply(name)})`,
          identity: `(${name}===null?${this.identityOf(right)}:${this.convertedIdentity(left, right.type).identity})`,
        };
    }
    throw new SyntaxProblem(
      'CS0019',
      `Operator '??' cannot be applied to operands of type '${displayName(left.type)}' and '${right.kind === 'value' ? displayName(right.type) : '?'}'`,
      syntax.at,
    );
  }

  private conditional(syntax: Expression & { kind: 'conditional' }): Value {
    const condition = this.valueAs(syntax.condition, types.bool);
    const [one, two] = [this.bind(syntax.whenTrue), this.bind(syntax.whenFalse)];
    const type = this.commonType(one, two);
    if (type === null) {
      const show = (bound: Bound) => (bound.kind === 'value' ? displayName(bound.type) : bound.kind);
      throw new SyntaxProblem(
        'CS0173',
        `Type of conditional expression cannot be determined because there is no implicit conversion between '${show(one)}' and '${show(two)}'`,
        syntax.at,
      );
    }
    const [yes, no] = [this.convert(one, type, syntax.whenTrue.at), this.convert(two, type, syntax.whenFalse.at)];
    const constant =
      condition.constant === undefined ? undefined : condition.constant.value === true ? yes.constant : no.constant;
    if (constant !== undefined && yes.constant !== undefined && no.constant !== undefined)
      return this.constantValue(constant.value, type);
    return { kind: 'value', type, ...this.choice(condition.js, yes, no) };
  }

  private commonType(one: Bound, two: Bound): Type | null {
    const left = one.kind === 'value' ? one.type : null;
    const right = two.kind === 'value' ? two.type : null;
    if (left !== null && left === right) return left === types.null ? null : left;
    const toRight =
      right !== null &&
      right !== types.null &&
      right !== types.void &&
      this.tryConversion(one, right)?.implicit === true;
    const toLeft =
      left !== null && left !== types.null && left !== types.void && this.tryConversion(two, left)?.implicit === true;
    if (toRight && toLeft)
      return one.kind === 'value' &&
        one.constant !== undefined &&
        this.typeConversion(left as Type, right as Type, false) !== null
        ? right
        : left;
    return toRight ? right : toLeft ? left : null;
  }
}
