import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminHandler, createRehearsal, type ListeningGateway, listen } from '../../emulator';
import { defaultSettings, gatewayDefinition } from '../../policies';
import { run } from './process';

let gateway: ListeningGateway;

beforeAll(async () => {
  const rehearsal = createRehearsal(gatewayDefinition(defaultSettings()));
  gateway = await listen(rehearsal.gateway, { before: adminHandler(rehearsal) });
});
afterAll(() => gateway.close());

/** The token that the command prints. */
async function token(...options: string[]): Promise<string> {
  const { stdout, stderr, status } = await run('token', ['--url', `${gateway.url}/`, ...options]);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout.replace(/\n$/, '');
}

const claimsOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

async function askWith(bearer: string): Promise<number> {
  const { status } = await fetch(`${gateway.url}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }] }),
  });
  return status;
}

test('the token lets a client in that has no key', async () => {
  expect(await askWith(await token())).toBe(200);
});

test('an expired token and one for another audience let nobody in', async () => {
  const expired = await token('--expires-in=-60', '--application', 'app-1');
  expect(claimsOf(expired)).toMatchObject({ appid: 'app-1', aud: 'https://cognitiveservices.azure.com' });
  expect(await askWith(expired)).toBe(401);
  expect(await askWith(await token('--audience', 'https://other.example'))).toBe(401);
});

test('--help lists every option', async () => {
  const { stdout, status } = await run('token', ['--help']);
  expect(status).toBe(0);
  for (const option of ['--url', '--audience', '--application', '--expires-in', '--help'])
    expect(stdout).toContain(`  ${option}`);
});

test.each([
  [['--url', 'nowhere'], 2, '--url nowhere is no URL: write it like http://127.0.0.1:8080.\n'],
  [
    ['--url', 'http://127.0.0.1:1'],
    1,
    'No gateway answers at http://127.0.0.1:1: run `npm start` first, or give --url.\n',
  ],
])('%j: a sentence and an exit code', async (args, code, message) => {
  const { stdout, stderr, status } = await run('token', args);
  expect({ stdout, status }).toEqual({ stdout: '', status: code });
  expect(stderr.startsWith(message)).toBe(true);
});

test('what is no started gateway gives no token', async () => {
  const { stderr, status } = await run('token', ['--url', `${gateway.url}/elsewhere`]);
  expect({ stderr, status }).toEqual({
    stderr: `${gateway.url}/elsewhere gave no token: it answered 404\n`,
    status: 1,
  });
});
