import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { runCommand, UsageError } from './command';
import { type SmokeRow, type SmokeTarget, smoke } from './smoke/checks';
import { table } from './table';

const help = `npm run smoke -- [options]

Asks a gateway what a chat app asks it, with the official openai package: chat, streamed chat, embeddings, responses;
then sends a burst, and shows which backend answered what. Without --url it reads the outputs of the selected stack.

  --url URL             the gateway, for example http://127.0.0.1:8080
  --key KEY             a client's key (with --url)
  --client NAME         the client whose key is taken from the stack's outputs (default: the first)
  --deployment NAME     deployment for chat and responses (default: chat)
  --embedding NAME      deployment for embeddings (default: embedding)
  --burst N             requests in the burst, 0 for none (default: 60)
  --json                machine-readable
  --help
`;

async function targetOf(values: {
  url?: string;
  key?: string;
  client?: string;
}): Promise<{ url: string; key: string }> {
  if (values.url !== undefined) {
    if (values.key === undefined)
      throw new UsageError('--url needs --key: the key that `npm start` or the stack gave.');
    if (!URL.canParse(values.url))
      throw new UsageError(`--url ${values.url} is no URL: write it like http://127.0.0.1:8080.`);
    return { url: values.url.replace(/\/+$/, ''), key: values.key };
  }
  let outputs: { APIM_GATEWAY_URL?: string; keys?: { [client: string]: string } };
  try {
    const { stdout } = await promisify(execFile)('pulumi', ['stack', 'output', '--json', '--show-secrets']);
    outputs = JSON.parse(stdout) as typeof outputs;
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new UsageError(`No outputs of a stack (${reason}): run \`pulumi up\` first, or give --url and --key.`);
  }
  const keys = outputs.keys ?? {};
  const client = values.client ?? Object.keys(keys)[0];
  const key = client === undefined ? undefined : keys[client];
  if (outputs.APIM_GATEWAY_URL === undefined)
    throw new UsageError('The stack has no output APIM_GATEWAY_URL: run `pulumi up`.');
  if (key === undefined) {
    throw new UsageError(`The stack has no client ${client ?? ''}: it has ${Object.keys(keys).join(', ') || 'none'}.`);
  }
  return { url: outputs.APIM_GATEWAY_URL.replace(/\/+$/, ''), key };
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 10_000) {
    throw new UsageError(`--${name} ${text}: give a whole number from 0 to 10000.`);
  }
  return number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      client: { type: 'string' },
      deployment: { type: 'string', default: 'chat' },
      embedding: { type: 'string', default: 'embedding' },
      burst: { type: 'string', default: '60' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const target: SmokeTarget = {
    ...(await targetOf(values)),
    deployment: values.deployment,
    embedding: values.embedding,
    burst: numberOf('burst', values.burst),
  };
  const live = process.stderr.isTTY && !values.json;
  const rows = await smoke(target, (done, of) => {
    if (live) process.stderr.write(`\r${done} of ${of} requests${done === of ? '\n' : ''}`);
  });
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : `${render(rows)}\n`);
  const failed = rows.filter((row) => !row.ok);
  if (!values.json) {
    process.stdout.write(
      failed.length === 0 ? '\nAll good.\n' : `\n${failed.length} of ${rows.length} checks failed.\n`,
    );
  }
  return failed.length === 0 ? 0 : 1;
}

function render(rows: readonly SmokeRow[]): string {
  return table(
    ['check', 'result', 'backends', 'ms', 'what was seen'],
    rows.map((row) => [
      row.check,
      row.ok ? 'ok' : 'FAILED',
      Object.entries(row.backends)
        .map(([backend, count]) => (count === 1 ? backend : `${backend} x${count}`))
        .join(', '),
      String(Math.round(row.ms)),
      row.seen,
    ]),
  );
}

runCommand('npm run smoke', main);
