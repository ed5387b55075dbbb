export { adminHandler, setFault } from './admin';
export { type Clock, systemClock, VirtualClock } from './clock';
export { ContextError, contextFromJson } from './contextJson';
export { CSharpError, compileExpression, DotNetException, describeValue } from './csharp';
export { EntraIssuer } from './entra/issuer';
export { GatewayCache } from './gateway/cache';
export type { Gateway, GatewayAnswer, GatewayRequest } from './gateway/gateway';
export { type ListeningGateway, type ListenOptions, listen, type RequestLog } from './gateway/server';
export { HeaderMap, MessageBody } from './message';
export { type Fault, faultForms, parseFault, type Received, SimulatedAccount } from './openai';
export {
  type CheckOptions,
  checkPolicyDocument,
  type PolicyDiagnostic,
  PolicyError,
  policyScopes,
  withoutTwins,
} from './policy';
export type { TraceEntry } from './policy/host';
export { createRehearsal, type Rehearsal, type RehearsalOptions } from './rehearsal';
