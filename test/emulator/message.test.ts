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

  it('leaves out names in any spelling', () => {
    const skip = new HeaderNames(['host', 'te']);
    expect(HeaderMap.fromRaw(['Host', 'x', 'TE', 'y', 'Hast', 'z']).toRaw(skip)).toEqual(['Hast', 'z']);
  });
});

it('a map of headers does what a list of lower-case names does', () => {
  const name = fc.constantFrom('a', 'A', 'b', 'ab', 'aB', 'Ab', 'a@', 'a`', '@b', '`b', '-b');
  const value = fc.constantFrom('', '1', '2,3');
  const change = fc.tuple(fc.constantFrom('append' as const, 'delete' as const, 'set' as const), name, value, value);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), fc.array(change), name, (pairs, changes, asked) => {
      const headers = HeaderMap.owning(pairs.flat());
      let list = pairs.map(([own, one]) => [own, own.toLowerCase(), one] as const);
      for (const [what, own, ...values] of changes) {
        const lower = own.toLowerCase();
        const at = list.findIndex(([, other]) => other === lower);
        if (what !== 'append') {
          const spelling = list[at]?.[0] ?? own;
          list = list.filter(([, other]) => other !== lower);
          const added = what === 'set' ? values.map((one) => [spelling, lower, one] as const) : [];
          list.splice(at < 0 ? list.length : at, 0, ...added);
        } else list.push([own, lower, values[0]]);
        if (what === 'append') headers.append(own, values[0]);
        else if (what === 'delete') headers.delete(own);
        else headers.set(own, values);
      }
      expect(headers.raw).toEqual(list.flatMap(([own, , one]) => [own, one]));
      const found = list.filter(([, other]) => other === asked.toLowerCase()).map(([, , one]) => one);
      expect(headers.values(asked) ?? []).toEqual(found);
      expect(headers.get(asked)).toBe(found.length === 0 ? undefined : found.join(','));
      expect(headers.has(asked)).toBe(found.length > 0);
    }),
  );
});
