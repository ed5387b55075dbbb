/** A `context` with something in every place. */
const token = [{ alg: 'none' }, { iss: 'a', sub: 'b', aud: ['c', 'd'], exp: 1, nbf: 1, iat: 1, jti: 'e' }].map((part) =>
  Buffer.from(JSON.stringify(part)).toString('base64url'),
);

const named = { id: 'a', name: 'b' };

/** In its JSON form. */
export const contextOfSamples = {
  api: { ...named, path: 'c', revision: '1', version: 'v1', isCurrentRevision: true, serviceUrl: 'https://a.b/' },
  backend: { id: 'a', type: 'single', azureRegion: 'b' },
  deployment: {
    gatewayId: 'a',
    region: 'b',
    serviceId: 'c',
    serviceName: 'd',
    gateway: { id: 'a', instanceId: 'b', isManaged: true },
  },
  elapsed: '00:00:01',
  lastError: { source: 'a', reason: 'b', message: 'c', scope: 'd', section: 'e', path: 'f', policyId: 'g' },
  operation: { ...named, method: 'POST', urlTemplate: '/c' },
  product: {
    ...named,
    state: 'Published',
    approvalRequired: true,
    subscriptionRequired: true,
    subscriptionsLimit: 1,
    groups: [named],
  },
  request: {
    method: 'POST',
    url: 'https://a.b/c?d=e',
    headers: { Authorization: 'Bearer a', a: 'b' },
    body: '{"a":1}',
    matchedParameters: { a: 'b' },
  },
  response: { statusCode: 200, headers: { a: 'b' }, body: '{"a":1}' },
  subscription: { ...named, key: 'c', primaryKey: 'd', secondaryKey: 'e' },
  user: {
    id: 'a',
    email: 'b',
    firstName: 'c',
    lastName: 'd',
    note: 'e',
    groups: [named],
    identities: [{ id: 'a', provider: 'b' }],
  },
  workspace: named,
  variables: { a: 1, b: 'text', token: [...token, 'c2ln'].join('.'), c: { response: { statusCode: 204 } } },
};
