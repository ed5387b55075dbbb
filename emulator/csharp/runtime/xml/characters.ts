/** Which characters XML allows where, and the exceptions for the others. Names follow the fifth edition of XML 1.0. */
import { DotNetException } from '../exceptions';

const nameStart =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

/** The characters of a name without a colon, from a place in a text; sticky. */
export const ncNamePattern = new RegExp(`[${nameStart}][${nameRest}]*`, 'uy');
const wholeNcName = new RegExp(`^[${nameStart}][${nameRest}]*$`, 'u');
const startCharacter = new RegExp(`^[${nameStart}]`, 'u');
const restCharacter = new RegExp(`^[${nameRest}]`, 'u');
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** `System.Xml.XmlException`, with the place when the text was read. */
export function xmlException(message: string, line = 0, position = 0): DotNetException {
  const place = line === 0 ? '' : ` Line ${line}, position ${position}.`;
  return new DotNetException('System.Xml.XmlException', message + place);
}

/** A character and its code, as XmlException shows them: `'x', hexadecimal value 0x78`. */
export function shown(character: string): { readonly text: string; readonly hex: string } {
  const code = character.codePointAt(0) ?? 0;
  return { text: code === 0 ? '.' : character, hex: `0x${code.toString(16).toUpperCase().padStart(2, '0')}` };
}

/** Is the text nothing but XML's white space? */
export function isWhiteSpace(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** Where the first character that no XML document may contain stands, or -1. */
export function forbiddenCharacter(text: string): number {
  return text.search(forbidden);
}

/** The message for the character at a place where a name must begin or go on. */
export function badNameMessage(text: string, index: number, atStart: boolean): string {
  const { text: character, hex } = shown(String.fromCodePoint(text.codePointAt(index) ?? 0));
  return atStart
    ? `Name cannot begin with the '${character}' character, hexadecimal value ${hex}.`
    : `The '${character}' character, hexadecimal value ${hex}, cannot be included in a name.`;
}

/** A name without a colon, as `XmlConvert.VerifyNCName` checks it. @throws XmlException. */
export function verifyNcName(name: string): string {
  if (wholeNcName.test(name)) return name;
  let index = 0;
  for (const character of name) {
    const allowed = index === 0 ? startCharacter : restCharacter;
    if (!allowed.test(character)) throw xmlException(badNameMessage(name, index, index === 0));
    index += character.length;
  }
  throw xmlException('The empty string is not a valid name.');
}
