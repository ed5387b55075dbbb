export { type CheckOptions, checkPolicyDocument } from './check';
export { type PolicyDiagnostic, PolicyError } from './diagnostics';
export { policyScopes } from './scope';
