/** Members that have to do with the identity of texts: as far as .NET 10 says for every text which object it gives. */
import { fresh, type Identity, identityAsText, joinedIdentity, literal } from '../../runtime/identity';
import { toText } from '../../runtime/object';
import type { Member } from '../signature';
import { objectType } from '../system/object';
import { stringType } from './string';

/** An operand of a call (the receiver, then the arguments) with what is known of it. */
export type Operand = readonly [value: unknown, identity: Identity];

/** The identity of a call's result, by the result and the operands. An empty text needs no rule: there is one. */
export type IdentityRule = (result: string, operands: readonly Operand[]) => Identity;

/** A new text each time. */
const made: IdentityRule = () => fresh;

/** The receiver itself where there was nothing to change. */
const changed: IdentityRule = (result, [self]) => (result === self?.[0] ? self[1] : fresh);

/** Upper and lower case: a text beyond ASCII may be copied though nothing changes. */
const cased: IdentityRule = (result, operands) =>
  /^[\0-\x7f]*$/.test(result) ? changed(result, operands) : result === operands[0]?.[0] ? undefined : fresh;

/** What is found is replaced by a copy, even by the same text, unless both are one character. */
const replaced: IdentityRule = (result, operands) => {
  const [[self], [old]] = operands as readonly [Operand, Operand];
  const isFound = (old as string).length > 1 && (self as string).includes(old as string);
  return isFound ? fresh : changed(result, operands);
};

/** Found in a culture's way: what is unchanged may be a copy. */
const replacedByCulture: IdentityRule = (result, [self]) => (result === self?.[0] ? undefined : fresh);

/** As `+` joins. */
const joined: IdentityRule = (_, operands) =>
  joinedIdentity(operands.map(([value, identity]) => [toText(value), identityAsText(value, identity)]));

/** Of an array: a single item may be given as it is, several are copied. */
const collected =
  (index: number): IdentityRule =>
  (_, operands) => {
    const [items] = operands[index] as readonly [{ readonly length: number }, Identity];
    return items.length > 1 ? fresh : undefined;
  };

const ofString: Readonly<Record<string, IdentityRule>> = {
  'String(char c, int count)': made,
  'String(char[] value)': made,
  'String(char[] value, int startIndex, int length)': made,
  'static string Copy(string str)': made,
  'static string Intern(string str)': () => literal,
  'object Clone()': changed,
  'static string Format(string format, object arg0)': made,
  'static string Format(string format, object arg0, object arg1)': made,
  'static string Format(string format, object arg0, object arg1, object arg2)': made,
  'static string Format(string format, params object[] args)': made,
  'static string Concat(object arg0)': joined,
  'static string Concat(object arg0, object arg1)': joined,
  'static string Concat(object arg0, object arg1, object arg2)': joined,
  'static string Concat(params object[] args)': collected(0),
  'static string Concat(string str0, string str1)': joined,
  'static string Concat(string str0, string str1, string str2)': joined,
  'static string Concat(string str0, string str1, string str2, string str3)': joined,
  'static string Concat(params string[] values)': collected(0),
  'static string Join(string separator, params string[] value)': collected(1),
  'static string Join(string separator, params object[] values)': collected(1),
  'static string Join(char separator, params string[] value)': collected(1),
  'static string Join(char separator, params object[] values)': collected(1),
  'string Substring(int startIndex)': changed,
  'string Substring(int startIndex, int length)': changed,
  'string Remove(int startIndex)': changed,
  'string Remove(int startIndex, int count)': changed,
  'string Insert(int startIndex, string value)': (_, [self, , value]) => joinedIdentity([self, value] as never),
  'string Replace(char oldChar, char newChar)': changed,
  'string Replace(string oldValue, string newValue)': replaced,
  'string Replace(string oldValue, string newValue, StringComparison comparisonType)': replacedByCulture,
  'string Trim()': changed,
  'string Trim(char trimChar)': changed,
  'string Trim(params char[] trimChars)': changed,
  'string TrimStart()': changed,
  'string TrimStart(char trimChar)': changed,
  'string TrimStart(params char[] trimChars)': changed,
  'string TrimEnd()': changed,
  'string TrimEnd(char trimChar)': changed,
  'string TrimEnd(params char[] trimChars)': changed,
  'string PadLeft(int totalWidth)': changed,
  'string PadLeft(int totalWidth, char paddingChar)': changed,
  'string PadRight(int totalWidth)': changed,
  'string PadRight(int totalWidth, char paddingChar)': changed,
  'string ToUpper()': cased,
  'string ToUpperInvariant()': cased,
  'string ToLower()': cased,
  'string ToLowerInvariant()': cased,
};

const ofObject: Readonly<Record<string, IdentityRule>> = {
  'string ToString()': (_, [self]) => identityAsText(self?.[0], self?.[1]),
};

/** Is it `object.ReferenceEquals`? */
export function isReferenceEquals({ declaring, name }: Member): boolean {
  return declaring === objectType && name === 'ReferenceEquals';
}

/** The rule for the texts that a member gives, if there is one. */
export function identityRule({ declaring, signature }: Member): IdentityRule | undefined {
  if (declaring === stringType) return ofString[signature];
  return declaring === objectType ? ofObject[signature] : undefined;
}
