import type { Ref } from '../../runtime/boxed';
import { escapeDataString, escapeUriString, unescapeDataString } from '../../runtime/escape';
import { argumentException, argumentNull, argumentOutOfRange, DotNetException } from '../../runtime/exceptions';
import { Uri } from '../../runtime/net/uri';
import { textArray } from '../../runtime/text';
import { defineType } from '../define';

/** `System.UriPartial`. */
export const uriPartialType = defineType({
  name: 'System.UriPartial',
  kind: 'enum',
  values: { Scheme: 0, Authority: 1, Path: 2, Query: 3 },
});

const hostNameTypes = { Unknown: 0, Basic: 1, Dns: 2, IPv4: 3, IPv6: 4 } as const;

/** `System.UriHostNameType`, which results have but expressions may not name. */
export const uriHostNameType = defineType({
  name: 'System.UriHostNameType',
  kind: 'enum',
  hidden: true,
  values: hostNameTypes,
});

/** What kind of name a host is, as `Uri.CheckHostName` says. */
function hostNameType(name: string | null): number {
  if (name === null || name === '') return hostNameTypes.Unknown;
  if (/^\[?[\da-f:.]*:[\da-f:.]*\]?$/i.test(name)) return hostNameTypes.IPv6;
  if (/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(name)) return hostNameTypes.IPv4;
  const dns = /^(?:[\p{L}\d_](?:[\p{L}\d_-]{0,61}[\p{L}\d_])?\.)*[\p{L}\d_](?:[\p{L}\d_-]{0,61}[\p{L}\d_])?\.?$/u;
  return dns.test(name) ? hostNameTypes.Dns : hostNameTypes.Unknown;
}

function needed(uri: Uri | null): Uri {
  if (uri === null) throw argumentNull('uri');
  return uri;
}

const isHexDigit = (digit: number): boolean => /^[\da-f]$/i.test(String.fromCharCode(digit));
const isHexEncoding = (text: string | null, index: number): boolean =>
  text !== null && /^%[\da-f]{2}/i.test(text.slice(index));

/** `System.Uri`. */
export const uriType = defineType({
  name: 'System.Uri',
  runtimeClass: Uri,
  members: {
    'Uri(string uriString)': Uri.absolute,
    'Uri(Uri baseUri, string relativeUri)': Uri.resolve,
    'Uri(Uri baseUri, Uri relativeUri)': (base: Uri | null, relative: Uri | null) => {
      if (relative === null) throw argumentNull('relativeUri');
      return Uri.resolve(base, relative.original);
    },
    'static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)': (
      base: Uri | null,
      relative: string | null,
      result: Ref<Uri | null>,
    ) => {
      try {
        result.value = Uri.resolve(base, relative);
      } catch (error) {
        if (!(error instanceof DotNetException)) throw error;
        result.value = null;
      }
      return result.value !== null;
    },
    'string Scheme { get; }': (self: Uri) => self.scheme,
    'string Host { get; }': (self: Uri) => self.host,
    'string DnsSafeHost { get; }': (self: Uri) => self.host.replace(/^\[|\]$/g, ''),
    'string IdnHost { get; }': (self: Uri) => self.host.replace(/^\[|\]$/g, ''),
    'UriHostNameType HostNameType { get; }': (self: Uri) => hostNameType(self.host),
    'int Port { get; }': (self: Uri) => self.port,
    'bool IsDefaultPort { get; }': (self: Uri) => self.isDefaultPort,
    'string Authority { get; }': (self: Uri) => self.authority,
    'string AbsolutePath { get; }': (self: Uri) => self.path,
    'string LocalPath { get; }': (self: Uri) => unescapeDataString(self.path),
    'string Query { get; }': (self: Uri) => self.query,
    'string Fragment { get; }': (self: Uri) => self.fragment,
    'string PathAndQuery { get; }': (self: Uri) => self.path + self.query,
    'string AbsoluteUri { get; }': (self: Uri) => self.text,
    'string OriginalString { get; }': (self: Uri) => self.original,
    'bool IsAbsoluteUri { get; }': (self: Uri) => self.isAbsolute,
    'string UserInfo { get; }': (self: Uri) => self.userInfo,
    'bool IsFile { get; }': (self: Uri) => self.scheme === 'file',
    'bool IsUnc { get; }': (self: Uri) => self.scheme === 'file' && self.host !== '',
    'bool IsLoopback { get; }': (self: Uri) =>
      self.host === '' || /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(self.host),
    'string[] Segments { get; }': (self: Uri) => textArray(self.path.match(/[^/]*\/|[^/]+$/g) ?? []),
    'static bool operator ==(Uri a, Uri b)': (a: Uri | null, b: Uri | null) =>
      a === null ? b === null : a.netEquals(b),
    'static bool operator !=(Uri a, Uri b)': (a: Uri | null, b: Uri | null) =>
      a === null ? b !== null : !a.netEquals(b),
    'string GetLeftPart(UriPartial part)': (self: Uri, part: number) =>
      part === 0 ? `${self.scheme}://` : [self.root, self.path, self.query].slice(0, part).join(''),
    'Uri MakeRelativeUri(Uri uri)': (self: Uri, other: Uri | null) => self.relativeTo(needed(other)),
    'bool IsBaseOf(Uri uri)': (self: Uri, other: Uri | null) => self.isBaseOf(needed(other)),
    'static string EscapeDataString(string stringToEscape)': escapeDataString,
    'static string UnescapeDataString(string stringToUnescape)': unescapeDataString,
    'static string EscapeUriString(string stringToEscape)': escapeUriString,
    'static bool CheckSchemeName(string schemeName)': (name: string | null) => /^[a-z][a-z\d+.-]*$/i.test(name ?? ''),
    'static UriHostNameType CheckHostName(string name)': hostNameType,
    'static bool IsHexDigit(char character)': isHexDigit,
    'static int FromHex(char digit)': (digit: number) => {
      if (!isHexDigit(digit)) throw argumentException('Value does not fall within the expected range.', 'digit');
      return Number.parseInt(String.fromCharCode(digit), 16);
    },
    'static string HexEscape(char character)': (character: number) => {
      if (character > 255) throw argumentOutOfRange('character');
      return `%${character.toString(16).toUpperCase().padStart(2, '0')}`;
    },
    'static bool IsHexEncoding(string pattern, int index)': isHexEncoding,
    'static char HexUnescape(string pattern, ref int index)': (text: string | null, index: Ref<number>) => {
      if (text === null || index.value < 0 || index.value >= text.length) throw argumentOutOfRange('index');
      const at = index.value;
      const encoded = isHexEncoding(text, at);
      index.value += encoded ? 3 : 1;
      return encoded ? Number.parseInt(text.slice(at + 1, at + 3), 16) : text.charCodeAt(at);
    },
    'const string SchemeDelimiter': '://',
    'const string UriSchemeHttp': 'http',
    'const string UriSchemeHttps': 'https',
    'const string UriSchemeFile': 'file',
    'const string UriSchemeFtp': 'ftp',
    'const string UriSchemeMailto': 'mailto',
  },
});
