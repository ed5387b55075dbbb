import { dotNetException } from '../exceptions';
import { specials } from './characters';

/** `Regex.Unescape`. @throws RegexParseException. */
export function unescapeRegex(text: string): string {
  return text.replace(
    /\\(u[\da-fA-F]{4}|x[\da-fA-F]{2}|[0-7]{1,3}|c[A-Za-z]|[\s\S]|$)/g,
    (_, body: string, offset: number) => {
      const letter = body.charAt(0);
      if (/^(?:u.{4}|x..)$/.test(body)) return String.fromCharCode(Number.parseInt(body.slice(1), 16));
      if (/^[0-7]+$/.test(body)) return String.fromCharCode(Number.parseInt(body, 8));
      if (/^c./.test(body)) return String.fromCharCode(body.toUpperCase().charCodeAt(1) - 64);
      const special = specials[letter];
      if (special !== undefined) return String.fromCharCode(special);
      if (letter !== 'x' && letter !== 'u' && letter !== '') return body;
      const reason = letter === '' ? 'Illegal \\ at end of pattern.' : 'Insufficient or invalid hexadecimal digits.';
      throw dotNetException(
        'System.Text.RegularExpressions.RegexParseException',
        `Invalid pattern '${text}' at offset ${offset + 2}. ${reason}`,
      );
    },
  );
}
