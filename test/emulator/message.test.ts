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

  it('leaves out names in any spelling', () => {
    const skip = new HeaderNames(['host', 'te']);
    expect(HeaderMap.fromRaw(['Host', 'x', 'TE', 'y', 'Hast', 'z']).toRaw(skip)).toEqual(['Hast', 'z']);
  });
});
