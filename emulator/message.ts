/** Headers in their order and spelling: found without regard to case, several values to a name. */
export class HeaderMap {
  readonly #entries: { name: string; lower: string; values: string[] }[] = [];

  /** From Node's raw list: name, value, name, value, … */
  static fromRaw(raw: readonly (string | Buffer)[]): HeaderMap {
    const headers = new HeaderMap();
    for (let index = 0; index + 1 < raw.length; index += 2) headers.append(String(raw[index]), String(raw[index + 1]));
    return headers;
  }

  static from(values: { readonly [name: string]: string | readonly string[] }): HeaderMap {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(values)) headers.set(name, typeof value === 'string' ? [value] : value);
    return headers;
  }

  #find(name: string) {
    const lower = name.toLowerCase();
    return this.#entries.find((entry) => entry.lower === lower);
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** All values of a name, undefined when it is not there. */
  values(name: string): readonly string[] | undefined {
    return this.#find(name)?.values;
  }

  /** The values of a name, joined with a comma. */
  get(name: string): string | undefined {
    return this.#find(name)?.values.join(',');
  }

  set(name: string, values: readonly string[]): void {
    const entry = this.#find(name);
    if (entry) entry.values = [...values];
    else this.#entries.push({ name, lower: name.toLowerCase(), values: [...values] });
  }

  append(name: string, value: string): void {
    const entry = this.#find(name);
    if (entry) entry.values.push(value);
    else this.#entries.push({ name, lower: name.toLowerCase(), values: [value] });
  }

  delete(name: string): void {
    const lower = name.toLowerCase();
    const index = this.#entries.findIndex((entry) => entry.lower === lower);
    if (index >= 0) this.#entries.splice(index, 1);
  }

  /** Names as they were written, in order. */
  names(): string[] {
    return this.#entries.map((entry) => entry.name);
  }

  *[Symbol.iterator](): Generator<[string, readonly string[]]> {
    for (const { name, values } of this.#entries) yield [name, values];
  }

  /** Node's raw list, without the names that `skip` has (lower case). */
  toRaw(skip?: ReadonlySet<string>): string[] {
    const raw: string[] = [];
    for (const { name, lower, values } of this.#entries) {
      if (skip?.has(lower)) continue;
      for (const value of values) raw.push(name, value);
    }
    return raw;
  }

  clone(): HeaderMap {
    const copy = new HeaderMap();
    for (const { name, lower, values } of this.#entries) copy.#entries.push({ name, lower, values: [...values] });
    return copy;
  }
}

/** Where a body comes from: at hand, or a stream of chunks. */
export type BodySource = Buffer | AsyncIterable<Buffer>;

/** Says that nobody wants a body any more; the connection that it comes from becomes free. */
export function abandon(source: BodySource): void {
  if (Buffer.isBuffer(source)) return;
  // A stream of Node's is not closed by the end of an iteration that never began.
  if ('destroy' in source && typeof source.destroy === 'function') source.destroy();
  else void source[Symbol.asyncIterator]().return?.();
}

/** The same bytes in chunks of at least so many bytes; only the last may be smaller. */
export async function* inChunks(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
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
