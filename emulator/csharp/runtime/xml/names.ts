/** `XNamespace` and `XName`: names with namespaces, compared by their text. */
import { argumentException, argumentNull } from '../exceptions';
import { netHashCode } from '../object';
import { verifyNcName } from './characters';

/** The namespace of the prefix `xml`. */
export const xmlUri = 'http://www.w3.org/XML/1998/namespace';
/** The namespace of namespace declarations. */
export const xmlnsUri = 'http://www.w3.org/2000/xmlns/';

/** `System.Xml.Linq.XNamespace`. */
export class XNamespace {
  static readonly none = new XNamespace('');
  static readonly xml = new XNamespace(xmlUri);
  static readonly xmlns = new XNamespace(xmlnsUri);

  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** `XNamespace.Get`. @throws ArgumentNullException. */
  static get(name: string | null): XNamespace {
    if (name === null) throw argumentNull('namespaceName');
    return name === '' ? XNamespace.none : new XNamespace(name);
  }

  /** `ns + "local"`. @throws ArgumentNullException, XmlException for a text that is no name. */
  getName(localName: string | null): XName {
    if (localName === null) throw argumentNull('localName');
    return new XName(this.name, verifyNcName(localName));
  }

  netToString(): string {
    return this.name;
  }

  netEquals(other: unknown): boolean {
    return other instanceof XNamespace && other.name === this.name;
  }

  netHashCode(): number {
    return netHashCode(this.name);
  }
}

/** `System.Xml.Linq.XName`. */
export class XName {
  readonly namespaceName: string;
  readonly localName: string;

  /** The local name must have been checked. */
  constructor(namespaceName: string, localName: string) {
    this.namespaceName = namespaceName;
    this.localName = localName;
  }

  /** `name` or `{namespace}name`. @throws ArgumentNullException, ArgumentException, XmlException. */
  static parse(expanded: string | null): XName {
    if (expanded === null) throw argumentNull('expandedName');
    const bad = () => argumentException(`'${expanded}' is an invalid expanded name.`);
    if (expanded === '') throw bad();
    if (!expanded.startsWith('{')) return XNamespace.none.getName(expanded);
    const end = expanded.lastIndexOf('}');
    if (end <= 1 || end === expanded.length - 1) throw bad();
    return XNamespace.get(expanded.slice(1, end)).getName(expanded.slice(end + 1));
  }

  get namespace(): XNamespace {
    return XNamespace.get(this.namespaceName);
  }

  netToString(): string {
    return this.namespaceName === '' ? this.localName : `{${this.namespaceName}}${this.localName}`;
  }

  netEquals(other: unknown): boolean {
    return other instanceof XName && sameName(this, other);
  }

  netHashCode(): number {
    return netHashCode(this.netToString());
  }
}

/** Are both the same name? Null is the same as null only. */
export function sameName(left: XName | null, right: XName | null): boolean {
  if (left === null || right === null) return left === right;
  return left.localName === right.localName && left.namespaceName === right.namespaceName;
}
