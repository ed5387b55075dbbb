/** Tokens of strict JSON: of text that was proved to be such, so that nothing can be wrong with it any more. */
import { types } from '../../types';
import { Boxed } from '../boxed';
import { dateOfJson } from './dates';
import { blankEnd, stringBetween } from './strictText';
import { JArray, JObject, type JToken, JValue, tokenTypes } from './tokens';

enum Code {
  Plus = 43,
  Minus = 45,
  Point = 46,
  Zero = 48,
  Nine = 57,
  UpperE = 69,
  Backslash = 92,
  LowerE = 101,
}

/** Makes tokens of proved text, from any place on at which a value begins. */
export class StrictReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The value at a place, with all that is in it. */
  read(at: number): JToken {
    this.at = at;
    return this.value(this.skip());
  }

  /** Skips white space. @returns the character behind it */
  private skip(): string {
    this.at = blankEnd(this.text, this.at);
    return this.text.charAt(this.at);
  }

  private value(first: string): JToken {
    switch (first) {
      case '"':
        return this.textValue();
      case '{':
        return this.object();
      case '[':
        return this.array();
      case 't':
        return this.word(4, true, tokenTypes.Boolean);
      case 'f':
        return this.word(5, false, tokenTypes.Boolean);
      case 'n':
        return this.word(4, null, tokenTypes.Null);
      default:
        return this.number();
    }
  }

  private word(length: number, value: boolean | null, type: number): JValue {
    this.at += length;
    return new JValue(value, type);
  }

  private number(): JValue {
    const { text } = this;
    let at = this.at + 1;
    let whole = true;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code < Code.Zero || code > Code.Nine || Number.isNaN(code)) {
        const isPart = code === Code.Point || code === Code.LowerE || code === Code.UpperE;
        if (!isPart && code !== Code.Minus && code !== Code.Plus) break;
        whole = false;
      }
      at++;
    }
    const number = Number(text.slice(this.at, at));
    this.at = at;
    return whole
      ? new JValue(new Boxed(types.long, BigInt(number)), tokenTypes.Integer)
      : new JValue(new Boxed(types.double, number), tokenTypes.Float);
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
    // A quotation mark behind an odd number of backslashes belongs to the string.
    while (text.charCodeAt(end - 1) === Code.Backslash && this.isEscaped(end, start)) end = text.indexOf('"', end + 1);
    this.at = end + 1;
    return stringBetween(text, start, end);
  }

  private isEscaped(quote: number, start: number): boolean {
    let at = quote;
    while (at > start && this.text.charCodeAt(at - 1) === Code.Backslash) at--;
    return (quote - at) % 2 === 1;
  }

  private object(): JObject {
    const object = new JObject();
    this.at++;
    let first = this.skip();
    while (first !== '}') {
      const name = this.string();
      this.skip();
      this.at++;
      object.put(name, this.value(this.skip()));
      first = this.next();
    }
    this.at++;
    return object;
  }

  private array(): JArray {
    const array = new JArray();
    this.at++;
    let first = this.skip();
    while (first !== ']') {
      array.push(this.value(first));
      first = this.next();
    }
    this.at++;
    return array;
  }

  /** Behind a value, over the comma when there is one. @returns the character that comes next */
  private next(): string {
    const character = this.skip();
    if (character !== ',') return character;
    this.at++;
    return this.skip();
  }
}
