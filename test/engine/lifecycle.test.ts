import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, text } from '../azure/kind';
import { Stack } from './stack';

/** Operations by type and verb since the list was last emptied, for example `Deployment update`. */
function changes(stack: Stack): { [change: string]: number } {
  const counts: { [change: string]: number } = {};
  for (const { type, operation } of stack.cloud.calls) {
    const change = `${type.split(':').at(-1)} ${operation}`;
    counts[change] = (counts[change] ?? 0) + 1;
  }
  stack.cloud.calls.length = 0;
  return counts;
}

function capacities(stack: Stack): unknown[] {
  return stack.cloud.all('azure-native:cognitiveservices:Deployment').map(({ inputs }) => at(inputs, 'sku.capacity'));
}

function policyOf(stack: Stack): string {
  return text(stack.cloud.all('azure-native:apimanagement:ApiPolicy')[0]?.inputs ?? {}, 'value');
}

describe.sequential('a stack from its first up to its destroy', () => {
  let stack: Stack;
  let serviceName: string;

  beforeAll(async () => {
    stack = await Stack.create();
  });
  afterAll(async () => {
    await stack.dispose();
  });

  test('the first up creates all, and tells where the gateway is', async () => {
    const { text: printed } = await stack.up();
    serviceName = await stack.output('apimService');
    expect(printed).toContain(`APIM_GATEWAY_URL: "https://${serviceName}.azure-api.net"`);
    expect(
      stack.cloud
        .all('azure-native:cognitiveservices:Account')
        .map(({ inputs }) => text(inputs, 'location'))
        .sort(),
    ).toEqual(['eastus', 'eastus2', 'northcentralus']);
    expect(capacities(stack)).toEqual([30, 30, 30, 30, 30, 30]);
    expect(await stack.output('APIM_GATEWAY_URL')).toBe(`https://${serviceName}.azure-api.net`);
    changes(stack);
  });

  test('the names of the resources are those that users have in their state', async () => {
    const state = JSON.parse(await stack.state()) as { deployment: { resources: { urn: string; custom: boolean }[] } };
    const names = state.deployment.resources
      .map(({ urn }) => urn.split('::').slice(2).join('::'))
      .filter((name) => !name.startsWith('pulumi:') && !name.includes('ApiOperation'));
    await expect(`${names.sort().join('\n')}\n`).toMatchFileSnapshot('resourceNames.txt');
  });

  test('a second up changes nothing', async () => {
    await stack.up('--expect-no-changes');
    expect(changes(stack)).toEqual({});
  });

  test('no secret stands in the state or on the terminal', async () => {
    const keys = JSON.parse(await stack.output('keys')) as { default: string };
    expect(keys.default).toMatch(/^[0-9a-f]{32}$/);
    const { text: shown } = await stack.run('stack', 'output');
    for (const printed of [shown, await stack.state()]) expect(printed).not.toContain(keys.default);
  });

  test('the readme output has the real values', async () => {
    const readme = await stack.output('readme');
    expect(readme).toContain(`https://${serviceName}.azure-api.net/openai/v1/chat/completions`);
    expect(readme).toContain('| 1 | eastus |');
  });

  test('openaiCapacity changes the six deployments in place and nothing else', async () => {
    await stack.set('openaiCapacity', '50');
    await stack.up();
    expect(changes(stack)).toEqual({ 'Deployment update': 6 });
    expect(capacities(stack)).toEqual([50, 50, 50, 50, 50, 50]);
  });

  test('preview --diff shows a change of the policy as text', async () => {
    await stack.set('maxAttempts', '2');
    const { text: printed } = await stack.run('preview', '--diff');
    expect(printed).toMatch(/- +if \(\(int\)context\.Variables\["attempts"\] >= 3\)/);
    expect(printed).toMatch(/\+ +if \(\(int\)context\.Variables\["attempts"\] >= 2\)/);
    expect(printed).not.toContain('&quot;');
    await stack.up();
    expect(changes(stack)).toEqual({ 'ApiPolicy update': 1 });
    await stack.run('config', 'rm', 'maxAttempts');
    await stack.up();
    changes(stack);
  });

  test('an account is added without touching the others', async () => {
    const locations = ['eastus', 'eastus2', 'northcentralus', 'swedencentral'];
    for (const [index, location] of locations.entries()) {
      await stack.set(`accounts[${index}].location`, location, '--path');
      await stack.set(`accounts[${index}].priority`, index === 0 ? '1' : '2', '--path');
    }
    await stack.up();
    const made = changes(stack);
    expect(made).toMatchObject({
      'Account create': 1,
      'Deployment create': 2,
      'Backend create': 1,
      'ApiPolicy update': 1,
    });
    expect(Object.keys(made).filter((change) => change.endsWith('delete'))).toEqual([]);
  });

  test('a changed priority changes the policy alone', async () => {
    await stack.set('accounts[3].priority', '1', '--path');
    await stack.up();
    expect(changes(stack)).toEqual({ 'ApiPolicy update': 1 });
    expect(policyOf(stack)).toContain('new int[] { 1, 2, 2, 1 }');
  });

  test('an account is removed and purged', async () => {
    await stack.run('config', 'rm', '--path', 'accounts[3]');
    await stack.up();
    expect(changes(stack)).toMatchObject({ 'Account delete': 1, 'account purge': 1, 'Backend delete': 1 });
    expect(stack.cloud.softDeleted).toEqual([]);
  });

  test('a client is added with a key of its own', async () => {
    await stack.set('clients[0].name', 'default', '--path');
    await stack.set('clients[1].name', 'web-app', '--path');
    await stack.up();
    expect(changes(stack)).toEqual({ 'Subscription create': 1, 'NamedValue create': 1, 'ApiPolicy update': 1 });
    const keys = JSON.parse(await stack.output('keys')) as { [client: string]: string };
    expect(Object.keys(keys).sort()).toEqual(['default', 'web-app']);
    expect(keys['web-app']).not.toBe(keys.default);
  });

  test("a rotated key reaches the policy's named value with the next up", async () => {
    stack.cloud.rotateKey('web-app');
    await stack.up();
    expect(changes(stack)).toEqual({ 'NamedValue update': 1 });
    const keys = JSON.parse(await stack.output('keys')) as { [client: string]: string };
    const named = stack.cloud
      .all('azure-native:apimanagement:NamedValue')
      .find(({ inputs }) => inputs.namedValueId === 'client-key-web-app');
    expect(text(named?.inputs ?? {}, 'value')).toBe(keys['web-app']);
  });

  test('destroy leaves nothing, not even a soft-deleted name', async () => {
    await stack.destroy();
    expect(changes(stack)).toMatchObject({ 'account purge': 3, 'service purge': 1 });
    expect(stack.cloud.softDeleted).toEqual([]);
    expect(stack.cloud.all('azure-native:cognitiveservices:Account')).toEqual([]);
  });

  test('the next up gets the same names', async () => {
    await stack.up();
    expect(await stack.output('apimService')).toBe(serviceName);
  });
});

