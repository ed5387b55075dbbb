/** A request's body: a JSON object. */
export type RequestBody = { readonly [key: string]: unknown };

/** The JSON object of a text, undefined when it is none. */
export function readBody(text: string): RequestBody | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RequestBody) : undefined;
  } catch {
    return undefined;
  }
}

const isFilled = (value: unknown): boolean => typeof value === 'string' || (Array.isArray(value) && value.length > 0);

/** The parameter that each call cannot do without, and what it may be. */
const required: { readonly [path: string]: readonly [name: string, kind: string, fits: (value: unknown) => boolean] } =
  {
    'chat/completions': ['messages', 'an array of objects', Array.isArray],
    embeddings: ['input', 'one of a string or a filled array', isFilled],
    responses: ['input', 'one of a string or a filled array', isFilled],
  };

/** Parameters that are whole numbers, with the least and the most that they may be. */
const counts: readonly (readonly [name: string, least: number, most: number])[] = [
  ['max_completion_tokens', 1, Number.MAX_SAFE_INTEGER],
  ['max_output_tokens', 1, Number.MAX_SAFE_INTEGER],
  ['max_tokens', 1, Number.MAX_SAFE_INTEGER],
  ['dimensions', 1, 3072],
];

/** What the service says of a body that it does not take; undefined when it takes it. */
export function mistakeIn(path: string, body: RequestBody): string | undefined {
  const [name = '', kind = '', fits] = required[path] ?? [];
  if (fits && body[name] === undefined) return `Missing required parameter: '${name}'.`;
  if (fits && !fits(body[name])) return `Invalid type for '${name}': expected ${kind}.`;
  for (const [count, least, most] of counts) {
    const value = body[count];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number' || !Number.isInteger(value))
      return `Invalid type for '${count}': expected an integer.`;
    if (value < least || value > most) return `Invalid '${count}': expected a value from ${least} to ${most}.`;
  }
  return undefined;
}

/** The most tokens that an answer may have by its request; the service counts 16 where it says nothing. */
export function mostTokens(body: RequestBody): number {
  const named = body.max_completion_tokens ?? body.max_output_tokens ?? body.max_tokens;
  return typeof named === 'number' ? named : 16;
}

/** The parts of a path, decoded; undefined when one of them cannot be. */
export function pathParts(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
