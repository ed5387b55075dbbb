import { parseArgs } from 'node:util';

const help = `npm run token -- [options]

Prints a token of the Entra ID stand-in of a started gateway (npm start), for clients without keys.

  --url URL             the gateway (default http://127.0.0.1:8080)
  --audience URL        (default https://cognitiveservices.azure.com)
  --application ID      the application that calls
  --expires-in SECONDS  negative for a token that has expired (default 3600)
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
  let answer: Response;
  try {
    answer = await fetch(`${values.url.replace(/\/+$/, '')}/_rehearsal/token?${query}`);
  } catch {
    process.stderr.write(`No gateway answers at ${values.url}: run \`npm start\` first, or give --url.\n`);
    return 1;
  }
  const { token, error } = (await answer.json()) as { token?: string; error?: string };
  if (token === undefined) {
    process.stderr.write(`${values.url} gave no token: ${error ?? answer.status}\n`);
    return 1;
  }
  process.stdout.write(`${token}\n`);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n\`npm run token -- --help\` lists the options.\n`);
    process.exitCode = 2;
  },
);
