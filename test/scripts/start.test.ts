import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { file, type Output, run, start, startOnTerminal, temporaryFolder } from './process';

const folder = temporaryFolder();

/** Sends a started gateway a question. */
function post(url: string, key: string, path: string, body: object): Promise<Response> {
  return fetch(`${url}/openai/v1/${path}`, {
    method: 'POST',
    headers: { 'api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Asks a started gateway for a chat completion. */
function ask(url: string, key: string): Promise<Response> {
  return post(url, key, 'chat/completions', { model: 'chat', messages: [{ role: 'user', content: 'Hello' }] });
}

const accounts = ['eastus', 'eastus2', 'northcentralus'];

describe('in a pipe', () => {
  let gateway: Output;
  let url: string;

  beforeAll(async () => {
    gateway = start('start', ['--port', '0', '--key', 'my-key', '--fault', 'eastus2=503']);
    [, url = ''] = await gateway.until(/^ready (http:\/\/127\.0\.0\.1:\d+)\n/);
  });

  test('each request is a line: method, path, model, status, backend, attempts, milliseconds', async () => {
    const answer = await ask(url, 'my-key');
    expect(answer.status).toBe(200);
    const [line] = await gateway.until(/POST .*\n/);
    const backend = answer.headers.get('x-backend') ?? '?';
    expect(line).toMatch(
      new RegExp(`^POST {3}/openai/v1/chat/completions {2}chat {2}200 {2}${backend} {2}\\d attempts? {2}[\\d.]+ ms\n$`),
    );
  });

  test('a second gateway on the same port says what to do', async () => {
    const port = new URL(url).port;
    expect(await run('start', ['--port', port])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `Port ${port} is in use: give another with --port, or --port 0 for any free one.\n\`npm start -- --help\` lists the options.\n`,
    });
  });

  test('npm run token prints the token of its stand-in for Entra ID', async () => {
    const { stdout, status } = await run('token', ['--url', `${url}/`]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  test('npm run smoke finds everything in order, and shows who answered', async () => {
    const { stdout, status } = await run('smoke', ['--url', url, '--key', 'my-key', '--burst', '3']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^check +result +backends +ms +what was seen\n/);
    expect(stdout).toMatch(/^streamed chat +ok /m);
    expect(stdout).toMatch(/\n\nAll good\.\n$/);
  });

  test('npm run smoke with a wrong key says what failed, exit code 1', async () => {
    const { stdout, status } = await run('smoke', ['--url', url, '--key', 'wrong', '--burst', '0', '--json']);
    expect(status).toBe(1);
    const rows = JSON.parse(stdout) as { check: string; ok: boolean; seen: string }[];
    expect(rows.filter(({ ok }) => ok)).toEqual([]);
    expect(rows[0]?.seen).toContain('401');
  });

  test('faults are changed while it runs, and a wrong one is refused with the forms', async () => {
    const fault = (query: string) => fetch(`${url}/_rehearsal/fault?${query}`, { method: 'POST' });
    for (const account of accounts) await fault(`account=${account}&fault=429:retry-after=7`);
    // Accounts are marked by deployment: the tests of this gateway that chat do not notice.
    const throttled = await post(url, 'my-key', 'embeddings', { model: 'embedding', input: 'Hello' });
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
    for (const account of accounts) await fault(`account=${account}&fault=none`);
    const wrong = await fault('account=eastus&fault=gone');
    expect(wrong.status).toBe(400);
    expect(((await wrong.json()) as { error: string }).error).toMatch(/^"gone" is no fault\. The forms are:\n {2}429/);
  });
});

test('SIGINT ends it, exit code 0, even with a request on its way', async () => {
  const faults = accounts.flatMap((account) => ['--fault', `${account}=hang`]);
  const gateway = start('start', ['--port', '0', ...faults]);
  const [, url = ''] = await gateway.until(/^ready (http:.*)\n/);
  const hanging = ask(url, 'local-key').catch(() => 'closed');
  // By then the gateway has the request.
  await fetch(`${url}/_rehearsal/metrics`);
  gateway.child.kill('SIGINT');
  expect(await gateway.ended).toMatchObject({ status: 0, signal: null, stderr: '' });
  expect(await hanging).toBe('closed');
});

test('another policy with a fragment and a named value, traced', async () => {
  const policy = file(
    folder,
    'policy.xml',
    '<policies><inbound><include-fragment fragment-id="tell" /></inbound><backend><base /></backend></policies>',
  );
  const fragment = file(
    folder,
    'tell.xml',
    '<fragment><return-response><set-status code="{{code}}" /><set-body>told</set-body></return-response></fragment>',
  );
  const options = ['--policy', policy, '--fragment', `tell=${fragment}`, '--named-value', 'code=418', '--trace'];
  const gateway = start('start', ['--port', '0', ...options]);
  const [, url = ''] = await gateway.until(/^ready (http:.*)\n/);
  const answer = await ask(url, 'local-key');
  expect([answer.status, await answer.text()]).toEqual([418, 'told']);
  await gateway.until(
    / {2}- {2}418 {2}- {2}- {2}.* ms\n {4}\+\d+ ms {2}include-fragment: inbound\/include-fragment\n {4}\+\d+ ms {2}return-response: /,
  );
  gateway.child.kill('SIGTERM');
  expect((await gateway.ended).status).toBe(0);
});

const pseudoTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

describe.skipIf(!pseudoTerminal)('on a terminal', () => {
  let gateway: Output;

  beforeAll(async () => {
    gateway = startOnTerminal('start', ['--port', '0']);
    await gateway.until(/quit\r?\n/);
  });

  test('it shows URL, key, and lines to paste, of which the curl line works', async () => {
    const [, url = ''] = await gateway.until(/Gateway {2}(http:\S+)\r?\n {2}Key {6}local-key\r?\n/);
    const [, curl = ''] = await gateway.until(/^curl (.*)\r?$/m);
    expect(curl).toContain(`${url}/openai/v1/chat/completions -H 'api-key: local-key'`);
    const asked = spawnSync('sh', ['-c', `curl -s ${curl}`], { encoding: 'utf8' });
    if (asked.status === 0) expect(asked.stdout).toContain('gpt-5.4-mini heard: Hello');
    await gateway.until(/AzureOpenAI\(azure_endpoint="http.*api_key="local-key"/);
  });

  test('it takes faults, says what is none, and quits', async () => {
    gateway.type('fault eastus=429:retry-after=20');
    await gateway.until(/fault eastus=429:retry-after=20: done/);
    gateway.type('fault nowhere=429');
    await gateway.until(/There is no simulated account "nowhere": there are eastus, eastus2, northcentralus\./);
    gateway.type('help me');
    await gateway.until(/"help me" is no order: fault ACCOUNT=FAULT, quit\./);
    gateway.type('quit');
    expect((await gateway.ended).status).toBe(0);
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s ends it', async (_key, character) => {
    const other = startOnTerminal('start', ['--port', '0']);
    await other.until(/quit\r?\n/);
    other.child.stdin?.write(character);
    expect((await other.ended).status).toBe(0);
  });

  test('in the background it goes on while the shell is typed at', async () => {
    const shell = startOnTerminal(
      'start',
      ['--port', '0'],
      (command) => `set -m; ${command} & read line; echo "typed: $line"; read line; kill %1; wait`,
    );
    const [, url = ''] = await shell.until(/Gateway {2}(http:\S+)\r?\n/);
    await shell.until(/_rehearsal\/fault/);
    shell.type('curl');
    await shell.until(/typed: curl/);
    expect((await ask(url, 'local-key')).status).toBe(200);
    shell.type('end');
    await shell.ended;
  });
});

test('--help lists every option and every fault', async () => {
  const { stdout, status } = await run('start', ['--help']);
  expect(status).toBe(0);
  const options =
    'port host key settings capacity fault policy global-policy product-policy operation-policy named-value fragment allow-host trace help';
  for (const option of options.split(' ')) expect(stdout).toContain(`\n  --${option} `.trimEnd());
  for (const fault of ['429', 'refused', 'reset', 'hang', 'slow:', 'cut', 'none'])
    expect(stdout).toContain(`\n  ${fault}`);
});

const broken = file(
  folder,
  'broken.xml',
  '<policies><inbound>\n<nothing /><set-method>@(1 +)</set-method></inbound></policies>',
);
const settings = file(folder, 'settings.json', '{ "acounts": [] }');

test.each([
  [['--prot', '1'], 2, "Unknown option '--prot'"],
  [['--capacity', 'much'], 2, '--capacity "much" is not a whole number'],
  [['--settings', settings], 2, `${settings}: acounts: there is no such key; did you mean accounts?`],
  [['--key', ''], 2, '--key "": give letters, digits and any of'],
  [
    ['--allow-host', 'example.com'],
    2,
    '--allow-host example.com: write it like https://api.example.com, or * for all.',
  ],
  [['--fault', 'eastus'], 2, '--fault eastus: write it ACCOUNT=FAULT.'],
  [['--fault', 'eastus=ill'], 2, '--fault eastus=ill: "ill" is no fault. The forms are:\n  429'],
  [['--policy', 'nowhere.xml'], 2, 'There is no file nowhere.xml.'],
  [['--policy', broken], 1, `${broken}:2:1: there is no statement <nothing>\n  <nothing />`],
])('%j: what is wrong, no stack, and an exit code', async (args, code, message) => {
  const { stdout, stderr, status } = await run('start', ['--port', '0', ...args]);
  expect({ stdout, status }).toEqual({ stdout: '', status: code });
  expect(stderr.slice(0, message.length)).toBe(message);
  expect(stderr).not.toContain('    at ');
});
