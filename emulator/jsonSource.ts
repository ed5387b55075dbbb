/** A context file that cannot be used: names the member and what it may be. */
export class ContextError extends Error {}

/** An object of the JSON form of a context, whose members are judged as they are read. */
export class JsonSource {
  readonly #at: string;
  readonly #members: { readonly [name: string]: unknown };

  /**
   * @param at where it stands, for example `request`; empty for the whole
   * @param known the members that it may have; without them any
   * @throws ContextError when it is no object, or has another member
   */
  constructor(value: unknown, at: string, known?: readonly string[]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const what = at === '' ? 'The context' : at;
      throw new ContextError(`${what} has to be an object, not ${JSON.stringify(value)}.`);
    }
    this.#at = at;
    this.#members = value as { readonly [name: string]: unknown };
    const unknown = known && Object.keys(value).find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw new ContextError(`There is no ${this.#path(unknown)}: there are ${known?.join(', ')}.`);
  }

  /** Names and values, as they are. */
  entries(): [string, unknown][] {
    return Object.entries(this.#members);
  }

  /** A member that is an object; null when it is left out. */
  object(name: string, known?: readonly string[]): JsonSource | null {
    const value = this.#member(name);
    return value === null ? null : new JsonSource(value, this.#path(name), known);
  }

  /** A member that is a list of objects; empty when it is left out. */
  objects(name: string, known: readonly string[]): JsonSource[] {
    const value = this.#member(name) ?? [];
    if (!Array.isArray(value)) this.#refuse(name, 'a list of objects');
    return value.map((one, index) => new JsonSource(one, `${this.#path(name)}[${index}]`, known));
  }

  text(name: string): string | null {
    const value = this.#member(name);
    if (value !== null && typeof value !== 'string') this.#refuse(name, 'text');
    return value;
  }

  /** A name that is given or null for each, as texts. */
  texts<K extends string>(names: readonly K[]): { readonly [N in K]: string | null } {
    return Object.fromEntries(names.map((name) => [name, this.text(name)])) as { readonly [N in K]: string | null };
  }

  flag(name: string): boolean {
    const value = this.#member(name) ?? false;
    if (typeof value !== 'boolean') this.#refuse(name, 'true or false');
    return value;
  }

  whole(name: string): number | null {
    const value = this.#member(name);
    if (value !== null && !Number.isSafeInteger(value)) this.#refuse(name, 'a whole number');
    return value as number | null;
  }

  /** Milliseconds since 1970 of a moment, which is in UTC where it does not say otherwise. */
  moment(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const moment = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
    if (Number.isNaN(moment)) this.#refuse(name, 'a moment like 2026-01-31T12:00:00Z');
    return moment;
  }

  /** An absolute URL. */
  url(name: string): string | null {
    const value = this.text(name);
    if (value !== null && !URL.canParse(value)) this.#refuse(name, 'an absolute URL');
    return value;
  }

  /** Milliseconds of a time `[d.]hh:mm:ss[.fffffff]`. */
  time(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const parts = /^(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(value);
    if (!parts) this.#refuse(name, 'a time like 00:00:00.1230000');
    const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = parts;
    return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  }

  /** A member that is an object of texts, and of lists of them where that is allowed. */
  named(name: string, lists = false): [string, string | readonly string[]][] {
    const whole = this.object(name)?.entries() ?? [];
    for (const [key, value] of whole) {
      const texts = lists && Array.isArray(value) ? value : [value];
      if (texts.some((text) => typeof text !== 'string'))
        throw new ContextError(
          `${this.#path(name)}.${key} has to be text${lists ? ' or a list of texts' : ''}, not ${JSON.stringify(value)}.`,
        );
    }
    return whole as [string, string | readonly string[]][];
  }

  /** A body: text, `{ "json": ... }` or `{ "base64": "..." }`; null when there is none. */
  body(name: string): Buffer | null {
    const value = this.#member(name);
    if (value === null) return null;
    if (typeof value === 'string') return Buffer.from(value);
    const { json, base64, ...more } = value as { readonly [form: string]: unknown };
    if (Object.keys(more).length === 0) {
      if (json !== undefined && base64 === undefined) return Buffer.from(JSON.stringify(json));
      if (typeof base64 === 'string' && json === undefined && /^[A-Za-z0-9+/]*={0,2}$/.test(base64))
        return Buffer.from(base64, 'base64');
    }
    return this.#refuse(name, 'text, { "json": ... } or { "base64": "..." }');
  }

  #member(name: string): unknown {
    return Object.hasOwn(this.#members, name) ? (this.#members[name] ?? null) : null;
  }

  #path(name: string): string {
    return this.#at === '' ? name : `${this.#at}.${name}`;
  }

  #refuse(name: string, expected: string): never {
    throw new ContextError(`${this.#path(name)} has to be ${expected}, not ${JSON.stringify(this.#members[name])}.`);
  }
}
