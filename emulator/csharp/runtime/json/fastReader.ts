/**
 * Strict JSON, fast. Whatever is unusual (comments, single quotes, other numbers, errors, …) is left to the reader that
 * knows Newtonsoft's tolerances and messages, so this one gives up without saying why.
 */
import { types } from '../../types';
import { Boxed } from '../boxed';
import { dateOfJson } from './dates';
import { JArray, JObject, type JToken, JValue, tokenTypes } from './tokens';

const deepest = 64;
enum Code {
  Tab = 9,
  LineFeed = 10,
  Return = 13,
  Space = 32,
  Quote = 34,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Point = 46,
  Zero = 48,
  One = 49,
  Nine = 57,
  Colon = 58,
  UpperE = 69,
  LowerE = 101,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  LetterF = 102,
  LetterN = 110,
  LetterT = 116,
  OpenBrace = 123,
  CloseBrace = 125,
}

/** Thrown when the text is not for this reader. */
const giveUp = Symbol('give up');

class FastReader {
  private at = 0;
  private depth = 0;
  /** The next backslash at or behind the place, or the end of the text. */
  private backslash = -1;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): JToken {
    const token = this.value(this.skip());
    if (!Number.isNaN(this.skip())) throw giveUp;
    return token;
  }

  /** Skips white space. @returns the code of the next character, NaN at the end */
  private skip(): number {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code !== Code.Space && code !== Code.LineFeed && code !== Code.Return && code !== Code.Tab) return code;
      this.at++;
    }
  }

  private value(code: number): JToken {
    switch (code) {
      case Code.Quote:
        return this.textValue();
      case Code.OpenBrace:
        return this.object();
      case Code.OpenBracket:
        return this.array();
      case Code.LetterT:
        return this.word('true', true, tokenTypes.Boolean);
      case Code.LetterF:
        return this.word('false', false, tokenTypes.Boolean);
      case Code.LetterN:
        return this.word('null', null, tokenTypes.Null);
      default:
        return this.number(code);
    }
  }

  private word(word: string, value: boolean | null, type: number): JValue {
    if (!this.text.startsWith(word, this.at)) throw giveUp;
    this.at += word.length;
    this.requireEnd();
    return new JValue(value, type);
  }

  /** Behind a word or number. */
  private requireEnd(): void {
    const code = this.text.charCodeAt(this.at);
    if (code > Code.Comma && code !== Code.CloseBracket && code !== Code.CloseBrace) throw giveUp;
  }

  private number(first: number): JValue {
    const { text } = this;
    const start = this.at;
    let at = first === Code.Minus ? start + 1 : start;
    let code = text.charCodeAt(at);
    // Newtonsoft reads a leading zero as octal.
    if (code === Code.Zero) code = text.charCodeAt(++at);
    else {
      if (!(code >= Code.One && code <= Code.Nine)) throw giveUp;
      while (code >= Code.Zero && code <= Code.Nine) code = text.charCodeAt(++at);
    }
    const whole = code !== Code.Point && code !== Code.LowerE && code !== Code.UpperE;
    while (
      (code >= Code.Zero && code <= Code.Nine) ||
      code === Code.Point ||
      code === Code.LowerE ||
      code === Code.UpperE ||
      code === Code.Minus ||
      code === Code.Plus
    ) {
      if (whole) throw giveUp;
      code = text.charCodeAt(++at);
    }
    this.at = at;
    this.requireEnd();
    const number = Number(text.slice(start, at));
    if (Number.isNaN(number) || text.charCodeAt(at - 1) === Code.Point) throw giveUp;
    if (!whole) return new JValue(new Boxed(types.double, number), tokenTypes.Float);
    if (!Number.isSafeInteger(number)) throw giveUp;
    return new JValue(new Boxed(types.long, BigInt(number)), tokenTypes.Integer);
  }

  private textValue(): JValue {
    const text = this.string();
    const date = dateOfJson(text);
    return date === null ? new JValue(text, tokenTypes.String) : new JValue(date, tokenTypes.Date);
  }

  private string(): string {
    const { text } = this;
    const start = this.at + 1;
    let end = text.indexOf('"', start);
    if (this.backslash < start) this.backslash = this.indexOr('\\', start);
    if (end !== -1 && this.backslash > end) {
      this.at = end + 1;
      return text.slice(start, end);
    }
    // A quotation mark behind an odd number of backslashes belongs to the string.
    while (end !== -1 && this.isEscaped(end, start)) end = text.indexOf('"', end + 1);
    if (end === -1) throw giveUp;
    this.at = end + 1;
    try {
      return JSON.parse(text.slice(start - 1, end + 1)) as string;
    } catch {
      throw giveUp;
    }
  }

  private indexOr(character: string, start: number): number {
    const index = this.text.indexOf(character, start);
    return index === -1 ? this.text.length : index;
  }

  private isEscaped(quote: number, start: number): boolean {
    let at = quote;
    while (at > start && this.text.charCodeAt(at - 1) === Code.Backslash) at--;
    return (quote - at) % 2 === 1;
  }

  private enter(): void {
    this.depth++;
    if (this.depth > deepest) throw giveUp;
    this.at++;
  }

  private leave(): void {
    this.depth--;
    this.at++;
  }

  private object(): JObject {
    const object = new JObject();
    this.enter();
    let code = this.skip();
    while (code !== Code.CloseBrace) {
      if (code !== Code.Quote) throw giveUp;
      const name = this.string();
      if (this.skip() !== Code.Colon) throw giveUp;
      this.at++;
      object.put(name, this.value(this.skip()));
      code = this.skip();
      if (code === Code.Comma) {
        this.at++;
        code = this.skip();
        if (code === Code.CloseBrace) throw giveUp;
      } else if (code !== Code.CloseBrace) throw giveUp;
    }
    this.leave();
    return object;
  }

  private array(): JArray {
    const array = new JArray();
    this.enter();
    let code = this.skip();
    while (code !== Code.CloseBracket) {
      array.push(this.value(code));
      code = this.skip();
      if (code === Code.Comma) {
        this.at++;
        code = this.skip();
        if (code === Code.CloseBracket) throw giveUp;
      } else if (code !== Code.CloseBracket) throw giveUp;
    }
    this.leave();
    return array;
  }
}

/** The token of strict JSON text, or null when the other reader has to read it. */
export function readStrict(text: string): JToken | null {
  try {
    return new FastReader(text).read();
  } catch (error) {
    if (error === giveUp) return null;
    throw error;
  }
}
