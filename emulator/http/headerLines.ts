import type { HeaderMap, HeaderNames } from '../message';
import { fieldValue, token } from './syntax';

const wholeToken = new RegExp(`^${token}$`);
const wholeValue = new RegExp(`^${fieldValue}$`);

/** A header's name, and the line that was written last. */
interface Field {
  readonly sent: boolean;
  value: string | undefined;
  line: string;
}

/** Names that are kept, and letters of a line that is. */
const mostNames = 256;
const longestLine = 4096;

/**
 * Writes headers as they go over the wire. The same ones come again and again, nearly all of them with the value that they
 * had before: such a line is neither checked nor put together again.
 */
export class HeaderLines {
  readonly #skip: HeaderNames;
  readonly #known = new Map<string, Field>();

  /** @param skip names that are left out */
  constructor(skip: HeaderNames) {
    this.#skip = skip;
  }

  /**
   * A line for each header, with its end.
   *
   * @throws Error when a name or a value cannot stand in a head: a line break would begin another header
   */
  of({ raw }: HeaderMap): string {
    let text = '';
    for (let index = 0; index < raw.length; index += 2) {
      const name = raw[index] as string;
      const field = this.#known.get(name) ?? this.#fieldOf(name);
      if (!field.sent) continue;
      const value = raw[index + 1] as string;
      text += field.value === value ? field.line : lineOf(name, value, field);
    }
    return text;
  }

  #fieldOf(name: string): Field {
    const sent = !this.#skip.has(name);
    // On its own: name and value together could pass for two headers.
    if (sent && !wholeToken.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a header.`);
    const field = { sent, value: undefined, line: '' };
    if (this.#known.size < mostNames && name.length < longestLine) this.#known.set(name, field);
    return field;
  }
}

function lineOf(name: string, value: string, field: Field): string {
  if (!wholeValue.test(value)) throw new Error(`The header ${name} has a value that no header can have.`);
  const line = `${name}: ${value}\r\n`;
  if (line.length <= longestLine) {
    field.value = value;
    field.line = line;
  }
  return line;
}
