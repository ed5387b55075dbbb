import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { run } from './process';

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('--help lists every option', async () => {
  const { stdout, status } = await run('smoke', ['--help']);
  expect(status).toBe(0);
  for (const option of ['--url', '--key', '--client', '--deployment', '--embedding', '--burst', '--json', '--help'])
    expect(stdout).toContain(`  ${option}`);
});

test.each([
  [['--url', 'http://127.0.0.1:1'], '--url needs --key: the key that `npm start` or the stack gave.'],
  [['--url', 'nowhere', '--key', 'k'], '--url nowhere is no URL: write it like http://127.0.0.1:8080.'],
])('%j is a mistake in the call: a sentence and exit code 2', async (args, message) => {
  const { stdout, stderr, status } = await run('smoke', args);
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr.startsWith(message)).toBe(true);
  expect(stderr).toMatch(/\n`npm run smoke -- --help` lists the options\.\n$/);
});

test('a gateway that does not answer fails every check, each with the reason', async () => {
  const args = ['--url', `http://127.0.0.1:${await freePort()}`, '--key', 'k', '--burst', '2', '--json'];
  const { stdout, stderr, status } = await run('smoke', args);
  expect({ stderr, status }).toEqual({ stderr: '', status: 1 });
  const rows = JSON.parse(stdout) as { check: string; ok: boolean; seen: string }[];
  expect(rows).toHaveLength(7);
  for (const { ok, seen } of rows)
    expect({ ok, seen }).toEqual({ ok: false, seen: expect.stringContaining('ECONNREFUSED') });
});
