import { byteArray, bytesOf, type NetArray } from '../../runtime/array';
import { htmlDecode, htmlEncode, percentEncode, urlDecode, urlEncode } from '../../runtime/escape';
import { defineType } from '../define';

/** `System.Net.WebUtility`. */
export const webUtilityType = defineType({
  name: 'System.Net.WebUtility',
  kind: 'static',
  members: {
    'static string UrlEncode(string value)': urlEncode,
    'static string UrlDecode(string encodedValue)': urlDecode,
    'static string HtmlEncode(string value)': htmlEncode,
    'static string HtmlDecode(string value)': htmlDecode,
    'static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)': (
      value: NetArray<number> | null,
      offset: number,
      count: number,
    ) => {
      if (value === null) return null;
      const text = percentEncode(bytesOf(value).subarray(offset, offset + count), /[A-Za-z0-9\-_.!*() ]/);
      return byteArray(new Uint8Array(Buffer.from(text.replaceAll(' ', '+'))));
    },
    'static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)': (
      value: NetArray<number> | null,
      offset: number,
      count: number,
    ) => {
      if (value === null) return null;
      const text = Buffer.from(bytesOf(value).subarray(offset, offset + count))
        .toString('latin1')
        .replaceAll('+', ' ');
      const decoded = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      return byteArray(new Uint8Array(Buffer.from(decoded, 'latin1')));
    },
  },
});
