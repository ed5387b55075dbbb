import type { PolicyContext } from '../../../context';
import { Guid } from '../../runtime/guid';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { types } from '../../types';
import { defineType } from '../define';
import { MapDictionary } from './dictionaries';
import { utcDateTime } from './moments';

/** `context` itself. */
export const expressionContext = defineType({
  name: 'IExpressionContext',
  kind: 'interface',
  members: {
    'IApi Api { get; }': (self: PolicyContext) => self.api,
    'IBackend Backend { get; }': (self: PolicyContext) => self.backend,
    'IDeployment Deployment { get; }': (self: PolicyContext) => self.deployment,
    'TimeSpan Elapsed { get; }': (self: PolicyContext) => TimeSpan.fromMilliseconds(self.elapsedMs()),
    'ILastError LastError { get; }': (self: PolicyContext) => self.lastError,
    'IOperation Operation { get; }': (self: PolicyContext) => self.operation,
    'IProduct Product { get; }': (self: PolicyContext) => self.product,
    'IRequest Request { get; }': (self: PolicyContext) => self.request,
    'Guid RequestId { get; }': (self: PolicyContext) => Guid.parse(self.requestId),
    'IResponse Response { get; }': (self: PolicyContext) => self.response,
    'ISubscription Subscription { get; }': (self: PolicyContext) => self.subscription,
    'DateTime Timestamp { get; }': (self: PolicyContext) => utcDateTime(self.timestamp),
    'bool Tracing { get; }': (self: PolicyContext) => self.tracing,
    'IUser User { get; }': (self: PolicyContext) => self.user,
    'IReadOnlyDictionary<string, object> Variables { get; }': (self: PolicyContext) =>
      new MapDictionary(types.object, self.variables),
    'IWorkspace Workspace { get; }': (self: PolicyContext) => self.workspace,
    'void Trace(string message)': (self: PolicyContext, message: string) => self.trace(message),
  },
});
