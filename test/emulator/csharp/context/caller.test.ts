import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';

const context = {
  requestId: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  timestamp: '2026-01-02T03:04:05.678Z',
  subscription: { id: 'sub', createdDate: '2025-11-03T10:15:00', endDate: '2026-06-01T00:00:00' },
  product: { id: 'gold', state: 'Published', groups: [{ id: 'g1', name: 'Developers' }] },
  user: { id: 'u', groups: [{ id: 'g1', name: 'Developers' }], identities: [{ id: 'oid', provider: 'Aad' }] },
  workspace: { id: 'w', name: 'Sales' },
};

describe('who calls, and when', () => {
  it.each([
    ['context.RequestId.ToString("N").Length', '32'],
    ['context.Timestamp.ToString("o")', '2026-01-02T03:04:05.6780000Z'],
    ['(context.Subscription.EndDate - context.Timestamp)?.Days', '149'],
    ['context.Subscription.StartDate == null', 'true'],
    ['context.Subscription.CreatedDate.Year', '2025'],
    ['context.User.Groups.Any(g => g.Name == "Developers")', 'true'],
    ['context.User.Groups.Select(g => g.Id).Intersect(context.Product.Groups.Select(g => g.Id)).Count()', '1'],
    ['context.User.Identities.First(i => i.Provider == "Aad").Id', 'oid'],
    ['context.User.RegistrationDate == DateTime.MinValue', 'true'],
    ['context.Product.State == ProductState.Published', 'true'],
    ['context.Workspace?.Name', 'Sales'],
  ])('%s', (expression, value) => {
    expect(evaluate(`@(${expression})`, context).value).toBe(value);
  });

  it('is null where nobody signed in', () => {
    expect(evaluate('@(context.User?.Groups.Count() ?? -1)').value).toBe('-1');
    expect(() => evaluate('@(context.User.Groups)')).toThrow('Object reference not set');
  });
});

describe('a token of a caller', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = [
    part({ alg: 'RS256', typ: 'JWT' }),
    part({ iss: 'me', sub: 'u', jti: '7', aud: ['a', 'b'], exp: 1_772_903_900, roles: ['x', 'y'], age: 5, ok: true }),
    'c2ln',
  ].join('.');
  const context = { variables: { token } };
  const jwt = '((string)context.Variables["token"]).AsJwt()';

  it.each([
    [`${jwt}.Issuer + ${jwt}.Subject + ${jwt}.Id + ${jwt}.Algorithm + ${jwt}.Type`, 'meu7RS256JWT'],
    [`string.Join(" ", ${jwt}.Audiences)`, 'a b'],
    [`${jwt}.ExpirationTime?.ToString("s")`, '2026-03-07T17:18:20'],
    [`${jwt}.NotBefore == null && ${jwt}.IssuedAt == null`, 'true'],
    [`${jwt}.Claims.GetValueOrDefault("roles", "none")`, 'x,y'],
    [`${jwt}.Claims["age"][0] + ${jwt}.Claims["ok"][0]`, '5true'],
    [`${jwt}.Claims.ContainsKey("none")`, 'false'],
    [`string.Join(" ", ${jwt}.Claims.Keys)`, 'iss sub jti aud exp roles age ok'],
    ['"Bearer x".AsJwt() == null', 'true'],
  ])('%s', (expression, value) => {
    expect(evaluate(`@(${expression})`, context).value).toBe(value);
  });
});
