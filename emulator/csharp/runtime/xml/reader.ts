/**
 * XML text to trees: `XDocument.Parse`, `XElement.Parse`. A reader of its own, because expressions see what parsers for
 * data leave out: the order of nodes, CDATA, namespaces as declared, and .NET's exceptions with line and position.
 */
import { argumentNull } from '../exceptions';
import { XAttribute } from './attribute';
import { isWhiteSpace, xmlException } from './characters';
import { readDocumentType } from './documentType';
import { XDocument, XElement } from './element';
import { type QualifiedName, XmlInput } from './input';
import { XCData, XComment, XDeclaration, XProcessingInstruction, XText } from './leaves';
import { XName, xmlnsUri, xmlUri } from './names';
import type { XContainer } from './node';

/** `System.Xml.Linq.LoadOptions`. */
export const loadOptions = { None: 0, PreserveWhitespace: 1, SetBaseUri: 2, SetLineInfo: 4 } as const;

interface OpenElement {
  readonly element: XElement;
  readonly name: QualifiedName;
  /** How many namespaces were known outside, and how deep in entities it began. */
  readonly namespaces: number;
  readonly depth: number;
  readonly keepsSpace: boolean;
}

const declarationValues: Readonly<Record<string, RegExp>> = {
  version: /^/,
  encoding: /^[A-Za-z][\w.-]*$/,
  standalone: /^(yes|no)$/,
};

function invalidDeclaration(input: XmlInput, at: number): Error {
  return input.error('Syntax for an XML declaration is invalid.', at);
}

const written = ({ prefix, localName }: QualifiedName): string =>
  prefix === '' ? localName : `${prefix}:${localName}`;

class Reader {
  readonly document = new XDocument();
  private readonly input: XmlInput;
  private readonly keepsSpace: boolean;
  private readonly open: OpenElement[] = [];
  private readonly namespaces: { readonly prefix: string; readonly uri: string }[] = [
    { prefix: 'xmlns', uri: xmlnsUri },
    { prefix: 'xml', uri: xmlUri },
    { prefix: '', uri: '' },
  ];
  private text = '';

  constructor(text: string, options: number) {
    this.input = new XmlInput(text);
    this.keepsSpace = (options & loadOptions.PreserveWhitespace) !== 0;
  }

  read(): XDocument {
    const { input } = this;
    if (/^<\?xml[ \t\n]/.test(input.text)) this.document.declaration = this.declaration();
    for (;;) {
      if (this.open.length > 0) this.content();
      else if (input.atEnd) break;
      else this.outside();
    }
    if (this.document.rootElement === null) throw xmlException('Root element is missing.');
    return this.document;
  }

  private declaration(): XDeclaration {
    const { input } = this;
    input.at = '<?xml'.length;
    const names = Object.keys(declarationValues);
    const values = new Map<string, string>();
    for (;;) {
      const separated = input.space();
      if (input.startsWith('?')) break;
      if (!separated) throw input.unexpected("The expected token is '?>'.");
      const { at } = input;
      const name = input.ncName();
      const place = names.indexOf(name);
      if (place < 0 || (values.size === 0 && name !== 'version')) throw invalidDeclaration(input, at);
      names.splice(0, place + 1);
      input.space();
      input.expect('=');
      input.space();
      const valueAt = input.at + 1;
      const value = input.literal();
      if (!declarationValues[name]?.test(value)) throw invalidDeclaration(input, valueAt);
      if (name === 'version' && value !== '1.0') throw input.error(`Version number '${value}' is invalid.`, valueAt);
      values.set(name, value);
    }
    if (values.size === 0) throw invalidDeclaration(input, input.at);
    input.expect('?>');
    return new XDeclaration('1.0', values.get('encoding') ?? null, values.get('standalone') ?? null);
  }

  /** One step before or behind the root element. */
  private outside(): void {
    const { input, document } = this;
    const start = input.at;
    if (input.space()) {
      if (this.keepsSpace) document.insert(new XText(input.text.slice(start, input.at)), document.last);
      return;
    }
    if (!input.startsWith('<')) throw input.error('Data at the root level is invalid.');
    if (this.misc(document)) return;
    if (input.accept('<!DOCTYPE')) {
      if (document.rootElement !== null) {
        throw input.error('DTD must be defined before the document root element.', start);
      }
      if (document.documentType !== null) throw input.error('Cannot have multiple DTDs.', start);
      document.insert(readDocumentType(input), document.last);
      return;
    }
    input.at += 1;
    if (input.startsWith('/')) throw input.error('Unexpected end tag.', input.at + 1);
    if (input.startsWith('!')) throw input.error('Data at the root level is invalid.', start);
    if (document.rootElement !== null) throw input.error('There are multiple root elements.');
    this.startTag(document);
  }

