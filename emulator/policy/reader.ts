import { type PolicyDiagnostic, PolicyError } from './diagnostics';
import type { DocumentText } from './documentText';
import { scanExpression } from './scanExpression';

/** An element of a policy document as it was written. */
export interface XmlElement {
  readonly name: string;
  /** Offset of the `<`. */
  readonly offset: number;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The text between the tags, without the white space around it; undefined when there is none. */
  readonly text: XmlValue | undefined;
}

/** One attribute. */
export interface XmlAttribute {
  readonly name: string;
  readonly offset: number;
  readonly value: XmlValue;
}

/** What an attribute or a text holds: literal text, or one expression. */
export interface XmlValue {
  readonly kind: 'literal' | 'expression';
  /** Literal text with its entities resolved, or the expression from its `@` on. */
  readonly text: string;
  readonly offset: number;
}

const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A document as far as it can be read, and what is wrong with its XML. */
export interface ReadXml {
  /** Undefined when it is not clear how to go on after a mistake. A value that cannot be read is of no known text. */
  readonly root: XmlElement | undefined;
  readonly mistakes: readonly PolicyDiagnostic[];
}

/**
 * Reads raw policy XML as people write it: in `@(...)` and `@{...}` quotes, `<` and `&` may stand unescaped.
 *
 * @param name the document's, for messages
 * @throws PolicyError with all mistakes of {@link readXmlWithMistakes}
 */
export function readXml(document: DocumentText, name?: string): XmlElement {
  const { root, mistakes } = readXmlWithMistakes(document);
  if (!root || mistakes.length > 0) throw new PolicyError(mistakes, name);
  return root;
}

/** The same; after a mistake that is confined to a value it reads on. */
export function readXmlWithMistakes(document: DocumentText): ReadXml {
  const reader = new Reader(document);
  try {
    return { root: reader.read(), mistakes: reader.mistakes };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return { root: undefined, mistakes: [...reader.mistakes, ...error.diagnostics] };
  }
}

const mixed = 'cannot hold an expression and other text: put the text into the expression';

/** Stands for a value that cannot be read: the reference of a named value whose text nobody knows. */
const unread = '{{unread}}';

/** Far deeper than any policy, and as deep as the program can go everywhere. */
const deepest = 500;

