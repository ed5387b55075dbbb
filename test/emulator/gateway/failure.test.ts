import { afterEach, expect, test } from 'vitest';
import { HeaderMap, type ListeningGateway, listen, MessageBody, type RequestLog } from '../../../emulator';
import { ResponseMessage } from '../../../emulator/context';
import { Gateway, type GatewayAnswer } from '../../../emulator/gateway/gateway';

let listening: ListeningGateway;
afterEach(() => listening.close());

/** Asks a gateway that does this, over HTTP; what it logged, too. */
async function ask(handle: () => Promise<GatewayAnswer>) {
  const gateway: Gateway = Object.assign(Object.create(Gateway.prototype), { handle });
  const logged: RequestLog[] = [];
  listening = await listen(gateway, { log: (entry) => logged.push(entry) });
  const answer = await fetch(`${listening.url}/a`);
  return { answer, body: answer.text(), logged };
}

test('an error of the emulator itself is 500 with its message, and stands in the log', async () => {
  const { answer, body, logged } = await ask(() => Promise.reject(new TypeError('x is not a function')));
  expect([answer.status, answer.statusText, JSON.parse(await body)]).toEqual([
    500,
    'Internal Server Error',
    { statusCode: 500, message: 'The emulator failed: x is not a function' },
  ]);
  expect(logged.map(({ status }) => status)).toEqual([500]);
});

test('a stream that breaks is broken for the caller, and stands in the log as what the caller got, broken off', async () => {
  const { answer, body, logged } = await ask(async () => ({
    response: new ResponseMessage({
      statusCode: 200,
      statusReason: 'Made Up',
      headers: new HeaderMap(),
      body: new MessageBody(
        (async function* () {
          yield Buffer.from('one');
          throw new Error('broken');
        })(),
      ),
    }),
    requestId: '',
    trace: [],
    variables: new Map([['backend', 'eastus']]),
  }));
  expect([answer.status, answer.statusText]).toEqual([200, 'Made Up']);
  await expect(body).rejects.toThrow();
  while (logged.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(
    logged.map(({ status, brokeOff, answer: told }) => [status, brokeOff, told?.variables.get('backend')]),
  ).toEqual([[200, true, 'eastus']]);
});

test('an answer for a caller who has gone stands in the log as given up', async () => {
  let answer = (_: GatewayAnswer) => {};
  const signals: AbortSignal[] = [];
  const gateway: Gateway = Object.assign(Object.create(Gateway.prototype), {
    handle: ({ signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<GatewayAnswer>((resolve) => {
        answer = resolve;
      });
    },
  });
  const logged: RequestLog[] = [];
  listening = await listen(gateway, { log: (entry) => logged.push(entry) });
  const caller = new AbortController();
  const asked = fetch(`${listening.url}/a`, { signal: caller.signal });
  while (signals.length === 0) await new Promise((resolve) => setImmediate(resolve));
  caller.abort();
  await expect(asked).rejects.toThrow();
  while (!signals[0]?.aborted) await new Promise((resolve) => setImmediate(resolve));
  const response = new ResponseMessage({ statusCode: 200, statusReason: '', headers: new HeaderMap(), body: null });
  answer({ response, requestId: '', trace: [], variables: new Map() });
  while (logged.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(logged.map(({ status }) => status)).toEqual([499]);
});