  /** A comment or processing instruction, if one begins here. */
  private misc(parent: XContainer): boolean {
    const { input } = this;
    if (input.accept('<!--')) {
      this.flush();
      const start = input.at;
      const text = input.until('-->', 'Comment');
      const dashes = `${text}-`.indexOf('--');
      if (dashes >= 0) {
        throw input.error("An XML comment cannot contain '--', and '-' cannot be the last character.", start + dashes);
      }
      parent.insert(new XComment(text), parent.last);
      return true;
    }
    if (!input.accept('<?')) return false;
    this.flush();
    this.instruction(parent);
    return true;
  }

  private instruction(parent: XContainer): void {
    const { input } = this;
    const start = input.at;
    const target = input.ncName();
    if (target === 'xml') {
      throw input.error(
        'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.',
        start,
      );
    }
    if (target.toLowerCase() === 'xml') {
      throw input.error(`'${target}' is an invalid name for processing instructions.`, start);
    }
    if (!input.startsWith('?>') && !input.space()) throw input.unexpected('Expecting white space.');
    parent.insert(new XProcessingInstruction(target, input.until('?>', 'PI')), parent.last);
  }

  private get current(): OpenElement {
    return this.open.at(-1) as OpenElement;
  }

  /** One step inside an element: text up to the next mark, or a mark. */
  private content(): void {
    const { input } = this;
    if (input.atEnd) {
      if (input.depth > this.current.depth) input.leave();
      else throw input.depth > 0 ? input.error('Incomplete entity contents.') : this.unclosed();
    } else if (input.startsWith('<')) this.markup();
    else if (input.startsWith('&')) this.reference();
    else this.characters();
  }

  private unclosed(): Error {
    const names = this.open.map(({ name }) => written(name)).reverse();
    return this.input.error(
      `Unexpected end of file has occurred. The following elements are not closed: ${names.map((name, index) => name + (index === names.length - 1 ? '.' : ', ')).join('')}`,
    );
  }

  private characters(): void {
    const { input } = this;
    const rest = /[<&]/g;
    rest.lastIndex = input.at;
    const end = rest.exec(input.text)?.index ?? input.text.length;
    const text = input.checked(input.text.slice(input.at, end), input.at);
    const mark = text.indexOf(']]>');
    if (mark >= 0) throw input.error("']]>' is not allowed in character data.", input.at + mark);
    this.text += text;
    input.at = end;
  }

  private reference(): void {
    const found = this.input.contentReference();
    if (typeof found === 'string') this.text += found;
    else this.input.enter(found.entity, found.value);
  }

  private markup(): void {
    const { input } = this;
    const { element } = this.current;
    if (input.accept('</')) this.endTag();
    else if (input.accept('<![CDATA[')) {
      this.flush();
      element.insert(new XCData(input.until(']]>', 'CDATA')), element.last);
    } else if (!this.misc(element)) {
      input.at += 1;
      this.flush();
      this.startTag(element);
    }
  }

  /** Text that was read becomes a node, unless it is only layout. */
  private flush(): void {
    const { text } = this;
    this.text = '';
    if (text === '') return;
    const { element, keepsSpace } = this.current;
    if (!keepsSpace && isWhiteSpace(text)) return;
    element.insert(new XText(text), element.last);
  }

  private startTag(parent: XContainer): void {
    const { input } = this;
    const name = input.qualifiedName();
    const namespaces = this.namespaces.length;
    const attributes = this.attributes(name);
    const element = new XElement(new XName(this.uriOf(name, true), name.localName));
    for (const [attribute, value] of attributes) {
      const uri = written(attribute) === 'xmlns' ? '' : this.uriOf(attribute, false);
      const own = new XName(uri, attribute.localName);
      if (element.attribute(own) !== null) {
        throw input.error(`'${written(attribute)}' is a duplicate attribute name.`, attribute.at);
      }
      element.addAttribute(new XAttribute(own, value));
    }
    parent.insert(element, parent.last);
    if (input.accept('/')) {
      input.expect('>');
      this.namespaces.length = namespaces;
      return;
    }
    input.expect('>');
    const space = element.attribute(new XName(xmlUri, 'space'))?.value;
    const keepsSpace =
      this.keepsSpace || space === 'preserve' || (space !== 'default' && (this.open.at(-1)?.keepsSpace ?? false));
    this.open.push({ element, name, namespaces, depth: input.depth, keepsSpace });
  }

