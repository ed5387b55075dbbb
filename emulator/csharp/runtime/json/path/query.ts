/** The conditions of JSONPath filters, `[?(@.price > 10)]`, and how Newtonsoft compares in them. */
import { bytesOf, type NetArray } from '../../array';
import type { Uri } from '../../net/uri';
import { toText } from '../../object';
import { RegexProgram } from '../../regex';
import { regexOptions } from '../../regex/tree';
import type { DateTime } from '../../time/dateTime';
import { jsonOfDate } from '../dates';
import { type JToken, JValue, tokenTypes } from '../tokens';
import { compareValues } from '../valueCompare';
import { applySteps, type Step } from './steps';

/** Does a token fulfil a condition? */
export type Query = (root: JToken, token: JToken) => boolean;

/** One side of a comparison: a value, or a path below the token (or the root). */
export type Side = JValue | readonly Step[];

/** The operators between two sides. */
export type QueryOperator = '===' | '==' | '=~' | '!==' | '!=' | '<=' | '<' | '>=' | '>';

function tokensOf(side: Side, root: JToken, token: JToken): Iterable<JToken> {
  return side instanceof JValue ? [side] : applySteps(side, root, token, false);
}

/** `@.name`: is anything there? */
export function exists(side: Side): Query {
  return (root, token) => !tokensOf(side, root, token)[Symbol.iterator]().next().done;
}

/** `@.name == 'x'`: does it hold for any pair of tokens of both sides? */
export function comparison(operator: QueryOperator, left: Side, right: Side): Query {
  return (root, token) => {
    const rightTokens = [...tokensOf(right, root, token)];
    for (const one of tokensOf(left, root, token)) {
      if (rightTokens.some((other) => matches(operator, one, other))) return true;
    }
    return false;
  };
}

/** `a && b`. */
export function allOf(queries: readonly Query[]): Query {
  return (root, token) => queries.every((query) => query(root, token));
}

/** `a || b`. */
export function anyOf(queries: readonly Query[]): Query {
  return (root, token) => queries.some((query) => query(root, token));
}

function matches(operator: QueryOperator, left: JToken, right: JToken): boolean {
  // Objects and arrays are never equal to anything, nor in any order.
  if (!(left instanceof JValue) || !(right instanceof JValue)) return operator === '!=';
  switch (operator) {
    case '===':
      return sameValue(left, right);
    case '!==':
      return !sameValue(left, right);
    case '==':
      return similarValue(left, right);
    case '!=':
      return !similarValue(left, right);
    case '=~':
      return matchesRegex(left, right);
    case '<':
      return left.compareTo(right) < 0;
    case '<=':
      return left.compareTo(right) <= 0;
    case '>':
      return left.compareTo(right) > 0;
    case '>=':
      return left.compareTo(right) >= 0;
  }
}

/** An integer and a float are compared by magnitude; every other pair must be of one kind. */
function sameValue(left: JValue, right: JValue): boolean {
  const { Integer, Float } = tokenTypes;
  if ((left.type === Integer && right.type === Float) || (left.type === Float && right.type === Integer)) {
    return compareValues(left.type, left.value, right.value) === 0;
  }
  return left.netEquals(right);
}

/** Like `sameValue`, and a text equals a date, Guid, Uri, TimeSpan or bytes that are written so. */
function similarValue(left: JValue, right: JValue): boolean {
  if (sameValue(left, right)) return true;
  return right.type === tokenTypes.String && coercedText(left) === right.value;
}

function coercedText({ type, value }: JValue): string | null {
  switch (type) {
    case tokenTypes.Date:
      return jsonOfDate(value as DateTime);
    case tokenTypes.Bytes:
      return Buffer.from(bytesOf(value as NetArray<number>)).toString('base64');
    case tokenTypes.Guid:
    case tokenTypes.TimeSpan:
      return toText(value);
    case tokenTypes.Uri:
      return (value as Uri).original;
    default:
      return null;
  }
}

const regexes = new Map<string, RegexProgram>();
const optionOfLetter: Readonly<Record<string, number>> = {
  i: regexOptions.IgnoreCase,
  m: regexOptions.Multiline,
  s: regexOptions.Singleline,
  x: regexOptions.ExplicitCapture,
};

/** `=~ /pattern/options`. */
function matchesRegex(input: JValue, pattern: JValue): boolean {
  if (input.type !== tokenTypes.String || pattern.type !== tokenTypes.String) return false;
  const text = pattern.value as string;
  let program = regexes.get(text);
  if (program === undefined) {
    const end = text.lastIndexOf('/');
    const options = [...text.slice(end + 1)].reduce((flags, letter) => flags | (optionOfLetter[letter] ?? 0), 0);
    program = new RegexProgram(text.slice(1, end), options);
    if (regexes.size >= 256) regexes.clear();
    regexes.set(text, program);
  }
  return program.find(input.value as string, 0) !== null;
}
