import { AzureError, type Json, type Kind, required, text } from '../kind';
import { subscriptionId, tenantId } from '../subscription';

/** Regions that exist. */
export const locations: ReadonlySet<string> = new Set([
  'canadaeast',
  'eastus',
  'eastus2',
  'francecentral',
  'northcentralus',
  'southcentralus',
  'swedencentral',
  'uksouth',
  'westeurope',
  'westus',
  'westus3',
]);

function inGroup(provider: string, name: string) {
  return (inputs: Json) =>
    `/subscriptions/${subscriptionId}/resourceGroups/${text(inputs, 'resourceGroupName')}/providers/${provider}/${text(inputs, name)}`;
}

export const foundationKinds: readonly Kind[] = [
  {
    type: 'azure-native:resources:ResourceGroup',
    name: 'resourceGroupName',
    autoName: 'random',
    replaceOn: ['location'],
    id: (inputs) => `/subscriptions/${subscriptionId}/resourceGroups/${text(inputs, 'resourceGroupName')}`,
    judge: (inputs) => {
      if (!locations.has(text(inputs, 'location'))) {
        throw new AzureError(
          400,
          'LocationNotAvailableForResourceGroup',
          `The provided location '${text(inputs, 'location')}' is not available for resource group.`,
        );
      }
    },
    outputs: (inputs) => ({ name: text(inputs, 'resourceGroupName') }),
  },
  {
    type: 'azure-native:managedidentity:UserAssignedIdentity',
    name: 'resourceName',
    autoName: 'random',
    replaceOn: ['resourceGroupName', 'location'],
    id: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', 'resourceName'),
    outputs: (inputs, cloud) => ({
      name: text(inputs, 'resourceName'),
      clientId: cloud.uuid(`client ${text(inputs, 'resourceName')}`),
      principalId: cloud.uuid(`principal ${text(inputs, 'resourceName')}`),
      tenantId,
    }),
  },
  {
    type: 'azure-native:authorization:RoleAssignment',
    name: 'roleAssignmentName',
    autoName: 'uuid',
    replaceOn: ['scope', 'principalId', 'roleDefinitionId', 'principalType'],
    id: (inputs) =>
      `${text(inputs, 'scope')}/providers/Microsoft.Authorization/roleAssignments/${text(inputs, 'roleAssignmentName')}`,
    judge: (inputs, cloud, existing) => {
      required(inputs, 'scope', 'principalId', 'roleDefinitionId');
      const twin = cloud
        .all('azure-native:authorization:RoleAssignment')
        .find(
          (other) =>
            other.id !== existing?.id &&
            ['scope', 'principalId', 'roleDefinitionId'].every((key) => text(other.inputs, key) === text(inputs, key)),
        );
      if (twin) throw new AzureError(409, 'RoleAssignmentExists', 'The role assignment already exists.');
      if (text(inputs, 'principalType') === '') {
        throw new AzureError(
          400,
          'PrincipalNotFound',
          `Principal ${text(inputs, 'principalId')} does not exist in the directory ${tenantId}.`,
        );
      }
    },
    outputs: (inputs) => ({ name: text(inputs, 'roleAssignmentName') }),
  },
  {
    type: 'azure-native:operationalinsights:Workspace',
    name: 'workspaceName',
    autoName: 'random',
    replaceOn: ['resourceGroupName', 'location'],
    id: inGroup('Microsoft.OperationalInsights/workspaces', 'workspaceName'),
    outputs: (inputs) => ({ name: text(inputs, 'workspaceName') }),
  },
  {
    type: 'azure-native:applicationinsights:Component',
    name: 'resourceName',
    autoName: 'random',
    replaceOn: ['resourceGroupName', 'location'],
    id: inGroup('Microsoft.Insights/components', 'resourceName'),
    judge: (inputs) => required(inputs, 'applicationType', 'kind', 'workspaceResourceId'),
    outputs: (inputs, cloud) => {
      const key = cloud.uuid(`insights ${text(inputs, 'resourceName')}`);
      return {
        name: text(inputs, 'resourceName'),
        instrumentationKey: key,
        connectionString: `InstrumentationKey=${key}`,
      };
    },
  },
  {
    type: 'azure-native:monitor:DiagnosticSetting',
    name: 'name',
    autoName: 'random',
    replaceOn: ['resourceUri'],
    id: (inputs) =>
      `${text(inputs, 'resourceUri')}/providers/Microsoft.Insights/diagnosticSettings/${text(inputs, 'name')}`,
    judge: (inputs) => required(inputs, 'resourceUri'),
  },
];
