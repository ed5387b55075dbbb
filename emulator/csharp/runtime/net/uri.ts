/** `System.Uri`. */
import { percentDecode } from '../escape';
import { argumentNull, type DotNetException, dotNetException, invalidOperation } from '../exceptions';
import { netHashCode } from '../object';

/** Ports that a scheme has when its URIs name none. */
export const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21, ws: 80, wss: 443 };

/** What an absolute URI is made of. */
interface Parts {
  readonly scheme: string;
  /** `//`, or empty for `mailto:` and `urn:`. */
  readonly slashes: string;
  readonly userInfo: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** With its question mark. */
  readonly query: string;
  /** With its hash sign. */
  readonly fragment: string;
}

/** `System.Uri`: absolute, or relative as `MakeRelativeUri` gives it. */
export class Uri {
  readonly original: string;
  private readonly parts: Parts | null;

  /** For {@link absolute} and {@link relativeTo}, which know the parts. */
  constructor(original: string, parts: Parts | null) {
    this.original = original;
    this.parts = parts;
  }

  /** An absolute URI. @throws ArgumentNullException, UriFormatException. */
  static absolute(text: string | null): Uri {
    if (text === null) throw argumentNull('uriString');
    if (text === '') throw malformed('The URI is empty.');
    const parts = partsOf(text);
    if (parts === null) throw malformed(reasonOf(text));
    return new Uri(text, parts);
  }

  /** A reference resolved against an absolute URI. @throws ArgumentNullException, ArgumentOutOfRangeException. */
  static resolve(base: Uri | null, reference: string | null): Uri {
    if (base === null) throw argumentNull('baseUri');
    const text = reference ?? '';
    const absolute = partsOf(text);
    if (absolute !== null) return new Uri(text, absolute);
    if (!URL.canParse(text, base.text)) throw malformed(reasonOf(text));
    return Uri.absolute(new URL(text, base.text).href);
  }

  get isAbsolute(): boolean {
    return this.parts !== null;
  }
  /** @throws InvalidOperationException for a relative URI, as all of the following do. */
  private get known(): Parts {
    if (this.parts === null) throw invalidOperation('This operation is not supported for a relative URI.');
    return this.parts;
  }
  get scheme(): string {
    return this.known.scheme;
  }
  get host(): string {
    return this.known.host;
  }
  get port(): number {
    return this.known.port;
  }
  get isDefaultPort(): boolean {
    return this.port === (defaultPorts[this.scheme] ?? -1);
  }
  get userInfo(): string {
    return this.known.userInfo;
  }
  get path(): string {
    return this.known.path;
  }
  get query(): string {
    return this.known.query;
  }
  get fragment(): string {
    return this.known.fragment;
  }
  /** Host and port, the port only when it is not the scheme's. */
  get authority(): string {
    return this.isDefaultPort ? this.host : `${this.host}:${this.port}`;
  }
  /** Everything before the path. */
  get root(): string {
    const { scheme, slashes, userInfo } = this.known;
    if (slashes === '') return `${scheme}:${userInfo === '' ? '' : `${userInfo}@`}${this.host}`;
    return `${scheme}:${slashes}${userInfo === '' ? '' : `${userInfo}@`}${this.authority}`;
  }
  /** `AbsoluteUri`. */
  get text(): string {
    return this.root + this.path + this.query + this.fragment;
  }

  /** `MakeRelativeUri`: what leads from here to another URI; the other one when it is elsewhere. */
  relativeTo(other: Uri): Uri {
    if (this.root !== other.root) return other;
    const rest = other.query + other.fragment;
    const from = this.path.split('/');
    const to = other.path.split('/');
    let common = 0;
    while (common < from.length - 1 && common < to.length - 1 && from[common] === to[common]) common++;
    if (this.path === other.path) return new Uri(rest, null);
    const up = '../'.repeat(from.length - 1 - common);
    const down = to.slice(common).join('/');
    return new Uri((up + down === '' ? './' : up + down) + rest, null);
  }

  /** `IsBaseOf`: is the other URI in the folder of this one? */
  isBaseOf(other: Uri): boolean {
    const folder = this.path.slice(0, this.path.lastIndexOf('/') + 1);
    return this.root === other.root && `${other.path}/`.startsWith(folder);
  }

  netToString(): string {
    if (this.parts === null) return this.original;
    return percentDecode(this.text, (char) => /[%/?#\\@:]/.test(char) || char < ' ');
  }
  netEquals(other: unknown): boolean {
    if (!(other instanceof Uri)) return false;
    if (this.parts === null || other.parts === null) return this.original === other.original;
    return other.text.replace(/#.*$/, '') === this.text.replace(/#.*$/, '');
  }
  netHashCode(): number {
    return netHashCode(this.parts === null ? this.original : this.text.replace(/#.*$/, ''));
  }
}

function partsOf(text: string): Parts | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  const mail = scheme === 'mailto' ? /^([^@]*)@(.*)$/.exec(url.pathname) : null;
  const slashes = url.href.startsWith(`${url.protocol}//`) ? '//' : '';
  return {
    scheme,
    slashes,
    userInfo: mail?.[1] ?? (url.password === '' ? url.username : `${url.username}:${url.password}`),
    host: mail?.[2] ?? url.hostname,
    port: mail !== null ? 25 : url.port === '' ? (defaultPorts[scheme] ?? -1) : Number(url.port),
    path: mail !== null ? '' : canonical(url.pathname),
    // An empty query and fragment count: URL leaves out their sign.
    query: url.search === '' && /^[^#]*\?(?:#|$)/.test(text) ? '?' : canonical(url.search),
    fragment: url.hash === '' && text.endsWith('#') ? '#' : canonical(url.hash),
  };
}

/** Escapes that are not needed are undone, what URL leaves unescaped is escaped. */
function canonical(text: string): string {
  return text
    .replace(/%[\da-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped.toUpperCase();
    })
    .replace(/[|^`{}\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function malformed(reason: string): DotNetException {
  return dotNetException('System.UriFormatException', `Invalid URI: ${reason}`);
}

function reasonOf(text: string): string {
  if (!/^[A-Za-z][\w+.-]*:/.test(text)) return 'The format of the URI could not be determined.';
  return /^[^/]*\/\/[^/?#]*:\d+/.test(text) ? 'Invalid port specified.' : 'The hostname could not be parsed.';
}
