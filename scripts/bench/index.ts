import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { table } from '../table';
import { startBackend } from './backend';
import { message, throughput } from './rawHttp';

const help = `npm run bench -- [options]

The gateway with the full policy against a bare node:http reverse proxy, each in a process of its own, in front of the
same backend, in turns: requests per second, processor time for each, and the first byte of a stream. Requests have the
headers of the openai package, answers those of an account.

  --seconds N   of each slice (default 2)
  --pairs N     of slices (default 5)
  --help
`;

const connections = 32;
/** What the `openai` package sends with a chat. */
const headers = {
  connection: 'keep-alive',
  accept: 'application/json',
  'user-agent': 'OpenAI/JS 7.57.0',
  'x-stainless-retry-count': '0',
  'x-stainless-lang': 'js',
  'x-stainless-package-version': '7.57.0',
  'x-stainless-os': 'Linux',
  'x-stainless-arch': 'x64',
  'x-stainless-runtime': 'node',
  'x-stainless-runtime-version': 'v24.21.0',
  authorization: 'Bearer local-key',
  'content-type': 'application/json',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'accept-encoding': 'gzip, deflate',
};
const path = '/openai/v1/chat/completions';
const question = { model: 'chat', messages: [{ role: 'user', content: 'x'.repeat(840) }] };

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly process: ChildProcess;
  readonly pool: Pool;
}

async function start(children: ChildProcess[], role: string, backend: string): Promise<[string, ChildProcess]> {
  const child = fork(join(__dirname, 'servers.ts'), [role, backend], { execArgv: ['--require', 'tsx/cjs'] });
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (text) => resolve(String(text)));
    child.once('exit', (code) => reject(new Error(`The ${role} ended with ${code}.`)));
  });
  return [url, child];
}

/** Microseconds of the processor that a process has used. */
function used({ process: child }: Contender): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (microseconds) => resolve(Number(microseconds)));
    child.send('cpu');
  });
}

async function validate({ name, pool }: Contender): Promise<void> {
  const { statusCode, body } = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(question) });
  const answer = await body.text();
  if (statusCode !== 200 || !answer.includes('chat.completion'))
    throw new Error(`${name} answers ${statusCode}: ${answer.slice(0, 200)}`);
}

/** What a slice of time gave: requests per second, and what each cost the server's processor. */
interface Slice {
  readonly rate: number;
  readonly microseconds: number;
}

/** One slice with all connections busy. */
async function slice(contender: Contender, seconds: number): Promise<Slice> {
  const before = await used(contender);
  const { host } = new URL(contender.url);
  const request = message(`POST ${path} HTTP/1.1`, { host, ...headers }, JSON.stringify(question));
  const { requests, perSecond } = await throughput(contender.url, request, { connections, seconds });
  return { rate: perSecond, microseconds: ((await used(contender)) - before) / requests };
}

/** Milliseconds to the first byte of a stream, the median of many, one at a time. */
async function firstByte({ pool }: Contender, times: number): Promise<number> {
  const body = JSON.stringify({ ...question, stream: true });
  const all: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    const answer = await pool.request({ method: 'POST', path, headers, body });
    for await (const _ of answer.body) {
      all.push(performance.now() - start);
      break;
    }
  }
  return median(all);
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 60) return value;
  throw new Error(`--${name} ${text}: give a whole number from 1 to 60.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '2' },
      pairs: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const [seconds, pairs] = [whole('seconds', values.seconds), whole('pairs', values.pairs)];
  const children: ChildProcess[] = [];
  try {
    const backend = await startBackend();
    const contender = async (name: string): Promise<Contender> => {
      const [url, child] = await start(children, name, backend);
      return { name, url, process: child, pool: new Pool(url) };
    };
    const bare = await contender('bare');
    const gateway = await contender('gateway');
    for (const each of [bare, gateway]) {
      await validate(each);
      await slice(each, seconds);
    }
    const results = { bare: [] as Slice[], gateway: [] as Slice[] };
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair++) {
      const [one, other] = [await slice(bare, seconds), await slice(gateway, seconds)];
      results.bare.push(one);
      results.gateway.push(other);
      ratios.push(other.rate / one.rate);
      process.stdout.write(`pair ${pair} of ${pairs}: ${(other.rate / one.rate).toFixed(2)} x\n`);
    }
    const first = { bare: await firstByte(bare, 300), gateway: await firstByte(gateway, 300) };
    const rows = (['bare', 'gateway'] as const).map((name) => [
      name,
      median(results[name].map(({ rate }) => rate)).toFixed(0),
      median(results[name].map(({ microseconds }) => microseconds)).toFixed(0),
      first[name].toFixed(3),
    ]);
    process.stdout.write(`\n${table(['server', 'requests/s', 'cpu us/request', 'first byte ms'], rows)}\n\n`);
    const later = first.gateway - first.bare;
    process.stdout.write(`throughput  ${median(ratios).toFixed(2)} x the bare proxy's (bar: 1.20)\n`);
    process.stdout.write(`first byte  ${later.toFixed(2)} ms later than the bare proxy's (bar: 0.50)\n`);
  } finally {
    for (const child of children) child.kill();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n\`npm run bench -- --help\` lists the options.\n`);
    process.exit(2);
  },
);
