import { Agent, createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRehearsal, listen } from '../../emulator';
import { gatewayDefinition, readSettings } from '../../policies';

/** One process of the benchmark: `servers.ts ROLE [BACKEND_URL]`; says its URL to whoever forked it. */
const [role, backend = ''] = process.argv.slice(2);

const answer = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'x'.repeat(760) }, finish_reason: 'stop' }],
  }),
);

function say(url: string): void {
  process.send?.(url);
}

/** Answers every chat with 0.9 KB, and one that asks for a stream with three events. */
function startBackend(): void {
  const server = createServer((request, response) => {
    let stream = false;
    request.on('data', (chunk: Buffer) => {
      stream ||= chunk.includes('"stream":true');
    });
    request.on('end', () => {
      if (!stream) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
        response.end(answer);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let index = 0; index < 3; index++)
        response.write(`data: {"choices":[{"delta":{"content":"${index}"}}]}\n\n`);
      response.end('data: [DONE]\n\n');
    });
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
