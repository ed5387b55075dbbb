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
  if (response.body.buffered) tell(answerTokens(response.body.read(true), streamed));
  else {
    const end = (body: Buffer) => tell(answerTokens(body, streamed));
    response.body = new MessageBody(observed(response.body.take(), end));
  }
}

function answerTokens(body: Buffer, streamed: boolean): AnswerTokens {
  return streamed ? streamedTokens(body) : { usage: usageIn(body), text: '', streamed };
}

async function* observed(source: BodySource, end: (body: Buffer) => void): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      yield chunk;
    }
  } finally {
    end(Buffer.concat(chunks));
  }
}

const usageName = Buffer.from('"usage"');

/** A member `usage` from its colon on, with objects in it, as of `prompt_tokens_details`. */
const usageMember = /^\s*:\s*(\{[^{}"]*(?:"[^"\\]*"[^{}"]*|\{[^{}]*\}[^{}"]*)*\})/;

/**
 * The count of an answer that is no stream. Where there is one member of that name, the answer around it is not read:
 * that would cost as much as the rest of the policy.
 */
function usageIn(body: Buffer): TokenUsage | undefined {
  const at = body.lastIndexOf(usageName);
  if (at < 0) return undefined;
  const member = usageMember.exec(body.toString('latin1', at + usageName.length))?.[1];
  const only = member !== undefined && body.indexOf(usageName) === at;
  const [answer] = only ? parse(`{"usage":${member}}`) : parse(body.toString('utf8'));
  return answer && usageOf(answer);
}

function streamedTokens(body: Buffer): AnswerTokens {
  let usage: TokenUsage | undefined;
  let text = '';
  for (const line of body.toString('utf8').split(/\r?\n/)) {
    for (const event of parse(/^data: ?(.*)$/.exec(line)?.[1])) {
      usage = usageOf(event) ?? usage;
      text += deltaOf(event);
    }
  }
  return { usage, text, streamed: true };
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
