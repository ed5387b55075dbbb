/** Texts put together: the `+` of strings, and interpolated strings. */
import { isValueType, types } from '../types';
import type { JoinedText, Value } from './code';
import { OverloadBinder } from './overloads';

/** What a hole of an interpolated string, or the text between two, gives; `isText` of a text without a format. */
export interface InterpolatedPart {
  readonly value: Value;
  readonly isText: boolean;
}

/** Binds them. */
export abstract class TextBinder extends OverloadBinder {
  protected textConcat(operator: string, left: Value, right: Value): Value | null {
    if (operator !== '+' || (left.type !== types.string && right.type !== types.string)) return null;
    if (left.type === types.void || right.type === types.void) return null;
    const one = constantText(left);
    const two = constantText(right);
    if (one !== null && two !== null) return this.constantValue(one + two, types.string);
    if (this.followsIdentity) return this.joinedText(left, right);
    return { kind: 'value', type: types.string, js: `(${this.textJs(left)}+${this.textJs(right)})`, notNull: true };
  }

  /** A value as text inside a concatenation: null is empty. */
  protected textJs(value: Value): string {
    if (value.type === types.string)
      return value.notNull === true || (value.constant !== undefined && value.constant.value !== null)
        ? value.js
        : `(${value.js}??"")`;
    if (value.type === types.null) return '""';
    const box = this.typeConversion(value.type, types.object, false);
    if (value.type === types.int) return `String(${value.js})`;
    return `R.toText(${box === null ? value.js : box.apply(value.js)})`;
  }

  /** C# joins a chain of `+` at once, so which text it gives depends on all of them. */
  private joinedText(left: Value, right: Value): Value {
    const [one, two] = [this.joinable(left), this.joinable(right)];
    const joined = merged([...one.joined, ...two.joined]);
    const pairs = joined.map(({ name, identity }) => `[${name},${identity}]`).join(',');
    return {
      kind: 'value',
      type: types.string,
      js: `(${one.js}+${two.js})`,
      notNull: true,
      joined,
      identity: `R.joinedIdentity([${pairs}])`,
    };
  }

  private joinable(value: Value): { readonly js: string; readonly joined: readonly JoinedText[] } {
    const { joined } = value;
    if (joined !== undefined) return { js: value.js, joined };
    const constant = constantText(value);
    if (constant !== null) {
      const name = this.literal(constant);
      return { js: name, joined: [{ name, identity: 'R.literal', constant }] };
    }
    if (isValueType(value.type)) {
      const { js, name, identity } = this.keep({ js: this.textJs(value) });
      return { js, joined: [{ name, identity }] };
    }
    const given = this.keep(value);
    const text = this.keep({
      js: this.textJs({ ...value, js: given.js }),
      identity: `R.identityAsText(${given.name},${given.identity})`,
    });
    return { js: text.js, joined: [{ name: text.name, identity: text.identity }] };
  }

  /** An interpolated string. */
  protected interpolation(parts: readonly InterpolatedPart[]): Value {
    const text = { kind: 'value', type: types.string, notNull: true } as const;
    const constants = parts.map(({ value }) => value.constant?.value);
    if (parts.every(({ isText }, index) => isText && typeof constants[index] === 'string'))
      return { ...text, js: JSON.stringify(constants.join('')), identity: 'R.literal' };
    if (!this.followsIdentity || !parts.every(({ isText }) => isText))
      return { ...text, js: `(""+${parts.map(({ value }) => value.js).join('+')})`, identity: 'R.fresh' };
    const kept = parts.map(({ value }) => this.keep({ js: value.js }));
    return {
      ...text,
      js: `(""+${kept.map(({ js }) => js).join('+')})`,
      identity: `R.interpolatedIdentity([${kept.map(({ name }) => name).join(',')}])`,
    };
  }
}

/** The text of a constant, null's too. */
function constantText({ constant, type }: Value): string | null {
  if (constant === undefined) return null;
  if (constant.value === null) return '';
  return type === types.string ? (constant.value as string) : null;
}

/** Without empty constants, and with those in a row as one: that is how the C# compiler joins. */
function merged(parts: readonly JoinedText[]): JoinedText[] {
  const result: JoinedText[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.constant === '') continue;
    if (part.constant === undefined || last?.constant === undefined) result.push(part);
    else {
      const constant = last.constant + part.constant;
      result[result.length - 1] = { name: JSON.stringify(constant), identity: 'R.literal', constant };
    }
  }
  return result;
}
