/** What .NET knows about UTF-16 units: categories, case and white space, independent of any culture. */

const whiteSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** `char.IsWhiteSpace`: not the same set as JavaScript's (U+0085 is one, U+FEFF is none). */
export function isWhiteSpace(unit: number): boolean {
  return unit < 128 ? unit === 32 || (unit >= 9 && unit <= 13) : whiteSpace.test(String.fromCharCode(unit));
}

// Dotted and dotless i and the long s have mappings in Unicode that the invariant culture does not apply.
const keepsCase = new Set(['\u0130', '\u0131', '\u017f']);

/** Upper case of the invariant culture: character by character, never changing the length. */
export function upperInvariant(text: string): string {
  return mapCase(text, (char) => char.toUpperCase());
}

/** Lower case of the invariant culture. */
export function lowerInvariant(text: string): string {
  return mapCase(text, (char) => char.toLowerCase());
}

function mapCase(text: string, map: (char: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return map(text);
  let result = '';
  for (const char of text) {
    const mapped = map(char);
    result += keepsCase.has(char) || mapped.length !== char.length ? char : mapped;
  }
  return result;
}

/** Members of `System.Globalization.UnicodeCategory`, in their order, with Unicode's short names. */
export const unicodeCategories = [
  ['UppercaseLetter', 'Lu'],
  ['LowercaseLetter', 'Ll'],
  ['TitlecaseLetter', 'Lt'],
  ['ModifierLetter', 'Lm'],
  ['OtherLetter', 'Lo'],
  ['NonSpacingMark', 'Mn'],
  ['SpacingCombiningMark', 'Mc'],
  ['EnclosingMark', 'Me'],
  ['DecimalDigitNumber', 'Nd'],
  ['LetterNumber', 'Nl'],
  ['OtherNumber', 'No'],
  ['SpaceSeparator', 'Zs'],
  ['LineSeparator', 'Zl'],
  ['ParagraphSeparator', 'Zp'],
  ['Control', 'Cc'],
  ['Format', 'Cf'],
  ['Surrogate', 'Cs'],
  ['PrivateUse', 'Co'],
  ['ConnectorPunctuation', 'Pc'],
  ['DashPunctuation', 'Pd'],
  ['OpenPunctuation', 'Ps'],
  ['ClosePunctuation', 'Pe'],
  ['InitialQuotePunctuation', 'Pi'],
  ['FinalQuotePunctuation', 'Pf'],
  ['OtherPunctuation', 'Po'],
  ['MathSymbol', 'Sm'],
  ['CurrencySymbol', 'Sc'],
  ['ModifierSymbol', 'Sk'],
  ['OtherSymbol', 'So'],
  ['OtherNotAssigned', 'Cn'],
] as const;

const categoryTests = unicodeCategories.map(([, short]) => new RegExp(`^\\p{${short}}$`, 'u'));

/** `char.GetUnicodeCategory` as the enum's number. */
export function unicodeCategory(unit: number): number {
  const char = String.fromCharCode(unit);
  return categoryTests.findIndex((test) => test.test(char));
}

const fractions: Readonly<Record<string, number>> = {
  '¼': 0.25,
  '½': 0.5,
  '¾': 0.75,
  '²': 2,
  '³': 3,
  '¹': 1,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 0.125,
  '⅜': 0.375,
  '⅝': 0.625,
  '⅞': 0.875,
};

/** `char.GetNumericValue`: -1 when the character is no number. */
export function numericValue(unit: number): number {
  const char = String.fromCharCode(unit);
  const fraction = fractions[char];
  if (fraction !== undefined) return fraction;
  if (!/\p{Nd}/u.test(char)) return -1;
  // Decimal digits stand in runs of ten that start at a multiple of ten after their zero.
  let zero = unit;
  while (unit - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return unit - zero;
}
