/** `as`, `is` and the labels of a switch. */
import { SyntaxProblem } from '../diagnostics';
import type { Expression, PatternSyntax, TypeSyntax } from '../syntax';
import { displayName, isValueType, type Type, types, underlyingOfNullable } from '../types';
import { ArrayBinder } from './arrays';
import type { Value } from './code';
import type { PatternMeaning } from './coverage';
import { isInterface } from './typeConversions';
import { stored } from './variables';

/** Binds patterns. */
export abstract class PatternBinder extends ArrayBinder {
  protected asType(value: Value, type: Type, at: number): Value {
    if (isValueType(type) && underlyingOfNullable(type) === null) {
      throw new SyntaxProblem(
        'CS0077',
        `The as operator must be used with a reference type or nullable type ('${displayName(type)}' is a non-nullable value type)`,
        at,
      );
    }
    if (this.conversion(value, type, true) === null && !isValueType(type))
      throw new SyntaxProblem(
        'CS0039',
        `Cannot convert type '${displayName(value.type)}' to '${displayName(type)}' via a reference conversion`,
        at,
      );
    const object = this.convert(value, types.object, at);
    return {
      kind: 'value',
      type,
      js: `R.as(${object.js},${this.typeJs(type)})`,
      ...this.convertedIdentity(value, type),
    };
  }

  /** What a pattern matches; its variable is not declared. */
  protected meaningOf(pattern: PatternSyntax, value: Value): PatternMeaning {
    if (pattern.kind === 'var') return { kind: 'any' };
    if (pattern.kind === 'declaration')
      return this.isVar(pattern.type) ? { kind: 'any' } : { kind: 'type', type: this.typeOfSyntax(pattern.type) };
    const type = pattern.kind === 'typeOrConstant' ? this.attemptType(pattern.type) : null;
    if (type !== null) return { kind: 'type', type };
    const constant = this.value(pattern.value);
    if (constant.type === types.null) return { kind: 'constant', type: types.null, value: null };
    const target = underlyingOfNullable(value.type) ?? value.type;
    const converted = isValueType(target) ? this.convert(constant, target, pattern.at) : constant;
    return { kind: 'constant', type: converted.type, value: converted.constant?.value };
  }

  /** A pattern as a condition; declares its variable. */
  protected isPattern(value: Value, pattern: PatternSyntax): Value {
    const bool = (js: string): Value => ({ kind: 'value', type: types.bool, js });
    switch (pattern.kind) {
      case 'var': {
        if (pattern.name === null) return bool(`(${value.js},true)`);
        const variable = this.declareHoisted(pattern.name, value.type, pattern.nameAt);
        return bool(`(${stored(variable, value.js, this.identityOf(value))},true)`);
      }
      case 'typeOrConstant': {
        const type = this.attemptType(pattern.type);
        if (type === null) return this.constantPattern(value, pattern.value);
        return bool(this.typeTest(value, type, pattern.at));
      }
      case 'constant':
        return this.constantPattern(value, pattern.value);
      case 'declaration': {
        if (this.isVar(pattern.type))
          return this.isPattern(value, { kind: 'var', name: pattern.name, at: pattern.at, nameAt: pattern.nameAt });
        const type = this.typeOfSyntax(pattern.type);
        if (pattern.name === null) return bool(this.typeTest(value, type, pattern.at));
        if (underlyingOfNullable(type) !== null)
          throw new SyntaxProblem(
            'CS8116',
            `It is not legal to use nullable type '${displayName(type)}' in a pattern; use the underlying type instead.`,
            pattern.at,
          );
        const name = this.temporary();
        const test = this.typeTest({ ...value, js: `(${name}=${value.js})` }, type, pattern.at);
        const variable = this.declareHoisted(pattern.name, type, pattern.nameAt);
        const inner = this.typeConversion(underlyingOfNullable(value.type) ?? value.type, type, true);
        const { identity } = this.convertedIdentity(value, type);
        return bool(`(${test}&&(${stored(variable, inner?.apply(name) ?? name, identity)},true))`);
      }
    }
  }

  private attemptType(syntax: TypeSyntax): Type | null {
    if (syntax.kind === 'name' && syntax.parts.length === 1 && this.scope.find(syntax.parts[0]?.name ?? '') !== null)
      return null;
    return this.tryType(syntax);
  }

  private typeTest(value: Value, type: Type, at: number): string {
    if (value.type === types.null) return 'false';
    if (
      value.type !== types.object &&
      this.conversion({ ...value, js: '' }, type, true) === null &&
      !isInterface(type) &&
      !isInterface(value.type)
    ) {
      if (!isValueType(value.type))
        throw new SyntaxProblem(
          'CS8121',
          `An expression of type '${displayName(value.type)}' cannot be handled by a pattern of type '${displayName(type)}'`,
          at,
        );
    }
    return `R.is(${this.convert({ ...value, kind: 'value' }, types.object, at).js},${this.typeJs(underlyingOfNullable(type) ?? type)})`;
  }

  private constantPattern(value: Value, syntax: Expression): Value {
    const constant = this.value(syntax);
    if (constant.constant === undefined) throw new SyntaxProblem('CS9135', 'A constant value is expected', syntax.at);
    if (constant.type === types.null) return { kind: 'value', type: types.bool, js: `(${value.js}===null)` };
    const target = underlyingOfNullable(value.type) ?? value.type;
    if (isValueType(target) || target === types.string) {
      const converted = this.convert(constant, target, syntax.at);
      return {
        kind: 'value',
        type: types.bool,
        js: target === types.decimal ? `R.netEquals(${value.js},${converted.js})` : `(${value.js}===${converted.js})`,
      };
    }
    return {
      kind: 'value',
      type: types.bool,
      js: `R.netEquals(${value.js},${this.convert(constant, types.object, syntax.at).js})`,
    };
  }
}
