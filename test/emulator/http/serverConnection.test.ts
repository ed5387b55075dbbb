import { describe, expect, test } from 'vitest';
import type { ServerExchange } from '../../../emulator/http/serverExchange';
import { head, ok, settled, startServer, streamed, until } from './testServer';

describe('requests at once', () => {
  test('are handed out and answered one after the other', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(`${head('GET /1')}${head('POST /2', 'Content-Length: 3')}abc${head('GET /3')}`);
    for (const [index, target] of ['/1', '/2', '/3'].entries()) {
      await until(() => asked.length > index);
      await settled();
      expect(asked.map(({ request }) => request.target).slice(index)).toEqual([target]);
      ok(asked[index] as ServerExchange, `answer ${target}`);
      await wire.until(`answer ${target}`);
    }
    expect(String(asked[1]?.body)).toBe('abc');
  });

  test('many of them, each answered at once', async () => {
    const { connect } = await startServer((exchange) => ok(exchange, exchange.request.target));
    const targets = Array.from({ length: 20_000 }, (_, index) => `/${index}`);
    const wire = connect().send(
      targets.map((target) => head(`GET ${target}`)).join('') + head('GET /', 'Connection: close'),
    );
    const bodies = (await wire.rest()).match(/(?<=\r\n\r\n)\/\d*/g);
    expect(bodies).toEqual([...targets, '/']);
  });

  test('many of them, each answered a little later, are all read', async () => {
    const { connect } = await startServer((exchange) => setImmediate(ok, exchange));
    // The interval of a second, in which a connection that waits reads a little, would not get through them in time.
    const wire = connect().send(head('GET /').repeat(40_000) + head('GET /', 'Connection: close'));
    expect((await wire.rest()).match(/\r\n\r\nok/g)?.length).toBe(40_001);
  });

  test('more of them than wait for their turn stay with their sender, whose end is noticed all the same', async () => {
    const { connect, asked, pass } = await startServer();
    const wire = connect().send(head('GET /1') + head('GET /2'));
    await until(() => asked.length > 0);
    const more = Buffer.alloc(30_000_000, head('GET /more'));
    wire.socket.write(more);
    await settled();
    // What the system holds for both sides is some megabytes.
    expect(wire.socket.writableLength).toBe(more.length);
    wire.socket.destroy();
    await until(() => {
      pass(1000);
      return asked[0]?.gone === true;
    });
  });

  test('stay with their sender also while they are answered, as many as come', async () => {
    const { connect, asked } = await startServer((exchange) => setImmediate(ok, exchange));
    const wire = connect();
    const more = Buffer.alloc(20_000_000, head('GET /more'));
    wire.socket.write(more);
    await until(() => asked.length >= 400);
    expect(wire.socket.writableLength).toBe(more.length);
  });

  test('of which the first is the last: the others are given up', async () => {
    const { connect, asked, givenUp } = await startServer();
    const wire = connect().send(head('GET /1', 'Connection: close') + head('GET /2') + head('GET /3'));
    await until(() => asked.length > 0);
    ok(asked[0] as ServerExchange);
    expect(await wire.rest()).toMatch(/\r\n\r\nok$/);
    expect([asked.length, givenUp]).toEqual([1, ['/2']]);
  });

  test('of which the first is the last and answered at once: the others are not handed out', async () => {
    const { connect, asked } = await startServer((exchange) => ok(exchange));
    const wire = connect().send(head('GET /1', 'Connection: close') + head('GET /2'));
    expect(await wire.rest()).toMatch(/\r\n\r\nok$/);
    expect(asked.length).toBe(1);
  });

  test('of which the second is none: the first is answered, and then it is said', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(`${head('GET /1')}nonsense\r\n\r\n`);
    await until(() => asked.length > 0);
    await settled();
    ok(asked[0] as ServerExchange);
    expect(await wire.rest()).toMatch(/\r\n\r\nokHTTP\/1.1 400 Bad Request\r\n[\s\S]*is no request line\.\\?"?\}$/);
  });
});

test('what follows bytes that are no request is none either', async () => {
  const { connect, asked } = await startServer();
  const wire = connect().send(`${head('GET /1')}nonsense\r\n\r\n`);
  await until(() => asked.length > 0);
  await settled();
  wire.send(head('GET /2'));
  await settled();
  ok(asked[0] as ServerExchange);
  expect(await wire.rest()).toMatch(/\r\n\r\nokHTTP\/1.1 400 /);
  expect(asked.length).toBe(1);
});

test('an answer that is whole and has not left yet leaves, also when no request follows it', async () => {
  const { connect, asked, pass } = await startServer((exchange) => ok(exchange, 'a'.repeat(30_000_000)));
  const wire = connect();
  wire.socket.pause();
  wire.send(head('GET /1'));
  await until(() => asked.length > 0);
  wire.send('nonsense\r\n\r\n');
  await settled();
  pass(100_000);
  wire.socket.resume();
  const [, body = ''] = (await wire.rest()).split('\r\n\r\n');
  expect(body.length).toBeGreaterThan(30_000_000);
  expect(body.slice(30_000_000)).toMatch(/^HTTP\/1.1 400 /);
});

test('a body that was too large and goes wrong afterwards is not answered once more', async () => {
  const { connect } = await startServer((exchange) => ok(exchange, String(exchange.body)), { largestBody: 3 });
  const wire = connect().send(`${head('POST /', 'Transfer-Encoding: chunked')}4\r\nabcd`);
  await wire.until('too large');
  expect(await wire.send('nonsense').rest()).toBe('');
});

