/** `System.Xml.Linq.XAttribute`. */
import { argumentException, argumentNull } from '../exceptions';
import { type XName, xmlnsUri, xmlUri } from './names';
import { missingParent, nodeTypes, XObject } from './node';

const xmlIsFixed =
  "The prefix 'xml' is bound to the namespace name 'http://www.w3.org/XML/1998/namespace'. Other prefixes must not be bound to this namespace name, and it must not be declared as the default namespace.";
const xmlnsIsFixed =
  "The prefix 'xmlns' is bound to the namespace name 'http://www.w3.org/2000/xmlns/'. It must not be declared. Other prefixes must not be bound to this namespace name, and it must not be declared as the default namespace.";

/** Holds the rules of namespace declarations. @throws ArgumentException. */
function checkDeclaration(name: XName, value: string): void {
  const { namespaceName, localName } = name;
  if (namespaceName === '' ? localName !== 'xmlns' : namespaceName !== xmlnsUri) return;
  const prefix = namespaceName === '' ? '' : localName;
  if (value === '' && prefix !== '') {
    throw argumentException(`The prefix '${prefix}' cannot be bound to the empty namespace name.`);
  }
  if (value === xmlnsUri || prefix === 'xmlns') throw argumentException(xmlnsIsFixed);
  if ((value === xmlUri) !== (prefix === 'xml')) throw argumentException(xmlIsFixed);
}

/** The owner of attributes, an XElement. */
export interface AttributeOwner {
  readonly attributes: XAttribute[];
}

/** An attribute of an element, or one that stands alone. */
export class XAttribute extends XObject {
  readonly nodeType = nodeTypes.Attribute;
  readonly name: XName;
  #value: string;

  /** @throws ArgumentNullException, ArgumentException. */
  constructor(name: XName | null, value: string | null) {
    super();
    if (name === null) throw argumentNull('name');
    if (value === null) throw argumentNull('value');
    checkDeclaration(name, value);
    this.name = name;
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }

  set value(value: string | null) {
    if (value === null) throw argumentNull('value');
    checkDeclaration(this.name, value);
    this.#value = value;
  }

  /** Does it declare a namespace? */
  get isDeclaration(): boolean {
    return this.name.namespaceName === '' ? this.name.localName === 'xmlns' : this.name.namespaceName === xmlnsUri;
  }

  /** The prefix that it declares, '' for the default namespace. */
  get declaredPrefix(): string {
    return this.name.namespaceName === '' ? '' : this.name.localName;
  }

  /** The attribute `distance` places further in the element, or null. */
  sibling(distance: 1 | -1): XAttribute | null {
    const all = (this.parent as unknown as AttributeOwner | null)?.attributes;
    return all?.[all.indexOf(this) + distance] ?? null;
  }

  /** @throws InvalidOperationException without an element. */
  remove(): void {
    if (this.parent === null) throw missingParent();
    const all = (this.parent as unknown as AttributeOwner).attributes;
    all.splice(all.indexOf(this), 1);
    this.parent = null;
  }
}
