import { expect, test } from 'vitest';
import { otherWords, results } from './conformance';
import { notYet, shrunk } from './notYet';

/**
 * The tables of real .NET: what each expression gives, and what the compiler refuses. Rows that do not hold yet stand in
 * notYet.json, by area, each with its reason. The list may only shrink: a row that holds has to go.
 */
const listed = notYet();
const all = results();

test.each([...all.keys()].sort())('%s: every row holds that is not listed, and none that is listed', (area) => {
  const rows = all.get(area) ?? [];
  const failing = rows.filter(({ failure }) => failure !== null);
  const known = new Set(Object.keys(listed[area] ?? {}));
  expect(failing.filter(({ id }) => !known.has(id)).map(({ id, failure }) => `${id}: ${failure}`)).toEqual([]);
  expect(rows.filter(({ id, failure }) => failure === null && known.has(id)).map(({ id }) => id)).toEqual([]);
});

test('every listed row exists and has a reason, and the areas are sorted', () => {
  for (const [area, listedRows] of Object.entries(listed)) {
    const rows = new Set((all.get(area) ?? []).map(({ id }) => id));
    for (const [id, reason] of Object.entries(listedRows)) {
      expect(rows).toContain(id);
      expect(reason).toMatch(/ .* /);
    }
  }
  expect(Object.keys(listed)).toEqual(Object.keys(listed).sort());
});

/** Exceptions that say it in other words than .NET 10, by the row's id. */
const inOtherWords = new Map([
  ['cast-decimal-to-int-out-of-range-throws', 'every overflow of a cast has the same words'],
  ['unbox-long-as-int-throws', '.NET names the two types the other way round here'],
  ['unbox-int-as-long-throws', '.NET names the two types the other way round here'],
  ['unbox-int-as-double-throws', '.NET names the two types the other way round here'],
  ['guid-parseexact-wrong-format-throws', 'the words of another of the formats'],
  ['elementat-out-of-range-array-throws', 'the words of sequences, not of lists'],
  ['linq-groups-element-beyond-the-end-throws', 'the words of sequences, not of lists'],
  ['bad-blank-body-as-json-throws', 'the end of the text has no place'],
  ['throttle-absurd-added-to-date-throws', 'the words of TimeSpan, not of seconds'],
]);

test('exceptions have the words of .NET, but for those that are known to differ', () => {
  expect(otherWords().filter((row) => !inOtherWords.has(row.split(':')[0] ?? ''))).toEqual([]);
});

test('writing the list keeps the reasons, sorts the areas and takes out what holds', () => {
  const before = {
    strings: { a: 'no culture yet', b: 'no normal forms yet' },
    linq: { c: 'not there' },
    xml: { d: 'x' },
  };
  const fails = new Set(['strings b', 'linq c', 'linq new']);
  const after = shrunk(before, (area, id) => fails.has(`${area} ${id}`));
  expect(JSON.stringify(after)).toBe('{"linq":{"c":"not there"},"strings":{"b":"no normal forms yet"}}');
});
