import { describe, expect, test } from 'vitest';
import { NetworkError } from '../../../../emulator/network';
import { mistakesOf, PolicyGateway } from '../policyGateway';

/** A stream whose chunks a test lets out one by one. */
class Tap {
  readonly #waiting: (() => void)[] = [];
  #let = 0;

  /** Lets one more chunk out. */
  open(): void {
    this.#let += 1;
    this.#waiting.shift()?.();
  }

  async *stream(chunks: readonly string[]): AsyncGenerator<Buffer> {
    for (const chunk of chunks) {
      if (this.#let === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      this.#let -= 1;
      yield Buffer.from(chunk);
    }
  }
}

/** What a pending promise comes to, or `undefined` while it waits. */
async function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  const nothing = new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));
  return Promise.race([promise, nothing]);
}

async function streamOf(gateway: PolicyGateway): Promise<AsyncIterator<Buffer>> {
  const { response } = await gateway.start();
  const source = response.body?.take();
  if (!source || Buffer.isBuffer(source)) throw new Error('The answer is no stream.');
  return source[Symbol.asyncIterator]();
}

describe('buffer-response', () => {
  const events = { 'Content-Type': 'text/event-stream' };

  test('false passes every chunk on at once', async () => {
    const tap = new Tap();
    const gateway = new PolicyGateway(
      { backend: '<forward-request buffer-response="false" />' },
      { backend: () => ({ body: tap.stream(['data: 1\n\n', 'data: 2\n\n']), headers: events }) },
    );
    const stream = await streamOf(gateway);
    tap.open();
    expect(String((await stream.next()).value)).toBe('data: 1\n\n');
    tap.open();
    expect(String((await stream.next()).value)).toBe('data: 2\n\n');
  });

  test.each(['<forward-request />', '<forward-request buffer-response="true" />', '<base />'])(
    'events wait for 8 KB with %s',
    async (backend) => {
      const tap = new Tap();
      const long = 'x'.repeat(5000);
      const gateway = new PolicyGateway(
        { backend },
        { backend: () => ({ body: tap.stream([long, long, 'end']), headers: events }) },
      );
      const stream = await streamOf(gateway);
      const first = stream.next();
      tap.open();
      expect(await soon(first)).toBeUndefined();
      tap.open();
      expect((await first).value).toHaveLength(10_000);
      const second = stream.next();
      tap.open();
      expect(String((await second).value)).toBe('end');
      expect((await stream.next()).done).toBe(true);
    },
  );
});

/** Method and URL of what was sent. */
const sentOf = (gateway: PolicyGateway) => gateway.received.map(({ method, url }) => `${method} ${url}`);

describe('follow-redirects', () => {
  /** A backend that sends everything from /things to another place. */
  const redirecting =
    (status: number, location: string) =>
    ({ url }: { readonly url: string }) =>
      url.endsWith('/things') ? { status, body: 'moved', headers: { Location: location } } : { body: 'arrived' };

  test('is off: the caller gets the redirect', async () => {
    const gateway = new PolicyGateway({ backend: '<forward-request />' }, { backend: redirecting(302, '/new') });
    const answer = await gateway.ask();
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/new']);
  });

  test.each([
    ['GET', 301, 'GET'],
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 303, 'GET'],
    ['PUT', 302, 'PUT'],
    ['PUT', 303, 'GET'],
    ['POST', 307, 'POST'],
    ['POST', 308, 'POST'],
  ])('%s after %i becomes %s, with its body only where the method stays', async (method, status, then) => {
    const gateway = new PolicyGateway(
      { backend: '<forward-request follow-redirects="@(true)" />' },
      { backend: redirecting(status, '/new?a=1'), operations: [`${method} /*`] },
    );
    const body = method === 'GET' ? {} : { body: 'content' };
    const headers = { Authorization: 'Bearer x', 'Content-Type': 'text/plain', 'X-Own': '1' };
    const answer = await gateway.ask({ method, headers, ...body });
    expect(answer.body).toBe('arrived');
    expect(sentOf(gateway)).toEqual([
      `${method} https://backend.example/things`,
      `${then} https://backend.example/new?a=1`,
    ]);
    const second = gateway.received[1];
    const kept = method === then;
    expect(second?.headers.names()).toEqual(kept ? ['Content-Type', 'X-Own'] : ['X-Own']);
    expect(String(second?.body ?? '')).toBe(kept ? (body.body ?? '') : '');
  });

  test.each(['http://backend.example/new', 'ftp://backend.example/new', 'http://:bad'])(
    'does not follow from https to %s',
    async (location) => {
      const gateway = new PolicyGateway(
        { backend: '<forward-request follow-redirects="true" />' },
        { backend: redirecting(302, location) },
      );
      expect((await gateway.ask()).status).toBe(302);
    },
  );

  test('ends after 50 redirects with the redirect itself', async () => {
    const gateway = new PolicyGateway(
      { backend: '<forward-request follow-redirects="true" />' },
      { backend: () => ({ status: 302, headers: { Location: '/things' } }) },
    );
    expect((await gateway.ask()).status).toBe(302);
    expect(gateway.received).toHaveLength(51);
  });

  test('all redirects together have the time of one request', async () => {
    const gateway: PolicyGateway = new PolicyGateway(
      { backend: '<forward-request timeout="10" follow-redirects="true" />' },
      {
        backend: async (request) => {
          await gateway.clock.advance(4000);
          return redirecting(307, '/new')(request);
        },
      },
    );
    await gateway.ask();
    expect(gateway.received.map(({ headersTimeout }) => headersTimeout)).toEqual([10_000, 6000]);
  });
});

