/** What each part of a JSONPath finds. Order and errors are Newtonsoft's. */
import { argumentOutOfRange } from '../../exceptions';
import { JArray, JConstructor, JContainer, JObject, JProperty, type JToken, jsonException } from '../tokens';
import type { Query } from './query';

/** One part of a path: the tokens it finds below other tokens. `root` is the token that the whole path began at. */
export type Step = (tokens: Iterable<JToken>, root: JToken, strict: boolean) => Iterable<JToken>;

/** The tokens that a whole path finds below one. */
export function applySteps(steps: readonly Step[], root: JToken, token: JToken, strict: boolean): Iterable<JToken> {
  let tokens: Iterable<JToken> = [token];
  for (const step of steps) tokens = step(tokens, root, strict);
  return tokens;
}

/** `$` inside a query. */
export const rootStep: Step = (_tokens, root) => [root];

function className(token: JToken): string {
  return token.constructor.name;
}

/** `.name`, `['name']`. */
export function member(name: string): Step {
  return function* (tokens, _root, strict) {
    for (const token of tokens) {
      const value = token instanceof JObject ? token.get(name) : null;
      if (value !== null) yield value;
      else if (strict) {
        throw jsonException(
          token instanceof JObject
            ? `Property '${name}' does not exist on JObject.`
            : `Property '${name}' not valid on ${className(token)}.`,
        );
      }
    }
  };
}

/** `.*`: the values of objects. */
export const everyMember: Step = function* (tokens, _root, strict) {
  for (const token of tokens) {
    if (token instanceof JObject) for (const property of token.properties) yield property.value;
    else if (strict) throw jsonException(`Property '*' not valid on ${className(token)}.`);
  }
};

/** `['one','two']`. */
export function members(names: readonly string[]): Step {
  return function* (tokens, _root, strict) {
    for (const token of tokens) {
      if (!(token instanceof JObject)) {
        if (!strict) continue;
        const list = names.map((name) => `'${name}'`).join(', ');
        throw jsonException(`Properties ${list} not valid on ${className(token)}.`);
      }
      for (const name of names) {
        const value = token.get(name);
        if (value !== null) yield value;
        else if (strict) throw jsonException(`Property '${name}' does not exist on JObject.`);
      }
    }
  };
}

function elementAt(token: JToken, index: number, strict: boolean): JToken | null {
  if (token instanceof JArray) {
    if (index < 0) {
      throw argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    }
    if (index < token.count) return token.at(index);
    if (strict) throw jsonException(`Index ${index} outside the bounds of ${className(token)}.`);
  } else if (strict) throw jsonException(`Index ${index} not valid on ${className(token)}.`);
  return null;
}

/** `[0]`, `[0,2]`. */
export function elements(indexes: readonly number[]): Step {
  return function* (tokens, _root, strict) {
    for (const token of tokens) {
      for (const index of indexes) {
        const item = elementAt(token, index, strict);
        if (item !== null) yield item;
      }
    }
  };
}

/** `[*]`: the elements of arrays. */
export const everyElement: Step = function* (tokens, _root, strict) {
  for (const token of tokens) {
    if (token instanceof JArray) yield* token;
    else if (strict) throw jsonException(`Index * not valid on ${className(token)}.`);
  }
};

/** `[start:end:step]`; null is a part that was left out. */
export function slice(start: number | null, end: number | null, step: number | null): Step {
  return function* (tokens, _root, strict) {
    if (step === 0) throw jsonException('Step cannot be zero.');
    const by = step ?? 1;
    for (const token of tokens) {
      if (!(token instanceof JArray) || token instanceof JConstructor) {
        if (strict) throw jsonException(`Array slice is not valid on ${className(token)}.`);
        continue;
      }
      const { count } = token;
      let from = start ?? (by > 0 ? 0 : count - 1);
      let to = end ?? (by > 0 ? count : -1);
      if (from < 0 && start !== null) from += count;
      if (to < 0 && end !== null) to += count;
      from = by > 0 ? Math.min(Math.max(from, 0), count) : Math.min(from, count - 1);
      to = Math.min(Math.max(to, -1), count);
      const inside = (at: number): boolean => (by > 0 ? at < to : at > to);
      if (strict && !inside(from)) {
        throw jsonException(`Array slice of ${start ?? '*'} to ${end ?? '*'} returned no results.`);
      }
      for (let at = from; inside(at); at += by) yield token.at(at);
    }
  };
}

/** `..name`, `..['one','two']`: the values of members of these names, wherever they are. */
export function deepMembers(names: readonly string[]): Step {
  return function* (tokens) {
    for (const token of tokens) {
      for (const inner of token.descendants()) {
        if (inner instanceof JProperty && names.includes(inner.name)) yield inner.value;
      }
    }
  };
}

/** `..*`: the token itself and everything below it but properties. */
export const everything: Step = function* (tokens) {
  for (const token of tokens) {
    yield token;
    for (const inner of token.descendants()) if (!(inner instanceof JProperty)) yield inner;
  }
};

/** `[?(…)]`: the children that a query holds for. */
export function filter(query: Query): Step {
  return function* (tokens, root) {
    for (const token of tokens) for (const child of token.children) if (query(root, child)) yield child;
  };
}

/** `..[?(…)]`: the tokens at any depth that a query holds for. */
export function deepFilter(query: Query): Step {
  return function* (tokens, root) {
    for (const token of tokens) {
      const candidates = token instanceof JContainer ? token.descendants(true) : [token];
      for (const candidate of candidates) if (query(root, candidate)) yield candidate;
    }
  };
}
