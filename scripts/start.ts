import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  adminHandler,
  createRehearsal,
  faultForms,
  type ListeningGateway,
  listen,
  type Rehearsal,
  type RehearsalOptions,
  setFault,
} from '../emulator';
import { gatewayDefinition } from '../policies';
import { diagnosticLines, filesOf, pairOf, pairsOf, readText, runCommand, UsageError } from './command';
import { readSettingsFile } from './settingsFile';
import { inForeground } from './start/foreground';
import { banner, logLine, traceLines } from './start/output';

const help = `npm start -- [options]

The load balancer on this machine: the policy that goes to Azure, in front of simulated Azure OpenAI accounts.

  --port N                  where to listen (default 8080; 0 for any free port)
  --host ADDRESS            (default 127.0.0.1)
  --key KEY                 key of the first client (default local-key)
  --settings FILE           settings as JSON, as in docs/configuration.md
  --capacity N              thousand tokens per minute of each deployment, instead of openaiCapacity
  --fault ACCOUNT=FAULT     what an account does instead of answering (repeat for more)
  --policy FILE             another policy document
  --global-policy FILE      policy of the global scope, around the API's
  --product-policy FILE     policy of a product that every client's subscription is for
  --operation-policy ID=FILE  policy of one operation, inside the API's (repeat for more)
  --named-value NAME=TEXT   a named value of that document (repeat for more)
  --fragment ID=FILE        a fragment of that document (repeat for more)
  --allow-host ORIGIN       a real host that may be reached (repeat for more; * for all)
  --trace                   every request with the statements that ran, and the variables they set
  --help

Faults:
  ${faultForms.join('\n  ')}

While it runs, type \`fault ACCOUNT=FAULT\` or \`quit\`; from elsewhere, POST URL/_rehearsal/fault?account=ACCOUNT&fault=FAULT
does the same. Ctrl-C or Ctrl-D ends it.
`;

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port ${text}: give a number from 0 to 65535.`);
  return port;
}

/** A key has to be one in a header, in a token's place and in a line that is pasted. */
function keyOf(text: string): string {
  if (!/^[\w.~+/=-]+$/.test(text))
    throw new UsageError(`--key "${text}": give letters, digits and any of . _ ~ + / = -`);
  return text;
}

function originOf(text: string): string {
  if (text === '*') return text;
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new UsageError(`--allow-host ${text}: write it like https://api.example.com, or * for all.`);
  return new URL(text).origin;
}

function scopesOf(values: ReturnType<typeof parse>): NonNullable<RehearsalOptions['scopes']> {
  const document = (file: string) => ({ name: file, xml: readText(file) });
  const { 'global-policy': global, 'product-policy': product } = values;
  return {
    ...(global === undefined ? {} : { global: document(global) }),
    ...(product === undefined ? {} : { product: document(product) }),
    operations: new Map(
      [...pairsOf('operation-policy', values['operation-policy'])].map(([id, file]) => [id, document(file)] as const),
    ),
  };
}

function rehearse(values: ReturnType<typeof parse>): Rehearsal {
  const settings = readSettingsFile(
    values.settings,
    values.capacity === undefined ? {} : { openaiCapacity: { option: '--capacity', value: values.capacity } },
  );
  const definition = gatewayDefinition(settings);
  const first = definition.clients[0]?.name ?? 'default';
  const rehearsal = createRehearsal(definition, {
    ...(values.key === undefined ? {} : { keys: { [first]: keyOf(values.key) } }),
    ...(values.policy === undefined ? {} : { policy: { name: values.policy, xml: readText(values.policy) } }),
    scopes: scopesOf(values),
    namedValues: pairsOf('named-value', values['named-value']),
    fragments: filesOf('fragment', values.fragment),
    allowHosts: values['allow-host'].map(originOf),
    tracing: values.trace ? 'statements' : false,
  });
  for (const text of values.fault) giveFault(rehearsal, text);
  return rehearsal;
}

function giveFault(rehearsal: Rehearsal, text: string): void {
  const [account, fault] = pairOf('fault', text);
  try {
    setFault(rehearsal, account, fault);
  } catch (error) {
    throw new UsageError(`--fault ${text}: ${(error as Error).message}`);
  }
}

function parse() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      key: { type: 'string' },
      settings: { type: 'string' },
      capacity: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      policy: { type: 'string' },
      'global-policy': { type: 'string' },
      'product-policy': { type: 'string' },
      'operation-policy': { type: 'string', multiple: true, default: [] },
      'named-value': { type: 'string', multiple: true, default: [] },
      fragment: { type: 'string', multiple: true, default: [] },
      'allow-host': { type: 'string', multiple: true, default: [] },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

async function listenOn(rehearsal: Rehearsal, values: ReturnType<typeof parse>): Promise<ListeningGateway> {
  const port = portOf(values.port);
  try {
    return await listen(rehearsal.gateway, {
      port,
      host: values.host,
      before: adminHandler(rehearsal),
      log: (entry) => {
        process.stdout.write(`${logLine(entry)}\n`);
        if (values.trace && entry.answer) process.stdout.write(traceLines(entry.answer.trace));
      },
    });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === 'EADDRINUSE')
      throw new UsageError(`Port ${port} is in use: give another with --port, or --port 0 for any free one.`);
    throw new UsageError(`${values.host}:${port} cannot be listened on: ${message}`);
  }
}

async function main(): Promise<number | undefined> {
  const values = parse();
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const rehearsal = rehearse(values);
  for (const warning of rehearsal.warnings)
    process.stderr.write(diagnosticLines(warning.document ?? 'policy', warning));
  const listening = await listenOn(rehearsal, values);
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await listening.close();
    await rehearsal.close();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const ordered = inForeground();
  if (ordered) takeOrders(rehearsal, end);
  const { url } = listening;
  process.stdout.write(process.stdout.isTTY ? banner(url, rehearsal, ordered) : `ready ${url}\n`);
  return undefined;
}

function takeOrders(rehearsal: Rehearsal, end: () => Promise<void>): void {
  const orders = createInterface({ input: process.stdin });
  orders.on('close', end);
  orders.on('line', (line) => {
    const order = line.trim();
    if (order === '') return;
    if (order === 'quit') {
      orders.close();
      return;
    }
    try {
      if (!order.startsWith('fault ')) throw new UsageError(`"${order}" is no order: fault ACCOUNT=FAULT, quit.`);
      giveFault(rehearsal, order.slice('fault '.length).trim());
      process.stdout.write(`${order}: done\n`);
    } catch (error) {
      process.stdout.write(`${(error as Error).message}\n`);
    }
  });
}

runCommand('npm start', main);
