import type { PolicyContext } from '../../../context';
import { unbox } from '../../runtime/boxed';
import { keyNotFound, nullReference } from '../../runtime/exceptions';
import { Guid } from '../../runtime/guid';
import { typeOf } from '../../runtime/object';
import { DateTime } from '../../runtime/time/dateTime';
import { TimeSpan } from '../../runtime/time/timeSpan';
import { isValueType, type Type, underlyingOfNullable } from '../../types';
import { defineType } from '../define';

type Variables = ReadonlyMap<string, unknown>;

/** A variable's value as another type: throws for a type that does not match, and for null as a value type. */
function cast(value: unknown, type: Type): unknown {
  if (value === null && isValueType(type) && underlyingOfNullable(type) === null) throw nullReference();
  return unbox(value, type, typeOf);
}

/** `context.Variables`. */
const variables = defineType({
  name: 'IVariables',
  kind: 'interface',
  hidden: true,
  members: {
    'bool ContainsKey(string key)': (self: Variables, key: string) => self.has(key),
    'object this[string key] { get; }': (self: Variables, key: string) => {
      if (!self.has(key)) throw keyNotFound(key);
      return self.get(key);
    },
    'bool TryGetValue(string key, out object value)': (self: Variables, key: string, value: { value: unknown }) => {
      value.value = self.get(key) ?? null;
      return self.has(key);
    },
    'object GetValueOrDefault(string variableName)': (self: Variables, name: string) => self.get(name) ?? null,
    'T GetValueOrDefault<T>(string variableName)': (self: Variables, name: string, type: Type) =>
      self.has(name) ? cast(self.get(name), type) : defaultOf(type),
    'T GetValueOrDefault<T>(string variableName, T defaultValue)': (
      self: Variables,
      name: string,
      fallback: unknown,
      type: Type,
    ) => (self.has(name) ? cast(self.get(name), type) : fallback),
  },
});

function defaultOf(type: Type): unknown {
  if (!isValueType(type) || underlyingOfNullable(type) !== null) return null;
  const key = type.key;
  if (key === 'System.Boolean') return false;
  return key === 'System.Int64' || key === 'System.UInt64' ? 0n : 0;
}

/** `context` itself. */
const expressionContext = defineType({
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
    'DateTime Timestamp { get; }': (self: PolicyContext) => DateTime.fromUnixMilliseconds(self.timestamp),
    'bool Tracing { get; }': (self: PolicyContext) => self.tracing,
    'IUser User { get; }': (self: PolicyContext) => self.user,
    'IVariables Variables { get; }': (self: PolicyContext) => self.variables,
    'void Trace(string message)': (self: PolicyContext, message: string) => self.trace(message),
  },
});

/** `context` and its variables. */
export const expressionContextTypes = [variables, expressionContext];
