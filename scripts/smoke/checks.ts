import OpenAI, { APIError, AzureOpenAI } from 'openai';

/** What is asked, and of whom. */
export interface SmokeTarget {
  /** Base URL of the gateway, without a slash at the end. */
  readonly url: string;
  readonly key: string;
  readonly deployment: string;
  readonly embedding: string;
  /** Requests in the burst. */
  readonly burst: number;
}

/** One check and what came of it. */
export interface SmokeRow {
  readonly check: string;
  readonly ok: boolean;
  /** How many answers each backend gave. */
  readonly backends: { readonly [backend: string]: number };
  readonly ms: number;
  readonly seen: string;
}

/** Name of the response header in which the policy names the backend. */
const backendHeader = 'x-backend';

/**
 * Runs every check, one after the other, the burst last.
 *
 * @param progress is told of every answered request
 */
export async function smoke(target: SmokeTarget, progress: (done: number, of: number) => void): Promise<SmokeRow[]> {
  const seen: Response[] = [];
  let done = 0;
  const total = 6 + target.burst;
  const observe: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    seen.push(response);
    progress(++done, total);
    return response;
  };
  const azure = new AzureOpenAI({
    endpoint: target.url,
    apiKey: target.key,
    apiVersion: '2024-10-21',
    maxRetries: 0,
    fetch: observe,
  });
  const v1 = new OpenAI({ baseURL: `${target.url}/openai/v1`, apiKey: target.key, maxRetries: 0, fetch: observe });
  const bare = new OpenAI({ baseURL: target.url, apiKey: target.key, maxRetries: 0, fetch: observe });
  const messages = [{ role: 'user' as const, content: 'Say hello.' }];

  const check = async (name: string, work: () => Promise<string>): Promise<SmokeRow> => {
    seen.length = 0;
    const start = performance.now();
    let ok = true;
    let text: string;
    try {
      text = await work();
    } catch (error) {
      ok = false;
      text = reasonOf(error as Error);
    }
    const backends: { [backend: string]: number } = {};
    for (const response of seen) {
      const backend = response.headers.get(backendHeader) ?? (response.ok ? '?' : String(response.status));
      backends[backend] = (backends[backend] ?? 0) + 1;
    }
    return { check: name, ok, backends, ms: performance.now() - start, seen: text };
  };

  const rows = [
    await check('chat', async () => {
      const answer = await azure.chat.completions.create({ model: target.deployment, messages });
      return quote(answer.choices[0]?.message.content);
    }),
    await check('chat, /openai/v1, key as Bearer', async () => {
      const answer = await v1.chat.completions.create({ model: target.deployment, messages });
      return quote(answer.choices[0]?.message.content);
    }),
    await check('streamed chat', async () => {
      const stream = await azure.chat.completions.create({ model: target.deployment, messages, stream: true });
      let text = '';
      let chunks = 0;
      for await (const chunk of stream) {
        chunks += 1;
        text += chunk.choices[0]?.delta.content ?? '';
      }
      return `${chunks} chunks, ${quote(text)}`;
    }),
    await check('embeddings', async () => {
      const answer = await azure.embeddings.create({ model: target.embedding, input: 'hello' });
      const length = answer.data[0]?.embedding.length ?? 0;
      if (length === 0) throw new Error('an embedding without numbers');
      return `${length} numbers`;
    }),
    await check('responses', async () => {
      const answer = await bare.responses.create({ model: target.deployment, input: 'Say hello.', store: false });
      return quote(answer.output_text);
    }),
    await check('streamed responses', async () => {
      const stream = await v1.responses.create({
        model: target.deployment,
        input: 'Say hello.',
        store: false,
        stream: true,
      });
      let events = 0;
      let finished = false;
      for await (const event of stream) {
        events += 1;
        finished ||= event.type === 'response.completed';
      }
      if (!finished) throw new Error(`${events} events, and none says response.completed`);
      return `${events} events`;
    }),
  ];
  if (target.burst > 0) rows.push(await check(`burst of ${target.burst}`, () => burst(azure, target)));
  return rows;
}

/**
 * Sends all at once. Answers and 429s that say when to come back are both right; anything else is not.
 *
 * @throws Error that counts the wrong answers
 */
async function burst(client: AzureOpenAI, target: SmokeTarget): Promise<string> {
  const content = 'Tell me about load balancing. '.repeat(20);
  const outcomes = await Promise.all(
    Array.from({ length: target.burst }, async () => {
      try {
        await client.chat.completions.create({ model: target.deployment, messages: [{ role: 'user', content }] });
        return 'answered';
      } catch (error) {
        if (!(error instanceof APIError) || error.status === undefined) return reasonOf(error as Error);
        if (error.status !== 429) return `status ${error.status}`;
        return error.headers?.get('retry-after') ? 'told to wait' : '429 without Retry-After';
      }
    }),
  );
  const counts = new Map<string, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const text = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  if ([...counts.keys()].some((outcome) => outcome !== 'answered' && outcome !== 'told to wait')) throw new Error(text);
  return text;
}

/** The message of an error; the client hides why a connection failed in the causes, of which the last one says it. */
function reasonOf(error: Error): string {
  let last = error;
  while (last.cause instanceof Error) last = last.cause;
  return last === error ? error.message : `${error.message} (${last.message || (last as NodeJS.ErrnoException).code})`;
}

function quote(text: string | null | undefined): string {
  if (!text) throw new Error('an empty answer');
  return text.length > 60 ? `"${text.slice(0, 57)}..."` : `"${text}"`;
}
