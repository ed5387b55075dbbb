/** .NET regular expressions: a backtracking matcher with captures, balancing groups and both directions. */
import { argumentNull } from '../exceptions';
import { foldCase } from './characters';
import { parseRegex } from './parse';
import { type RegexNode, regexOptions, type UnitTest } from './tree';

/** One capture of a group. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Next = (at: number) => boolean;
type Matcher = (run: Run, at: number, next: Next) => boolean;

/** The state of one attempt. */
interface Run {
  readonly text: string;
  readonly start: number;
  readonly captures: Map<string, Span[]>;
}

/** What a successful attempt found. */
export interface Found extends Span {
  readonly captures: ReadonlyMap<string, readonly Span[]>;
}

/** A compiled pattern. */
export class RegexProgram {
  readonly groups: readonly string[];
  readonly rightToLeft: boolean;
  private readonly matcher: Matcher;

  constructor(pattern: string | null, options: number) {
    if (pattern === null) throw argumentNull('pattern');
    const parsed = parseRegex(pattern, options);
    this.groups = parsed.groups;
    this.rightToLeft = (options & regexOptions.RightToLeft) !== 0;
    this.matcher = compile(parsed.root, this.rightToLeft);
  }

  /** The first match at or after a place (before it, from right to left), or null. */
  find(text: string, from: number): Found | null {
    const step = this.rightToLeft ? -1 : 1;
    for (let at = from; at >= 0 && at <= text.length; at += step) {
      const run: Run = { text, start: from, captures: new Map() };
      let end = -1;
      const matched = this.matcher(run, at, (place) => {
        end = place;
        return true;
      });
      if (matched) return { start: Math.min(at, end), end: Math.max(at, end), captures: run.captures };
    }
    return null;
  }
}

function compile(node: RegexNode, back: boolean): Matcher {
  switch (node.kind) {
    case 'unit':
      return unitMatcher(node.test, back);
    case 'sequence':
      return sequence(
        node.nodes.map((one) => compile(one, back)),
        back,
      );
    case 'choice': {
      const choices = node.nodes.map((one) => compile(one, back));
      return (run, at, next) => choices.some((choice) => choice(run, at, next));
    }
    case 'group':
      return group(node.key, node.pops, compile(node.node, back));
    case 'look': {
      const inner = compile(node.node, node.behind);
      return (run, at, next) => {
        const saved = copied(run);
        const matched = inner(run, at, () => true);
        if (matched === node.negative) return restored(run, saved);
        return next(at) || restored(run, saved);
      };
    }
    case 'atomic': {
      const inner = compile(node.node, back);
      return (run, at, next) => {
        const saved = copied(run);
        let end = -1;
        const matched = inner(run, at, (place) => {
          end = place;
          return true;
        });
        return (matched && next(end)) || restored(run, saved);
      };
    }
    case 'repeat':
      return node.node.kind === 'unit'
        ? repeatUnit(node.node.test, node.min, node.max, node.lazy, back)
        : repeat(compile(node.node, back), node.min, node.max, node.lazy);
    case 'reference':
      return reference(node.key, node.ignoreCase, back);
    case 'condition': {
      const yes = compile(node.yes, back);
      const no = compile(node.no, back);
      const look = node.look === null ? null : compile(node.look, false);
      const { key } = node;
      return (run, at, next) => {
        const holds = key === null ? look?.(run, at, () => true) : (run.captures.get(key)?.length ?? 0) > 0;
        return holds === true ? yes(run, at, next) : no(run, at, next);
      };
    }
    case 'anchor':
      return (run, at, next) => node.test(run.text, at, run.start) && next(at);
  }
}

function copied(run: Run): Map<string, Span[]> {
  return new Map(Array.from(run.captures, ([key, spans]) => [key, [...spans]]));
}

function restored(run: Run, saved: Map<string, Span[]>): false {
  run.captures.clear();
  for (const [key, spans] of saved) run.captures.set(key, spans);
  return false;
}

function unitMatcher(test: UnitTest, back: boolean): Matcher {
  if (back) return (run, at, next) => at > 0 && test(run.text.charCodeAt(at - 1)) && next(at - 1);
  return (run, at, next) => at < run.text.length && test(run.text.charCodeAt(at)) && next(at + 1);
}

function sequence(matchers: Matcher[], back: boolean): Matcher {
  const ordered = back ? matchers.reverse() : matchers;
  return (run, at, next) => {
    const go = (index: number, place: number): boolean => {
      const matcher = ordered[index];
      return matcher === undefined ? next(place) : matcher(run, place, (after) => go(index + 1, after));
    };
    return go(0, at);
  };
}

function group(key: string | null, pops: string | null, inner: Matcher): Matcher {
  if (key === null && pops === null) return inner;
  return (run, at, next) =>
    inner(run, at, (end) => {
      const popped = pops === null ? null : run.captures.get(pops)?.pop();
      if (popped === undefined) return false;
      if (key !== null) {
        const spans = run.captures.get(key) ?? [];
        run.captures.set(key, spans);
        const start = popped === null ? Math.min(at, end) : popped.end;
        spans.push({ start, end: popped === null ? Math.max(at, end) : Math.min(at, end) });
      }
      if (next(end)) return true;
      if (key !== null) run.captures.get(key)?.pop();
      if (popped !== null && pops !== null) run.captures.get(pops)?.push(popped);
      return false;
    });
}

/** One character repeated: counted in a loop, so that long bodies need no deep recursion. */
function repeatUnit(test: UnitTest, min: number, max: number, lazy: boolean, back: boolean): Matcher {
  const step = back ? -1 : 1;
  const fits = (text: string, at: number) =>
    back ? at > 0 && test(text.charCodeAt(at - 1)) : at < text.length && test(text.charCodeAt(at));
  return (run, at, next) => {
    let count = 0;
    const target = lazy ? min : max;
    while (count < target && fits(run.text, at + count * step)) count += 1;
    if (count < min) return false;
    if (!lazy) {
      for (; count >= min; count--) if (next(at + count * step)) return true;
      return false;
    }
    for (;;) {
      if (next(at + count * step)) return true;
      if (count >= max || !fits(run.text, at + count * step)) return false;
      count += 1;
    }
  };
}

function repeat(inner: Matcher, min: number, max: number, lazy: boolean): Matcher {
  return (run, at, next) => {
    const go = (count: number, place: number): boolean => {
      const again = () =>
        count < max && inner(run, place, (after) => (after === place && count >= min ? false : go(count + 1, after)));
      if (count < min) return again();
      return lazy ? next(place) || again() : again() || next(place);
    };
    return go(0, at);
  };
}

function reference(key: string, ignoreCase: boolean, back: boolean): Matcher {
  return (run, at, next) => {
    const span = run.captures.get(key)?.at(-1);
    if (span === undefined) return false;
    const wanted = run.text.slice(span.start, span.end);
    const start = back ? at - wanted.length : at;
    const actual = start < 0 ? '' : run.text.slice(start, start + wanted.length);
    const same = ignoreCase ? foldCase(actual) === foldCase(wanted) : actual === wanted;
    return same && next(back ? start : at + wanted.length);
  };
}
