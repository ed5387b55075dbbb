import { escapeDataString, escapeUriString, percentDecode, unescapeDataString } from '../../runtime/escape';
import { argumentNull, dotNetException } from '../../runtime/exceptions';
import { textArray } from '../../runtime/text';
import { defineType } from '../define';

const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21, ws: 80, wss: 443 };

/** `System.Uri`, absolute. */
export class Uri {
  readonly original: string;
  private readonly url: URL;

  constructor(text: string | null) {
    if (text === null) throw argumentNull('uriString');
    if (text === '') throw malformed('The URI is empty.');
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) throw malformed(reasonOf(text));
    this.original = text;
    this.url = url;
  }

  get scheme(): string {
    return this.url.protocol.slice(0, -1);
  }

  get host(): string {
    return this.url.hostname;
  }

  get port(): number {
    return this.url.port === '' ? (defaultPorts[this.scheme] ?? -1) : Number(this.url.port);
  }

  get path(): string {
    return this.url.pathname;
  }

  /** The query with its question mark. */
  get query(): string {
    return this.url.search;
  }

  get fragment(): string {
    return this.url.hash;
  }

  get authority(): string {
    return this.url.host;
  }

  /** `user:password` before the host. */
  get userInfo(): string {
    return this.url.password === '' ? this.url.username : `${this.url.username}:${this.url.password}`;
  }

  get absolute(): string {
    return this.url.href;
  }

  netToString(): string {
    return percentDecode(this.absolute, (char) => /[%/?#\\@:]/.test(char) || char < ' ');
  }

  netEquals(other: unknown): boolean {
    return other instanceof Uri && other.absolute.replace(/#.*$/, '') === this.absolute.replace(/#.*$/, '');
  }
}

function malformed(reason: string): Error {
  return dotNetException('System.UriFormatException', `Invalid URI: ${reason}`);
}

function reasonOf(text: string): string {
  if (!/^[A-Za-z][\w+.-]*:/.test(text)) return 'The format of the URI could not be determined.';
  return /^[^/]*\/\/[^/?#]*:\d+/.test(text) ? 'Invalid port specified.' : 'The hostname could not be parsed.';
}

/** `System.Uri`. */
export const uriType = defineType({
  name: 'System.Uri',
  runtimeClass: Uri,
  members: {
    'Uri(string uriString)': (text: string | null) => new Uri(text),
    'Uri(Uri baseUri, string relativeUri)': (base: Uri, relative: string) =>
      new Uri(new URL(relative, base.absolute).href),
    'string Scheme { get; }': (self: Uri) => self.scheme,
    'string Host { get; }': (self: Uri) => self.host,
    'string DnsSafeHost { get; }': (self: Uri) => self.host.replace(/^\[|\]$/g, ''),
    'int Port { get; }': (self: Uri) => self.port,
    'bool IsDefaultPort { get; }': (self: Uri) => self.port === (defaultPorts[self.scheme] ?? -1),
    'string Authority { get; }': (self: Uri) => self.authority,
    'string AbsolutePath { get; }': (self: Uri) => self.path,
    'string LocalPath { get; }': (self: Uri) => unescapeDataString(self.path),
    'string Query { get; }': (self: Uri) => self.query,
    'string Fragment { get; }': (self: Uri) => self.fragment,
    'string PathAndQuery { get; }': (self: Uri) => self.path + self.query,
    'string AbsoluteUri { get; }': (self: Uri) => self.absolute,
    'string OriginalString { get; }': (self: Uri) => self.original,
    'bool IsAbsoluteUri { get; }': () => true,
    'string UserInfo { get; }': (self: Uri) => self.userInfo,
    'bool IsFile { get; }': (self: Uri) => self.scheme === 'file',
    'bool IsLoopback { get; }': (self: Uri) =>
      self.host === '' || /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(self.host),
    'string[] Segments { get; }': (self: Uri) => textArray(self.path.match(/[^/]*\/|[^/]+$/g) ?? []),
    'static bool operator ==(Uri a, Uri b)': (a: Uri | null, b: Uri | null) =>
      a === null ? b === null : a.netEquals(b),
    'static bool operator !=(Uri a, Uri b)': (a: Uri | null, b: Uri | null) =>
      a === null ? b !== null : !a.netEquals(b),
    'string GetLeftPart(UriPartial part)': (self: Uri, part: number) =>
      [`${self.scheme}://`, self.authority, self.path, self.query].slice(0, part + 1).join(''),
    'static string EscapeDataString(string stringToEscape)': escapeDataString,
    'static string UnescapeDataString(string stringToUnescape)': unescapeDataString,
    'static string EscapeUriString(string stringToEscape)': escapeUriString,
  },
});

/** `System.UriPartial`. */
export const uriPartialType = defineType({
  name: 'System.UriPartial',
  kind: 'enum',
  values: { Scheme: 0, Authority: 1, Path: 2, Query: 3 },
});
