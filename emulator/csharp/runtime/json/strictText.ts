/**
 * Proves that text is strict JSON, without making anything of it. Whatever is unusual (comments, single quotes, other
 * numbers, errors, …) is in doubt and left to the reader that knows Newtonsoft's tolerances and messages.
 */

const deepest = 64;

/** UTF-16 units that mean something in JSON. */
export enum Code {
  Tab = 9,
  LineFeed = 10,
  Return = 13,
  Space = 32,
  Quote = 34,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Point = 46,
  Slash = 47,
  Zero = 48,
  Nine = 57,
  Colon = 58,
  UpperA = 65,
  UpperE = 69,
  UpperF = 70,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  LetterA = 97,
  LetterB = 98,
  LetterE = 101,
  LetterF = 102,
  LetterN = 110,
  LetterR = 114,
  LetterT = 116,
  LetterU = 117,
  OpenBrace = 123,
  CloseBrace = 125,
}

/** The first place from one on that is not white space. */
export function blankEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== Code.Space && code !== Code.LineFeed && code !== Code.Return && code !== Code.Tab) return at;
    at++;
  }
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  let code = text.charCodeAt(at);
  while (code >= Code.Zero && code <= Code.Nine) code = text.charCodeAt(++at);
  return at;
}

/** Behind a number, or -1 in doubt. Newtonsoft reads a leading zero as octal. */
function numberEnd(text: string, start: number): number {
  const first = text.charCodeAt(start) === Code.Minus ? start + 1 : start;
  let at = text.charCodeAt(first) === Code.Zero ? first + 1 : digitsEnd(text, first);
  if (at === first) return -1;
  let code = text.charCodeAt(at);
  if (code !== Code.Point && code !== Code.LetterE && code !== Code.UpperE) {
    return at - first < 16 || Number.isSafeInteger(Number(text.slice(start, at))) ? at : -1;
  }
  if (code === Code.Point) {
    const fraction = at + 1;
    at = digitsEnd(text, fraction);
    if (at === fraction) return -1;
    code = text.charCodeAt(at);
    if (code !== Code.LetterE && code !== Code.UpperE) return at;
  }
  code = text.charCodeAt(at + 1);
  const exponent = code === Code.Plus || code === Code.Minus ? at + 2 : at + 1;
  at = digitsEnd(text, exponent);
  return at === exponent ? -1 : at;
}

function isHex(code: number): boolean {
  return (
    (code >= Code.Zero && code <= Code.Nine) ||
    (code >= Code.LetterA && code <= Code.LetterF) ||
    (code >= Code.UpperA && code <= Code.UpperF)
  );
}

/** Behind an escape sequence, or -1 in doubt. */
function escapeEnd(text: string, backslash: number): number {
  switch (text.charCodeAt(backslash + 1)) {
    case Code.Quote:
    case Code.Backslash:
    case Code.Slash:
    case Code.LetterB:
    case Code.LetterF:
    case Code.LetterN:
    case Code.LetterR:
    case Code.LetterT:
      return backslash + 2;
    case Code.LetterU:
      for (let at = backslash + 2; at < backslash + 6; at++) if (!isHex(text.charCodeAt(at))) return -1;
      return backslash + 6;
    default:
      return -1;
  }
}

/** The quotation mark that ends a string whose first backslash is known, or -1 in doubt. */
function escapedEnd(text: string, firstBackslash: number, firstQuote: number): number {
  let backslash = firstBackslash;
  let quote = firstQuote;
  while (backslash !== -1 && backslash < quote) {
    const next = escapeEnd(text, backslash);
    if (next === -1) return -1;
    if (quote < next) {
      quote = text.indexOf('"', next);
      if (quote === -1) return -1;
    }
    backslash = text.indexOf('\\', next);
  }
  return quote;
}

/** Behind `true`, `false` or `null`, or -1. */
function wordEnd(text: string, at: number, code: number): number {
  const word = code === Code.LetterT ? 'true' : code === Code.LetterF ? 'false' : 'null';
  return text.startsWith(word, at) ? at + word.length : -1;
}

/** What takes the members of the outermost object, in their order; names may be repeated. */
export interface MemberSink {
  /** @param place where in the text the value begins */
  add(name: string, place: number): void;
}

/** A control character as an escape sequence. Newtonsoft takes them as they are, `JSON.parse` does not. */
function escapedControl(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The text of a proved string from its first character to the quotation mark behind it. */
export function stringBetween(text: string, first: number, end: number): string {
  const plain = text.slice(first, end);
  if (!plain.includes('\\')) return plain;
  const quoted = text.slice(first - 1, end + 1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
    return JSON.parse(quoted.replace(/[\0-\x1f]/g, escapedControl)) as string;
  }
}

/** What the place is inside of, by depth: 1 for an object. Nothing runs between its use, so one is enough. */
const isObject = new Uint8Array(deepest + 1);

/** Is text strict JSON, from its first character that is not white space to its end? False in doubt. */
export function skim(text: string, start: number, members: MemberSink): boolean {
  let depth = 0;
  let wantsName = false;
  // The next backslash at or behind the last string's start, or the end of the text.
  let backslash = -1;
  let at = start;
  let code = text.charCodeAt(at);
  for (;;) {
    // At the start of a name or value.
    if (code === Code.Quote) {
      const first = at + 1;
      let end = text.indexOf('"', first);
      if (end === -1) return false;
      if (backslash < first) {
        backslash = text.indexOf('\\', first);
        if (backslash === -1) backslash = text.length;
      }
      if (backslash < end) end = escapedEnd(text, backslash, end);
      if (end === -1) return false;
      at = end + 1;
      if (wantsName) {
        code = text.charCodeAt(at);
        if (code <= Code.Space) {
          at = blankEnd(text, at);
          code = text.charCodeAt(at);
        }
        if (code !== Code.Colon) return false;
        code = text.charCodeAt(++at);
        if (code <= Code.Space) {
          at = blankEnd(text, at);
          code = text.charCodeAt(at);
        }
        if (depth === 1) members.add(stringBetween(text, first, end), at);
        wantsName = false;
        continue;
      }
    } else if (wantsName) return false;
    else if (code === Code.OpenBrace || code === Code.OpenBracket) {
      if (++depth > deepest) return false;
      const close = code === Code.OpenBrace ? Code.CloseBrace : Code.CloseBracket;
      isObject[depth] = code === Code.OpenBrace ? 1 : 0;
      wantsName = code === Code.OpenBrace;
      code = text.charCodeAt(++at);
      if (code <= Code.Space) {
        at = blankEnd(text, at);
        code = text.charCodeAt(at);
      }
      if (code !== close) continue;
      wantsName = false;
      depth--;
      at++;
    } else {
      const isWord = code === Code.LetterT || code === Code.LetterF || code === Code.LetterN;
      at = isWord ? wordEnd(text, at, code) : numberEnd(text, at);
      if (at === -1) return false;
    }
    // Behind a value: closing brackets, then a comma or the end.
    for (;;) {
      code = text.charCodeAt(at);
      if (code <= Code.Space) {
        at = blankEnd(text, at);
        code = text.charCodeAt(at);
      }
      if (depth === 0) return at === text.length;
      if (code === Code.Comma) break;
      if (code !== (isObject[depth] === 1 ? Code.CloseBrace : Code.CloseBracket)) return false;
      depth--;
      at++;
    }
    wantsName = isObject[depth] === 1;
    code = text.charCodeAt(++at);
    if (code <= Code.Space) {
      at = blankEnd(text, at);
      code = text.charCodeAt(at);
    }
  }
}
