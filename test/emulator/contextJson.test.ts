import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContextError, compileExpression, contextFromJson, DotNetException, describeValue } from '../../emulator';

test.each([
  [[], 'The context has to be an object, not [].'],
  [{ respons: {} }, 'There is no respons: there are api, '],
  [{ request: { header: {} } }, 'There is no request.header: there are method, '],
  [{ request: [] }, 'request has to be an object, not [].'],
  [{ request: { method: 5 } }, 'request.method has to be text, not 5.'],
  [{ request: { url: '/path' } }, 'request.url has to be an absolute URL, not "/path".'],
  [{ request: { headers: { a: 1 } } }, 'request.headers.a has to be text or a list of texts, not 1.'],
  [
    { request: { headers: { a: ['b', null] } } },
    'request.headers.a has to be text or a list of texts, not ["b",null].',
  ],
  [{ request: { matchedParameters: { a: ['b'] } } }, 'request.matchedParameters.a has to be text, not ["b"].'],
  [{ request: { body: {} } }, 'request.body has to be text, { "json": ... } or { "base64": "..." }, not {}.'],
  [{ request: { body: { base64: '*' } } }, 'request.body has to be text, '],
  [{ response: { statusCode: '429' } }, 'response.statusCode has to be a whole number, not "429".'],
  [{ product: { groups: {} } }, 'product.groups has to be a list of objects, not {}.'],
  [{ user: { groups: [null] } }, 'user.groups[0] has to be an object, not null.'],
  [{ user: { identities: [{ name: 'a' }] } }, 'There is no user.identities[0].name: there are id, provider.'],
  [{ api: { isCurrentRevision: 'yes' } }, 'api.isCurrentRevision has to be true or false, not "yes".'],
  [{ timestamp: 'today' }, 'timestamp has to be a moment like 2026-01-31T12:00:00Z, not "today".'],
  [{ elapsed: '5s' }, 'elapsed has to be a time like 00:00:00.1230000, not "5s".'],
  [{ variables: { a: [1] } }, 'variables.a has to be text, a number, true, false, null or { "response": ... }.'],
  [
    { variables: { a: { response: { status: 1 } } } },
    'There is no variables.a.response.status: there are statusCode, ',
  ],
  [{ variables: { a: '@(1 +)' } }, 'variables.a:1:6: CS1525: '],
  [{ variables: { a: '@(int.Parse("x"))' } }, 'variables.a: @(int.Parse("x")) throws System.FormatException: '],
])('%j is refused with the member and what it may be', (json, message) => {
  expect(() => contextFromJson(json)).toThrow(ContextError);
  expect(() => contextFromJson(json)).toThrow(message);
});

const evaluate = (text: string, json: unknown) =>
  describeValue(compileExpression({ text }).evaluate(contextFromJson(json)));

test.each([
  [{ variables: { v: 9_007_199_254_740_000 } }, 'System.Int64', '9007199254740000'],
  [{ variables: { v: 1e300 } }, 'System.Double', '1E+300'],
  [{ variables: { v: -1.5 } }, 'System.Double', '-1.5'],
  [{ variables: { v: { response: { statusCode: 418 } } } }, 'IResponse', undefined],
])('the variable of %j', (json, type, value) => {
  const described = evaluate('@(context.Variables["v"])', json);
  expect(described.type).toContain(type);
  if (value !== undefined) expect(described.value).toBe(value);
});

test('moments are in UTC where they do not say otherwise', () => {
  for (const timestamp of ['2026-01-31T12:00:00', '2026-01-31T12:00:00Z', '2026-01-31T14:00:00+02:00'])
    expect(evaluate('@(context.Timestamp.ToString("o"))', { timestamp }).value).toBe('2026-01-31T12:00:00.0000000Z');
});

/** Reads something of everything. */
const reader = compileExpression({
  text: `@{
    var all = new [] {
      context.Api.Name, context.Deployment.Region, context.Operation.Id, context.Request.Method, context.Request.IpAddress,
      context.Request.Url.ToString(), context.Timestamp.ToString("o"), context.Elapsed.ToString(), context.RequestId.ToString(),
      context.Product?.Name, context.Subscription?.CreatedDate.ToString("o"), context.User?.RegistrationDate.ToString("o"),
      context.Response?.StatusCode.ToString(), context.LastError?.Message, context.Request.Body?.As<string>(true)
    };
    var headers = context.Request.Headers.Select(header => header.Key + string.Join(",", header.Value));
    return string.Join(";", all) + string.Join(";", headers) + string.Join(";", context.Variables.Keys);
  }`,
});

test('whatever a context is, it is refused with a reason or can be read', () => {
  const name = fc.constantFrom(
    ...[
      'api',
      'backend',
      'deployment',
      'elapsed',
      'lastError',
      'operation',
      'product',
      'request',
      'response',
      'variables',
    ],
    ...[
      'requestId',
      'subscription',
      'timestamp',
      'tracing',
      'user',
      'workspace',
      'id',
      'name',
      'headers',
      'body',
      'url',
    ],
    ...['method', 'statusCode', 'groups', 'identities', 'createdDate', 'json', 'base64', '__proto__', 'toString'],
  );
  const leaf = fc.oneof(
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1.5,
      1e300,
      '',
      'a',
      'http://a/b?c',
      '2026-01-31T12:00:00Z',
      '00:00:01',
      '@(1)',
      '@(',
    ),
    fc.string({ maxLength: 5 }),
  );
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('json'), { maxLength: 2 }),
      fc.dictionary(name, tie('json'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(name, json, { maxKeys: 4 }), (whole) => {
      try {
        reader.evaluate(contextFromJson(whole));
      } catch (error) {
        if (!(error instanceof ContextError) && !(error instanceof DotNetException)) throw error;
        expect(error.message).not.toBe('');
      }
    }),
    { numRuns: 2000 },
  );
});
