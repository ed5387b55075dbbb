/** The namespace declarations that hold while XML is written: which must be added, which are there already. */
import { xmlException } from './characters';
import { xmlnsUri, xmlUri } from './names';

/** `implied`: holds from outside; `needed`: must be declared here; `written`: an attribute declares it. */
interface Declaration {
  readonly prefix: string;
  readonly uri: string;
  state: 'implied' | 'needed' | 'written';
}

/** A stack of declarations, a scope for each open element. */
export class NamespaceScopes {
  private readonly declarations: Declaration[] = [
    { prefix: 'xmlns', uri: xmlnsUri, state: 'implied' },
    { prefix: 'xml', uri: xmlUri, state: 'implied' },
    { prefix: '', uri: '', state: 'implied' },
  ];
  private readonly starts: number[] = [];
  private readonly omitDuplicates: boolean;

  constructor(omitDuplicates = false) {
    this.omitDuplicates = omitDuplicates;
  }

  open(): void {
    this.starts.push(this.declarations.length);
  }

  close(): void {
    this.declarations.length = this.starts.pop() ?? 0;
  }

  /** The declarations that the element being opened must add, the last one first, as .NET writes them. */
  needed(): { readonly prefix: string; readonly uri: string }[] {
    return this.declarations
      .slice(this.starts.at(-1))
      .filter((one) => one.state === 'needed')
      .reverse();
  }

  /** The element or an attribute uses a prefix. @throws XmlException when the element means another by it. */
  use(prefix: string, uri: string): void {
    const index = this.indexOf(prefix);
    const existing = this.declarations[index];
    if (existing !== undefined && this.isOwn(index)) this.checkSame(existing, uri);
    else this.declarations.push({ prefix, uri, state: existing?.uri === uri ? 'implied' : 'needed' });
  }

  /** An attribute declares a prefix. Must it be written? @throws XmlException when the element means another by it. */
  declare(prefix: string, uri: string): boolean {
    const index = this.indexOf(prefix);
    const existing = this.declarations[index];
    if (existing !== undefined && this.isOwn(index)) {
      this.checkSame(existing, uri);
      const redundant = this.omitDuplicates && existing.state !== 'needed';
      existing.state = 'written';
      return !redundant;
    }
    this.declarations.push({ prefix, uri, state: 'written' });
    return !(this.omitDuplicates && existing?.uri === uri);
  }

  /** A prefix that means the namespace here, '' for the default one, or null. */
  prefixOf(uri: string): string | null {
    for (let index = this.declarations.length - 1; index >= 0; index--) {
      const { prefix, uri: own } = this.declarations[index] as Declaration;
      if (own === uri) return this.indexOf(prefix) === index ? prefix : null;
    }
    return null;
  }

  /** A prefix that means nothing yet. */
  freshPrefix(): string {
    const name = `p${this.declarations.length - 3}`;
    if (this.indexOf(name) < 0) return name;
    let count = 0;
    while (this.indexOf(`${name}${count}`) >= 0) count += 1;
    return `${name}${count}`;
  }

  private indexOf(prefix: string): number {
    return this.declarations.findLastIndex((one) => one.prefix === prefix);
  }

  private isOwn(index: number): boolean {
    return index >= (this.starts.at(-1) ?? 0);
  }

  private checkSame(existing: Declaration, uri: string): void {
    if (existing.uri === uri) return;
    throw xmlException(
      `The prefix '${existing.prefix}' cannot be redefined from '${existing.uri}' to '${uri}' within the same start element tag.`,
    );
  }
}
