export { adminHandler, setFault } from './admin';
export { type Clock, systemClock, VirtualClock } from './clock';
export { EntraIssuer } from './entra/issuer';
export type { GatewayAnswer, GatewayRequest } from './gateway/gateway';
export { type ListeningGateway, type ListenOptions, listen, type RequestLog } from './gateway/server';
export { type Fault, faultForms, parseFault, type Received, SimulatedAccount } from './openai';
export { type CheckOptions, checkPolicyDocument, type PolicyDiagnostic, PolicyError } from './policy';
export type { TraceEntry } from './policy/host';
export { createRehearsal, type Rehearsal, type RehearsalOptions } from './rehearsal';
