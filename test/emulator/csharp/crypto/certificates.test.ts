import { expect, test } from 'vitest';
import { DotNetException } from '../../../../emulator';
import { evaluate } from '../evaluate';
import { valueRows } from '../tables';

test('a certificate with a wrong byte gives values or exceptions of .NET', () => {
  const found = valueRows().flatMap(({ expression }) => /MIIB[\w+/=]{100,}/.exec(expression) ?? []);
  const [text = ''] = found;
  expect(text).not.toBe('');
  const outcomes = new Set<string>();
  for (let at = 0; at < text.length; at += 3) {
    const changed = `${text.slice(0, at)}${text[at] === 'z' ? 'y' : 'z'}${text.slice(at + 1)}`;
    const members = 'c.NotBefore, c.NotAfter, c.Subject, c.Issuer, c.PublicKey.Oid.Value, c.GetRSAPublicKey()';
    try {
      evaluate(
        `@{ var c = new X509Certificate2(Convert.FromBase64String("${changed}")); return new object[] { ${members} }.Length; }`,
      );
      outcomes.add('value');
    } catch (error) {
      if (!(error instanceof DotNetException)) throw error;
      outcomes.add(error.typeName);
    }
  }
  expect(outcomes).toEqual(new Set(['value', 'System.Security.Cryptography.CryptographicException']));
});
