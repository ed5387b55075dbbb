import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { argumentException, argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { charArray, textOfChars } from '../../runtime/text';
import { defineType } from '../define';

type Bytes = NetArray<number>;

/** `System.Text.Encoding`. */
export class Encoding {
  readonly webName: string;
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
  readonly preamble: readonly number[];

  constructor(
    webName: string,
    encode: (text: string) => Uint8Array,
    decode: (bytes: Uint8Array) => string,
    preamble: readonly number[] = [],
  ) {
    this.webName = webName;
    this.encode = encode;
    this.decode = decode;
    this.preamble = preamble;
  }
}

/** Lone surrogates become the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function singleByte(name: string, limit: number): Encoding {
  return new Encoding(
    name,
    (text) =>
      Uint8Array.from(Array.from(text), (char) =>
        char.length === 1 && char.charCodeAt(0) < limit ? char.charCodeAt(0) : 63,
      ),
    (bytes) => Array.from(bytes, (byte) => (byte < limit ? String.fromCharCode(byte) : '?')).join(''),
  );
}

function swapped(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return new Uint8Array(Buffer.from(whole).swap16());
}

const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf16Decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16 = (text: string) => new Uint8Array(Buffer.from(wellFormed(text), 'utf16le'));

function utf32(text: string): Uint8Array {
  const points = Array.from(wellFormed(text), (char) => char.codePointAt(0) ?? 0);
  const bytes = new Uint8Array(points.length * 4);
  const view = new DataView(bytes.buffer);
  points.forEach((point, index) => {
    view.setUint32(index * 4, point, true);
  });
  return bytes;
}

function fromUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  for (let index = 0; index + 4 <= bytes.length; index += 4) {
    const point = view.getUint32(index, true);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

const utf8 = new Encoding(
  'utf-8',
  (text) => new TextEncoder().encode(text),
  (bytes) => utf8Decoder.decode(bytes),
  [0xef, 0xbb, 0xbf],
);
const ascii = singleByte('us-ascii', 128);
const latin1 = singleByte('iso-8859-1', 256);
const unicode = new Encoding('utf-16', utf16, (bytes) => utf16Decoder.decode(bytes), [0xff, 0xfe]);
const bigEndian = new Encoding(
  'utf-16BE',
  (text) => swapped(utf16(text)),
  (bytes) => utf16Decoder.decode(swapped(bytes)),
  [0xfe, 0xff],
);
const utf32Encoding = new Encoding('utf-32', utf32, fromUtf32, [0xff, 0xfe, 0, 0]);
const byName = new Map(
  [utf8, ascii, latin1, unicode, bigEndian, utf32Encoding].map((encoding) => [
    encoding.webName.toLowerCase(),
    encoding,
  ]),
);
byName.set('utf8', utf8).set('ascii', ascii).set('latin1', latin1).set('unicode', unicode).set('utf-16le', unicode);

function find(name: string | null): Encoding {
  if (name === null) throw argumentNull('name');
  const found = byName.get(name.toLowerCase());
  if (found !== undefined) return found;
  throw argumentException(
    `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.`,
    'name',
  );
}

function encoded(self: Encoding, text: string | null): Bytes {
  if (text === null) throw argumentNull('s');
  return byteArray(self.encode(text));
}

function decoded(self: Encoding, bytes: Bytes | null, index: number, count: number | null): string {
  if (bytes === null) throw argumentNull('bytes');
  const length = count ?? bytes.length;
  if (index < 0 || length < 0 || index + length > bytes.length) {
    throw argumentOutOfRange('bytes', 'Index and count must refer to a location within the buffer.');
  }
  return self.decode(bytesOf(bytes).subarray(index, index + length));
}

/** `System.Text.Encoding`. */
export const encodingType = defineType({
  name: 'System.Text.Encoding',
  abstract: true,
  runtimeClass: Encoding,
  members: {
    'static Encoding UTF8 { get; }': () => utf8,
    'static Encoding ASCII { get; }': () => ascii,
    'static Encoding Latin1 { get; }': () => latin1,
    'static Encoding Unicode { get; }': () => unicode,
    'static Encoding BigEndianUnicode { get; }': () => bigEndian,
    'static Encoding UTF32 { get; }': () => utf32Encoding,
    'static Encoding Default { get; }': () => utf8,
    'static Encoding GetEncoding(string name)': find,
    'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)': (
      from: Encoding | null,
      to: Encoding | null,
      bytes: Bytes | null,
    ) => {
      if (from === null) throw argumentNull('srcEncoding');
      if (to === null) throw argumentNull('dstEncoding');
      return encoded(to, decoded(from, bytes, 0, null));
    },
    'string WebName { get; }': (self: Encoding) => self.webName,
    'string HeaderName { get; }': (self: Encoding) => self.webName,
    'string BodyName { get; }': (self: Encoding) => self.webName,
    'byte[] GetBytes(string s)': encoded,
    'byte[] GetBytes(char[] chars)': (self: Encoding, chars: NetArray<number> | null) => {
      if (chars === null) throw argumentNull('chars');
      return byteArray(self.encode(textOfChars(chars)));
    },
    'byte[] GetBytes(char[] chars, int index, int count)': (
      self: Encoding,
      chars: NetArray<number> | null,
      index: number,
      count: number,
    ) => {
      if (chars === null) throw argumentNull('chars');
      if (index < 0) throw argumentOutOfRange('index', 'Non-negative number required.');
      if (count < 0 || index > chars.length - count) {
        throw argumentOutOfRange('chars', 'Index and count must refer to a location within the buffer.');
      }
      return byteArray(self.encode(textOfChars(chars).slice(index, index + count)));
    },
    'string GetString(byte[] bytes)': (self: Encoding, bytes: Bytes | null) => decoded(self, bytes, 0, null),
    'string GetString(byte[] bytes, int index, int count)': decoded,
    'char[] GetChars(byte[] bytes)': (self: Encoding, bytes: Bytes | null) => charArray(decoded(self, bytes, 0, null)),
    'int GetByteCount(string s)': (self: Encoding, text: string | null) => encoded(self, text).length,
    'int GetCharCount(byte[] bytes)': (self: Encoding, bytes: Bytes | null) => decoded(self, bytes, 0, null).length,
    'byte[] GetPreamble()': (self: Encoding) => byteArray(Uint8Array.from(self.preamble)),
  },
});
