export { type Clock, systemClock, VirtualClock } from './clock';
export { EntraIssuer } from './entra/issuer';
export { type Fault, faultForms, parseFault, type Received, SimulatedAccount } from './openai';
export { type CheckOptions, checkPolicyDocument, type PolicyDiagnostic, PolicyError } from './policy';
