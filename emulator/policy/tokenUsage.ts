import { type BodySource, MessageBody } from '../message';
import { promptOf } from '../openai/answers';
import { estimateTokens } from '../openai/quota';
import type { Run } from './run';

/** Tokens as an answer counts them. */
export interface TokenUsage {
  readonly prompt: number;
  readonly completion: number;
  readonly total: number;
}

/** What an answer tells of its tokens. */
export interface AnswerTokens {
  /** The answer's own count; a stream has one when the caller asked for it, or when it is of the Responses API. */
  readonly usage: TokenUsage | undefined;
  /** The generated text, as far as it was sent. */
  readonly text: string;
  readonly streamed: boolean;
}

interface Json {
  readonly [key: string]: unknown;
}

/**
 * Tells the tokens of the backend's answer: at once for an answer that is at hand, else when its last byte has gone
 * through, or when nobody reads on. The answer stays a stream.
 */
export function observeAnswer(run: Run, tell: (tokens: AnswerTokens) => void): void {
  const { response } = run.context;
  if (!response?.body) {
    tell({ usage: undefined, text: '', streamed: false });
    return;
  }
  const streamed = response.headers.get('content-type')?.includes('text/event-stream') ?? false;
  if (response.body.buffered) tell(tokensOf(response.body.read(true).toString('utf8'), streamed));
  else response.body = new MessageBody(observed(response.body.take(), (text) => tell(tokensOf(text, streamed))));
}

async function* observed(source: BodySource, end: (text: string) => void): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      yield chunk;
    }
  } finally {
    end(Buffer.concat(chunks).toString('utf8'));
  }
}

function tokensOf(body: string, streamed: boolean): AnswerTokens {
  // An answer that does not count is not read: that costs as much as the rest of the policy.
  if (!streamed && !body.includes('"usage"')) return { usage: undefined, text: '', streamed };
  const events = streamed ? body.split(/\r?\n/).flatMap((line) => parse(/^data: ?(.*)$/.exec(line)?.[1])) : parse(body);
  let usage: TokenUsage | undefined;
  let text = '';
  for (const event of events) {
    usage = usageOf(event) ?? usage;
    text += streamed ? deltaOf(event) : '';
  }
  return { usage, text, streamed };
}

/** What a request asks of a model: its prompt's tokens, by the characters, and whether its answer is a stream. */
export function askedTokens(body: string): { readonly prompt: number; readonly stream: boolean } {
  const [request] = parse(body.trimStart());
  if (!request) return { prompt: 0, stream: false };
  const prompt = promptOf(request);
  return { prompt: prompt === '' ? 0 : estimateTokens(prompt), stream: request.stream === true };
}

function parse(text: string | undefined): Json[] {
  if (text === undefined || !text.startsWith('{')) return [];
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [];
  }
}

/** `usage` of Chat Completions, Completions and Embeddings; of the Responses API, whose last event wraps it. */
function usageOf(answer: Json): TokenUsage | undefined {
  const usage = (answer.usage ?? (answer.response as Json | undefined)?.usage) as Json | null | undefined;
  if (typeof usage !== 'object' || usage === null) return undefined;
  const prompt = Number(usage.prompt_tokens ?? usage.input_tokens ?? 0);
  const completion = Number(usage.completion_tokens ?? usage.output_tokens ?? 0);
  return { prompt, completion, total: Number(usage.total_tokens ?? prompt + completion) };
}

/** The text that an event of a stream adds. */
function deltaOf(event: Json): string {
  if (typeof event.delta === 'string') return event.delta;
  if (!Array.isArray(event.choices)) return '';
  return event.choices
    .map((choice: { delta?: { content?: unknown }; text?: unknown }) => choice?.delta?.content ?? choice?.text)
    .filter((text) => typeof text === 'string')
    .join('');
}