  /** The attributes up to the end of the tag, and the document type's defaults; declarations of namespaces hold from now on. */
  private attributes(element: QualifiedName): [QualifiedName, string][] {
    const { input } = this;
    const list: [QualifiedName, string][] = [];
    for (;;) {
      const separated = input.space();
      if (input.startsWith('>') || input.startsWith('/')) break;
      if (!separated) throw this.badTag();
      const name = input.qualifiedName();
      input.space();
      input.expect('=');
      input.space();
      const valueAt = input.at + 1;
      const value = input.attributeValue();
      if (written(name) === 'xmlns') this.declare('', value, name.at, valueAt);
      else if (name.prefix === 'xmlns') this.declare(name.localName, value, name.at, valueAt);
      list.push([name, value]);
    }
    const given = new Set(list.map(([attribute]) => written(attribute)));
    for (const { name, value } of input.defaults.get(written(element)) ?? []) {
      if (given.has(written(name))) continue;
      if (name.prefix === 'xmlns' || written(name) === 'xmlns') {
        this.declare(name.prefix === '' ? '' : name.localName, value, input.at, input.at);
      }
      list.push([{ ...name, at: input.at }, value]);
    }
    return list;
  }

  private badTag(): Error {
    const { input } = this;
    if (input.atEnd) return this.unclosed();
    const before = input.text[input.at - 1] ?? '';
    if (before === '"' || before === "'") return input.unexpected('Expecting white space.');
    const sign = String.fromCodePoint(input.text.codePointAt(input.at) ?? 0);
    const hex = `0x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    return input.error(`The '${sign}' character, hexadecimal value ${hex}, cannot be included in a name.`);
  }

  /** A declaration of a namespace, at its name and value. */
  private declare(prefix: string, uri: string, at: number, valueAt: number): void {
    const { input } = this;
    if (prefix === 'xmlns') throw input.error('Prefix "xmlns" is reserved for use by XML.', at);
    if (prefix === 'xml' && uri !== xmlUri) {
      throw input.error(
        `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${xmlUri}".`,
        at,
      );
    }
    if (uri === xmlnsUri || (uri === xmlUri && prefix !== 'xml')) {
      throw input.error(
        `Prefix '${prefix}' cannot be mapped to namespace name reserved for "xml" or "xmlns".`,
        valueAt,
      );
    }
    if (prefix !== '' && uri === '') throw input.error('Invalid namespace declaration.', valueAt - 1);
    this.namespaces.push({ prefix, uri });
  }

  private uriOf(name: QualifiedName, isElement: boolean): string {
    if (name.prefix === '' && !isElement) return '';
    const found = this.namespaces.findLast(({ prefix }) => prefix === name.prefix);
    if (found === undefined) throw this.input.error(`'${name.prefix}' is an undeclared prefix.`, name.at);
    return found.uri;
  }

  private endTag(): void {
    const { input } = this;
    this.flush();
    const { element, name, namespaces, depth } = this.current;
    const end = input.qualifiedName();
    if (written(end) !== written(name) || depth !== input.depth) throw this.mismatch(name, end);
    input.space();
    input.expect('>');
    if (element.last === null) element.emptyText = true;
    this.namespaces.length = namespaces;
    this.open.pop();
  }

  private mismatch(start: QualifiedName, end: QualifiedName): Error {
    const before = this.input.text.slice(0, start.at);
    const line = before.split('\n').length;
    const position = before.length - before.lastIndexOf('\n');
    return this.input.error(
      `The '${written(start)}' start tag on line ${line} position ${position} does not match the end tag of '${written(end)}'.`,
      end.at,
    );
  }
}

/** `XDocument.Parse`. @throws ArgumentNullException, XmlException. */
export function parseDocument(text: string | null, options: number, parameter = 's'): XDocument {
  if (text === null) throw argumentNull(parameter);
  return new Reader(text, options).read();
}

/** `XElement.Parse`: the root element alone. @throws ArgumentNullException, XmlException. */
export function parseElement(text: string | null, options: number): XElement {
  const root = parseDocument(text, options).rootElement as XElement;
  (root.parent as XContainer).take(root);
  return root;
}
