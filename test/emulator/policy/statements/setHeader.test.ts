import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

const set = (action: string, ...values: string[]) =>
  `<set-header name="X-Own" exists-action="${action}">${values.map((value) => `<value>${value}</value>`).join('')}</set-header>`;

/** The header as the backend gets it. */
async function received(statement: string, own?: string | readonly string[]): Promise<readonly string[] | undefined> {
  const gateway = new PolicyGateway({ inbound: statement });
  await gateway.ask({ headers: own === undefined ? {} : { 'x-own': own } });
  return gateway.received[0]?.headers.values('X-Own');
}

describe('set-header', () => {
  test.each([
    ['override', 'old', ['new']],
    ['skip', 'old', ['old']],
    ['append', 'old', ['old,new']],
    ['delete', 'old', undefined],
    ['override', undefined, ['new']],
    ['skip', undefined, ['new']],
    ['append', undefined, ['new']],
    ['delete', undefined, undefined],
    [`@(context.Request.Method == "GET" ? "skip" : "delete")`, 'old', ['old']],
  ])('%s of %s', async (action, own, expected) => {
    expect(await received(set(action.replaceAll('"', '&quot;'), 'new'), own)).toEqual(expected);
  });

  test('several values become one, with commas, but for headers that may hold commas or dates', async () => {
    expect(await received(set('override', 'a', '@("b")'))).toEqual(['a,b']);
    const gateway = new PolicyGateway({
      outbound: '<set-header name="Set-Cookie"><value>a=1</value><value>b=2</value></set-header>',
    });
    expect((await gateway.ask()).headers.values('Set-Cookie')).toEqual(['a=1', 'b=2']);
  });

  test('changes the request before the backend has it, and the response behind it', async () => {
    const header = (value: string) => `<set-header name="X-Where"><value>${value}</value></set-header>`;
    const gateway = new PolicyGateway(
      {
        inbound: header('inbound'),
        backend: `<retry condition="@(false)" count="1" interval="0">${header('backend')}<forward-request /></retry>`,
        outbound: header('outbound'),
      },
      { backend: (request) => ({ body: request.headers.get('X-Where') ?? '' }) },
    );
    const answer = await gateway.ask();
    expect([answer.body, answer.headers.get('X-Where')]).toEqual(['backend', 'outbound']);
  });

  test.each([
    ['@("remove")', 'v', /exists-action has to be one of override, skip, append, delete, not "remove"/],
    ['override', '@("a\\r\\nX-Other: b")', /Invalid character in header content/],
  ])('exists-action %s, value %s: an error of the policy', async (action, value, message) => {
    const gateway = new PolicyGateway({
      inbound: set(action.replaceAll('"', '&quot;'), value),
      onError: '<return-response><set-body>@(context.LastError.Message)</set-body></return-response>',
    });
    expect((await gateway.ask()).body).toMatch(message);
  });

  test('what is written down does the same as what an expression gives', async () => {
    const name = fc.constantFrom('X-Own', 'x-own', 'Set-Cookie', 'X Own', '');
    const action = fc.constantFrom('override', 'skip', 'append', 'delete');
    const text = fc.constantFrom('', 'a', 'a,b', '\u00e9', '\u0100');
    const existing = fc.dictionary(fc.constantFrom('X-OWN', 'set-cookie', 'X-Other'), fc.array(text, { maxLength: 2 }));
    const outcome = async (inbound: string, headers: Record<string, string[]>) => {
      const onError = '<return-response><set-body>@(context.LastError.Message)</set-body></return-response>';
      const gateway = new PolicyGateway({ inbound, onError });
      const { body } = await gateway.ask({ headers });
      return [body, gateway.received[0]?.headers.raw];
    };
    const statement = (write: (value: string) => string, own: string, what: string, values: readonly string[]) =>
      `<set-header name="${write(own)}" exists-action="${write(what)}">${values.map((value) => `<value>${write(value)}</value>`).join('')}</set-header>`;
    const asExpression = (value: string) => `@(&quot;${value}&quot;)`;
    await fc.assert(
      fc.asyncProperty(name, action, fc.array(text, { maxLength: 2 }), existing, async (own, what, values, headers) => {
        expect(await outcome(statement(String, own, what, values), headers)).toEqual(
          await outcome(statement(asExpression, own, what, values), headers),
        );
      }),
      { numRuns: 200 },
    );
  });

  test.each(['Transfer-Encoding', 'content-length', 'Connection', 'Keep-Alive'])('%s is refused', (name) => {
    expect(mistakesOf({ inbound: `<set-header name="${name}"><value>1</value></set-header>` })).toEqual([
      `the header ${name} belongs to the connection and cannot be set`,
    ]);
  });
});
