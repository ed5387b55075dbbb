import type {
  ApiInfo,
  BackendInfo,
  DeploymentInfo,
  LastErrorInfo,
  OperationInfo,
  ProductInfo,
  SubscriptionInfo,
  UserInfo,
} from '../../../context';
import { NetArray } from '../../runtime/array';
import { namedType } from '../../types';
import { defineType } from '../define';
import { instance, instances } from './instances';
import { utcDateTime, utcDateTimeOrNull } from './moments';

/** `context.Api`. */
const api = defineType({
  name: 'IApi',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: ApiInfo) => self.id,
    'string Name { get; }': (self: ApiInfo) => self.name,
    'string Path { get; }': (self: ApiInfo) => self.path,
    'string Revision { get; }': (self: ApiInfo) => self.revision,
    'string Version { get; }': (self: ApiInfo) => self.version,
    'bool IsCurrentRevision { get; }': (self: ApiInfo) => self.isCurrentRevision,
    'IUrl ServiceUrl { get; }': (self: ApiInfo) => self.serviceUrl,
  },
});

/** `context.Operation`. */
const operation = defineType({
  name: 'IOperation',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: OperationInfo) => self.id,
    'string Name { get; }': (self: OperationInfo) => self.name,
    'string Method { get; }': (self: OperationInfo) => self.method,
    'string UrlTemplate { get; }': (self: OperationInfo) => self.urlTemplate,
  },
});

/** `context.Backend`. */
const backend = defineType({
  name: 'IBackend',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: BackendInfo) => self.id,
    'string Type { get; }': (self: BackendInfo) => self.type,
    'string AzureRegion { get; }': (self: BackendInfo) => self.azureRegion,
  },
});

const gateway = defineType({
  name: 'IGateway',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: NonNullable<DeploymentInfo['gateway']>) => self.id,
    'string InstanceId { get; }': (self: NonNullable<DeploymentInfo['gateway']>) => self.instanceId,
    'bool IsManaged { get; }': (self: NonNullable<DeploymentInfo['gateway']>) => self.isManaged,
  },
});

/** `context.Deployment`. */
const deployment = defineType({
  name: 'IDeployment',
  kind: 'interface',
  members: {
    'string GatewayId { get; }': (self: DeploymentInfo) => self.gatewayId,
    'string Region { get; }': (self: DeploymentInfo) => self.region,
    'string ServiceId { get; }': (self: DeploymentInfo) => self.serviceId,
    'string ServiceName { get; }': (self: DeploymentInfo) => self.serviceName,
    'IGateway Gateway { get; }': instance('IGateway', (self: DeploymentInfo) => self.gateway),
  },
});

/** `context.LastError`. */
const lastError = defineType({
  name: 'ILastError',
  kind: 'interface',
  members: {
    'string Source { get; }': (self: LastErrorInfo) => self.source,
    'string Reason { get; }': (self: LastErrorInfo) => self.reason,
    'string Message { get; }': (self: LastErrorInfo) => self.message,
    'string Scope { get; }': (self: LastErrorInfo) => self.scope,
    'string Section { get; }': (self: LastErrorInfo) => self.section,
    'string Path { get; }': (self: LastErrorInfo) => self.path,
    'string PolicyId { get; }': (self: LastErrorInfo) => self.policyId,
  },
});

interface Named {
  readonly id: string | null;
  readonly name: string | null;
}

/** A group of users. */
const group = defineType({
  name: 'IGroup',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: Named) => self.id,
    'string Name { get; }': (self: Named) => self.name,
  },
});
const groups = instances('IGroup', (self: { readonly groups: readonly Named[] }) => self.groups);
const identities = instances('IUserIdentity', (self: UserInfo) => self.identities);
const groupsOf = (self: { readonly groups: readonly Named[] }) => new NetArray(namedType('IGroup'), [...groups(self)]);

/** `context.Workspace`. */
const workspace = defineType({
  name: 'IWorkspace',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: Named) => self.id,
    'string Name { get; }': (self: Named) => self.name,
  },
});

const productStates = { NotPublished: 0, Published: 1 } as const;
const productState = defineType({ name: 'ProductState', kind: 'enum', values: productStates });

/** `context.Product`. */
const product = defineType({
  name: 'IProduct',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: ProductInfo) => self.id,
    'string Name { get; }': (self: ProductInfo) => self.name,
    'bool ApprovalRequired { get; }': (self: ProductInfo) => self.approvalRequired,
    'bool SubscriptionRequired { get; }': (self: ProductInfo) => self.subscriptionRequired,
    'ProductState State { get; }': (self: ProductInfo) => productStates[self.state as keyof typeof productStates] ?? 0,
    'IEnumerable<IGroup> Groups { get; }': groupsOf,
    'int? SubscriptionsLimit { get; }': (self: ProductInfo) => self.subscriptionsLimit,
  },
});

/** `context.Subscription`. */
const subscription = defineType({
  name: 'ISubscription',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: SubscriptionInfo) => self.id,
    'string Key { get; }': (self: SubscriptionInfo) => self.key,
    'string Name { get; }': (self: SubscriptionInfo) => self.name,
    'string PrimaryKey { get; }': (self: SubscriptionInfo) => self.primaryKey,
    'string SecondaryKey { get; }': (self: SubscriptionInfo) => self.secondaryKey,
    'DateTime CreatedDate { get; }': (self: SubscriptionInfo) => utcDateTime(self.createdDate),
    'DateTime? StartDate { get; }': (self: SubscriptionInfo) => utcDateTimeOrNull(self.startDate),
    'DateTime? EndDate { get; }': (self: SubscriptionInfo) => utcDateTimeOrNull(self.endDate),
  },
});

type Identity = UserInfo['identities'][number];

/** An account that a user signs in with. */
const identity = defineType({
  name: 'IUserIdentity',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: Identity) => self.id,
    'string Provider { get; }': (self: Identity) => self.provider,
  },
});

/** `context.User`. */
const user = defineType({
  name: 'IUser',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: UserInfo) => self.id,
    'string Email { get; }': (self: UserInfo) => self.email,
    'string FirstName { get; }': (self: UserInfo) => self.firstName,
    'string LastName { get; }': (self: UserInfo) => self.lastName,
    'string Note { get; }': (self: UserInfo) => self.note,
    'DateTime RegistrationDate { get; }': (self: UserInfo) => utcDateTime(self.registrationDate),
    'IEnumerable<IGroup> Groups { get; }': groupsOf,
    'IEnumerable<IUserIdentity> Identities { get; }': (self: UserInfo) =>
      new NetArray(namedType('IUserIdentity'), [...identities(self)]),
  },
});

/** What `context` tells of the service and the caller. */
export const infoTypes = [
  api,
  operation,
  backend,
  gateway,
  deployment,
  lastError,
  group,
  workspace,
  productState,
  product,
  subscription,
  identity,
  user,
];
