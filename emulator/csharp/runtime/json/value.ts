/** `JValue`: the tokens without children. */
import { netName } from '../../types';
import { Boxed } from '../boxed';
import { Decimal } from '../decimal';
import { argumentException } from '../exceptions';
import { netEquals, netHashCode, toText, typeOf } from '../object';
import { JToken } from './token';
import { tokenTypeOf, tokenTypes } from './tokenTypes';

/** `JValue`: a value and its token type; the value is object-typed. */
export class JValue extends JToken {
  private kind: number;
  private content: unknown;

  /** @throws ArgumentException when the value has no JSON form and no type is given. */
  constructor(value: unknown, type?: number) {
    super();
    const kind = type ?? tokenTypeOf(value);
    if (kind === null) {
      throw argumentException(`Could not determine JSON object type for type ${netName(typeOf(value))}.`);
    }
    this.kind = kind;
    this.content = value;
  }

  get type(): number {
    return this.kind;
  }

  get value(): unknown {
    return this.content;
  }

  set value(value: unknown) {
    this.kind = new JValue(value).kind;
    this.content = value;
  }

  deepClone(): JToken {
    return new JValue(this.content, this.kind);
  }

  equalsDeep(other: JToken): boolean {
    return other instanceof JValue && other.kind === this.kind && this.compareTo(other) === 0;
  }

  /** `CompareTo(JValue)`: numbers by magnitude, everything else as text. */
  compareTo(other: JValue | null): number {
    if (other === null) return 1;
    const left = this.content;
    const right = other.content;
    if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
    if (isNumber(this.kind) && isNumber(other.kind)) {
      const [a, b] = [plainNumber(left), plainNumber(right)];
      return a < b ? -1 : a > b ? 1 : 0;
    }
    if (netEquals(left, right)) return 0;
    const order = (left as { netCompareTo?(value: unknown): number }).netCompareTo;
    if (order !== undefined) return order.call(left, right);
    const [a, b] = [toText(left), toText(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  netEquals(other: unknown): boolean {
    return other instanceof JValue && this.equalsDeep(other);
  }

  netHashCode(): number {
    return isNumber(this.kind) ? Number(plainNumber(this.content)) | 0 : netHashCode(this.content);
  }

  netCompareTo(other: unknown): number {
    return other === null ? 1 : this.compareTo(other instanceof JValue ? other : new JValue(other));
  }

  override netToString(): string {
    return toText(this.content);
  }
}

function isNumber(kind: number): boolean {
  return kind === tokenTypes.Integer || kind === tokenTypes.Float;
}

function plainNumber(value: unknown): number | bigint {
  if (value instanceof Decimal) return value.toNumber();
  return (value instanceof Boxed ? value.value : value) as number | bigint;
}

/** `JRaw`: text that is written as it is. */
export class JRaw extends JValue {
  constructor(value: unknown) {
    super(value, tokenTypes.Raw);
  }

  override deepClone(): JToken {
    return new JRaw(this.value);
  }
}
