import { expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const mark = (name: string) => `<set-header name="X-Ran" exists-action="append"><value>${name}</value></set-header>`;
const when = (condition: string, name: string) => `<when condition="@(${condition})">${mark(name)}</when>`;

/** What ran, as the backend sees it. */
async function ran(inbound: string, method = 'GET'): Promise<string> {
  const gateway = new PolicyGateway({ inbound });
  await gateway.ask({ method });
  return gateway.received[0]?.headers.get('X-Ran') ?? '';
}

const isGet = 'context.Request.Method == "GET"';

test('the first when whose condition is true runs, and no other', async () => {
  expect(await ran(`<choose>${when('false', 'a')}${when(isGet, 'b')}${when('true', 'c')}</choose>`)).toBe('b');
});

test('otherwise runs when no condition is true; without it nothing does', async () => {
  const whens = when(isGet, 'a');
  expect(await ran(`<choose>${whens}<otherwise>${mark('b')}</otherwise></choose>`, 'POST')).toBe('b');
  expect(await ran(`<choose>${whens}</choose>${mark('after')}`, 'POST')).toBe('after');
});

test('conditions behind the one that is true are not evaluated', async () => {
  expect(await ran(`<choose>${when('true', 'a')}${when('int.Parse("x") == 1', 'b')}</choose>`)).toBe('a');
});

test('a condition that is no Boolean is an error that names the place', async () => {
  const gateway = new PolicyGateway({
    inbound: `<choose>${when('false', 'a')}<when condition="@((object)context.Request.Method)">${mark('b')}</when></choose>`,
    onError: `<return-response><set-body>@(context.LastError.Source + " " + context.LastError.Path + ": " + context.LastError.Message)</set-body></return-response>`,
  });
  expect((await gateway.ask()).body).toBe(
    'choose choose: Expression evaluation failed. condition has to be a System.Boolean, not System.String.',
  );
});

test('an error inside names the branch', async () => {
  const gateway = new PolicyGateway({
    inbound: `<choose>${when('false', 'a')}<when condition="@(true)"><set-variable name="v" value="@(int.Parse("x"))" /></when></choose>`,
    onError: '<return-response><set-body>@(context.LastError.Path)</set-body></return-response>',
  });
  expect((await gateway.ask()).body).toBe('choose/when[2]/set-variable');
});
