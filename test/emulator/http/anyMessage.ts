import fc from 'fast-check';
import { latin1, pieces } from './pieces';

/** Any value of a header, without blanks around it. */
export const value = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[\x21-\x7e\x80-\xff](?:[\t -~\x80-\xff]{0,12}[\x21-\x7e\x80-\xff])?$/),
);

const blank = fc.constantFrom('', ' ', '\t', ' \t ');

/** Any header that no reader knows: name, blanks, value, blanks. */
export const field = fc.tuple(fc.stringMatching(/^x-[!#$%&'*+.^_`|~\dA-Za-z-]{1,8}$/), blank, value, blank);

/** Any body, one byte for each letter, with what could be taken for a part of a head. */
export const letters = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0', ':', '\u00ff', '\0'), maxLength: 40 });

/** Any way to cut a body into chunks, with what may stand beside them. */
export const chunking = fc.record({
  cuts: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
  extension: fc.constantFrom('', ';a', ' ; a="b c"', ';\u00e9'),
  zeros: fc.constantFrom('', '00'),
  trailers: fc.array(field, { maxLength: 2 }),
});

/** A body in chunks as it goes over the wire, one byte for each letter. */
export function inChunks(
  body: string,
  { cuts, extension, zeros, trailers }: typeof chunking extends fc.Arbitrary<infer T> ? T : never,
): string {
  const chunks = [...pieces(latin1(body), cuts)]
    .filter(({ length }) => length > 0)
    .map((piece) => `${zeros}${piece.length.toString(16)}${extension}\r\n${piece.toString('latin1')}\r\n`);
  const lines = trailers.map(([name, before, text]) => `${name}:${before}${text}\r\n`);
  return `${chunks.join('')}0${extension}\r\n${lines.join('')}\r\n`;
}
