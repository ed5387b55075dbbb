import { describe, expect, test } from 'vitest';
import { PolicyGateway } from '../policyGateway';

const statement = (attributes: string, values: readonly string[] = []) =>
  `<check-header name="X-Caller" failed-check-httpcode="403" ${attributes}>${values.map((value) => `<value>${value}</value>`).join('')}</check-header>`;

/** `context.LastError` in headers. */
const onError = ['Source', 'Reason', 'Message']
  .map((name) => `<set-header name="Error-${name}"><value>@(context.LastError.${name})</value></set-header>`)
  .join('');

describe('check-header', () => {
  test('lets a request with the header through, whatever its value', async () => {
    const gateway = new PolicyGateway({ inbound: statement('failed-check-error-message="No"') });
    expect((await gateway.ask({ headers: { 'x-caller': 'anyone' } })).status).toBe(200);
  });

  test('refuses a request without it: the status and message that the statement has', async () => {
    const gateway = new PolicyGateway({ inbound: statement('failed-check-error-message="Who are you?"'), onError });
    const answer = await gateway.ask();
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toEqual({ statusCode: 403, message: 'Who are you?' });
    expect(answer.headers.get('Error-Source')).toBe('check-header');
    expect(answer.headers.get('Error-Reason')).toBe('HeaderNotFound');
    expect(gateway.received).toHaveLength(0);
  });

  test('an empty header counts as missing', async () => {
    const gateway = new PolicyGateway({ inbound: statement(''), onError });
    expect((await gateway.ask({ headers: { 'X-Caller': '' } })).headers.get('Error-Reason')).toBe('HeaderNotFound');
  });

  test.each([
    ['false', 'B', 200],
    ['false', 'b', 403],
    ['true', 'b', 200],
    ['@(context.Request.Method == "GET")', 'b', 200],
    ['true', 'c', 403],
  ])('one of the values has to match, ignore-case %s: %s gets %i', async (ignoreCase, value, status) => {
    const gateway = new PolicyGateway({ inbound: statement(`ignore-case='${ignoreCase}'`, ['A', '@("B")']) });
    expect((await gateway.ask({ headers: { 'X-Caller': value } })).status).toBe(status);
  });

  test('names header and value where the statement has no message', async () => {
    const gateway = new PolicyGateway({ inbound: statement('', ['A']), onError });
    const answer = await gateway.ask({ headers: { 'X-Caller': 'C' } });
    expect(answer.headers.get('Error-Reason')).toBe('HeaderValueNotAllowed');
    expect(answer.headers.get('Error-Message')).toBe('Header X-Caller value of C is not allowed. Access denied.');
  });
});
