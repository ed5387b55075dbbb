import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, jsonObject, pairsOf, readText } from '../../scripts/command';
import { file, temporaryFolder } from './process';

const folder = temporaryFolder();

test('a file that cannot be read is named, with the reason', () => {
  expect(() => readText('nowhere.xml')).toThrow('There is no file nowhere.xml.');
  expect(() => readText(folder)).toThrow(`${folder} cannot be read: EISDIR`);
});

test('a file in another encoding is refused', () => {
  for (const bytes of [Buffer.from('ä', 'latin1'), Buffer.from('\uFEFF<policies />', 'utf16le')]) {
    writeFileSync(join(folder, 'other.xml'), bytes);
    expect(() => readText(join(folder, 'other.xml'))).toThrow('other.xml is no text in UTF-8: save it as such.');
  }
});

test.each([
  ['{', 'the text is no JSON: '],
  ['null', 'the text has to hold a JSON object.'],
  ['[]', 'the text has to hold a JSON object.'],
  ['"{}"', 'the text has to hold a JSON object.'],
])('%s is no JSON object', (text, message) => {
  expect(() => jsonObject(text, 'the text')).toThrow(message);
});

test('a file may begin with a byte order mark', () => {
  expect(jsonObject('\uFEFF{ "a": 1 }', 'the text')).toEqual({ a: 1 });
});

test('pairs end at the first equals sign, may be empty, and are given once', () => {
  expect([...pairsOf('named-value', ['a=1=2', 'b='])]).toEqual([
    ['a', '1=2'],
    ['b', ''],
  ]);
  expect(() => pairsOf('named-value', ['a'])).toThrow('--named-value a: write it NAME=TEXT.');
  expect(() => pairsOf('named-value', ['=a'])).toThrow('--named-value =a: write it NAME=TEXT.');
  expect(() => pairsOf('fragment', ['a'])).toThrow('--fragment a: write it ID=FILE.');
  expect(() => pairsOf('named-value', ['a=1', 'a=2'])).toThrow('--named-value a is given twice.');
});

test('files of an option are read', () => {
  expect(filesOf('fragment', [`f=${file(folder, 'f.xml', '<fragment />')}`])).toEqual(new Map([['f', '<fragment />']]));
});
