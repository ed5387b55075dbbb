import { expect, test } from 'vitest';
import { Router } from '../../../emulator/gateway/router';
import { defaultSettings, gatewayDefinition } from '../../../policies';

const router = new Router(gatewayDefinition(defaultSettings()).operations);

test.each([
  ['POST', '/openai/deployments/chat/chat/completions', 'deployment-chat-completions', { 'deployment-id': 'chat' }],
  ['POST', '/openai/deployments/my%20chat/embeddings', 'deployment-embeddings', { 'deployment-id': 'my chat' }],
  ['POST', '/openai/deployments/chat/audio/speech', 'other-post', {}],
  ['POST', '/openai/v1/responses', 'v1-responses', {}],
  ['GET', '/openai/v1/responses/resp_1/input_items', 'other-get', {}],
  ['POST', '/responses', 'root-responses', {}],
  ['GET', '/responses/resp_1', 'root-responses-get', {}],
  ['POST', '/chat/completions', 'root-chat-completions', {}],
  ['GET', '/models/chat', 'root-model', {}],
  ['POST', '/OpenAI/V1/Chat/Completions', 'v1-chat-completions', {}],
  ['POST', '/openai/v1/embeddings/', 'v1-embeddings', {}],
])('%s %s is %s', (method, path, id, parameters) => {
  const match = router.match(method, path);
  expect(match?.operation.id).toBe(id);
  expect(Object.fromEntries(match?.parameters ?? [])).toEqual(parameters);
});

test.each([
  ['GET', '/chat/completions'],
  ['POST', '/'],
  ['POST', '/openai'],
  ['TRACE', '/openai/v1/models'],
])('%s %s is no operation', (method, path) => {
  expect(router.match(method, path)).toBeUndefined();
});

test.each([
  ['/stores/open', '/stores/open'],
  ['/stores/12', '/stores/{id}'],
  ['/stores/12/orders', '/stores/{id}/orders'],
  ['/stores/open/orders', '/stores/open/{what}'],
  ['/stores/12/other', '/stores/{id}/{what}'],
  ['/stores/12/other/more', '/stores/*'],
  ['/else', '/{*path}'],
])('what is said more exactly wins, wherever it stands: %s is %s', (path, template) => {
  const templates = ['/{*path}', '/stores/*', '/stores/{id}/{what}', '/stores/{id}', '/stores/{id}/orders'];
  templates.push('/stores/open/{what}', '/stores/open');
  for (const urlTemplates of [templates, [...templates].reverse()]) {
    const operations = urlTemplates.map((urlTemplate) => ({
      id: urlTemplate,
      displayName: urlTemplate,
      method: 'GET',
      urlTemplate,
      templateParameters: [],
    }));
    expect(new Router(operations).match('GET', path)?.operation.id).toBe(template);
  }
});

test('of two templates for one path the first wins, however the path is written', () => {
  for (const urlTemplates of [
    ['/a/b', '/A/B'],
    ['/A/B', '/a/b'],
  ]) {
    const operations = urlTemplates.map((urlTemplate) => ({
      id: urlTemplate,
      displayName: urlTemplate,
      method: 'get',
      urlTemplate,
      templateParameters: [],
    }));
    const router = new Router(operations);
    for (const path of ['/a/b', '/A/B', '/a/b/', '/A/b']) {
      for (const method of ['GET', 'get']) expect(router.match(method, path)?.operation.id).toBe(urlTemplates[0]);
    }
  }
});
