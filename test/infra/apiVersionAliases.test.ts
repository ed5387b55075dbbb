import * as pulumi from '@pulumi/pulumi';
import { expect, test } from 'vitest';
import { withoutApiVersionAliases } from '../../infra/apiVersionAliases';

function aliasesAfter(aliases?: pulumi.ResourceOptions['aliases']) {
  const args = { type: 'azure-native:apimanagement:Api', name: 'api', props: {}, opts: aliases ? { aliases } : {} };
  const result = withoutApiVersionAliases({ ...args, resource: undefined as unknown as pulumi.Resource });
  return result?.opts.aliases;
}

test.each([
  'azure-native:apimanagement/v20240501:Api',
  'azure-native:apimanagement/v20240601preview:Api',
  'azure-native:insights/v20200202:Component',
])("the type %s, which has a version of Azure's API, is left out", (type) => {
  expect(aliasesAfter([{ type }])).toEqual([]);
});

test('every other alias stays, in its order', () => {
  const kept = [
    'urn:pulumi:dev::project::azure-native:apimanagement/v20240501:Api::api',
    { name: 'former' },
    pulumi.output({ type: 'azure-native:apimanagement/v20240501:Api' }),
    { type: 'azure-native:insights:Component' },
    { type: 'azure-native:apimanagement/workspace:Api' },
  ];
  expect(aliasesAfter(kept)).toEqual(kept);
});

test('no aliases stay none', () => {
  expect(aliasesAfter()).toEqual([]);
});
