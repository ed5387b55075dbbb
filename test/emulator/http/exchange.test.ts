import { expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import type { Connection } from '../../../emulator/http/connection';
import { Exchange } from '../../../emulator/http/exchange';
import { ResponseHead } from '../../../emulator/http/responseReader';
import { NetworkError } from '../../../emulator/network';

/** A connection that counts what it is told. */
function begun(signal?: AbortSignal) {
  const told = { resumed: 0, destroyed: 0 };
  const connection = { resume: () => told.resumed++, destroy: () => told.destroyed++ };
  const exchange = new Exchange('http://h', signal);
  exchange.begin(connection as unknown as Connection);
  return { exchange, told };
}

const head = (length?: number) => new ResponseHead(200, 'OK', new HeaderMap(), undefined, length);

test.each([
  [Object.assign(new Error('x'), { code: 'ENOTFOUND' }), 'unknown-host', 'There is no host http://h.'],
  [Object.assign(new Error('x'), { code: 'EAI_AGAIN' }), 'unknown-host', 'There is no host http://h.'],
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'refused', 'http://h refused the connection.'],
  [
    Object.assign(new AggregateError([new Error('x')]), { code: 'ECONNREFUSED' }),
    'refused',
    'http://h refused the connection.',
  ],
  [
    Object.assign(new AggregateError([new Error('connect A'), new Error('connect B')]), { code: 'ETIMEDOUT' }),
    'reset',
    'The connection to http://h broke off: connect A, connect B',
  ],
  [new Error('read'), 'reset', 'The connection to http://h broke off: read'],
  [new NetworkError('timeout', 'too slow'), 'timeout', 'too slow'],
])('%s is told as it is', async (error, kind, message) => {
  const { exchange } = begun();
  exchange.fail(error);
  await expect(exchange.response).rejects.toMatchObject({ kind, message });
});

test('a reader who is behind makes the sender wait, and lets it go on once', async () => {
  const { exchange, told } = begun();
  exchange.onHead(head());
  expect(exchange.onData(Buffer.alloc(40_000))).toBe(true);
  expect(exchange.onData(Buffer.alloc(40_000))).toBe(false);
  await exchange.next();
  expect(told.resumed).toBe(1);
  await exchange.next();
  expect(told.resumed).toBe(1);
  const waiting = exchange.next();
  expect(exchange.onData(Buffer.alloc(80_000))).toBe(true);
  expect((await waiting).value?.length).toBe(80_000);
});

test('what had come before it broke off is read first', async () => {
  const { exchange } = begun();
  exchange.onHead(head());
  exchange.onData(Buffer.from('a'));
  exchange.fail(new Error('read'));
  expect((await exchange.next()).value?.toString()).toBe('a');
  await expect(exchange.next()).rejects.toMatchObject({ kind: 'reset' });
});

test('a reader who has stopped gets nothing more, whole or not', async () => {
  for (const whole of [true, false]) {
    const { exchange, told } = begun();
    exchange.onHead(head());
    exchange.onData(Buffer.from('a'));
    if (whole) exchange.onEnd();
    await exchange.return();
    expect(told.destroyed).toBe(whole ? 0 : 1);
    const next = exchange.next();
    if (whole) expect(await next).toEqual({ value: undefined, done: true });
    else await expect(next).rejects.toMatchObject({ kind: 'aborted' });
  }
});

test('what comes after the end changes nothing', async () => {
  const controller = new AbortController();
  const { exchange, told } = begun(controller.signal);
  exchange.onHead(head(1));
  exchange.onData(Buffer.from('a'));
  exchange.onEnd();
  exchange.fail(new Error('late'));
  exchange.onEnd();
  controller.abort();
  expect((await exchange.response).body).toEqual(Buffer.from('a'));
  expect(told.destroyed).toBe(0);
});
