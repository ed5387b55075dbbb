import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeaderMap, HeaderNames } from '../../emulator/message';

describe('HeaderMap', () => {
  it('finds a name without regard to case and keeps order and spelling', () => {
    const headers = HeaderMap.fromRaw(['X-One', '1', 'accept', 'a', 'x-one', '2']);
    expect(headers.get('x-ONE')).toBe('1,2');
    expect(headers.values('Accept')).toEqual(['a']);
    expect(headers.values('x-two')).toBeUndefined();
    expect(headers.names()).toEqual(['X-One', 'accept']);
    expect([...headers]).toEqual([
      ['X-One', ['1', '2']],
      ['accept', ['a']],
    ]);
    expect(headers.toRaw()).toEqual(['X-One', '1', 'accept', 'a', 'x-one', '2']);
  });

  it('sets in place, instead of all that were there', () => {
    const headers = HeaderMap.fromRaw(['X-One', '1', 'Accept', 'a', 'x-one', '2']);
    headers.set('x-one', ['3', '4']);
    headers.set('X-New', ['5']);
    expect(headers.toRaw()).toEqual(['X-One', '3', 'X-One', '4', 'Accept', 'a', 'X-New', '5']);
    headers.delete('X-ONE');
    expect(headers.toRaw()).toEqual(['Accept', 'a', 'X-New', '5']);
  });

  it('shares nothing with what it was made of, nor with its clone', () => {
    const raw = ['a', '1'];
    const headers = HeaderMap.fromRaw(raw);
    const copy = headers.clone();
    headers.append('A', '2');
    expect([raw, copy.toRaw(), headers.get('a')]).toEqual([['a', '1'], ['a', '1'], '1,2']);
  });

  it('reads the buffers of undici, of one chunk or of several, byte by byte', () => {
    const texts = fc.array(
      fc.string({ unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)) }),
    );
    fc.assert(
      fc.property(texts, fc.boolean(), (parts, apart) => {
        const raw = parts.length % 2 === 0 ? parts : [...parts, ''];
        const whole = Buffer.from(raw.join('\r\n'), 'latin1');
        let from = 0;
        const buffers = raw.map((text) => {
          const part = whole.subarray(from, from + text.length);
          from += text.length + 2;
          return apart ? Buffer.from(new Uint8Array(part)) : part;
        });
        expect(HeaderMap.fromBuffers(buffers).toRaw()).toEqual(raw);
      }),
    );
  });

  it('leaves out names in any spelling', () => {
    const skip = new HeaderNames(['host', 'te']);
    expect(HeaderMap.fromRaw(['Host', 'x', 'TE', 'y', 'Hast', 'z']).toRaw(skip)).toEqual(['Hast', 'z']);
  });
});
