import { describe, expect, test } from 'vitest';
import { PolicyGateway, type PolicyOptions, type Sections } from '../policyGateway';

const lookup = (attributes = '', children = '') =>
  `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" ${attributes}>${children}</cache-lookup>`;

/** A gateway whose backend counts its answers. */
function counting(sections: Sections, options: PolicyOptions = {}): PolicyGateway {
  let count = 0;
  return new PolicyGateway(
    { inbound: lookup(), outbound: '<cache-store duration="60" />', ...sections },
    { backend: () => ({ body: `answer ${++count}`, headers: { 'X-Backend': 'yes' } }), ...options },
  );
}

/** The bodies of several answers. */
async function bodies(gateway: PolicyGateway, ...asked: Parameters<PolicyGateway['ask']>[0][]): Promise<string[]> {
  const found: string[] = [];
  for (const one of asked) found.push((await gateway.ask(one)).body);
  return found;
}

describe('cache-lookup and cache-store', () => {
  test('the second request gets the first one’s answer, until its time is over', async () => {
    const gateway = counting({});
    expect(await bodies(gateway, {}, {})).toEqual(['answer 1', 'answer 1']);
    await gateway.clock.advance(59_999);
    const late = await gateway.ask();
    expect([late.body, late.headers.get('X-Backend')]).toEqual(['answer 1', 'yes']);
    await gateway.clock.advance(1);
    expect(await bodies(gateway, {})).toEqual(['answer 2']);
  });

  test('only GET requests are looked for and kept', async () => {
    const gateway = counting({});
    expect(await bodies(gateway, { body: 'x' }, { body: 'x' })).toEqual(['answer 1', 'answer 2']);
  });

  test('paths have answers of their own; query and headers only where they are named', async () => {
    const gateway = counting({
      inbound: lookup(
        '',
        '<vary-by-header>Accept</vary-by-header><vary-by-query-parameter>version; page</vary-by-query-parameter>',
      ),
    });
    const asked = ['/a', '/b', '/a?other=1', '/a?version=2', '/a?page=2', '/a?page=2&other=3'];
    expect(await bodies(gateway, ...asked.map((target) => ({ target })))).toEqual([
      'answer 1',
      'answer 2',
      'answer 1',
      'answer 3',
      'answer 4',
      'answer 4',
    ]);
    expect(await bodies(gateway, { target: '/a', headers: { accept: 'text/html', 'x-other': '1' } })).toEqual([
      'answer 5',
    ]);
  });

  test('a request with an Authorization header goes past the cache, unless private answers are allowed', async () => {
    const asked = { headers: { Authorization: 'Bearer a' } };
    expect(await bodies(counting({}), asked, asked)).toEqual(['answer 1', 'answer 2']);
    const allowing = counting({
      inbound: lookup(
        `allow-private-response-caching='@(context.Request.Method == "GET")'`,
        '<vary-by-header>Authorization</vary-by-header>',
      ),
    });
    const other = { headers: { Authorization: 'Bearer b' } };
    expect(await bodies(allowing, asked, asked, other)).toEqual(['answer 1', 'answer 1', 'answer 2']);
  });

  test('after a hit the rest of inbound, the backend section and outbound up to cache-store are passed over', async () => {
    const mark = (name: string) =>
      `<set-header name="X-Ran" exists-action="append"><value>${name}</value></set-header>`;
    const gateway = counting({
      inbound: `${lookup()}<set-variable name="later" value="yes" />`,
      outbound: `${mark('before')}<choose>
          <when condition="@(context.Response.StatusCode == 999)">${mark('never')}</when>
          <otherwise><cache-store duration="60" />${mark('beside')}</otherwise>
        </choose>${mark('after')}`,
    });
    const first = await gateway.ask();
    expect(first.headers.get('X-Ran')).toBe('before,beside,after');
    const second = await gateway.ask();
    expect(second.headers.get('X-Ran')).toBe('before,beside,after');
    expect(second.variables.has('later')).toBe(false);
    expect(gateway.received).toHaveLength(1);
  });

  test('cache-store may stand in a fragment', async () => {
    const fragments = { store: '<fragment><cache-store duration="60" /></fragment>' };
    const outbound = `<include-fragment fragment-id="store" /><set-header name="X-Ran"><value>after</value></set-header>`;
    const gateway = counting({ outbound }, { fragments });
    for (const answer of [await gateway.ask(), await gateway.ask()])
      expect([answer.body, answer.headers.get('X-Ran')]).toEqual(['answer 1', 'after']);
  });

  test('a return-response beside cache-store ends the policy after a hit as it does after a miss', async () => {
    const gateway = counting({
      outbound: `<choose>
          <when condition="@(context.Response.StatusCode == 200)">
            <cache-store duration="60" /><return-response><set-status code="203" reason="Own" /></return-response>
          </when>
        </choose><set-header name="X-Ran"><value>after</value></set-header>`,
    });
    for (const answer of [await gateway.ask(), await gateway.ask()])
      expect([answer.status, answer.headers.has('X-Ran')]).toEqual([203, false]);
    expect(gateway.received).toHaveLength(1);
  });

  test('what later statements do to a cached answer is not kept', async () => {
    const gateway = counting({
      outbound:
        '<cache-store duration="60" /><set-header name="X-Count" exists-action="append"><value>1</value></set-header>',
    });
    await gateway.ask();
    await gateway.ask();
    expect((await gateway.ask()).headers.get('X-Count')).toBe('1');
  });

  test('a miss takes the headers away that keep a backend from sending its whole answer', async () => {
    const gateway = counting({});
    await gateway.ask({ headers: { 'If-None-Match': '"1"', 'cache-control': 'no-cache', Accept: 'text/plain' } });
    expect(gateway.received[0]?.headers.names()).toEqual(['Accept']);
  });

  test.each([
    ['', 500, ['answer 1', 'answer 2']],
    ['cache-response="true"', 500, ['answer 1', 'answer 1']],
    ['cache-response="@(context.Response.StatusCode == 404)"', 404, ['answer 1', 'answer 1']],
    ['cache-response="false"', 200, ['answer 1', 'answer 2']],
  ])('cache-store %s after %i', async (attributes, status, expected) => {
    let count = 0;
    const gateway = counting(
      { outbound: `<cache-store duration="60" ${attributes} />` },
      { backend: () => ({ status, body: `answer ${++count}` }) },
    );
    expect(await bodies(gateway, {}, {})).toEqual(expected);
  });

  test('a stream is kept once it is through, and the duration may come from the answer', async () => {
    let count = 0;
    async function* stream() {
      count += 1;
      yield Buffer.from('one ');
      yield Buffer.from('two');
    }
    const gateway = counting(
      {
        outbound: `<cache-store duration='@(int.Parse(context.Response.Headers.GetValueOrDefault("X-Seconds", "0")))' />`,
      },
      { backend: () => ({ body: stream(), headers: { 'X-Seconds': '5' } }) },
    );
    await gateway.start();
    expect(await bodies(gateway, {}, {})).toEqual(['one two', 'one two']);
    expect(count).toBe(1);
    await gateway.clock.advance(5000);
    await gateway.ask();
    expect(gateway.received).toHaveLength(3);
  });

  test.each([
    ['', 'no-store', 'no-store'],
    ['downstream-caching-type="private" must-revalidate="false"', 'private, max-age=60', 'private, max-age=50'],
    ['downstream-caching-type="public"', 'public, max-age=60, must-revalidate', 'public, max-age=50, must-revalidate'],
  ])('tells clients what they may keep: %s', async (attributes, stored, hit) => {
    const gateway = counting({ inbound: lookup(attributes) });
    expect((await gateway.ask()).headers.get('Cache-Control')).toBe(stored);
    await gateway.clock.advance(10_000);
    expect((await gateway.ask()).headers.get('Cache-Control')).toBe(hit);
  });

  test('cache-store alone keeps nothing, cache-lookup alone finds nothing', async () => {
    expect(await bodies(counting({ inbound: '' }), {}, {})).toEqual(['answer 1', 'answer 2']);
    expect(await bodies(counting({ outbound: '<base />' }), {}, {})).toEqual(['answer 1', 'answer 2']);
  });
});
