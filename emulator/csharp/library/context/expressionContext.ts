import type { PolicyContext } from '../../../context';
import { Guid } from '../../runtime/guid';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { defineType } from '../define';
import { variablesOf } from './dictionaries';
import { instance } from './instances';
import { utcDateTime } from './moments';

/** `context` itself. */
export const expressionContext = defineType({
  name: 'IExpressionContext',
  kind: 'interface',
  members: {
    'IApi Api { get; }': instance('IApi', (self: PolicyContext) => self.api),
    'IBackend Backend { get; }': instance('IBackend', (self: PolicyContext) => self.backend),
    'IDeployment Deployment { get; }': instance('IDeployment', (self: PolicyContext) => self.deployment),
    'TimeSpan Elapsed { get; }': (self: PolicyContext) => TimeSpan.fromMilliseconds(self.elapsedMs()),
    'ILastError LastError { get; }': instance('ILastError', (self: PolicyContext) => self.lastError),
    'IOperation Operation { get; }': instance('IOperation', (self: PolicyContext) => self.operation),
    'IProduct Product { get; }': instance('IProduct', (self: PolicyContext) => self.product),
    'IRequest Request { get; }': (self: PolicyContext) => self.request,
    'Guid RequestId { get; }': (self: PolicyContext) => Guid.parse(self.requestId),
    'IResponse Response { get; }': (self: PolicyContext) => self.response,
    'ISubscription Subscription { get; }': instance('ISubscription', (self: PolicyContext) => self.subscription),
    'DateTime Timestamp { get; }': (self: PolicyContext) => utcDateTime(self.timestamp),
    'bool Tracing { get; }': (self: PolicyContext) => self.tracing,
    'IUser User { get; }': instance('IUser', (self: PolicyContext) => self.user),
    'IReadOnlyDictionary<string, object> Variables { get; }': (self: PolicyContext) => variablesOf(self.variables),
    'IWorkspace Workspace { get; }': instance('IWorkspace', (self: PolicyContext) => self.workspace),
    'void Trace(string message)': (self: PolicyContext, message: string) => self.trace(message),
  },
});
