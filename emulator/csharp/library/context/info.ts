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
import { defineType } from '../define';

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
    'IGateway Gateway { get; }': (self: DeploymentInfo) => self.gateway,
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

/** `context.Product`, without its groups. */
const product = defineType({
  name: 'IProduct',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: ProductInfo) => self.id,
    'string Name { get; }': (self: ProductInfo) => self.name,
    'bool ApprovalRequired { get; }': (self: ProductInfo) => self.approvalRequired,
    'bool SubscriptionRequired { get; }': (self: ProductInfo) => self.subscriptionRequired,
    'int? SubscriptionsLimit { get; }': (self: ProductInfo) => self.subscriptionsLimit,
  },
});

/** `context.Subscription`, without its dates. */
const subscription = defineType({
  name: 'ISubscription',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: SubscriptionInfo) => self.id,
    'string Key { get; }': (self: SubscriptionInfo) => self.key,
    'string Name { get; }': (self: SubscriptionInfo) => self.name,
    'string PrimaryKey { get; }': (self: SubscriptionInfo) => self.primaryKey,
    'string SecondaryKey { get; }': (self: SubscriptionInfo) => self.secondaryKey,
  },
});

/** `context.User`, without its groups and identities. */
const user = defineType({
  name: 'IUser',
  kind: 'interface',
  members: {
    'string Id { get; }': (self: UserInfo) => self.id,
    'string Email { get; }': (self: UserInfo) => self.email,
    'string FirstName { get; }': (self: UserInfo) => self.firstName,
    'string LastName { get; }': (self: UserInfo) => self.lastName,
    'string Note { get; }': (self: UserInfo) => self.note,
  },
});

/** What `context` tells of the service and the caller. */
export const infoTypes = [api, operation, backend, gateway, deployment, lastError, product, subscription, user];
