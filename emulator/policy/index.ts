export { type CheckOptions, checkPolicyDocument } from './check';
export { type PolicyDiagnostic, PolicyError, withoutTwins } from './diagnostics';
export { policyScopes } from './scope';
