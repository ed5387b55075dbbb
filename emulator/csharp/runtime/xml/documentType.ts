/**
 * Document types: the internal subset's entities and defaults of attributes count, other declarations are passed over,
 * nothing outside of the document is read.
 */
import type { XmlInput } from './input';
import { XDocumentType } from './leaves';

/** Reads behind `<!DOCTYPE` up to its `>`; the entities go to the input. @throws XmlException. */
export function readDocumentType(input: XmlInput): XDocumentType {
  if (!input.space()) throw input.unexpected('Expecting white space.');
  const { prefix, localName } = input.qualifiedName();
  input.space();
  let publicId: string | null = null;
  let systemId: string | null = null;
  if (input.accept('PUBLIC')) {
    input.space();
    publicId = input.literal();
    input.space();
    systemId = input.literal();
  } else if (input.accept('SYSTEM')) {
    input.space();
    systemId = input.literal();
  }
  input.space();
  let subset = '';
  if (input.accept('[')) {
    const start = input.at;
    readSubset(input);
    subset = input.text.slice(start, input.at);
    input.expect(']');
    input.space();
  }
  input.expect('>');
  return new XDocumentType(prefix === '' ? localName : `${prefix}:${localName}`, publicId, systemId, subset);
}

/** Reads declarations up to the `]`. */
function readSubset(input: XmlInput): void {
  for (;;) {
    input.space();
    if (input.startsWith(']')) return;
    if (input.atEnd) throw input.error('Unexpected end of file while parsing DTD has occurred.');
    if (input.accept('<!--')) input.until('-->', 'Comment');
    else if (input.accept('<?')) input.until('?>', 'PI');
    else if (input.accept('<!ENTITY')) readEntity(input);
    else if (input.accept('<!ATTLIST')) readAttributes(input);
    else if (input.accept('%')) input.until(';', 'DTD');
    else if (input.accept('<!')) skipDeclaration(input);
    else throw input.unexpected("The expected token is ']'.");
  }
}

function readEntity(input: XmlInput): void {
  input.space();
  const isParameter = input.accept('%');
  input.space();
  const name = input.ncName();
  input.space();
  if (isParameter || input.startsWith('SYSTEM') || input.startsWith('PUBLIC')) {
    if (!isParameter && !input.entities.has(name)) input.entities.set(name, null);
  } else {
    const value = input
      .literal()
      .replace(/&#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}));/g, (text, hex?: string, decimal?: string) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0x10ffff ? text : String.fromCodePoint(code);
      });
    if (!input.entities.has(name)) input.entities.set(name, value);
  }
  skipDeclaration(input);
}

/** `element (name type default)*`: the defaults. */
function readAttributes(input: XmlInput): void {
  input.space();
  const { prefix, localName } = input.qualifiedName();
  const element = prefix === '' ? localName : `${prefix}:${localName}`;
  const list = input.defaults.get(element) ?? [];
  input.defaults.set(element, list);
  for (;;) {
    input.space();
    if (input.accept('>')) return;
    const name = input.qualifiedName();
    input.space();
    if (!input.startsWith('(')) input.ncName();
    input.space();
    if (input.accept('(')) input.until(')', 'DTD');
    input.space();
    if (input.accept('#REQUIRED') || input.accept('#IMPLIED')) continue;
    if (input.accept('#FIXED')) input.space();
    list.push({ name, value: input.attributeValue() });
  }
}

/** Passes over the rest of a declaration; a `>` inside quotes does not end it. */
function skipDeclaration(input: XmlInput): void {
  while (!input.accept('>')) {
    if (input.atEnd) throw input.error('Unexpected end of file while parsing DTD has occurred.');
    if (input.startsWith('"') || input.startsWith("'")) input.literal();
    else input.at += 1;
  }
}
