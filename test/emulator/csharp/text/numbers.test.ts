import { expect, test } from 'vitest';
import { formatNumber } from '../../../../emulator/csharp/runtime/numberFormat';
import { parseFloating, parseInteger } from '../../../../emulator/csharp/runtime/numberParse';
import { RegexProgram } from '../../../../emulator/csharp/runtime/regex';
import { types } from '../../../../emulator/csharp/types';

test.each([
  [2.675, 'F2', '2.67'],
  [2.5, 'F0', '2'],
  [1234567.891, 'N2', '1,234,567.89'],
  [0.125, '0.00', '0.13'],
  [-0.001, '0.00', '-0.00'],
  [0.1, 'G17', '0.10000000000000001'],
])('numbers: %d under %s is %s', (value, format, text) => {
  expect(formatNumber(value, types.double, format)).toBe(text);
});

test('numbers: parsing trims, groups and refuses as .NET does', () => {
  expect(parseInteger('  7 \t\n', types.int)).toBe(7);
  expect(parseFloating('1,234.5e1', types.double)).toBe(12345);
  expect(() => parseInteger('2147483648', types.int)).toThrow('too large or too small for an Int32');
});

test('regex: balancing groups and conditions', () => {
  const program = new RegexProgram('^(?:[^()]|(?<o>\\()|(?<-o>\\)))*(?(o)(?!))$', 0);
  expect(program.find('(a(b))', 0)).not.toBeNull();
  expect(program.find('(a(b)', 0)).toBeNull();
});
