import { PolicyError } from './diagnostics';
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

/**
 * Reads raw policy XML as people write it: in `@(...)` and `@{...}` quotes, `<` and `&` may stand unescaped.
 *
 * @throws PolicyError with the first mistake, its line and column
 */
export function readXml(document: DocumentText): XmlElement {
  return new Reader(document).read();
}

class Reader {
  readonly #document: DocumentText;
  readonly #text: string;
  #index = 0;

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
    if (this.#index < this.#text.length) this.#fail(this.#index, `nothing may follow </${root.name}>`);
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
      if (attributes.some((other) => other.name === attribute.name)) {
        this.#fail(attribute.offset, `<${name}> has the attribute "${attribute.name}" twice`);
      }
      attributes.push(attribute);
    }
    const { children, text } = this.#content(name, offset);
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
    if (expression) {
      const value = this.#expression(start + expression[0].length - 2, (end) => {
        const rest = /^\s*/.exec(this.#text.slice(end))?.[0].length ?? 0;
        return this.#text[end + rest] === quote ? end + rest + 1 : -1;
      });
      if (value) return value;
      this.#fail(start, `after the expression of "${name}" its closing quote has to follow`);
    }
    const end = this.#find(quote, start);
    if (end < 0) this.#fail(start - 1, `the value of "${name}" never ends: its closing ${quote} is missing`);
    const less = this.#find('<', start);
    if (less >= 0 && less < end)
      this.#fail(less, `"<" has to be written &lt; in the value of "${name}", unless it stands in an expression`);
    this.#index = end + 1;
    return { kind: 'literal', text: this.#resolve(start, end), offset: start };
  }

  /**
   * Reads the expression whose `@` is at `start`. First as raw C#; when that does not end where it should, as C# whose
   * quotes and brackets are written as entities.
   */
  #expression(start: number, after: (end: number) => number): XmlValue | undefined {
    const raw = scanExpression(this.#text, start);
    if ('end' in raw) {
      const next = after(raw.end);
      if (next >= 0) {
        this.#index = next;
        return { kind: 'expression', text: this.#unescape(this.#text.slice(start, raw.end)), offset: start };
      }
    }
    if ('open' in raw) this.#fail(raw.at, `this ${raw.open} of the expression is never closed`);
    return undefined;
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
    if (lead && before.every((part) => part.text.trim() === '')) {
      const value = this.#expression(start + lead[0].length - 2, (end) => end);
      if (value) return value;
    }
    const end = this.#find('<', start);
    this.#index = end < 0 ? this.#text.length : end;
    return { kind: 'literal', text: this.#resolve(start, this.#index), offset: start };
  }

  #join(parts: readonly XmlValue[], children: readonly XmlElement[], name: string): XmlValue | undefined {
    const full = parts.filter((part) => part.text.trim() !== '');
    const [first] = full;
    if (!first) return undefined;
    const lead = first.kind === 'literal' ? first.text.length - first.text.trimStart().length : 0;
    if (children.length > 0 && name !== 'set-body') {
      this.#fail(first.offset + lead, `text cannot stand beside elements in <${name}>`);
    }
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
    this.#fail(second.offset, `<${name}> cannot hold an expression and other text: put the text into the expression`);
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
        if (name === undefined || semicolon === '') this.#fail(start + at, '"&" has to be written &amp; here');
        if (name.startsWith('#')) {
          const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
          if (point > 0x10ffff) this.#fail(start + at, `"${whole}" is no character`);
          return String.fromCodePoint(point);
        }
        const character = entities[name];
        if (character === undefined)
          this.#fail(
            start + at,
            `there is no entity "${whole}": only &lt; &gt; &amp; &quot; &apos; and &#...; are known`,
          );
        return character;
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
    const reference = this.#document.reference(this.#index, end + 1) ?? /^\{\{.*?\}\}/.exec(this.#text.slice(end))?.[0];
    if (reference)
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

  #fail(offset: number, message: string): never {
    throw new PolicyError([this.#document.diagnostic(Math.min(offset, this.#text.length), message)]);
  }
}
