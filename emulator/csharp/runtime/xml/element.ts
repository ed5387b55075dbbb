/** `System.Xml.Linq.XElement` and `XDocument`. */
import { argumentException, argumentNull, invalidOperation } from '../exceptions';
import { XAttribute } from './attribute';
import { isWhiteSpace } from './characters';
import { type XDeclaration, XDocumentType, XText } from './leaves';
import { sameName, type XName, XNamespace, xmlnsUri, xmlUri } from './names';
import { following, nodeTypes, XContainer, type XNode } from './node';

const typeNames = Object.keys(nodeTypes);

function notAllowed(node: XNode): Error {
  return argumentException(`A node of type ${typeNames[node.nodeType]} cannot be added to content.`);
}

/** The exception for an attribute among nodes. */
export function attributeNotAllowed(): Error {
  return argumentException('An attribute cannot be added to content.');
}

/** An element. */
export class XElement extends XContainer {
  readonly nodeType = nodeTypes.Element;
  readonly attributes: XAttribute[] = [];
  #name: XName;

  /** @throws ArgumentNullException. */
  constructor(name: XName | null) {
    super();
    if (name === null) throw argumentNull('name');
    this.#name = name;
  }

  get name(): XName {
    return this.#name;
  }

  set name(name: XName | null) {
    if (name === null) throw argumentNull('value');
    this.#name = name;
  }

  get isEmpty(): boolean {
    return this.last === null && !this.emptyText;
  }

  /** The element above, not a document. */
  get parentElement(): XElement | null {
    return this.parent instanceof XElement ? this.parent : null;
  }

  override admit(node: XNode): void {
    if (node instanceof XDocument || node instanceof XDocumentType) throw notAllowed(node);
  }

  /** The text of all text nodes below, in order. */
  get value(): string {
    let text = '';
    let node: XNode = this;
    for (;;) {
      const child: XNode | null = node instanceof XContainer ? node.first : null;
      if (child !== null) node = child;
      else {
        while (node !== this && node === node.parent?.last) node = node.parent;
        if (node === this) return text;
        node = following(node);
      }
      if (node instanceof XText) text += node.value;
    }
  }

  attribute(name: XName | null): XAttribute | null {
    return this.attributes.find((one) => sameName(one.name, name)) ?? null;
  }

  /** Takes an attribute in; a copy of one that belongs to an element. @throws InvalidOperationException. */
  addAttribute(attribute: XAttribute): void {
    if (this.attribute(attribute.name) !== null) throw invalidOperation('Duplicate attribute.');
    const own = attribute.parent === null ? attribute : new XAttribute(attribute.name, attribute.value);
    own.parent = this;
    this.attributes.push(own);
  }

  removeAttributes(): void {
    for (const attribute of this.attributes) attribute.parent = null;
    this.attributes.length = 0;
  }

  /** The attributes from first to last; ends when the current one has been taken out. */
  *eachAttribute(): Generator<XAttribute> {
    for (let index = 0; index < this.attributes.length; index++) {
      const attribute = this.attributes[index] as XAttribute;
      yield attribute;
      if (attribute.parent !== this) return;
      index = this.attributes.indexOf(attribute);
    }
  }

  /** The namespace that a prefix ('' for the default) is bound to in this element, looked for below `end`. */
  uriOfPrefix(prefix: string, end: XElement | null = null): string | null {
    for (let element: XElement | null = this; element !== end && element !== null; element = element.parentElement) {
      const found = element.attributes.find((one) => one.isDeclaration && one.declaredPrefix === prefix);
      if (found !== undefined) return found.value;
    }
    return null;
  }

  /** `GetNamespaceOfPrefix`. @throws ArgumentNullException, ArgumentException. */
  namespaceOfPrefix(prefix: string | null): XNamespace | null {
    if (prefix === null) throw argumentNull('prefix');
    if (prefix === '') throw argumentException("'' is an invalid prefix.");
    if (prefix === 'xmlns') return XNamespace.xmlns;
    const uri = this.uriOfPrefix(prefix) ?? (prefix === 'xml' ? xmlUri : null);
    return uri === null ? null : XNamespace.get(uri);
  }

  /** `GetPrefixOfNamespace`: the nearest prefix that is not hidden by another declaration; null for none. */
  prefixOfUri(uri: string): string | null {
    for (let element: XElement | null = this; element !== null; element = element.parentElement) {
      const scope: XElement = element;
      const found = scope.attributes.find(
        (one) =>
          one.isDeclaration &&
          one.value === uri &&
          one.declaredPrefix !== '' &&
          this.uriOfPrefix(one.declaredPrefix, scope) === null,
      );
      if (found !== undefined) return found.declaredPrefix;
    }
    if (uri === xmlUri) return 'xml';
    return uri === xmlnsUri ? 'xmlns' : null;
  }

  /** A copy without a parent, its attributes and nodes copied. */
  clone(): XElement {
    const copy = new XElement(this.#name);
    copyInto(copy, this);
    for (const attribute of this.attributes) copy.addAttribute(attribute);
    return copy;
  }
}

function copyInto(copy: XContainer, original: XContainer): void {
  copy.emptyText = original.emptyText;
  for (const child of original.children()) copy.insert(child.clone(), copy.last);
}

/** A document: at most one document type and one element, white space around them. */
export class XDocument extends XContainer {
  readonly nodeType = nodeTypes.Document;
  declaration: XDeclaration | null = null;

  get rootElement(): XElement | null {
    for (const child of this.children()) if (child instanceof XElement) return child;
    return null;
  }

  get documentType(): XDocumentType | null {
    for (const child of this.children()) if (child instanceof XDocumentType) return child;
    return null;
  }

  override admit(node: XNode, previous: XNode | null): void {
    if (node instanceof XDocument || node.nodeType === nodeTypes.CDATA) throw notAllowed(node);
    if (node instanceof XText) this.admitText(node.value);
    else if (node instanceof XElement) this.admitOnce(previous, nodeTypes.DocumentType, nodeTypes.None);
    else if (node instanceof XDocumentType) this.admitOnce(previous, nodeTypes.None, nodeTypes.Element);
  }

  override admitText(text: string): void {
    if (!isWhiteSpace(text)) throw argumentException('Non-whitespace characters cannot be added to content.');
  }

  /** Of element and document type only one of a type may stand before the new node, one of another behind it. */
  private admitOnce(previous: XNode | null, before: number, after: number): void {
    let allowed: number = previous === null ? after : before;
    for (const child of this.children()) {
      if (child instanceof XElement || child instanceof XDocumentType) {
        if (child.nodeType !== allowed) {
          throw invalidOperation('This operation would create an incorrectly structured document.');
        }
        allowed = nodeTypes.None;
      }
      if (child === previous) allowed = after;
    }
  }

  clone(): XDocument {
    const copy = new XDocument();
    copy.declaration = this.declaration?.clone() ?? null;
    copyInto(copy, this);
    return copy;
  }
}
