/** The JSON object that a caller sends. */
export type RequestBody = { readonly [key: string]: unknown };

/** The longest vector of an embedding model: text-embedding-3-large. */
const mostDimensions = 3072;

/** Texts that one request may have embedded. */
const mostInputs = 2048;

/** What a call cannot do without; embeddings have words of their own for it. */
const required: { readonly [path: string]: string } = { 'chat/completions': 'messages', responses: 'input' };

const tokenLimits = ['max_tokens', 'max_completion_tokens', 'max_output_tokens'];

/**
 * Reads a request's body.
 *
 * @param path the operation, for example `chat/completions`
 * @returns why the service refuses it, as its `error.message` says, where it does
 */
export function readRequestBody(text: string, path: string): RequestBody | string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'We could not parse the JSON body of your request.';
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return 'We could not parse the JSON body of your request.';
  return problemOf(body as RequestBody, path) ?? (body as RequestBody);
}

function problemOf(body: RequestBody, path: string): string | undefined {
  for (const name of tokenLimits) {
    const problem = integerProblem(name, body[name]);
    if (problem) return problem;
  }
  if (body.messages !== undefined && !Array.isArray(body.messages))
    return wrongType('messages', 'an array of objects', body.messages);
  const needed = required[path];
  if (needed !== undefined && body[needed] === undefined) return `Missing required parameter: '${needed}'.`;
  if (path !== 'embeddings') return undefined;
  return inputProblem(body.input) ?? integerProblem('dimensions', body.dimensions, mostDimensions);
}

/** One text, the tokens of one text, or several of either. */
function inputProblem(input: unknown): string | undefined {
  if (typeof input === 'string') return undefined;
  if (!Array.isArray(input) || input.length === 0) return "'$.input' is invalid.";
  if (input.length <= mostInputs || typeof input[0] === 'number') return undefined;
  return `Invalid 'input': array too long. Expected an array with maximum length ${mostInputs}, but got an array with length ${input.length} instead.`;
}

function integerProblem(name: string, value: unknown, most = Number.MAX_SAFE_INTEGER): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(name, 'an integer', value);
  if (value < 1)
    return `Invalid '${name}': integer below minimum value. Expected a value >= 1, but got ${value} instead.`;
  if (value > most)
    return `Invalid '${name}': integer above maximum value. Expected a value <= ${most}, but got ${value} instead.`;
  return undefined;
}

function wrongType(name: string, expected: string, value: unknown): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : kinds[typeof value];
  return `Invalid type for '${name}': expected ${expected}, but got ${kind} instead.`;
}

const kinds: { readonly [type: string]: string } = {
  string: 'a string',
  number: 'a decimal number',
  boolean: 'a boolean',
  object: 'an object',
};
