import { expect, test } from 'vitest';
import { nearest } from '../../policies/nearest';

const words = ['Standard', 'StandardV2', 'Developer', 'name'];

test.each([
  ['Standrd', 'Standard'],
  ['standardv2', 'StandardV2'],
  ['StandardV22', 'StandardV2'],
  ['Developr', 'Developer'],
  ['nmae', 'name'],
  ['nam', 'name'],
  ['nae', 'name'],
  ['ne', undefined],
  ['gnu', undefined],
  ['mane', 'name'],
  ['Premium', undefined],
  ['', undefined],
])('%s is meant to be %s', (word, meant) => {
  expect(nearest(word, words)).toBe(meant);
  expect(nearest(word, [...words].reverse())).toBe(meant);
});
