/** Names of headers (lower case) that something is done with; most others are told by their length alone. */
export class HeaderNames {
  readonly #names: ReadonlySet<string>;
  readonly #lengths: readonly boolean[];

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
    const lengths: boolean[] = [];
    for (const { length } of this.#names) lengths[length] = true;
    this.#lengths = lengths;
  }

  /** Whether a name is one of them, without regard to case. */
  has(name: string): boolean {
    return this.#lengths[name.length] === true && this.#names.has(name.toLowerCase());
  }
}

/** Whether two names of one length are the same without regard to case; most others differ in their last letter. */
function alike(one: string, other: string): boolean {
  const last = one.length - 1;
  const difference = one.charCodeAt(last) ^ other.charCodeAt(last);
  return (difference === 0 || difference === 32) && one.toLowerCase() === other.toLowerCase();
}

/**
 * Headers in their order and spelling: found without regard to case, several values to a name. They stay the flat list
 * as which Node has them, since most are only handed on.
 */
export class HeaderMap {
  /** Name, value, name, value, … */
  #raw: string[] = [];

  /** From Node's raw list: name, value, name, value, … */
  static fromRaw(raw: readonly string[]): HeaderMap {
    return HeaderMap.owning(raw.slice());
  }

  /** The same, of a list that nobody else changes or reads from now on. */
  static owning(raw: string[]): HeaderMap {
    const headers = new HeaderMap();
    headers.#raw = raw;
    return headers;
  }

  static from(values: { readonly [name: string]: string | readonly string[] }): HeaderMap {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(values)) headers.set(name, typeof value === 'string' ? [value] : value);
    return headers;
  }

  /** Index of the first of that name from an index on, -1 when there is none. */
  #find(name: string, from = 0): number {
    const raw = this.#raw;
    const { length } = name;
    for (let index = from; index < raw.length; index += 2) {
      const own = raw[index] as string;
      if (own.length === length && (own === name || alike(own, name))) return index;
    }
    return -1;
  }

  has(name: string): boolean {
    return this.#find(name) >= 0;
  }

  /** All values of a name, undefined when it is not there. */
  values(name: string): readonly string[] | undefined {
    let index = this.#find(name);
    if (index < 0) return undefined;
    const values: string[] = [];
    for (; index >= 0; index = this.#find(name, index + 2)) values.push(this.#raw[index + 1] as string);
    return values;
  }

  /** The values of a name, joined with a comma. */
  get(name: string): string | undefined {
    const first = this.#find(name);
    if (first < 0) return undefined;
    let value = this.#raw[first + 1] as string;
    for (let index = this.#find(name, first + 2); index >= 0; index = this.#find(name, index + 2))
      value += `,${this.#raw[index + 1]}`;
    return value;
  }

  /** Gives a name these values and no others; it keeps its place and its spelling. */
  set(name: string, values: readonly string[]): void {
    const index = this.#find(name);
    if (index < 0) {
      for (const value of values) this.#raw.push(name, value);
      return;
    }
    const [only] = values;
    if (only !== undefined && values.length === 1) {
      this.#raw[index + 1] = only;
      this.#deleteFrom(name, index + 2);
      return;
    }
    const spelling = this.#raw[index] as string;
    this.#deleteFrom(name, index);
    this.#raw.splice(index, 0, ...values.flatMap((value) => [spelling, value]));
  }

  append(name: string, value: string): void {
    this.#raw.push(name, value);
  }

  delete(name: string): void {
    this.#deleteFrom(name, 0);
  }

  #deleteFrom(name: string, from: number): void {
    for (let index = this.#find(name, from); index >= 0; index = this.#find(name, index)) this.#raw.splice(index, 2);
  }

  /** Names as they were first written, in order. */
  names(): string[] {
    return [...this].map(([name]) => name);
  }

  *[Symbol.iterator](): Generator<[string, readonly string[]]> {
    for (let index = 0; index < this.#raw.length; index += 2) {
      const name = this.#raw[index] as string;
      if (this.#find(name) === index) yield [name, this.values(name) ?? []];
    }
  }

  /** Node's raw list itself: to read, as long as nothing is changed. */
  get raw(): readonly string[] {
    return this.#raw;
  }

  /** Node's raw list, without the names in `skip`. */
  toRaw(skip?: HeaderNames): string[] {
    if (!skip) return this.#raw.slice();
    const raw: string[] = [];
    for (let index = 0; index < this.#raw.length; index += 2) {
      const name = this.#raw[index] as string;
      if (!skip.has(name)) raw.push(name, this.#raw[index + 1] as string);
    }
    return raw;
  }

  clone(): HeaderMap {
    return HeaderMap.fromRaw(this.#raw);
  }
}

/** Where a body comes from: at hand, or a stream of chunks. */
export type BodySource = Buffer | AsyncIterable<Buffer>;

/** Says that nobody wants a body any more; the connection that it comes from becomes free. */
export function abandon(source: BodySource): void {
  if (Buffer.isBuffer(source)) return;
  // A stream of Node's is not closed by the end of an iteration that never began.
  if ('destroy' in source && typeof source.destroy === 'function') source.destroy();
  else
    source[Symbol.asyncIterator]()
      .return?.()
      ?.then(undefined, () => undefined);
}

/** The same bytes in chunks of at least so many bytes; only the last may be smaller. It can be abandoned as its source can. */
export function inChunks(source: AsyncIterable<Buffer>, size: number): AsyncIterable<Buffer> {
  return new Chunks(source, size);
}

class Chunks implements AsyncIterable<Buffer> {
  readonly #source: AsyncIterable<Buffer>;
  readonly #size: number;

  constructor(source: AsyncIterable<Buffer>, size: number) {
    this.#source = source;
    this.#size = size;
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer> {
    return gathered(this.#source, this.#size);
  }

  /** A generator that never began would not end its source. */
  destroy(): void {
    abandon(this.#source);
  }
}

async function* gathered(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    held.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

/**
 * The body of a request or a response. A stream stays a stream until someone wants to read it; then it is buffered. A
 * reading that does not preserve the content leaves nothing behind, as in API Management.
 */
export class MessageBody {
  #source: BodySource | undefined;

  constructor(source: BodySource) {
    this.#source = source;
  }

  /** Whether {@link read} can be called without {@link buffer}. */
  get buffered(): boolean {
    return this.#source === undefined || Buffer.isBuffer(this.#source);
  }

  /** Whether nothing is left, because a reading consumed it. */
  get consumed(): boolean {
    return this.#source === undefined;
  }

  /** Takes the whole stream in. */
  async buffer(): Promise<void> {
    const source = this.#source;
    if (source === undefined || Buffer.isBuffer(source)) return;
    const chunks: Buffer[] = [];
    for await (const chunk of source) chunks.push(chunk);
    this.#source = Buffer.concat(chunks);
  }

  /**
   * The bytes; an empty buffer once they were consumed.
   *
   * @throws Error when the body is still a stream
   */
  read(preserveContent: boolean): Buffer {
    const source = this.#source;
    if (source === undefined) return Buffer.alloc(0);
    if (!Buffer.isBuffer(source)) throw new Error('The body is still a stream: buffer() it before it is read.');
    if (!preserveContent) this.#source = undefined;
    return source;
  }

  /** What is left to send on: bytes or the stream. */
  take(): BodySource {
    return this.#source ?? Buffer.alloc(0);
  }
}
