import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { HeaderMap } from '../../../emulator';
import { HttpNetwork } from '../../../emulator/http/httpNetwork';
import type { OutgoingRequest } from '../../../emulator/network';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function serve(listener: Parameters<typeof createServer>[1]): Promise<{ server: Server; url: string }> {
  const server = createServer(listener as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.closeAllConnections() ?? server.close(resolve)) });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/path?q=1` };
}

function network(): HttpNetwork {
  const made = new HttpNetwork();
  open.unshift(made);
  return made;
}

const get = (url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'GET',
  url,
  headers: HeaderMap.from({ Accept: '*/*' }),
  body: null,
  ...more,
});

async function textOf(body: AsyncIterable<Buffer> | Buffer): Promise<string> {
  if (Buffer.isBuffer(body)) return body.toString();
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a small body of known length is there at once, any other is a stream', async () => {
  const { url } = await serve((request, response) => {
    if (request.method === 'POST') response.end('small');
    else {
      response.write('in ');
      response.end('parts');
    }
  });
  const small = await network().send(get(url, { method: 'POST', body: Buffer.from('x') }));
  expect([small.status, Buffer.isBuffer(small.body), await textOf(small.body)]).toEqual([200, true, 'small']);
  const streamed = await network().send(get(url));
  expect([Buffer.isBuffer(streamed.body), await textOf(streamed.body)]).toEqual([false, 'in parts']);
});

test('a large stream waits for its reader and arrives whole', async () => {
  const size = 3_000_000;
  const { url } = await serve((_request, response) => response.end(Buffer.alloc(size, 'a')));
  const answer = await network().send(get(url));
  expect((await textOf(answer.body)).length).toBe(size);
});

test('a body that breaks off fails where it is read', async () => {
  const { url } = await serve((_request, response) => {
    response.write('begin');
    setImmediate(() => response.destroy());
  });
  const answer = await network().send(get(url));
  await expect(textOf(answer.body)).rejects.toMatchObject({ kind: 'reset' });
});

test('a reader who stops early ends the exchange', async () => {
  let tellEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve;
  });
  const { url } = await serve((_request, response) => {
    response.on('close', tellEnd);
    response.write('first');
  });
  const { body } = await network().send(get(url));
  for await (const chunk of body as AsyncIterable<Buffer>) {
    expect(chunk.toString()).toBe('first');
    break;
  }
  await ended;
});

test('a caller who has gone is told so, whether or not the backend could be reached', async () => {
  const { server, url } = await serve(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  await expect(network().send(get(url, { signal: AbortSignal.abort() }))).rejects.toMatchObject({ kind: 'aborted' });
  await expect(network().send(get(url))).rejects.toMatchObject({ kind: 'refused' });
});

test('a caller who goes while the backend is silent', async () => {
  const controller = new AbortController();
  const { url } = await serve(() => controller.abort());
  await expect(network().send(get(url, { signal: controller.signal }))).rejects.toMatchObject({ kind: 'aborted' });
});
