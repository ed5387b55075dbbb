import { describe, expect, test } from 'vitest';
import { mistakesOf, PolicyGateway } from '../policyGateway';

describe('return-response', () => {
  test('is 200 OK without a body where it says nothing', async () => {
    const gateway = new PolicyGateway({ inbound: '<return-response />' });
    const answer = await gateway.ask();
    expect([answer.status, answer.reason, answer.body, answer.headers.names()]).toEqual([200, 'OK', '', []]);
    expect(gateway.received).toHaveLength(0);
  });

  test.each(['inbound', 'backend', 'outbound', 'onError'])('in %s: nothing runs after it', async (section) => {
    const response = `<return-response>
        <set-status code="@(400 + 1)" reason="Unauthorized" />
        <set-header name="WWW-Authenticate"><value>Bearer error="invalid_token"</value></set-header>
        <set-body>@("no " + context.Request.Method)</set-body>
      </return-response>`;
    const later = '<set-header name="X-Later"><value>ran</value></set-header>';
    const gateway = new PolicyGateway({
      ...(section === 'onError' ? { inbound: '<set-variable name="x" value="@(int.Parse("x"))" />' } : {}),
      outbound: later,
      [section]: section === 'backend' ? response : `${response}${later}`,
    });
    const answer = await gateway.ask();
    expect([answer.status, answer.reason, answer.body]).toEqual([401, 'Unauthorized', 'no GET']);
    expect([...answer.headers]).toEqual([['WWW-Authenticate', ['Bearer error="invalid_token"']]]);
  });

  test('takes the response of a variable, and changes what it says', async () => {
    const gateway = new PolicyGateway(
      {
        inbound: `<send-request response-variable-name="other"><set-url>https://other.test/</set-url></send-request>
          <return-response response-variable-name="other"><set-header name="X-Own"><value>1</value></set-header></return-response>`,
      },
      { backend: () => ({ status: 418, body: 'tea', headers: { 'X-Other': '2' } }) },
    );
    const answer = await gateway.ask();
    expect([answer.status, answer.body]).toEqual([418, 'tea']);
    expect(answer.headers.names()).toEqual(['X-Other', 'X-Own']);
  });

  test('a variable that is not there changes nothing; one that holds something else is an error', async () => {
    const respond = '<return-response response-variable-name="v"><set-status code="203" /></return-response>';
    expect((await new PolicyGateway({ inbound: respond }).ask()).status).toBe(203);
    const gateway = new PolicyGateway({
      inbound: `<set-variable name="v" value="text" />${respond}`,
      onError: '<set-header name="E"><value>@(context.LastError.Message)</value></set-header>',
    });
    const answer = await gateway.ask();
    expect([answer.status, answer.headers.get('E')]).toEqual([500, "The variable 'v' holds no response."]);
  });
});

describe('a status', () => {
  test('that HTTP does not have is refused when it is loaded, or an error of the policy', async () => {
    const message = 'code of <set-status> has to be a status from 100 to 999';
    expect(mistakesOf({ outbound: '<set-status code="42" reason="x" />' })).toEqual([message]);
    const gateway = new PolicyGateway({
      outbound: '<set-status code="@(context.Response.StatusCode * 10)" reason="x" />',
      onError: '<set-header name="E"><value>@(context.LastError.Message)</value></set-header>',
    });
    expect((await gateway.ask()).headers.get('E')).toBe(
      'Expression evaluation failed. code has to be a status from 100 to 999, not 2000.',
    );
  });

  test('set-status changes code and reason', async () => {
    const answer = await new PolicyGateway({ outbound: '<set-status code="201" reason="Made" />' }).ask();
    expect([answer.status, answer.reason, answer.body]).toEqual([201, 'Made', 'from the backend']);
  });
});
