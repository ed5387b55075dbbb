import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { Connection } from '../../../emulator/http/connection';
import { Exchange } from '../../../emulator/http/exchange';

const text = (chunk: Buffer | string) => (typeof chunk === 'string' ? chunk : chunk.toString('latin1'));

/** A socket to nowhere, which takes what is written as its owner says. */
class Wire extends Socket {
  readonly written: string[] = [];
  stuck = false;

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    this.written.push(text(chunk));
    if (!this.stuck) done();
  }

  override _writev(chunks: readonly { chunk: Buffer | string }[], done: () => void): void {
    this._write(chunks.map(({ chunk }) => text(chunk)).join(''), '', done);
  }

  override _read(): void {}
}

function connection() {
  const wire = new Wire();
  const told = { idle: 0, gone: 0 };
  const made = new Connection(
    wire,
    () => told.idle++,
    () => told.gone++,
  );
  const ask = (body: Buffer | null = null) => {
    const exchange = new Exchange('http://h', undefined);
    made.send(exchange, { method: 'POST', url: 'http://h/', headers: new HeaderMap(), body }, 'HEAD');
    return exchange;
  };
  return { wire, told, connection: made, ask };
}

const answer = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');

test('an idle connection ends after its time, a slow response does not, and its time begins anew', async () => {
  const { wire, connection: made, ask } = connection();
  const first = ask();
  wire.emit('data', answer);
  await first.response;
  expect(wire.timeout).toBe(30_000);
  const second = ask();
  wire.emit('timeout');
  expect([wire.destroyed, wire.timeout]).toEqual([false, 0]);
  wire.emit('data', answer);
  await second.response;
  expect([wire.timeout, made.usable]).toEqual([30_000, true]);
  wire.emit('timeout');
  expect([wire.destroyed, made.usable]).toEqual([true, false]);
});

test('an answer that comes before the request has left is the last on its connection', async () => {
  const { wire, told, ask } = connection();
  wire.stuck = true;
  const exchange = ask(Buffer.alloc(200_000));
  wire.emit('data', answer);
  expect((await exchange.response).body).toEqual(Buffer.from('ok'));
  expect([wire.destroyed, told.idle]).toEqual([true, 0]);
});

test('a small body goes out in one write with its head, byte for byte', () => {
  const { wire, ask } = connection();
  ask(Buffer.from([0, 10, 128, 255]));
  expect(wire.written).toEqual(['HEAD\0\n\u0080\u00ff']);
});
