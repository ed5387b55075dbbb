/** URL and HTML escaping as `System.Uri` and `System.Net.WebUtility` do it. */
import { argumentNull } from './exceptions';

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Every byte that is not in `safe` (a pattern of one ASCII character) percent-encoded. */
export function percentEncode(bytes: Iterable<number>, safe: RegExp): string {
  let result = '';
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    result += byte < 128 && safe.test(char) ? char : percent(byte);
  }
  return result;
}

/** `Uri.EscapeDataString`. */
export function escapeDataString(text: string | null): string {
  if (text === null) throw argumentNull('stringToEscape');
  return percentEncode(utf8(text), /[A-Za-z0-9\-_.~]/);
}

/** `Uri.EscapeUriString`: reserved characters and existing escapes stay. */
export function escapeUriString(text: string | null): string {
  if (text === null) throw argumentNull('stringToEscape');
  return text
    .split(/(%[\da-fA-F]{2})/)
    .map((part, index) => (index % 2 === 1 ? part : percentEncode(utf8(part), /[A-Za-z0-9\-_.~!*'();:@&=+$,/?#[\]]/)))
    .join('');
}

/** Runs of `%XX` that are valid UTF-8 decoded; `keep` tells which characters stay escaped. */
export function percentDecode(text: string, keep: (char: string) => boolean = () => false): string {
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) => {
    const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
    let result = '';
    for (let index = 0; index < bytes.length; ) {
      const first = bytes[index] ?? 0;
      const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
      const sequence = bytes.subarray(index, index + length);
      const char = sequence.toString('utf8');
      if (sequence.length === length && !char.includes('\ufffd') && !keep(char)) {
        result += char;
        index += length;
      } else {
        result += run.slice(index * 3, index * 3 + 3);
        index += 1;
      }
    }
    return result;
  });
}

/** `Uri.UnescapeDataString`. */
export function unescapeDataString(text: string | null): string {
  if (text === null) throw argumentNull('stringToUnescape');
  return percentDecode(text);
}

/** `WebUtility.UrlEncode`. */
export function urlEncode(text: string | null): string | null {
  return text === null ? null : percentEncode(utf8(text), /[A-Za-z0-9\-_.!*() ]/).replaceAll(' ', '+');
}

/** `WebUtility.UrlDecode`: invalid escapes stay, invalid UTF-8 becomes U+FFFD. */
export function urlDecode(text: string | null): string | null {
  if (text === null) return null;
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[\da-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** `WebUtility.HtmlEncode`. */
export function htmlEncode(text: string | null): string | null {
  if (text === null) return null;
  const names: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '&': '&amp;',
  };
  return text.replace(
    /[<>"'&\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]/g,
    (char) => names[char] ?? `&#${char.codePointAt(0)};`,
  );
}

const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const entities = new Map<string, string>(
  latinNames.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)]),
);
for (const [name, char] of Object.entries({
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  bull: '•',
  euro: '€',
  trade: '™',
  dagger: '†',
  Dagger: '‡',
  permil: '‰',
  prime: '′',
  lsaquo: '‹',
  rsaquo: '›',
  larr: '←',
  uarr: '↑',
  rarr: '→',
  darr: '↓',
  harr: '↔',
  minus: '−',
  ne: '≠',
  le: '≤',
  ge: '≥',
  infin: '∞',
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  Yuml: 'Ÿ',
  circ: 'ˆ',
  tilde: '˜',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
})) {
  entities.set(name, char);
}

/** `WebUtility.HtmlDecode`; what is no entity stays. */
export function htmlDecode(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (all, hex: string | undefined, decimal: string | undefined, name: string) => {
      if (hex === undefined && decimal === undefined) return entities.get(name) ?? all;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
        ? all
        : String.fromCodePoint(point);
    },
  );
}
