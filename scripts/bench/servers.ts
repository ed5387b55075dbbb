import { Agent, createServer, request as forward } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createRehearsal, listen } from '../../emulator';
import { gatewayDefinition, readSettings } from '../../policies';
import { message, readMessages } from './rawHttp';

/** One process of the benchmark: `servers.ts ROLE [BACKEND_URL]`; says its URL to whoever forked it. */
const [role, backend = ''] = process.argv.slice(2);

const answer = message(
  'HTTP/1.1 200 OK',
  { 'content-type': 'application/json' },
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'x'.repeat(760) }, finish_reason: 'stop' }],
  }),
);

const events = ['0', '1', '2'].map((text) => `data: {"choices":[{"delta":{"content":"${text}"}}]}\n\n`);
const stream = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n${[
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
