import { bareFeed, fields, HttpProtocolError, largestHead } from './syntax';

const chunkLine = /^([\dA-Fa-f]{1,12})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/;

/** Who takes the bytes of a body. */
export interface BodySink {
  /** A part of the body; it is a view into what was read, and stays as it is. */
  onData(chunk: Buffer): void;
}

/**
 * Reads bodies in chunks, one after the other. Trailers belong to one connection alone (RFC 9110, 6.5.1) and are passed
 * over.
 *
 * Source: RFC 9112, 7.1.
 */
export class ChunkedReader {
  readonly #sink: BodySink;
  #state: 'over' | 'size' | 'chunk' | 'chunk-end' | 'trailers' = 'over';
  /** Bytes of the chunk that are to come. */
  #left = 0;
  /** Bytes of trailers that have come. */
  #trailing = 0;

  constructor(sink: BodySink) {
    this.#sink = sink;
  }

  /** Another body begins. */
  begin(): void {
    this.#state = 'size';
  }

  /** Whether the body is whole. */
  get over(): boolean {
    return this.#state === 'over';
  }

  /**
   * Takes what it can from the front.
   *
   * @returns what is left; undefined when more has to come first
   * @throws HttpProtocolError when these are no chunks
   */
  read(bytes: Buffer): Buffer | undefined {
    switch (this.#state) {
      case 'size':
        return this.#size(bytes);
      case 'chunk':
        return this.#chunk(bytes);
      case 'chunk-end':
        return this.#chunkEnd(bytes);
      default:
        return this.#trailers(bytes);
    }
  }

  #size(bytes: Buffer): Buffer | undefined {
    const line = lineOf(bytes);
    if (line === undefined) return undefined;
    const [, digits] = chunkLine.exec(line) ?? [];
    if (digits === undefined) throw new HttpProtocolError(`the line "${line.slice(0, 40)}" is no length of a chunk`);
    this.#left = Number.parseInt(digits, 16);
    this.#state = this.#left === 0 ? 'trailers' : 'chunk';
    this.#trailing = 0;
    return bytes.subarray(line.length + 2);
  }

  #chunk(bytes: Buffer): Buffer {
    const taken = bytes.length <= this.#left ? bytes : bytes.subarray(0, this.#left);
    this.#left -= taken.length;
    if (this.#left === 0) this.#state = 'chunk-end';
    this.#sink.onData(taken);
    return bytes.subarray(taken.length);
  }

  #chunkEnd(bytes: Buffer): Buffer | undefined {
    if (bytes.length < 2) return undefined;
    if (bytes[0] !== 13 || bytes[1] !== 10) throw new HttpProtocolError('a chunk is longer than it says');
    this.#state = 'size';
    return bytes.subarray(2);
  }

  #trailers(bytes: Buffer): Buffer | undefined {
    const line = lineOf(bytes);
    if (line === undefined) return undefined;
    if (!fields.test(line === '' ? '' : `${line}\r\n`)) throw new HttpProtocolError('the trailers are no headers');
    this.#trailing += line.length + 2;
    if (this.#trailing > largestHead) throw new HttpProtocolError(`the trailers are larger than ${largestHead} bytes`);
    if (line === '') this.#state = 'over';
    return bytes.subarray(line.length + 2);
  }
}

/** The first line without its end, undefined when it has not come yet. */
function lineOf(bytes: Buffer): string | undefined {
  const feed = bytes.indexOf(10);
  if ((feed < 0 ? bytes.length : feed) > largestHead)
    throw new HttpProtocolError(`a line between the chunks is longer than ${largestHead} bytes`);
  if (feed < 0) return undefined;
  if (bytes[feed - 1] !== 13) throw new HttpProtocolError(bareFeed);
  return bytes.toString('latin1', 0, feed - 1);
}
