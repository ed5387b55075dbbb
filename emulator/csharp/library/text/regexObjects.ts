/** The objects that matching gives: Regex, Match, Group, Capture and their collections. */
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { type Found, RegexProgram, type Span } from '../../runtime/regex';
import { type NamedType, namedType, type Type } from '../../types';

const room = 'System.Text.RegularExpressions';

/** `Capture`. */
export class Capture {
  readonly index: number;
  readonly value: string;

  constructor(index: number, value: string) {
    this.index = index;
    this.value = value;
  }

  netToString(): string {
    return this.value;
  }
}

/** A read-only list with a type of its own, such as `MatchCollection`. */
export class RegexList<T> {
  readonly items: readonly T[];
  readonly netType: NamedType;
  readonly elementType: Type;

  constructor(name: string, element: string, items: readonly T[]) {
    this.netType = namedType(`${room}.${name}`);
    this.elementType = namedType(`${room}.${element}`);
    this.items = items;
  }

  get count(): number {
    return this.items.length;
  }

  at(index: number): T {
    const item = this.items[index];
    if (item === undefined) throw argumentOutOfRange('i');
    return item;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }
}

/** `Group`: its last capture and all of them. */
export class Group extends Capture {
  readonly name: string;
  readonly success: boolean;
  readonly captures: RegexList<Capture>;

  constructor(name: string, text: string, spans: readonly Span[]) {
    const last = spans.at(-1);
    super(last?.start ?? 0, last === undefined ? '' : text.slice(last.start, last.end));
    this.name = name;
    this.success = last !== undefined;
    const captures = spans.map((span) => new Capture(span.start, text.slice(span.start, span.end)));
    this.captures = new RegexList('CaptureCollection', 'Capture', captures);
  }
}

/** `GroupCollection`. */
export class GroupList extends RegexList<Group> {
  constructor(groups: readonly Group[]) {
    super('GroupCollection', 'Group', groups);
  }

  byNumber(index: number): Group {
    return this.items[index] ?? new Group('', '', []);
  }

  byName(name: string): Group {
    return this.items.find((group) => group.name === name) ?? new Group(name, '', []);
  }
}

/** `Match`. */
export class Match extends Group {
  readonly groups: GroupList;
  readonly text: string;
  private readonly regex: Regex | null;

  constructor(regex: Regex | null, text: string, found: Found | null) {
    super('0', text, found === null ? [] : [found]);
    this.regex = regex;
    this.text = text;
    const others = found === null ? [] : (regex?.program.groups.slice(1) ?? []);
    this.groups = new GroupList([
      this,
      ...others.map((key) => new Group(key.replace('#', ''), text, found?.captures.get(key) ?? [])),
    ]);
  }

  static readonly empty = new Match(null, '', null);

  next(): Match {
    return this.regex?.after(this) ?? Match.empty;
  }

  /** `Result(replacement)`: `$1`, `${name}`, `$&`, `` $` ``, `$'`, `$+`, `$_`, `$$`. */
  result(replacement: string | null): string {
    if (replacement === null) throw argumentNull('replacement');
    return replacement.replace(
      /\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g,
      (all, digits: string, name: string, sign: string) => {
        if (sign === undefined) {
          const group = this.groups.items.find(
            (one) => one.name === (digits === undefined ? name : String(Number(digits))),
          );
          return group?.value ?? all;
        }
        const values: Readonly<Record<string, string>> = {
          $: '$',
          '&': this.value,
          '`': this.text.slice(0, this.index),
          "'": this.text.slice(this.index + this.value.length),
          '+': this.groups.items.at(-1)?.value ?? '',
          _: this.text,
        };
        return values[sign] ?? all;
      },
    );
  }
}

/** `Regex`. */
export class Regex {
  readonly pattern: string;
  readonly options: number;
  readonly program: RegexProgram;

  constructor(pattern: string | null, options: number) {
    this.program = new RegexProgram(pattern, options);
    this.pattern = pattern ?? '';
    this.options = options;
  }

  match(text: string | null, start: number | null = null): Match {
    if (text === null) throw argumentNull('input');
    const from = start ?? (this.program.rightToLeft ? text.length : 0);
    if (from < 0 || from > text.length) {
      throw argumentOutOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
    }
    const found = this.program.find(text, from);
    return found === null ? Match.empty : new Match(this, text, found);
  }

  /** The match after another; an empty match moves on by one. */
  after(match: Match): Match {
    const { rightToLeft } = this.program;
    const edge = rightToLeft ? match.index : match.index + match.value.length;
    const from = match.value === '' ? edge + (rightToLeft ? -1 : 1) : edge;
    return from < 0 || from > match.text.length ? Match.empty : this.match(match.text, from);
  }

  matches(text: string | null, start: number | null = null): RegexList<Match> {
    const found: Match[] = [];
    for (let match = this.match(text, start); match.success; match = match.next()) found.push(match);
    return new RegexList('MatchCollection', 'Match', found);
  }

  replace(text: string | null, evaluate: (match: Match) => string | null, count = -1): string {
    const all = this.matches(text).items;
    const matches = [...(count < 0 ? all : all.slice(0, count))].sort((left, right) => left.index - right.index);
    let result = '';
    let from = 0;
    for (const match of matches) {
      result += (text ?? '').slice(from, match.index) + (evaluate(match) ?? '');
      from = match.index + match.value.length;
    }
    return result + (text ?? '').slice(from);
  }

  split(text: string | null, count = 0): string[] {
    const all = this.matches(text).items;
    const matches = [...(count > 0 ? all.slice(0, count - 1) : all)].sort((left, right) => left.index - right.index);
    const parts: string[] = [];
    let from = 0;
    for (const match of matches) {
      parts.push((text ?? '').slice(from, match.index));
      for (const group of match.groups.items.slice(1)) if (group.success) parts.push(group.value);
      from = match.index + match.value.length;
    }
    return [...parts, (text ?? '').slice(from)];
  }

  netToString(): string {
    return this.pattern;
  }
}
