/** `SelectToken(s)`: a JSONPath applied to a token, lazily. */
import { argumentNull } from '../../exceptions';
import { type JToken, jsonException } from '../tokens';
import { parsePath } from './parser';
import { applySteps, type Step } from './steps';

const parsed = new Map<string, readonly Step[]>();

function stepsOf(path: string | null): readonly Step[] {
  if (path === null) throw argumentNull('expression');
  let steps = parsed.get(path);
  if (steps === undefined) {
    steps = parsePath(path);
    if (parsed.size >= 256) parsed.clear();
    parsed.set(path, steps);
  }
  return steps;
}

/**
 * The tokens under a path, found while they are walked; `strict` refuses a missing member or index.
 * @throws ArgumentNullException, JsonException for a path that cannot be read (at once, not when walking).
 */
export function selectTokens(root: JToken, path: string | null, strict = false): () => Iterator<JToken> {
  const steps = stepsOf(path);
  return () => applySteps(steps, root, root, strict)[Symbol.iterator]();
}

/** The one token under a path, or null. @throws JsonException when there are several. */
export function selectToken(root: JToken, path: string | null, strict = false): JToken | null {
  let found: JToken | null = null;
  for (const token of applySteps(stepsOf(path), root, root, strict)) {
    if (found !== null) throw jsonException('Path returned multiple tokens.');
    found = token;
  }
  return found;
}
