/** What the lexer gives. */
import type { NumberLiteral } from '../numberLiteral';

/** A hole of an interpolated string: where its expression stands, and how it is formatted. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** Offsets of the alignment's constant expression, when there is one. */
  readonly alignment: { readonly start: number; readonly end: number } | null;
  readonly format: string | null;
}

/** Text or hole of an interpolated string. */
export type InterpolatedPart = string | Hole;

/** What a token can be. */
export type TokenKind = 'identifier' | 'keyword' | 'number' | 'string' | 'char' | 'interpolated' | 'operator' | 'end';

/** One token. `text` is the source text (identifiers: without `@`, escapes resolved). */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value?: string | NumberLiteral | readonly InterpolatedPart[];
}
