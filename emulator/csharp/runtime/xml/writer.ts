/** Trees as text, as `ToString`, `ToString(SaveOptions)` and `Save` write them: .NET's indentation, escapes and prefixes. */
import { argumentException } from '../exceptions';
import { XAttribute } from './attribute';
import { forbiddenCharacter, shown } from './characters';
import { XDocument, XElement } from './element';
import { XComment, XDocumentType, XProcessingInstruction, XText } from './leaves';
import { NamespaceScopes } from './namespaceScopes';
import { nodeTypes, useWriter, XContainer, type XNode, type XObject } from './node';

/** `System.Xml.Linq.SaveOptions`. */
export const saveOptions = { None: 0, DisableFormatting: 1, OmitDuplicateNamespaces: 2 } as const;

/** Every character must be one of XML's. @throws ArgumentException. */
function checked(text: string): string {
  const index = forbiddenCharacter(text);
  if (index < 0) return text;
  const { text: character, hex } = shown(text[index] ?? '');
  throw argumentException(`'${character}', hexadecimal value ${hex}, is an invalid character.`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function plain(text: string): string {
  return checked(text).replace(/\r\n?/g, '\n');
}

function escapedText(text: string): string {
  return plain(text).replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

function escapedAttribute(text: string): string {
  return checked(text).replace(
    /[&<>"\t\n\r]/g,
    (sign) => entities[sign] ?? `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** Writes one tree. */
class Writer {
  private text = '';
  private readonly indented: boolean;
  private readonly scopes: NamespaceScopes;
  /** What the open elements' declarations say: the prefixes that the tree itself wants. */
  private readonly declared: XAttribute[] = [];
  private readonly opened: { readonly name: string; readonly declared: number; readonly mixed: boolean }[] = [];
  /** Text stands in the current element: no white space may be added to it. */
  private mixed = false;
  /** How long the text was when the last start tag, and the last text, were written. */
  private afterStartTag = 0;
  private afterText = 0;

  constructor(options: number) {
    this.indented = (options & saveOptions.DisableFormatting) === 0;
    this.scopes = new NamespaceScopes((options & saveOptions.OmitDuplicateNamespaces) !== 0);
  }

  get result(): string {
    return this.text;
  }

  declaration(text: string): void {
    this.text = text;
  }

  /** Walks without recursion: depth is the document's affair. */
  tree(root: XNode): void {
    if (root instanceof XElement) this.ancestors(root);
    let node = root;
    for (;;) {
      const child: XNode | null = node instanceof XContainer ? node.first : null;
      if (node instanceof XElement) this.startElement(node);
      else this.leaf(node);
      if (child !== null) {
        node = child;
        continue;
      }
      if (node instanceof XElement) this.endElement(node);
      while (node !== root && node === node.parent?.last) {
        node = node.parent;
        if (node instanceof XElement) this.endElement(node);
      }
      if (node === root || node.next === null) return;
      node = node.next;
    }
  }

  /** Declarations of the elements above the root keep their prefixes. */
  private ancestors(root: XElement): void {
    for (let above = root.parentElement; above !== null; above = above.parentElement) {
      this.declared.unshift(...above.attributes.filter((one) => one.isDeclaration));
    }
  }

  private indent(): void {
    if (this.indented && !this.mixed && this.text.length !== this.afterText)
      this.text += `\n${'  '.repeat(this.opened.length)}`;
  }

  /** The tree's own prefix of a namespace, the innermost first; null when it is hidden or there is none. */
  private declaredPrefix(uri: string, allowDefault: boolean): string | null {
    if (uri === '') return '';
    for (let index = this.declared.length - 1; index >= 0; index--) {
      const one = this.declared[index] as XAttribute;
      if (one.value !== uri || (one.declaredPrefix === '' && !allowDefault)) continue;
      const innermost = this.declared.findLastIndex((other) => other.declaredPrefix === one.declaredPrefix);
      if (innermost === index) return one.declaredPrefix;
    }
    return this.scopes.prefixOf(uri);
  }

  private startElement(element: XElement): void {
    this.indent();
    const { namespaceName: uri, localName } = element.name;
    const declared = this.declared.length;
    this.declared.push(...element.attributes.filter((one) => one.isDeclaration));
    const prefix = this.declaredPrefix(uri, true) ?? '';
    const name = prefix === '' ? localName : `${prefix}:${localName}`;
    this.scopes.open();
    this.scopes.use(prefix, uri);
    this.text += `<${name}`;
    for (const attribute of element.attributes) this.attribute(attribute);
    for (const { prefix: own, uri: value } of this.scopes.needed()) {
      this.text += ` ${own === '' ? 'xmlns' : `xmlns:${own}`}="${escapedAttribute(value)}"`;
    }
    this.opened.push({ name, declared, mixed: this.mixed });
    if (this.opened.length === 1) this.mixed = false;
    if (element.isEmpty) return;
    this.text += '>';
    this.afterStartTag = this.text.length;
  }

  private attribute(attribute: XAttribute): void {
    const { namespaceName: uri, localName } = attribute.name;
    let name = localName;
    if (attribute.isDeclaration) {
      if (!this.scopes.declare(attribute.declaredPrefix, attribute.value)) return;
      if (uri !== '') name = `xmlns:${localName}`;
    } else if (uri !== '') {
      const prefix = this.declaredPrefix(uri, false) || this.scopes.freshPrefix();
      this.scopes.use(prefix, uri);
      name = `${prefix}:${localName}`;
    }
    this.text += ` ${name}="${escapedAttribute(attribute.value)}"`;
  }

  private endElement(element: XElement): void {
    const { name, declared, mixed } = this.opened.pop() as (typeof this.opened)[number];
    this.declared.length = declared;
    this.scopes.close();
    if (element.isEmpty) this.text += ' />';
    else {
      if (this.afterStartTag !== this.text.length) this.indent();
      this.text += `</${name}>`;
    }
    this.mixed = mixed;
  }

  private leaf(node: XNode): void {
    if (node instanceof XText) {
      this.mixed = !(node.parent instanceof XDocument);
      this.text +=
        node.nodeType === nodeTypes.CDATA
          ? `<![CDATA[${plain(node.value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
          : escapedText(node.value);
      this.afterText = this.text.length;
      return;
    }
    if (node instanceof XDocument) return;
    this.indent();
    if (node instanceof XComment) this.text += `<!--${commentText(node.value)}-->`;
    else if (node instanceof XProcessingInstruction) {
      const data = plain(node.data).replaceAll('?>', '? >');
      this.text += `<?${node.target}${data === '' ? '' : ` ${data}`}?>`;
    } else if (node instanceof XDocumentType) this.text += documentTypeText(node);
  }
}

function commentText(value: string): string {
  return plain(value).replace(/-(?=-|$)/g, '- ');
}

function documentTypeText({ name, publicId, systemId, internalSubset }: XDocumentType): string {
  let external = ' ';
  if (publicId !== null) external = ` PUBLIC "${publicId}" "${systemId ?? ''}"`;
  else if (systemId !== null) external = ` SYSTEM "${systemId}"`;
  return `<!DOCTYPE ${name}${external}${internalSubset === null ? '' : `[${internalSubset}]`}>`;
}

function attributeText(attribute: XAttribute): string {
  const { namespaceName: uri, localName } = attribute.name;
  const { parent } = attribute;
  let prefix = '';
  if (uri !== '')
    prefix = (parent instanceof XElement ? parent : new XElement(attribute.name)).prefixOfUri(uri) ?? 'p0';
  return `${prefix === '' ? '' : `${prefix}:`}${localName}="${escapedAttribute(attribute.value)}"`;
}

/** A node or attribute as text; `options` of `SaveOptions`. @throws ArgumentException, XmlException. */
export function writeXml(object: XObject, options: number): string {
  if (object instanceof XAttribute) return attributeText(object);
  const writer = new Writer(options);
  writer.tree(object as XNode);
  return writer.result;
}

/** What `Save` writes: the declaration of UTF-16 text first. @throws ArgumentException, XmlException. */
export function saveXml(node: XElement | XDocument, options: number): string {
  const writer = new Writer(options);
  const standalone = node instanceof XDocument ? (node.declaration?.standalone ?? null) : null;
  const known = standalone === 'yes' || standalone === 'no' ? ` standalone="${standalone}"` : '';
  writer.declaration(`<?xml version="1.0" encoding="utf-16"${known}?>`);
  writer.tree(node);
  return writer.result;
}

useWriter((object, indented) => writeXml(object, indented ? saveOptions.None : saveOptions.DisableFormatting));
