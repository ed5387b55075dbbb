import { type AddressInfo, createServer } from 'node:net';
import { lines, message, readMessages } from './rawHttp';

/** What an account says of itself and of its quota with every answer. */
const answerHeaders = {
  date: 'Wed, 25 Nov 2026 10:00:00 GMT',
  'apim-request-id': '6f1f4b0c-9a3e-4f5e-8a1b-0d6c6c1c2b3a',
  'x-ms-region': 'East US',
  'x-ratelimit-limit-requests': '30',
  'x-ratelimit-limit-tokens': '30000',
  'x-ratelimit-remaining-requests': '29',
  'x-ratelimit-remaining-tokens': '29700',
  'x-ratelimit-reset-requests': '0',
  'x-ratelimit-reset-tokens': '0',
};

const answer = message(
  'HTTP/1.1 200 OK',
  { 'content-type': 'application/json', ...answerHeaders },
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_780_000_000,
    model: 'gpt-5.4-mini-2026-03-17',
    choices: [{ index: 0, message: { role: 'assistant', content: 'x'.repeat(600) }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 220, completion_tokens: 150, total_tokens: 370 },
  }),
);

const events = ['0', '1', '2'].map((text) => `data: {"choices":[{"delta":{"content":"${text}"}}]}\n\n`);
const stream = Buffer.from(
  `HTTP/1.1 200 OK\r\n${lines({ 'content-type': 'text/event-stream', ...answerHeaders, 'transfer-encoding': 'chunked' })}\r\n${[
    ...events,
    'data: [DONE]\n\n',
    '',
  ]
    .map((text) => `${text.length.toString(16)}\r\n${text}\r\n`)
    .join('')}`,
);

/** Answers every chat with 0.9 KB, and one that asks for a stream with three events. @returns its URL */
export function startBackend(): Promise<string> {
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    readMessages(socket, (_head, body) => socket.write(body.includes('"stream":true') ? stream : answer));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
