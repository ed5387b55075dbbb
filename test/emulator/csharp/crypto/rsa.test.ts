import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../evaluate';

const run = (body: string): string => outcomeOf(`@{ ${body} }`);

describe('RSA', () => {
  test.each(['Pkcs1', 'Pss'])(
    'signs and verifies with %s, also with the public half that went through XML',
    (padding) => {
      expect(
        run(`var own = RSA.Create(); var data = Encoding.UTF8.GetBytes("text");
        var signature = own.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.${padding});
        var other = RSA.Create(); other.FromXmlString(own.ToXmlString(false));
        var good = other.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.${padding});
        return good + " " + other.VerifyData(new byte[1], signature, HashAlgorithmName.SHA256, RSASignaturePadding.${padding});`),
      ).toBe('True False');
    },
  );

  test.each(['Pkcs1', 'OaepSHA256'])('what %s encrypts, only the private key decrypts', (padding) => {
    expect(
      run(`var own = RSA.Create(); var other = RSA.Create(); other.FromXmlString(own.ToXmlString(false));
        var hidden = other.Encrypt(Encoding.UTF8.GetBytes("secret"), RSAEncryptionPadding.${padding});
        return Encoding.UTF8.GetString(own.Decrypt(hidden, RSAEncryptionPadding.${padding}));`),
    ).toBe('secret');
    expect(
      run(`var own = RSA.Create(); var other = RSA.Create(); other.FromXmlString(own.ToXmlString(false));
        return other.Decrypt(new byte[256], RSAEncryptionPadding.${padding});`),
    ).toMatch(/^System\.Security\.Cryptography\.CryptographicException: /);
  });

  test.each([
    ['Pkcs1', 'SHA256'],
    ['Pkcs1', 'SHA1'],
    ['Pkcs1', 'MD5'],
    ['Pss', 'SHA256'],
    ['Pss', 'SHA512'],
  ])('a signature of a hash is one of the data it was made of: %s, %s', (padding, hash) => {
    const call = `HashAlgorithmName.${hash}, RSASignaturePadding.${padding}`;
    expect(
      run(`var own = RSA.Create(); var data = Encoding.UTF8.GetBytes("text");
        var hash = ${hash}.Create().ComputeHash(data);
        var signature = own.SignHash(hash, ${call});
        var ofData = own.SignData(data, 0, 4, ${call});
        var other = ${hash}.Create().ComputeHash(new byte[1]);
        return own.VerifyData(data, signature, ${call}) + " " + own.VerifyHash(hash, ofData, ${call}) + " "
          + own.VerifyHash(hash, signature, ${call}) + " " + own.VerifyHash(other, signature, ${call}) + " "
          + own.VerifyHash(hash, new byte[256], ${call}) + " " + own.VerifyHash(hash, new byte[3], ${call});`),
    ).toBe('True True True False False False');
  });

  test('a hash of another length, parts that are not there, sizes that no key has', () => {
    const call = 'HashAlgorithmName.SHA256, RSASignaturePadding.Pss';
    expect(run(`return RSA.Create().SignHash(new byte[20], ${call});`)).toMatch(
      /CryptographicException: .*expected size/,
    );
    expect(run(`return RSA.Create().SignData(new byte[2], 1, 2, ${call});`)).toMatch(/ArgumentOutOfRangeException/);
    for (const padding of ['Pkcs1', 'Pss']) {
      const sign = `HashAlgorithmName.SHA512, RSASignaturePadding.${padding}`;
      expect(run(`return RSA.Create(512).SignData(new byte[1], ${sign});`)).toMatch(
        /CryptographicException: .*too small/,
      );
      expect(run(`return RSA.Create(512).SignHash(new byte[64], ${sign});`)).toMatch(
        /CryptographicException: .*too small/,
      );
    }
    expect(run('return RSA.Create(1024).KeySize;')).toBe('1024');
    expect(run('return RSA.Create(100).KeySize;')).toMatch(/CryptographicException/);
  });

  test('what is no key, no hash, no certificate', () => {
    expect(run('var rsa = RSA.Create(); rsa.FromXmlString("<RSAKeyValue/>"); return 1;')).toMatch(
      /CryptographicException/,
    );
    expect(
      run('return RSA.Create().SignData(new byte[1], new HashAlgorithmName("CRC"), RSASignaturePadding.Pkcs1);'),
    ).toMatch(/'CRC' is not a known hash algorithm/);
    expect(run('return new X509Certificate2(new byte[3]).Subject;')).toMatch(/CryptographicException/);
    expect(run('return RSA.Create().Encrypt(null, RSAEncryptionPadding.Pkcs1);')).toMatch(/ArgumentNullException/);
  });
});
