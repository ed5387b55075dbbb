import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command';

const help = `npm run token -- [options]

Prints a token of the Entra ID stand-in of a started gateway (npm start), for clients without keys.

  --url URL             the gateway (default http://127.0.0.1:8080)
  --audience URL        (default https://cognitiveservices.azure.com)
  --application ID      the application that calls
  --expires-in=SECONDS  negative for a token that has expired (default 3600)
  --help
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8080' },
      audience: { type: 'string' },
      application: { type: 'string' },
      'expires-in': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const query = new URLSearchParams();
  for (const name of ['audience', 'application', 'expires-in'] as const) {
    const value = values[name];
    if (value !== undefined) query.set(name, value);
  }
  const seconds = values['expires-in'];
  if (seconds !== undefined && !/^-?\d+$/.test(seconds))
    throw new UsageError(`--expires-in ${seconds}: give a whole number of seconds, negative as --expires-in=-60.`);
  process.stdout.write(`${await tokenOf(values.url, query)}\n`);
  return 0;
}

async function tokenOf(url: string, query: URLSearchParams): Promise<string> {
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw new UsageError(`--url ${url} is no URL: write it like http://127.0.0.1:8080.`);
  let answer: Response;
  try {
    answer = await fetch(`${url.replace(/\/+$/, '')}/_rehearsal/token?${query}`);
  } catch {
    throw new Error(`No gateway answers at ${url}: run \`npm start\` first, or give --url.`);
  }
  const { token, error = `it answered ${answer.status}` } = (await answer.json().catch(() => ({}))) as {
    token?: string;
    error?: string;
  };
  if (token === undefined) throw new Error(`${url} gave no token: ${error}`);
  return token;
}

runCommand('npm run token', main);
