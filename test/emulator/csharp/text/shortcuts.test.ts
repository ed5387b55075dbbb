/** What is done at once where nothing unusual is asked, against the general way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWhiteSpace } from '../../../../emulator/csharp/runtime/characters';
import { folded, standsAt } from '../../../../emulator/csharp/runtime/compareText';
import { split, splitAt, trim } from '../../../../emulator/csharp/runtime/text';

const text = fc.string({
  unit: fc.constantFrom('/', '/', 'a', ' ', '\t', '\u0085', '\u00a0', '\uFEFF', 'é'),
  maxLength: 12,
});

test('splitting at a character gives the parts of the general way', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('/', ' ', 'x', '\0'), fc.nat(3), (whole, separator, options) => {
      const parts = splitAt(whole, separator.charCodeAt(0), options);
      // A limit that is never reached keeps it from the shortcut.
      expect([...parts]).toEqual([...split(whole, [separator], 1000, options)]);
    }),
  );
});

test('trimming white space takes what is white space, and no more', () => {
  const strips = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isWhiteSpace);
  fc.assert(
    fc.property(text, fc.constantFrom('start' as const, 'end' as const, 'both' as const), (whole, sides) => {
      expect(trim(whole, null, sides)).toBe(trim(whole, strips, sides));
    }),
  );
});

const letters = fc.string({
  unit: fc.constantFrom(
    'a',
    'A',
    '[',
    '{',
    '/',
    'é',
    'É',
    'ß',
    'ſ',
    's',
    'S',
    'ı',
    'i',
    'I',
    'K',
    'k',
    '𐐨',
    '𐐀',
    '\udc28',
  ),
  maxLength: 5,
});

test('a part stands at a place when both have the same folded form', () => {
  fc.assert(
    fc.property(letters, letters, letters, fc.nat(5), (before, part, after, comparison) => {
      const candidates = [part, part.toUpperCase(), part.toLowerCase(), before, after];
      for (const candidate of candidates) {
        const whole = before + part + after;
        const at = before.length;
        const piece = whole.slice(at, at + candidate.length);
        expect(standsAt(whole, at, candidate, comparison)).toBe(
          folded(piece, comparison) === folded(candidate, comparison),
        );
      }
    }),
  );
});
