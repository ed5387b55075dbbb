/** The text of a document under a cursor: names, literals, references, and exceptions that say where. */
import type { DotNetException } from '../exceptions';
import { badNameMessage, forbiddenCharacter, ncNamePattern, shown, xmlException } from './characters';

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** How much text entities may make: what System.Xml.Linq allows. */
const entityLimit = 10_000_000;

/** A name as written. */
export interface QualifiedName {
  readonly prefix: string;
  readonly localName: string;
  /** Where it stands. */
  readonly at: number;
}

/** Text being read, with the replacement texts of entities stacked on it. */
export class XmlInput {
  text: string;
  at = 0;
  /** Replacement texts of the document type's entities; null for one outside of the document. */
  readonly entities = new Map<string, string | null>();
  /** Attributes that the document type supplies, by the element's name as written. */
  readonly defaults = new Map<string, { readonly name: QualifiedName; readonly value: string }[]>();
  private readonly outer: { readonly text: string; readonly at: number; readonly name: string }[] = [];
  private expanded = 0;

  constructor(text: string) {
    this.text = text.replace(/\r\n?/g, '\n');
  }

  /** How many entities are being read: an element must end where it began. */
  get depth(): number {
    return this.outer.length;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** An exception that names the place in the document, inside an entity the place of its reference. */
  error(message: string, at = this.at): DotNetException {
    const [base] = this.outer;
    const before = (base?.text ?? this.text).slice(0, base?.at ?? at);
    const lineStart = before.lastIndexOf('\n') + 1;
    return xmlException(message, before.split('\n').length, before.length - lineStart + 1);
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  accept(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** The character under the cursor must be one of these. */
  expect(text: string, description = text): void {
    if (this.accept(text)) return;
    throw this.unexpected(`The expected token is '${description}'.`);
  }

  unexpected(rest: string): DotNetException {
    if (this.atEnd) return this.error('Unexpected end of file has occurred.');
    return this.error(`'${String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)}' is an unexpected token. ${rest}`);
  }

  /** Skips white space; was there any? */
  space(): boolean {
    const start = this.at;
    while (' \t\n'.includes(this.text[this.at] ?? 'x')) this.at += 1;
    return this.at > start;
  }

  /** The text before an end mark, which is skipped. @throws XmlException when it is missing. */
  until(end: string, what: string): string {
    const index = this.text.indexOf(end, this.at);
    if (index < 0) {
      this.at = this.text.length;
      throw this.error(`Unexpected end of file while parsing ${what} has occurred.`);
    }
    const text = this.checked(this.text.slice(this.at, index), this.at);
    this.at = index + end.length;
    return text;
  }

  /** The text itself, every character of which XML must allow. */
  checked(text: string, at: number): string {
    const index = forbiddenCharacter(text);
    if (index < 0) return text;
    const { text: character, hex } = shown(text[index] ?? '');
    throw this.error(`'${character}', hexadecimal value ${hex}, is an invalid character.`, at + index);
  }

  /** A name without a colon. */
  ncName(): string {
    ncNamePattern.lastIndex = this.at;
    const name = ncNamePattern.exec(this.text)?.[0] ?? '';
    this.at += name.length;
    if (this.atEnd) throw this.error('Unexpected end of file while parsing Name has occurred.');
    if (name === '') throw this.error(badNameMessage(this.text, this.at, true));
    return name;
  }

  /** `name` or `prefix:name`. */
  qualifiedName(): QualifiedName {
    const { at } = this;
    const first = this.ncName();
    if (!this.accept(':')) return { prefix: '', localName: first, at };
    const name = { prefix: first, localName: this.ncName(), at };
    if (this.startsWith(':')) throw this.error(badNameMessage(this.text, this.at, false));
    return name;
  }

  /** A quoted text, as written. */
  literal(): string {
    const quote = this.text[this.at] ?? '';
    if (quote !== '"' && quote !== "'") throw this.unexpected(`The expected token is '"' or '''.`);
    const start = this.at + 1;
    const end = this.text.indexOf(quote, start);
    if (end < 0) {
      this.at = this.text.length;
      throw this.error('There is an unclosed literal string.');
    }
    this.at = end + 1;
    return this.text.slice(start, end);
  }

  /** The value of an attribute: white space made spaces, references replaced. */
  attributeValue(): string {
    const start = this.at + 1;
    const raw = this.literal();
    const bracket = raw.indexOf('<');
    if (bracket >= 0)
      throw this.error("'<', hexadecimal value 0x3C, is an invalid attribute character.", start + bracket);
    return this.resolved(this.checked(raw, start).replace(/[\t\n]/g, ' '), start, []);
  }

  private resolved(raw: string, start: number, inside: readonly string[]): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&[^;&]*;?/g, (reference, index: number) => {
      const at = inside.length === 0 ? start + index : this.at;
      const found = this.reference(reference, at);
      if (typeof found === 'string') return found;
      if (inside.includes(found.entity)) throw this.error(`General entity '${found.entity}' references itself.`, at);
      return this.resolved(found.value.replace(/[\t\n]/g, ' '), at, [...inside, found.entity]);
    });
  }

  /** A reference, read at the cursor: the character, or the entity whose text is to be read next. */
  contentReference(): string | { readonly entity: string; readonly value: string } {
    const end = this.text.indexOf(';', this.at);
    const reference = this.text.slice(this.at, end < 0 ? undefined : end + 1);
    const found = this.reference(reference, this.at);
    this.at += reference.length;
    return found;
  }

  private reference(text: string, at: number): string | { readonly entity: string; readonly value: string } {
    if (text.startsWith('&#')) return this.character(text, at);
    ncNamePattern.lastIndex = 1;
    const name = ncNamePattern.exec(text)?.[0];
    if (name === undefined) throw this.error('An error occurred while parsing EntityName.', at + 1);
    if (text[1 + name.length] !== ';') {
      this.at = at + 1 + name.length;
      throw this.unexpected("The expected token is ';'.");
    }
    const character = predefined[name];
    if (character !== undefined) return character;
    const value = this.entities.get(name);
    if (value === undefined) throw this.error(`Reference to undeclared entity '${name}'.`, at + 1);
    if (value === null) throw this.error(`The entity '${name}' is not in the document and is not read.`, at + 1);
    this.expanded += value.length;
    if (this.expanded > entityLimit) {
      throw this.error('The input document has exceeded a limit set by MaxCharactersFromEntities.', at + 1);
    }
    return { entity: name, value };
  }

  private character(text: string, at: number): string {
    const match = /^&#(?:x([0-9A-Fa-f]+)|(\d+));$/.exec(text);
    if (match === null) {
      throw text.startsWith('&#x')
        ? this.error('Invalid syntax for a hexadecimal numeric entity reference.', at + 3)
        : this.error('Invalid syntax for a decimal numeric entity reference.', at + 2);
    }
    const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
    if (code > 0x10ffff) throw this.error('Invalid value of a character entity reference.', at + 2);
    const character = String.fromCodePoint(code);
    if (forbiddenCharacter(character) < 0) return character;
    const { text: name, hex } = shown(character);
    const digits = match[1] === undefined ? at + 2 : at + 3;
    throw this.error(`'${name}', hexadecimal value ${hex}, is an invalid character.`, digits);
  }

  /** Reads an entity's text before what follows. @throws XmlException for one that contains itself. */
  enter(entity: string, value: string): void {
    if (this.outer.some((frame) => frame.name === entity)) {
      throw this.error(`General entity '${entity}' references itself.`);
    }
    this.outer.push({ text: this.text, at: this.at, name: entity });
    this.text = value;
    this.at = 0;
  }

  /** Goes on behind the reference when an entity's text has been read. */
  leave(): boolean {
    const frame = this.outer.pop();
    if (frame === undefined) return false;
    this.text = frame.text;
    this.at = frame.at;
    return true;
  }
}
