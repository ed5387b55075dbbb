/** One byte for each letter. */
export const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Cuts bytes where the sizes say, each from the end of the piece before. */
export function* pieces(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  let from = 0;
  for (const size of sizes) {
    if (from + size >= bytes.length) break;
    yield bytes.subarray(from, from + size);
    from += size;
  }
  yield bytes.subarray(from);
}