describe('a caller that waits to be asked for the body', () => {
  const wanting = head('POST /2', 'Expect: 100-continue', 'Content-Length: 3');

  test('is asked at once', async () => {
    const { connect } = await startServer((exchange) => ok(exchange, String(exchange.body)));
    const wire = connect().send(wanting);
    expect(await wire.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    await wire.send('abc').until('\r\n\r\nabc');
  });

  test('is asked when the answer before is written', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(head('GET /1') + wanting);
    await until(() => asked.length > 0);
    await settled();
    expect(wire.text).toBe('');
    ok(asked[0] as ServerExchange);
    expect(await wire.until('Continue\r\n\r\n')).toMatch(
      /^HTTP\/1.1 200 OK[\s\S]*\r\n\r\nokHTTP\/1.1 100 Continue\r\n\r\n$/,
    );
    wire.send('abc');
    await until(() => asked.length > 1);
    expect(String(asked[1]?.body)).toBe('abc');
  });

  test('and in HTTP/1.0, or without a body, is not asked', async () => {
    const { connect } = await startServer((exchange) => ok(exchange));
    const old = connect().send('POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na');
    expect(await old.rest()).toMatch(/^HTTP\/1.1 200/);
    expect(await connect().send(head('GET /', 'Expect: 100-continue')).until('ok')).toMatch(/^HTTP\/1.1 200/);
  });
});

describe('the signal of a request', () => {
  test('tells that the caller has gone, also to who asks later', async () => {
    const { connect, asked, givenUp } = await startServer();
    const wire = connect().send(head('GET /'));
    await until(() => asked.length > 0);
    const exchange = asked[0] as ServerExchange;
    const { signal } = exchange;
    expect([signal.aborted, exchange.gone, exchange.signal === signal]).toEqual([false, false, true]);
    wire.socket.destroy();
    await until(() => signal.aborted);
    expect([exchange.gone, exchange.signal.aborted, givenUp]).toEqual([true, true, []]);
    ok(exchange);
    exchange.breakOff();
    let abandoned = false;
    const source = Object.assign((async function* () {})(), {
      destroy: () => {
        abandoned = true;
      },
    });
    await streamed(exchange, source);
    expect(abandoned).toBe(true);
    const late = connect().send(head('GET /late'));
    await until(() => asked.length > 1);
    late.socket.destroy();
    await until(() => asked[1]?.gone === true);
    expect(asked[1]?.signal.aborted).toBe(true);
  });

  test('tells nothing while the answer leaves', async () => {
    const { connect, asked, givenUp } = await startServer();
    const wire = connect();
    wire.socket.pause();
    wire.send(head('GET /1') + head('GET /2'));
    await until(() => asked.length > 0);
    const first = asked[0] as ServerExchange;
    const { signal } = first;
    ok(first, 'a'.repeat(30_000_000));
    await settled();
    wire.socket.destroy();
    await until(() => givenUp.length > 0);
    expect([givenUp, signal.aborted, first.gone]).toEqual([['/2'], false, false]);
  });

  test('tells nothing after the answer, whatever becomes of the next request', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(head('GET /1'));
    await until(() => asked.length > 0);
    const first = asked[0] as ServerExchange;
    const { signal } = first;
    ok(first);
    await wire.until('ok');
    wire.send(head('GET /2'));
    await until(() => asked.length > 1);
    const second = (asked[1] as ServerExchange).signal;
    wire.socket.destroy();
    await until(() => second.aborted);
    expect([signal.aborted, first.signal.aborted, first.gone]).toEqual([false, false, false]);
  });
});

describe('a caller that ends its half', () => {
  test('while it waits for the answer has gone', async () => {
    const { connect, asked } = await startServer();
    const wire = connect().send(head('GET /'));
    await until(() => asked.length > 0);
    wire.socket.end();
    expect(await wire.rest()).toBe('');
    expect(asked[0]?.gone).toBe(true);
  });

  test.each([
    ['the head', head('POST /a').slice(0, -2), []],
    ['a counted body', `${head('POST /a', 'Content-Length: 3')}ab`, ['/a']],
    ['a chunked body', `${head('POST /a', 'Transfer-Encoding: chunked')}3\r\nabc\r\n`, ['/a']],
  ])('in the middle of %s is told what is missing', async (_where, text, given) => {
    const { connect, asked, givenUp } = await startServer();
    const wire = connect().send(text);
    wire.socket.end();
    expect(await wire.rest()).toMatch(
      /^HTTP\/1.1 400 Bad Request\r\n[\s\S]*Connection: close\r\n\r\n\{"statusCode":400,"message":"The request is not valid HTTP: it ended before the request did\."\}$/,
    );
    expect([asked, givenUp]).toEqual([[], given]);
  });

  test('after its answer gets it whole', async () => {
    const { connect } = await startServer((exchange) => ok(exchange, 'a'.repeat(3_000_000)));
    const wire = connect().send(head('GET /'));
    wire.socket.end();
    expect(await wire.rest()).toMatch(/\r\n\r\na{3000000}$/);
  });

  test('without having said anything gets nothing', async () => {
    const { connect } = await startServer();
    const wire = connect();
    wire.socket.end();
    expect(await wire.rest()).toBe('');
  });
});

test('who does not read answers gets no more of them made', async () => {
  const { connect, asked } = await startServer((exchange) => ok(exchange, 'a'.repeat(1_000_000)));
  const wire = connect();
  wire.socket.pause();
  wire.send(head('GET /').repeat(100));
  await until(() => asked.length > 0);
  await settled();
  expect(asked.length).toBeLessThan(50);
  wire.socket.resume();
  await until(() => asked.length === 100);
});
