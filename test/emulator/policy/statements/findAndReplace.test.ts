import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

describe('find-and-replace', () => {
  test('changes the request’s body in inbound, wherever the text stands', async () => {
    const gateway = new PolicyGateway({ inbound: '<find-and-replace from="notebook" to="laptop" />' });
    await gateway.ask({ body: 'a notebook, notebooks' });
    expect(gateway.received[0]?.body).toBe('a laptop, laptops');
  });

  test('changes the response’s body in outbound, over the borders of its chunks', async () => {
    const gateway = new PolicyGateway(
      {
        outbound:
          '<find-and-replace from="http://internal" to="@(context.Request.OriginalUrl.Scheme + "://gateway")" />',
      },
      { backend: () => ({ body: pieces('see http://int', 'ernal/a') }) },
    );
    expect((await gateway.ask()).body).toBe('see http://gateway/a');
  });

  test('nothing in the texts is a pattern, and an empty one takes the text away', async () => {
    const gateway = new PolicyGateway({
      inbound: '<find-and-replace from="a.c" to="$&amp;$1" /><find-and-replace from="€" to="" />',
    });
    await gateway.ask({ body: 'abc a.c €ü' });
    expect(gateway.received[0]?.body).toBe('abc $&$1 ü');
  });

  test('bytes that are no text stay as they are', async () => {
    const bytes = Buffer.from([0xff, 0x61, 0xfe, 0x00]);
    const gateway = new PolicyGateway(
      { outbound: '<find-and-replace from="a" to="ä" />' },
      { backend: () => ({ body: bytes }) },
    );
    const { response } = await gateway.start();
    await response.body?.buffer();
    expect(response.body?.read(true)).toEqual(Buffer.from([0xff, 0xc3, 0xa4, 0xfe, 0x00]));
  });

  test('a request without a body goes through', async () => {
    const gateway = new PolicyGateway({ inbound: '<find-and-replace from="a" to="b" />' });
    expect((await gateway.ask()).status).toBe(200);
  });

  test('an empty text to look for is refused', async () => {
    expect(mistakesOf({ inbound: '<find-and-replace from="" to="b" />' })).toEqual([
      'from of <find-and-replace> is empty: give the text that is to be replaced',
    ]);
    const gateway = new PolicyGateway({ inbound: '<find-and-replace from="@("")" to="b" />' });
    expect((await gateway.ask({ body: 'x' })).status).toBe(500);
  });
});
