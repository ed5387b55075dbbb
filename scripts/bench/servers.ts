import { Agent, createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRehearsal, listen } from '../../emulator';
import { gatewayDefinition, readSettings } from '../../policies';

/** One process of the benchmark: `servers.ts ROLE BACKEND_URL`; says its URL to whoever forked it. */
const [role, backend = ''] = process.argv.slice(2);

function say(url: string): void {
  process.send?.(url);
}

// What it has cost so far, for who asks: microseconds of the processor.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});

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

if (role === 'bare') startBare();
else void startGateway();
