import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../evaluate';

const run = (body: string): string => outcomeOf(`@{ ${body} }`);

const cipher = (settings: string) => `
  var a = SymmetricAlgorithm.Create("Aes"); a.Key = new byte[16]; a.IV = new byte[16]; ${settings}
  var data = Encoding.UTF8.GetBytes("five!");
  var hidden = a.CreateEncryptor().TransformFinalBlock(data, 0, data.Length);`;

describe('SymmetricAlgorithm', () => {
  test.each(['PKCS7', 'ANSIX923', 'ISO10126'])('%s padding goes there and back', (padding) => {
    expect(
      run(`${cipher(`a.Padding = PaddingMode.${padding};`)}
        return hidden.Length + Encoding.UTF8.GetString(a.CreateDecryptor().TransformFinalBlock(hidden, 0, 16));`),
    ).toBe('16five!');
  });

  test('zeros stay, and without padding only whole blocks are taken', () => {
    expect(
      run(`${cipher('a.Padding = PaddingMode.Zeros;')}
        return a.CreateDecryptor().TransformFinalBlock(hidden, 0, 16).Length;`),
    ).toBe('16');
    expect(run(`${cipher('a.Padding = PaddingMode.None;')} return 1;`)).toBe(
      'System.Security.Cryptography.CryptographicException: The input data is not a complete block.',
    );
  });

  test('ECB takes no vector, and equal blocks are equal', () => {
    expect(
      run(`var a = SymmetricAlgorithm.Create("Aes"); a.Key = new byte[16]; a.Mode = CipherMode.ECB;
        var hidden = a.CreateEncryptor().TransformFinalBlock(new byte[32], 0, 32);
        return hidden.Take(16).SequenceEqual(hidden.Skip(16).Take(16));`),
    ).toBe('true');
  });

  test('a name that is not known', () => {
    expect(run('return SymmetricAlgorithm.Create("Vigenere") == null;')).toBe('true');
    expect(run('return new byte[1].Encrypt("Vigenere", new byte[16], new byte[16]);')).toMatch(
      /CryptographicException: The algorithm 'Vigenere' is not known/,
    );
  });

  test('null keys and data are refused by their names', () => {
    expect(run('return new byte[1].Encrypt("Aes", null, new byte[16]);')).toMatch(/ArgumentNullException: .*'key'/);
    expect(run('byte[] none = null; return none.Encrypt("Aes", new byte[16], new byte[16]);')).toMatch(
      /ArgumentNullException: .*'input'/,
    );
  });
});

test.each([
  ['Basic YTpiOmM=', 'a|b:c'],
  ['bAsIc  YTpiOmM= ', 'a|b:c'],
  ['Basic YWJj', 'none'],
  ['Basic Y', 'none'],
  ['Bearer YTpi', 'none'],
])('AsBasic of %j', (header, expected) => {
  expect(run(`var c = "${header}".AsBasic(); return c == null ? "none" : c.UserId + "|" + c.Password;`)).toBe(expected);
});
