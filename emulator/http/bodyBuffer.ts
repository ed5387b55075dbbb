import type { BodySink } from './chunkedReader';

const empty = Buffer.alloc(0);

/** Takes in a body that comes in parts, up to a size; one that comes in one part is not copied. */
export class BodyBuffer implements BodySink {
  readonly #most: number;
  #bytes: Buffer = empty;
  #size = 0;
  #dropping = false;

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether what comes is dropped, since it is too much. */
  get dropping(): boolean {
    return this.#dropping;
  }

  /** Another body begins. @param length bytes that it has at least */
  begin(length: number): void {
    this.#size = 0;
    this.#dropping = length > this.#most;
  }

  onData(chunk: Buffer): void {
    if (this.#dropping) return;
    const size = this.#size + chunk.length;
    if (size > this.#most) {
      this.#dropping = true;
      this.#bytes = empty;
      return;
    }
    if (this.#size === 0) this.#bytes = chunk;
    else {
      // The first part is another's memory, and full.
      if (size > this.#bytes.length) {
        const larger = Buffer.allocUnsafe(Math.min(this.#most, size * 2));
        this.#bytes.copy(larger, 0, 0, this.#size);
        this.#bytes = larger;
      }
      chunk.copy(this.#bytes, this.#size);
    }
    this.#size = size;
  }

  /** All of it. */
  take(): Buffer {
    const bytes = this.#size === this.#bytes.length ? this.#bytes : this.#bytes.subarray(0, this.#size);
    this.#bytes = empty;
    return bytes;
  }
}