describe('an up that fails half-way', () => {
  test('is resumed by the next one', async () => {
    const stack = await Stack.create();
    try {
      stack.cloud.failAt = 20;
      const { code, text: printed } = await stack.try('up', '--yes', '--skip-preview');
      expect(code).not.toBe(0);
      expect(printed).toContain('Encountered internal server error.');
      stack.cloud.failAt = 0;
      await stack.up();
      expect(capacities(stack)).toHaveLength(6);
      await stack.up('--expect-no-changes');
    } finally {
      await stack.dispose();
    }
  });
});

describe('purging', () => {
  test('is left out when it is switched off, and the names stay taken', async () => {
    const stack = await Stack.create();
    try {
      await stack.set('purgeOnDestroy', 'false');
      await stack.up();
      await stack.destroy();
      expect(stack.cloud.softDeleted.map(({ kind }) => kind).sort()).toEqual([
        'account',
        'account',
        'account',
        'service',
      ]);
      const { code, text: printed } = await stack.try('up', '--yes', '--skip-preview');
      expect(code).not.toBe(0);
      expect(printed).toContain('FlagMustBeSetForRestore');
    } finally {
      await stack.dispose();
    }
  });

  test('says which right is missing, and is done by the next destroy', async () => {
    const stack = await Stack.create({ mayPurge: false });
    try {
      await stack.up();
      const { code, text: printed } = await stack.try('destroy', '--yes', '--skip-preview');
      expect(code).not.toBe(0);
      expect(printed).toContain('Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts/delete');
      expect(printed).toContain('az cognitiveservices account purge');
      stack.cloud.options = { ...stack.cloud.options, mayPurge: true };
      await stack.destroy();
      expect(stack.cloud.softDeleted).toEqual([]);
    } finally {
      await stack.dispose();
    }
  });
});

describe('an account that exists already', () => {
  test('gets the role and is left alone otherwise', async () => {
    const stack = await Stack.create();
    try {
      const theirs = stack.cloud.seed('azure-native:cognitiveservices:Account', {
        accountName: 'theirs',
        resourceGroupName: 'their-group',
        location: 'westus',
        kind: 'OpenAI',
        sku: { name: 'S0' },
        properties: { customSubDomainName: 'theirs' },
      });
      await stack.set('accounts[0].location', 'westus', '--path');
      await stack.set('accounts[0].resourceId', theirs.id, '--path');
      await stack.up();
      const roles = stack.cloud.all('azure-native:authorization:RoleAssignment');
      expect(roles.map(({ inputs }) => text(inputs, 'scope'))).toEqual([theirs.id]);
      expect(stack.cloud.all('azure-native:cognitiveservices:Account')).toHaveLength(1);
      expect(stack.cloud.all('azure-native:apimanagement:Backend').map(({ inputs }) => text(inputs, 'url'))).toEqual([
        'https://theirs.openai.azure.com',
      ]);
      await stack.destroy();
      expect(stack.cloud.find(theirs.id)).toBeDefined();
      expect(stack.cloud.softDeleted).toEqual([]);
    } finally {
      await stack.dispose();
    }
  });
});
