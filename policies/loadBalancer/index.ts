export { keyHeader, keyName, keyQuery, tenantName } from './callers';
export { identityName, loadBalancerDocument } from './document';
