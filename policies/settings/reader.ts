import { nearest } from '../nearest';
import { fieldOf, refillCommands, removeCommand, setCommand } from './commands';

/** A mistake in the settings: where, what, and what to write instead. */
export interface Mistake {
  /** Path of the key, for example `accounts[1].priority`. */
  readonly key: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a value is, in the words of docs/configuration.md. */
export type ValueType = 'integer' | 'number' | 'string' | 'boolean' | 'array' | 'object';

/** A rule for one value: reads it, or reports mistakes and returns undefined. */
export interface Rule<T> {
  (value: unknown, key: string, report: Report): T | undefined;
  readonly type: ValueType;
  /** The end of a `pulumi config set` line that fits: what is added to the key, if anything, and a value. */
  readonly example: { readonly suffix: string; readonly value: string };
  /** The fields of an object, or of an array's objects. */
  readonly fields?: AnyFields;
}

/** The fields of some object. */
export type AnyFields = { readonly [name: string]: Field<unknown> };

function rule<T>(
  type: ValueType,
  example: string,
  read: (value: unknown, key: string, report: Report) => T | undefined,
): Rule<T> {
  return Object.assign(read, { type, example: { suffix: '', value: example } });
}

/** Takes a mistake down. */
export type Report = (key: string, message: string, remedy: string) => void;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A number within bounds; text that is a number counts, since Pulumi hands some over as text. */
export function number(bounds: {
  min: number;
  max: number;
  whole?: boolean;
  unit?: string;
  example: number;
}): Rule<number> {
  const kind = bounds.whole === false ? 'a number' : 'a whole number';
  const range = `${kind}${bounds.unit ? ` of ${bounds.unit}` : ''} from ${bounds.min} to ${bounds.max}`;
  return rule(bounds.whole === false ? 'number' : 'integer', String(bounds.example), (value, key, report) => {
    const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    const fits =
      typeof parsed === 'number' &&
      Number.isFinite(parsed) &&
      parsed >= bounds.min &&
      parsed <= bounds.max &&
      (bounds.whole === false || Number.isInteger(parsed));
    if (fits) return parsed;
    report(key, `${show(value)} is not ${range}`, setCommand(key, String(bounds.example)));
    return undefined;
  });
}

/** `true` or `false`. */
export const boolean: Rule<boolean> = rule('boolean', 'true', (value, key, report) => {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  report(key, `${show(value)} is neither true nor false`, setCommand(key, 'true'));
  return undefined;
});

/** Text of a form. */
export function text(form: Pick<RegExp, 'test'>, what: string, example: string): Rule<string> {
  return rule('string', example, (value, key, report) => {
    // Pulumi parses what looks like a number: a version "1" arrives as 1.
    const string = typeof value === 'number' ? String(value) : value;
    if (typeof string === 'string' && form.test(string)) return string;
    report(key, `${show(value)} is not ${what}, such as ${example}`, setCommand(key, example));
    return undefined;
  });
}

/** One of a few words. */
export function oneOf<T extends string>(
  words: readonly T[],
  why: (word: string) => string | undefined = () => undefined,
): Rule<T> {
  return rule('string', words[0] ?? '', (value, key, report) => {
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    const close = (typeof value === 'string' ? nearest(value, words) : undefined) ?? words[0] ?? '';
    const reason = typeof value === 'string' ? why(value) : undefined;
    report(key, reason ?? `${show(value)} is none of ${words.join(', ')}`, setCommand(key, close));
    return undefined;
  });
}

/** An array, each element by one rule; at least one unless `empty`. */
export function list<T>(element: Rule<T>, options: { empty?: boolean } = {}): Rule<readonly T[]> {
  const example = { suffix: `[0]${element.example.suffix}`, value: element.example.value };
  const read = (value: unknown, key: string, report: Report): readonly T[] | undefined => {
    if (!Array.isArray(value)) {
      report(key, `${show(value)} is not an array`, refillCommands(key, value, example));
      return undefined;
    }
    if (value.length === 0 && options.empty !== true) {
      report(key, 'the array is empty', `give at least one, or take the default: ${removeCommand(key)}`);
      return undefined;
    }
    const items = value.map((item, index) => element(item, `${key}[${index}]`, report));
    return items.every((item) => item !== undefined) ? (items as T[]) : undefined;
  };
  return Object.assign(read, {
    type: 'array',
    example,
    ...(element.fields ? { fields: element.fields } : {}),
  } as const);
}

const tagExample = { suffix: '.owner', value: 'me' };

/** Any names with text values. */
export const tags: Rule<{ readonly [name: string]: string }> = Object.assign(
  (value: unknown, key: string, report: Report) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      report(key, `${show(value)} is not an object of names and texts`, refillCommands(key, value, tagExample));
      return undefined;
    }
    const entries = Object.entries(value);
    const wrong = entries.filter(([, inner]) => !['string', 'number', 'boolean'].includes(typeof inner));
    for (const [name, inner] of wrong)
      report(fieldOf(key, name), `${show(inner)} is not text`, setCommand(fieldOf(key, name), 'text'));
    return wrong.length > 0 ? undefined : Object.fromEntries(entries.map(([name, inner]) => [name, String(inner)]));
  },
  { type: 'object', example: tagExample } as const,
);

/** One field of an object. */
export interface Field<T> {
  readonly rule: Rule<T & {}>;
  /** What is taken where the field is left out. */
  readonly default: T | typeof required;
  readonly description: string;
}

/** The fields of an object. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Marks a field that must be given. */
export const required = Symbol('required');

/** An object with known fields only; each unknown one is a mistake that names the nearest known one. */
export function object<T>(fields: Fields<T>): Rule<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  const first = names.find((name) => fields[name].default === required) ?? names[0];
  const inner = first === undefined ? undefined : fields[first].rule.example;
  const example = { suffix: `.${first}${inner?.suffix}`, value: inner?.value ?? '' };
  const read = (value: unknown, key: string, report: Report): T | undefined => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      report(key, `${show(value)} is not an object`, refillCommands(key, value, example));
      return undefined;
    }
    const given = value as { readonly [name: string]: unknown };
    for (const name of Object.keys(given)) {
      if ((names as string[]).includes(name)) continue;
      const close = nearest(name, names);
      const hint = close ? `; did you mean ${fieldOf(key, close)}?` : `: there are ${names.join(', ')}`;
      report(fieldOf(key, name), `there is no such key${hint}`, removeCommand(fieldOf(key, name)));
    }
    const result: { [name: string]: unknown } = {};
    let whole = true;
    for (const name of names) {
      const field = fields[name];
      const at = fieldOf(key, name);
      if (given[name] === undefined || given[name] === null) {
        if (field.default === required) {
          const { value } = field.rule.example;
          report(at, `it is missing: give one, such as ${value}`, setCommand(at, value));
          whole = false;
        } else if (field.default !== undefined) result[name] = field.default;
        continue;
      }
      const read = field.rule(given[name], at, report);
      if (read === undefined) whole = false;
      else result[name] = read;
    }
    return whole ? (result as T) : undefined;
  };
  return Object.assign(read, { type: 'object', example, fields: fields as unknown as AnyFields } as const);
}