/** Where a quote may end the value of an attribute: before the end of the tag, or another attribute. */
const afterValue = /^\s*(?:\/?>|[\w.:-]+\s*=\s*["'])/;

class Reader {
  readonly mistakes: PolicyDiagnostic[] = [];
  readonly #document: DocumentText;
  readonly #text: string;
  #index = 0;
  #depth = 0;

  constructor(document: DocumentText) {
    this.#document = document;
    this.#text = document.text;
  }

  read(): XmlElement {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#index = 1;
    this.#misc();
    if (this.#text[this.#index] !== '<')
      this.#fail(this.#index, 'the document has to begin with an element, <policies> or <fragment>');
    const root = this.#element();
    this.#misc();
    if (this.#index < this.#text.length) this.#report(this.#index, `nothing may follow </${root.name}>`);
    return root;
  }

  /** White space, comments, declarations. */
  #misc(): void {
    for (;;) {
      this.#space();
      if (this.#starts('<!--')) this.#comment();
      else if (this.#starts('<?')) this.#until('?>', 'processing instruction');
      else if (this.#starts('<!DOCTYPE')) this.#fail(this.#index, 'a DOCTYPE is not allowed in a policy document');
      else return;
    }
  }

  #element(): XmlElement {
    const offset = this.#index;
    this.#index += 1;
    const name = this.#name('an element');
    const attributes: XmlAttribute[] = [];
    for (;;) {
      const spaced = this.#space();
      if (this.#starts('/>')) {
        this.#index += 2;
        return { name, offset, attributes, children: [], text: undefined };
      }
      if (this.#starts('>')) {
        this.#index += 1;
        break;
      }
      if (this.#index >= this.#text.length) this.#fail(offset, `<${name}> is never closed with ">"`);
      if (!spaced) this.#fail(this.#index, `white space is missing before this in <${name}>`);
      const attribute = this.#attribute(name);
      if (attributes.some((other) => other.name === attribute.name))
        this.#report(attribute.offset, `<${name}> has the attribute "${attribute.name}" twice`);
      else attributes.push(attribute);
    }
    this.#depth += 1;
    if (this.#depth > deepest) this.#fail(offset, `elements are nested more than ${deepest} deep here`);
    const { children, text } = this.#content(name, offset);
    this.#depth -= 1;
    return { name, offset, attributes, children, text };
  }

  #attribute(element: string): XmlAttribute {
    const offset = this.#index;
    const name = this.#name(`an attribute of <${element}>`);
    this.#space();
    if (!this.#starts('=')) this.#fail(this.#index, `"=" is missing after the attribute "${name}"`);
    this.#index += 1;
    this.#space();
    const quote = this.#text[this.#index];
    if (quote !== '"' && quote !== "'") this.#fail(this.#index, `the value of "${name}" has to stand in quotes`);
    this.#index += 1;
    return { name, offset, value: this.#attributeValue(name, quote as string) };
  }

  #attributeValue(name: string, quote: string): XmlValue {
    const start = this.#index;
    const expression = /^\s*@[({]/.exec(this.#text.slice(start, start + 1000));
    if (expression) return this.#expression(start + expression[0].length - 2, this.#likelyEnd(start, quote), quote);
    const end = this.#find(quote, start);
    if (end < 0) this.#fail(start - 1, `the value of "${name}" never ends: its closing ${quote} is missing`);
    const less = this.#find('<', start);
    if (less >= 0 && less < end)
      this.#fail(less, `"<" has to be written &lt; in the value of "${name}", unless it stands in an expression`);
    const part = /@[({]/.exec(this.#text.slice(start, end));
    const likely = part ? this.#likelyEnd(start, quote) : end;
    if (part && likely > end) {
      this.#report(start + part.index, `"${name}" ${mixed}`);
      this.#index = likely + 1;
      return { kind: 'literal', text: unread, offset: start };
    }
    this.#index = end + 1;
    return { kind: 'literal', text: this.#resolve(start, end), offset: start };
  }

  /** The first quote that may end an attribute's value; -1 when there is none. */
  #likelyEnd(start: number, quote: string): number {
    let end = this.#text.indexOf(quote, start);
    while (end >= 0 && !afterValue.test(this.#text.slice(end + 1, end + 200))) end = this.#text.indexOf(quote, end + 1);
    return end;
  }

  /**
   * Reads the expression whose `@` is at `start`.
   *
   * @param end where the value ends if the expression is not well-formed; -1 when nobody knows
   * @param quote what has to follow an attribute's expression
   */
  #expression(start: number, end: number, quote = ''): XmlValue {
    const raw = scanExpression(this.#text, start);
    if ('end' in raw) {
      const space = quote === '' ? 0 : (/^\s*/.exec(this.#text.slice(raw.end))?.[0].length ?? 0);
      if (this.#text.startsWith(quote, raw.end + space)) {
        this.#index = raw.end + space + quote.length;
        return { kind: 'expression', text: this.#unescape(this.#text.slice(start, raw.end)), offset: start };
      }
    }
    const inside = end < 0 ? raw : scanExpression(this.#text.slice(0, end), start);
    const [at, message] =
      'open' in inside
        ? [inside.at, `this ${inside.open} of the expression is never closed`]
        : [inside.end, `the expression ends before this, and its closing ${quote} has to follow`];
    if (end < 0) this.#fail(at, message);
    this.#report(at, message);
    this.#index = end + quote.length;
    return { kind: 'literal', text: unread, offset: start };
  }

  /** In C# an entity can only be an escaped character. */
  #unescape(code: string): string {
    return code.includes('&')
      ? code.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '')
      : code;
  }

  #content(name: string, opened: number): { children: XmlElement[]; text: XmlValue | undefined } {
    const children: XmlElement[] = [];
    const parts: XmlValue[] = [];
    for (;;) {
      const start = this.#index;
      if (start >= this.#text.length) this.#fail(opened, `<${name}> is never closed: </${name}> is missing`);
      if (this.#starts('</')) {
        this.#index += 2;
        const closing = this.#name('a closing tag');
        if (closing !== name)
          this.#fail(
            start,
            `</${closing}> closes <${name}>, which was opened in line ${this.#document.place(opened).line}`,
          );
        this.#space();
        if (!this.#starts('>')) this.#fail(this.#index, `">" is missing after "</${closing}"`);
        this.#index += 1;
        return { children, text: this.#join(parts, children, name) };
      }
      if (this.#starts('<!--')) this.#comment();
      else if (this.#starts('<![CDATA[')) {
        const end = this.#find(']]>', start);
        if (end < 0) this.#fail(start, 'this CDATA section is never closed: "]]>" is missing');
        this.#index = end + 3;
        const inner = this.#text.slice(start + 9, end);
        const kind = /^\s*@[({]/.test(inner) ? 'expression' : 'literal';
        parts.push({
          kind,
          text: kind === 'expression' ? inner.trim() : inner,
          offset: start + 9 + (inner.length - inner.trimStart().length),
        });
      } else if (this.#starts('<?')) this.#until('?>', 'processing instruction');
      else if (this.#starts('<')) children.push(this.#element());
      else parts.push(this.#characters(parts));
    }
  }

  #characters(before: readonly XmlValue[]): XmlValue {
    const start = this.#index;
    const lead = /^\s*@[({]/.exec(this.#text.slice(start, start + 10_000));
    if (lead && before.every((part) => part.text.trim() === ''))
      return this.#expression(start + lead[0].length - 2, this.#text.indexOf('</', start));
    const end = this.#find('<', start);
    this.#index = end < 0 ? this.#text.length : end;
    return { kind: 'literal', text: this.#resolve(start, this.#index), offset: start };
  }

  #join(parts: readonly XmlValue[], children: readonly XmlElement[], name: string): XmlValue | undefined {
    const full = parts.filter((part) => part.text.trim() !== '');
    const [first] = full;
    if (!first) return undefined;
    const lead = first.kind === 'literal' ? first.text.length - first.text.trimStart().length : 0;
    if (children.length > 0 && name !== 'set-body')
      this.#report(first.offset + lead, `text cannot stand beside elements in <${name}>`);
    if (full.length === 1) return { kind: first.kind, text: first.text.trim(), offset: first.offset + lead };
    if (full.every((part) => part.kind === 'literal')) {
      return {
        kind: 'literal',
        text: full
          .map((part) => part.text)
          .join('')
          .trim(),
        offset: first.offset + lead,
      };
    }
    const second = full[1] as XmlValue;
    this.#report(second.offset, `<${name}> ${mixed}`);
    return first;
  }

  /** Where the document, and no named value's text, has a piece of markup; -1 where it has none. */
  #find(markup: string, from: number): number {
    let found = this.#text.indexOf(markup, from);
    while (found >= 0 && this.#document.reference(found)) found = this.#text.indexOf(markup, found + 1);
    return found;
  }

  /** Literal text with its entities resolved; what a named value's text has is none. */
  #resolve(start: number, end: number): string {
    const text = this.#text.slice(start, end);
    if (!text.includes('&')) return text;
    return text.replace(
      /&(#x[0-9a-fA-F]+|#\d+|\w+)?(;?)/g,
      (whole, name: string | undefined, semicolon: string, at: number) => {
        if (this.#document.reference(start + at)) return whole;
        if (name === undefined || semicolon === '') this.#report(start + at, '"&" has to be written &amp; here');
        else if (name.startsWith('#')) {
          const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
          if (point <= 0x10ffff) return String.fromCodePoint(point);
          this.#report(start + at, `"${whole}" is no character`);
        } else {
          const character = entities[name];
          if (character !== undefined) return character;
          this.#report(
            start + at,
            `there is no entity "${whole}": only &lt; &gt; &amp; &quot; &apos; and &#...; are known`,
          );
        }
        return whole;
      },
    );
  }

  #comment(): void {
    this.#until('-->', 'comment');
  }

  #until(closing: string, what: string): void {
    const end = this.#text.indexOf(closing, this.#index);
    if (end < 0) this.#fail(this.#index, `this ${what} is never closed: "${closing}" is missing`);
    this.#index = end + closing.length;
  }

  #name(what: string): string {
    const match = /^[A-Za-z_][\w.:-]*/.exec(this.#text.slice(this.#index, this.#index + 200));
    const [name = ''] = match ?? [];
    const end = this.#index + name.length;
    const [unknown = ''] = /^\{\{.*?\}\}/.exec(this.#text.slice(end)) ?? [];
    // The text of one may stand between the braces of another.
    const reference =
      this.#document.reference(this.#index, end + Math.max(unknown.length, 1)) ??
      unknown.slice(Math.max(unknown.lastIndexOf('{{'), 0));
    if (reference !== '')
      this.#fail(
        this.#index,
        `${reference} stands in the name of ${what}: a named value can be an attribute's value or an element's text, or a part of one`,
      );
    if (!match) this.#fail(this.#index, `the name of ${what} is missing here`);
    this.#index = end;
    return name;
  }

  #space(): boolean {
    const start = this.#index;
    while (' \t\r\n'.includes(this.#text[this.#index] ?? 'x')) this.#index += 1;
    return this.#index > start;
  }

  /** Whether a piece of markup stands here, in no named value's text. */
  #starts(markup: string): boolean {
    return (
      this.#text.startsWith(markup, this.#index) && !this.#document.reference(this.#index, this.#index + markup.length)
    );
  }

  #diagnostic(offset: number, message: string): PolicyDiagnostic {
    return this.#document.diagnostic(Math.min(offset, this.#text.length), message);
  }

  /** A mistake after which reading goes on. */
  #report(offset: number, message: string): void {
    this.mistakes.push(this.#diagnostic(offset, message));
  }

  #fail(offset: number, message: string): never {
    throw new PolicyError([this.#diagnostic(offset, message)]);
  }
}
