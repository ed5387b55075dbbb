import { createHash } from 'node:crypto';
import { estimateTokens } from './quota';
import type { RequestBody } from './requestBody';

/** Everything an answer is made from. The same question to the same deployment has the same answer. */
export interface Question {
  readonly body: RequestBody;
  /** The model behind the deployment. */
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Unique, from the account's counter. */
  readonly id: string;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) {
    return content.map((part: { text?: unknown }) => (typeof part?.text === 'string' ? part.text : '')).join(' ');
  }
  return '';
}

/** The texts of a completion's prompt; tokens may stand there too. */
function textsOf(prompt: unknown): string {
  return (Array.isArray(prompt) ? prompt : [prompt]).filter((item) => typeof item === 'string').join('\n');
}

/** The text of the last message, or of the whole input. */
export function promptOf(body: RequestBody): string {
  if (Array.isArray(body.messages))
    return body.messages.map((message: { content?: unknown }) => textOf(message?.content)).join('\n');
  if (typeof body.input === 'string') return body.input;
  if (Array.isArray(body.input)) {
    return body.input
      .map((item: unknown) => (typeof item === 'string' ? item : textOf((item as { content?: unknown })?.content)))
      .join('\n');
  }
  return textsOf(body.prompt);
}

/** Words of the deterministic answer. */
function answerWords(question: Question): string[] {
  const prompt = promptOf(question.body).trim().split('\n').at(-1) ?? '';
  const shown = prompt.length > 60 ? `${prompt.slice(0, 57)}...` : prompt;
  return `${question.model} heard: ${shown}`.split(/(?<= )/);
}

function usageOf(question: Question, text: string) {
  const prompt = estimateTokens(promptOf(question.body));
  const completion = estimateTokens(text);
  return { prompt, completion, total: prompt + completion };
}

/** A chat completion. */
export function chatCompletion(question: Question): unknown {
  const text = answerWords(question).join('');
  const usage = usageOf(question, text);
  return {
    id: `chatcmpl-${question.id}`,
    object: 'chat.completion',
    created: Math.floor(question.now / 1000),
    model: question.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        finish_reason: 'stop',
        logprobs: null,
        content_filter_results: {},
      },
    ],
    usage: { prompt_tokens: usage.prompt, completion_tokens: usage.completion, total_tokens: usage.total },
    system_fingerprint: 'fp_simulated',
  };
}

/** The events of a streamed chat completion, `[DONE]` last. */
export function chatChunks(question: Question): string[] {
  const words = answerWords(question);
  const base = {
    id: `chatcmpl-${question.id}`,
    object: 'chat.completion.chunk',
    created: Math.floor(question.now / 1000),
    model: question.model,
    system_fingerprint: 'fp_simulated',
  };
  const choice = (delta: object, finish: string | null = null) => ({
    ...base,
    choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
  });
  const wantsUsage = (question.body.stream_options as { include_usage?: unknown } | undefined)?.include_usage === true;
  const usage = usageOf(question, words.join(''));
  const events: unknown[] = [
    choice({ role: 'assistant', content: '' }),
    ...words.map((content) => choice({ content })),
    choice({}, 'stop'),
    ...(wantsUsage
      ? [
          {
            ...base,
            choices: [],
            usage: { prompt_tokens: usage.prompt, completion_tokens: usage.completion, total_tokens: usage.total },
          },
        ]
      : []),
  ];
  return [...events.map((event) => `data: ${JSON.stringify(event)}\n\n`), 'data: [DONE]\n\n'];
}

/** A text completion. */
export function completion(question: Question): unknown {
  const text = answerWords(question).join('');
  const usage = usageOf(question, text);
  return {
    id: `cmpl-${question.id}`,
    object: 'text_completion',
    created: Math.floor(question.now / 1000),
    model: question.model,
    choices: [{ index: 0, text, finish_reason: 'stop', logprobs: null }],
    usage: { prompt_tokens: usage.prompt, completion_tokens: usage.completion, total_tokens: usage.total },
  };
}

/** Embeddings: a unit vector for each input, always the same for the same text. */
export function embeddings(question: Question): unknown {
  const { input, dimensions, encoding_format: format } = question.body;
  const inputs: unknown[] = Array.isArray(input) && !input.every((item) => typeof item === 'number') ? input : [input];
  const length = typeof dimensions === 'number' ? dimensions : question.model.includes('large') ? 3072 : 1536;
  const tokens = estimateTokens(promptOf(question.body));
  return {
    object: 'list',
    model: question.model,
    data: inputs.map((item, index) => {
      const vector = unitVector(JSON.stringify(item), length);
      const embedding = format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector];
      return { object: 'embedding', index, embedding };
    }),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function unitVector(seed: string, length: number): Float32Array {
  const vector = new Float32Array(length);
  let block = createHash('sha256').update(seed).digest();
  let sum = 0;
  for (let index = 0; index < length; index++) {
    if (index % 16 === 0 && index > 0) block = createHash('sha256').update(block).digest();
    const value = block.readUInt16LE((index % 16) * 2) / 32_768 - 1;
    vector[index] = value;
    sum += value * value;
  }
  const norm = Math.sqrt(sum) || 1;
  return vector.map((value) => value / norm);
}

/** A response of the Responses API, finished or just begun. */
export function response(
  question: Question,
  status: 'completed' | 'in_progress' = 'completed',
): { readonly [key: string]: unknown } {
  const text = answerWords(question).join('');
  const usage = usageOf(question, text);
  const done = status === 'completed';
  return {
    id: `resp_${question.id}`,
    object: 'response',
    created_at: Math.floor(question.now / 1000),
    status,
    background: false,
    error: null,
    incomplete_details: null,
    instructions: question.body.instructions ?? null,
    max_output_tokens: question.body.max_output_tokens ?? null,
    model: question.body.model ?? question.model,
    output: done ? [message(question, text, 'completed')] : [],
    parallel_tool_calls: true,
    previous_response_id: question.body.previous_response_id ?? null,
    reasoning: { effort: null, summary: null },
    store: question.body.store ?? true,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: question.body.tools ?? [],
    top_p: 1,
    truncation: 'disabled',
    usage: done
      ? {
          input_tokens: usage.prompt,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens: usage.completion,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: usage.total,
        }
      : null,
    user: null,
    metadata: {},
  };
}

function message(question: Question, text: string, status: string) {
  const content = status === 'completed' ? [{ type: 'output_text', text, annotations: [], logprobs: [] }] : [];
  return { id: `msg_${question.id}`, type: 'message', status, role: 'assistant', content };
}

/** The events of a streamed response, in the service's order. */
export function responseEvents(question: Question): string[] {
  const words = answerWords(question);
  const text = words.join('');
  const place = { item_id: `msg_${question.id}`, output_index: 0, content_index: 0 };
  const part = (inner: string) => ({ type: 'output_text', text: inner, annotations: [], logprobs: [] });
  const events: { type: string; [key: string]: unknown }[] = [
    { type: 'response.created', response: response(question, 'in_progress') },
    { type: 'response.in_progress', response: response(question, 'in_progress') },
    { type: 'response.output_item.added', output_index: 0, item: message(question, '', 'in_progress') },
    { type: 'response.content_part.added', ...place, part: part('') },
    ...words.map((delta) => ({ type: 'response.output_text.delta', ...place, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part: part(text) },
    { type: 'response.output_item.done', output_index: 0, item: message(question, text, 'completed') },
    { type: 'response.completed', response: response(question) },
  ];
  return events.map(
    (event, index) => `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number: index })}\n\n`,
  );
}
