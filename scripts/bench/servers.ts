import { Agent, createServer, request as forward } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createRehearsal, listen } from '../../emulator';
import { gatewayDefinition, readSettings } from '../../policies';
import { lines, message, readMessages } from './rawHttp';

/** One process of the benchmark: `servers.ts ROLE [BACKEND_URL]`; says its URL to whoever forked it. */
const [role, backend = ''] = process.argv.slice(2);

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

function say(url: string): void {
  process.send?.(url);
}

// What it has cost so far, for who asks: microseconds of the processor.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});

/** Answers every chat with 0.9 KB, and one that asks for a stream with three events. */
function startBackend(): void {
  const server = createTcpServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    readMessages(socket, (_head, body) => socket.write(body.includes('"stream":true') ? stream : answer));
  });
  server.listen(0, '127.0.0.1', () => say(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

/** The reference: pipes both ways, keeps connections, does nothing else. */
function startBare(): void {
  const agent = new Agent({ keepAlive: true });
  const target = new URL(backend);
  const server = createServer((request, response) => {
    const out = forward(
      {
        agent,
        host: target.hostname,
        port: target.port,
        method: request.method,
        path: request.url,
        headers: request.headers,
      },
      (incoming) => {
        response.writeHead(incoming.statusCode ?? 502, incoming.headers);
        incoming.pipe(response);
      },
    );
    out.on('error', () => response.destroy());
    request.pipe(out);
  });
  server.listen(0, '127.0.0.1', () => say(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

/** The gateway with the full policy; its three accounts are the backend. */
async function startGateway(): Promise<void> {
  const accounts = ['eastus', 'eastus2', 'northcentralus'].map((location, index) => ({
    location,
    priority: index === 0 ? 1 : 2,
    endpoint: backend,
  }));
  const { settings } = readSettings({ accounts });
  if (!settings) throw new Error('The settings of the benchmark are not valid.');
  const { gateway } = createRehearsal(gatewayDefinition(settings));
  say((await listen(gateway)).url);
}

if (role === 'backend') startBackend();
else if (role === 'bare') startBare();
else void startGateway();