test.each([
  ['', 300_000],
  ['timeout="7"', 7000],
  [`timeout='@(context.Request.Method == "GET" ? 3 : 4)'`, 3000],
  ['timeout-ms="250"', 250],
])('waits for headers as long as %s says', async (attributes, milliseconds) => {
  const gateway = new PolicyGateway({ backend: `<forward-request ${attributes} />` });
  await gateway.ask();
  expect(gateway.received[0]?.headersTimeout).toBe(milliseconds);
});

test.each([
  ['timeout', 'Timeout: Request to the backend service timed out'],
  ['refused', 'BackendConnectionFailure: Error occurred while calling backend service. No way.'],
] as const)('no answer, because of %s: on-error learns it', async (kind, error) => {
  const gateway = new PolicyGateway(
    {
      onError:
        '<set-header name="E"><value>@(context.LastError.Reason + ": " + context.LastError.Message)</value></set-header>',
    },
    { backend: () => Promise.reject(new NetworkError(kind, 'No way.')) },
  );
  const answer = await gateway.ask();
  expect([answer.status, answer.headers.get('E')]).toEqual([500, error]);
});

test('fail-on-error-status-code makes an error of a status from 400', async () => {
  const onError = '<return-response><set-status code="299" reason="seen" /></return-response>';
  for (const [status, seen] of [
    [399, 399],
    [400, 299],
    [503, 299],
  ] as const) {
    const backend = '<forward-request fail-on-error-status-code="true" />';
    const gateway = new PolicyGateway({ backend, onError }, { backend: () => ({ status }) });
    expect((await gateway.ask()).status).toBe(seen);
  }
});

test.each([
  ['timeout="1" timeout-ms="1"', '<forward-request> takes either timeout or timeout-ms, not both'],
  [
    'http-version="2"',
    'http-version 2 is not run by the emulator, which speaks HTTP/1.1 to backends: 2or1 works here and in Azure',
  ],
  ['http-version="3"', 'http-version of <forward-request> has to be one of 1, 2, 2or1, not "3"'],
])('refused when it is loaded: %s', (attributes, message) => {
  expect(mistakesOf({ backend: `<forward-request ${attributes} />` })).toEqual([message]);
});

test('http-version 1 and 2or1 are run', () => {
  expect(mistakesOf({ backend: '<forward-request http-version="1" continue-timeout="5" />' })).toEqual([]);
  expect(mistakesOf({ backend: '<forward-request http-version="2or1" />' })).toEqual([]);
});

describe('a streamed answer that nobody reads', () => {
  /** Streams by their number, and which of them were given up. */
  class Streams {
    count = 0;
    readonly abandoned: number[] = [];

    make(): AsyncIterable<Buffer> {
      const number = ++this.count;
      return Object.assign(new Tap().stream([`${number}`]), { destroy: () => this.abandoned.push(number) });
    }
  }

  const streaming = (sections: { backend?: string; outbound?: string }, status = 200) => {
    const streams = new Streams();
    const gateway = new PolicyGateway(sections, { backend: () => ({ status, body: streams.make() }) });
    return { streams, gateway };
  };

  test('is given up when a retry asks again, and the last one stays open', async () => {
    const again = '<retry condition="@(true)" count="2" interval="0"><forward-request /></retry>';
    const { streams, gateway } = streaming({ backend: again });
    await gateway.start();
    expect([streams.count, streams.abandoned]).toEqual([3, [1, 2]]);
  });

  test('is given up when the caller gets another answer', async () => {
    const { streams, gateway } = streaming({ outbound: '<return-response />' });
    await gateway.start();
    expect(streams.abandoned).toEqual([1]);
  });

  test('is given up when it becomes an error', async () => {
    const { streams, gateway } = streaming({ backend: '<forward-request fail-on-error-status-code="true" />' }, 500);
    await gateway.start();
    expect(streams.abandoned).toEqual([1]);
  });

  test('is given up when it only leads elsewhere', async () => {
    const streams = new Streams();
    const gateway = new PolicyGateway(
      { backend: '<forward-request follow-redirects="true" />' },
      {
        backend: ({ url }) =>
          url.endsWith('/new')
            ? { body: 'arrived' }
            : { status: 302, body: streams.make(), headers: { Location: '/new' } },
      },
    );
    await gateway.ask();
    expect(streams.abandoned).toEqual([1]);
  });
});
