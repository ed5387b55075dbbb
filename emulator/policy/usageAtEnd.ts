import type { TokenUsage } from './tokenUsage';

// Bytes of JSON.
const quote = 34;
const comma = 44;
const zero = 48;
const colon = 58;
const backslash = 92;
const open = 123;
const close = 125;

const usageName = '"usage"';
/** Chat Completions and Embeddings; the Responses API. */
const prompt = [Buffer.from('prompt_tokens'), Buffer.from('input_tokens')] as const;
const completion = [Buffer.from('completion_tokens'), Buffer.from('output_tokens')] as const;
const total = Buffer.from('total_tokens');
const literals = [Buffer.from('null'), Buffer.from('true'), Buffer.from('false')];

/** A number that is not there. */
const none = -1;

/**
 * The count of an answer that ends with `usage` and members of plain values, as those of the services do. It is read
 * where it stands: to parse it takes several times as long.
 *
 * That the answer is closed right behind these members shows that they are its own, so nothing before them is read.
 *
 * @param body an answer in JSON
 * @param at where the last `"usage"` in it begins
 * @returns undefined when it is written in another way, or is no count
 */
export function usageAtEnd(body: Buffer, at: number): TokenUsage | undefined {
  // With an escaped quote it is the end of a longer name.
  if (body[0] !== open || body[at - 1] === backslash) return undefined;
  const cursor = new Cursor(body, at + usageName.length);
  const usage = cursor.usage();
  return usage && cursor.closesAnswer() ? usage : undefined;
}

/** Goes through a body from left to right. What it does not know it does not pass. */
class Cursor {
  readonly #body: Buffer;
  #at: number;
  /** The name that was passed last. */
  #name = 0;
  #nameEnd = 0;

  constructor(body: Buffer, at: number) {
    this.#body = body;
    this.#at = at;
  }

  /** The value of `usage`, colon included. */
  usage(): TokenUsage | undefined {
    if (!this.#take(colon) || !this.#take(open)) return undefined;
    let prompts = none;
    let inputs = none;
    let completions = none;
    let outputs = none;
    let totals = none;
    do {
      if (!this.#takeName()) return undefined;
      const count = this.#number();
      if (this.#isNamed(prompt[0])) prompts = count;
      else if (this.#isNamed(completion[0])) completions = count;
      else if (this.#isNamed(total)) totals = count;
      else if (this.#isNamed(prompt[1])) inputs = count;
      else if (this.#isNamed(completion[1])) outputs = count;
      else if (count !== none || this.#takeDetails()) continue;
      if (count === none) return undefined;
    } while (this.#take(comma));
    if (!this.#take(close)) return undefined;
    if (prompts === none) prompts = Math.max(inputs, 0);
    if (completions === none) completions = Math.max(outputs, 0);
    return { prompt: prompts, completion: completions, total: totals === none ? prompts + completions : totals };
  }

  /** Whether only members with plain values are left, and the end of the answer. */
  closesAnswer(): boolean {
    while (this.#take(comma)) if (!this.#takeName() || !this.#takePlain()) return false;
    if (!this.#take(close)) return false;
    this.#passBlanks();
    return this.#at === this.#body.length;
  }

  #passBlanks(): void {
    for (let code = this.#body[this.#at]; code === 32 || code === 10 || code === 13 || code === 9; )
      code = this.#body[++this.#at];
  }

  #take(byte: number): boolean {
    if (this.#body[this.#at] !== byte) {
      this.#passBlanks();
      if (this.#body[this.#at] !== byte) return false;
    }
    this.#at += 1;
    return true;
  }

  /** A string that is written without escapes. */
  #takeString(): boolean {
    if (!this.#take(quote)) return false;
    for (; ; this.#at++) {
      const code = this.#body[this.#at];
      if (code === quote) break;
      if (code === undefined || code < 32 || code === backslash) return false;
    }
    this.#at += 1;
    return true;
  }

  /** The name of a member, and its colon. */
  #takeName(): boolean {
    this.#passBlanks();
    this.#name = this.#at + 1;
    if (!this.#takeString()) return false;
    this.#nameEnd = this.#at - 1;
    return this.#take(colon);
  }

  #isNamed(name: Buffer): boolean {
    return this.#nameEnd - this.#name === name.length && this.#hasAt(this.#name, name);
  }

  #hasAt(at: number, bytes: Buffer): boolean {
    for (let index = 0; index < bytes.length; index++) if (this.#body[at + index] !== bytes[index]) return false;
    return true;
  }

  /** A whole number of up to fifteen digits. */
  #number(): number {
    this.#passBlanks();
    const from = this.#at;
    let value = 0;
    for (; ; this.#at++) {
      const digit = (this.#body[this.#at] ?? 0) - zero;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const digits = this.#at - from;
    if (digits > 0 && digits < 16 && (digits === 1 || this.#body[from] !== zero)) return value;
    this.#at = from;
    return none;
  }

  /** What a count says of its parts: an object of plain values, or such a value. */
  #takeDetails(): boolean {
    if (!this.#take(open)) return this.#takePlain();
    if (this.#take(close)) return true;
    do if (!this.#takeName() || !this.#takePlain()) return false;
    while (this.#take(comma));
    return this.#take(close);
  }

  #takePlain(): boolean {
    if (this.#number() !== none || this.#takeString()) return true;
    for (const literal of literals) {
      if (!this.#hasAt(this.#at, literal)) continue;
      this.#at += literal.length;
      return true;
    }
    return false;
  }
}
