/** `JValue`: the tokens without children. */
import { netName, type Type } from '../../types';
import { Boxed } from '../boxed';
import { formatObject } from '../compositeFormat';
import { Decimal } from '../decimal';
import { argumentException } from '../exceptions';
import { netHashCode, toText, typeOf } from '../object';
import { JToken } from './token';
import { tokenTypeOf, tokenTypes } from './tokenTypes';
import { compareValues } from './valueCompare';

let cast: (token: JToken, to: Type) => unknown = () => null;

/** The casts of tokens, which are made of values themselves, say here what they are. */
export function useCasts(casts: (token: JToken, to: Type) => unknown): void {
  cast = casts;
}

/** `JValue`: a value and its token type; the value is object-typed. */
export class JValue extends JToken {
  private kind: number;
  private content: unknown;
  /** The text of a number or date that was read for the serializer, which may want it in another type. */
  source: string | null = null;

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
    return (
      other instanceof JValue && other.kind === this.kind && compareValues(this.kind, this.content, other.content) === 0
    );
  }

  /** `CompareTo(JValue)`: as values of its own kind; a text as values of the other's kind. */
  compareTo(other: JValue | null): number {
    if (other === null) return 1;
    const kind = this.kind === tokenTypes.String ? other.kind : this.kind;
    return compareValues(kind, this.content, other.content);
  }

  /** `IConvertible`: as a cast does. */
  netConvertTo(to: Type): unknown {
    return cast(this, to);
  }

  /** `ToString(format)`: the format of the value, when it has one. */
  netFormat(format: string | null): string {
    return formatObject(this.content, format);
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
