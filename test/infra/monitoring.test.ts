import * as pulumi from '@pulumi/pulumi';
import { expect, test } from 'vitest';
import { Monitoring } from '../../infra/monitoring';
import { runWithMocks } from './mockEngine';

function run() {
  return runWithMocks(() => {
    const monitoring = new Monitoring('monitoring', {
      resourceGroupName: 'group',
      location: 'eastus',
      retentionInDays: 90,
      tags: { owner: 'me' },
    });
    monitoring.watchAccount('account-eastus', '/ids/account-eastus');
    return monitoring;
  });
}

test('the logs are kept as long as the settings say', async () => {
  expect((await run()).one('operationalinsights:Workspace').inputs).toMatchObject({
    location: 'eastus',
    sku: { name: 'PerGB2018' },
    retentionInDays: 90,
    tags: { owner: 'me' },
  });
});

test('Application Insights writes into the workspace', async () => {
  expect((await run()).one('applicationinsights:Component').inputs).toMatchObject({
    ingestionMode: 'LogAnalytics',
    workspaceResourceId: '/ids/monitoring',
    tags: { owner: 'me' },
  });
});

test('the connection string is a secret, as an output and in the state', async () => {
  const engine = await run();
  expect(await pulumi.isSecret(engine.result.connectionString)).toBe(true);
  expect(engine.one('applicationinsights:Component').secretOutputs).toEqual(['connectionString', 'instrumentationKey']);
});

test("an account's logs and metrics go to the workspace", async () => {
  expect((await run()).one('monitor:DiagnosticSetting', 'account-eastus').inputs).toEqual({
    name: 'load-balancer',
    resourceUri: '/ids/account-eastus',
    workspaceId: '/ids/monitoring',
    logs: [{ categoryGroup: 'allLogs', enabled: true }],
    metrics: [{ category: 'AllMetrics', enabled: true }],
  });
});
