/** JSONPath as `SelectToken(s)` reads it: members, indexes, slices, wildcards and recursive descent. */
import { argumentNull } from '../exceptions';
import { JArray, JObject, JProperty, type JToken, jsonException } from './tokens';

type Step = (tokens: Iterable<JToken>, strict: boolean) => Iterable<JToken>;

/**
 * The tokens under a path; `strict` refuses a missing member or index.
 * @throws ArgumentNullException, JsonException for a path that cannot be read.
 */
export function selectTokens(root: JToken, path: string | null, strict = false): readonly JToken[] {
  if (path === null) throw argumentNull('expression');
  let tokens: Iterable<JToken> = [root];
  for (const step of parsePath(path)) tokens = [...step(tokens, strict)];
  return [...tokens];
}

/** The one token under a path, or null. @throws JsonException when there are several. */
export function selectToken(root: JToken, path: string | null, strict = false): JToken | null {
  const found = selectTokens(root, path, strict);
  if (found.length > 1) throw jsonException('Path returned multiple tokens.');
  return found[0] ?? null;
}

function parsePath(path: string): readonly Step[] {
  const steps: Step[] = [];
  let at = path.startsWith('$') ? 1 : 0;
  while (at < path.length) {
    let deep = false;
    if (path[at] === '.') {
      deep = path[at + 1] === '.';
      at += deep ? 2 : 1;
      if (at >= path.length) throw jsonException('Unexpected end while parsing path.');
    }
    if (path[at] === '[') {
      const end = closingBracket(path, at);
      steps.push(...descent(deep), indexer(path.slice(at + 1, end).trim()));
      at = end + 1;
      continue;
    }
    const name = /^[^.[\]()]*/.exec(path.slice(at))?.[0] ?? '';
    if (name === '') throw jsonException(`Unexpected character while parsing path: ${path[at]}`);
    steps.push(...descent(deep), name === '*' ? wildcard : members([name]));
    at += name.length;
  }
  return steps;
}

function closingBracket(path: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < path.length; at++) {
    const character = path[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === ']') return at;
  }
  throw jsonException('Path ended with open indexer.');
}

function descent(deep: boolean): readonly Step[] {
  if (!deep) return [];
  return [
    function* (tokens) {
      for (const token of tokens) {
        for (const inner of token.descendants(true)) if (!(inner instanceof JProperty)) yield inner;
      }
    },
  ];
}

function indexer(text: string): Step {
  if (text === '*') return wildcard;
  if (text === '') throw jsonException('Array index expected.');
  if (/^['"]/.test(text)) {
    const names = [...text.matchAll(/(['"])((?:\\.|(?!\1).)*)\1/g)].map((match) =>
      (match[2] ?? '').replace(/\\(.)/g, '$1'),
    );
    return members(names);
  }
  const slice = /^(-?\d*)\s*:\s*(-?\d*)(?:\s*:\s*(-?\d*))?$/.exec(text);
  if (slice !== null) return slices(number(slice[1]), number(slice[2]), number(slice[3]) ?? 1);
  const indexes = text.split(',').map((part) => part.trim());
  if (indexes.every((part) => /^-?\d+$/.test(part))) return elements(indexes.map(Number));
  throw jsonException(`Unexpected character while parsing path indexer: ${text[0]}`);
}

function number(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}

function* wildcard(tokens: Iterable<JToken>): Iterable<JToken> {
  for (const token of tokens) {
    for (const child of token.children) yield child instanceof JProperty ? child.value : child;
  }
}

function members(names: readonly string[]): Step {
  return function* (tokens, strict) {
    for (const token of tokens) {
      for (const name of names) {
        const value = token instanceof JObject ? token.get(name) : null;
        if (value !== null) yield value;
        else if (strict) {
          throw jsonException(
            token instanceof JObject
              ? `Property '${name}' does not exist on JObject.`
              : `Property '${name}' not valid on ${token.constructor.name}.`,
          );
        }
      }
    }
  };
}

function elements(indexes: readonly number[]): Step {
  return function* (tokens, strict) {
    for (const token of tokens) {
      for (const index of indexes) {
        const item = token instanceof JArray ? token.children[index] : undefined;
        if (item !== undefined) yield item;
        else if (strict) {
          throw jsonException(
            token instanceof JArray
              ? `Index ${index} outside the bounds of JArray.`
              : `Index ${index} not valid on ${token.constructor.name}.`,
          );
        }
      }
    }
  };
}

function slices(start: number | null, end: number | null, step: number): Step {
  if (step === 0) throw jsonException('Step cannot be zero.');
  return function* (tokens) {
    for (const token of tokens) {
      if (!(token instanceof JArray)) continue;
      const { length } = token.children;
      const place = (index: number): number => (index < 0 ? length + index : index);
      let at = Math.max(place(start ?? (step > 0 ? 0 : length - 1)), step > 0 ? 0 : -1);
      if (step < 0) at = Math.min(at, length - 1);
      const stop = end === null ? (step > 0 ? length : -1) : Math.min(place(end), length);
      for (; step > 0 ? at < stop : at > stop; at += step) {
        const item = token.children[at];
        if (item !== undefined) yield item;
      }
    }
  };
}
