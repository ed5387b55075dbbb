import { cs, render } from '../../policies/builder';
import { buildStatement, camelCase, statementSchemas } from '../../policies/builder/build';

/** A call of a statement's function and what it renders as. */
export interface Example {
  readonly call: string;
  readonly xml: string;
}

/** The properties of one example for each statement, as TypeScript. */
export const exampleTexts: { readonly [name: string]: string } = {
  'authentication-basic': "{ username: 'rates', password: '{{rates-password}}' }",
  'authentication-certificate': "{ certificateId: 'backend-certificate' }",
  'authentication-managed-identity':
    "{ resource: 'https://cognitiveservices.azure.com', outputTokenVariableName: 'token' }",
  'authentication-oauth2': '{}',
  'authentication-token': "{ tokenType: 'managed-service-identity', resourceUrl: 'https://management.azure.com/' }",
  'authentication-token-store': "{ tokenId: 'store', outputTokenVariableName: 'token' }",
  'azure-openai-emit-token-metric':
    "{ namespace: 'openai', dimension: [{ name: 'Subscription ID' }, { name: 'Region', value: cs.string`context.Deployment.Region` }] }",
  'azure-openai-semantic-cache-lookup':
    "{ scoreThreshold: 0.05, embeddingsBackendId: 'embeddings', varyBy: [cs.string`context.Subscription.Id`] }",
  'azure-openai-semantic-cache-store': '{ duration: 60 }',
  'azure-openai-token-limit':
    '{ counterKey: cs.string`context.Subscription.Id`, tokensPerMinute: 5000, estimatePromptTokens: false }',
  base: '{}',
  block: "{ statements: [setVariable({ name: 'step', value: 'one' })] }",
  'cache-lookup': "{ varyByDeveloper: false, varyByDeveloperGroups: false, varyByQueryParameter: ['version'] }",
  'cache-lookup-value': '{ key: cs.string`"limit-" + context.Subscription.Id`, variableName: \'limit\' }',
  'cache-remove-value': '{ key: cs.string`"limit-" + context.Subscription.Id` }',
  'cache-store': '{ duration: 3600 }',
  'cache-store-value': "{ key: 'throttled', value: cs.bool`true`, duration: 10 }",
  'check-header':
    "{ name: 'x-tenant', failedCheckHttpcode: 401, failedCheckErrorMessage: 'Unknown tenant', ignoreCase: true, value: ['contoso'] }",
  choose:
    "{\n  when: [{ condition: cs.bool`context.Response.StatusCode == 429`, statements: [setStatus({ code: 503, reason: 'Busy' })] }],\n  otherwise: { statements: [setVariable({ name: 'seen', value: 'yes' })] },\n}",
  cors: "{\n  allowCredentials: false,\n  allowedOrigins: { origin: ['https://contoso.com'] },\n  allowedMethods: { preflightResultMaxAge: 300, method: ['GET', 'POST'] },\n  allowedHeaders: { header: ['*'] },\n}",
  'cosmosdb-data-source':
    "{\n  connectionInfo: {\n    connectionString: { useManagedIdentity: 'true', text: 'AccountEndpoint=https://contoso.documents.azure.com' },\n    databaseName: 'shop',\n    containerName: 'orders',\n  },\n  readRequest: { id: 'order' },\n}",
  'cross-domain': "{ crossDomainPolicy: { allowAccessFrom: [{ domain: 'contoso.com' }] } }",
  'emit-metric': "{ name: 'Requests', namespace: 'gateway', value: 1, dimension: [{ name: 'API ID' }] }",
  'find-and-replace': "{ from: 'http://internal', to: 'https://contoso.com' }",
  'forward-request': '{ timeout: 120, bufferRequestBody: true, bufferResponse: false }',
  'get-authorization-context':
    "{ providerId: 'github', authorizationId: 'auth', contextVariableName: 'authorization' }",
  'graphql-data-source': "{ request: { setUrl: 'https://contoso.com/graphql', document: 'query { orders { id } }' } }",
  'http-data-source': "{ httpRequest: { setMethod: 'GET', setUrl: 'https://contoso.com/orders' } }",
  'include-fragment': "{ fragmentId: 'callers' }",
  'invoke-dapr-binding': "{ name: 'queue', operation: 'create', data: 'hello' }",
  'invoke-request': "{ url: 'https://contoso.com/hook' }",
  'ip-filter': "{ action: 'allow', address: ['10.0.0.1'], addressRange: [{ from: '10.1.0.0', to: '10.1.255.255' }] }",
  'json-to-xml': "{ apply: 'always', considerAcceptHeader: false }",
  jsonp: "{ callbackParameterName: 'callback' }",
  'limit-concurrency': '{ key: cs.string`context.Subscription.Id`, maxCount: 3, statements: [forwardRequest({})] }',
  'llm-content-safety':
    "{ backendId: 'content-safety', shieldPrompt: 'true', categories: { category: [{ name: 'Hate', threshold: 4 }] } }",
  'llm-emit-token-metric': "{ namespace: 'llm', dimension: [{ name: 'API ID' }] }",
  'llm-semantic-cache-lookup': "{ scoreThreshold: 0.05, embeddingsBackendId: 'embeddings' }",
  'llm-semantic-cache-store': '{ duration: 60 }',
  'llm-token-limit':
    "{ counterKey: cs.string`context.Subscription.Id`, tokenQuota: 100_000, tokenQuotaPeriod: 'Daily', estimatePromptTokens: true }",
  'log-to-eventhub': "{ loggerId: 'hub', text: cs.string`context.RequestId.ToString()` }",
  'mock-response': "{ statusCode: 200, contentType: 'application/json' }",
  proxy: "{ url: 'http://proxy.contoso.com:8080', username: 'gateway', password: '{{proxy-password}}' }",
  'publish-event': "{ targets: { graphqlSubscription: [{ id: 'order-changed' }] } }",
  'publish-to-dapr': "{ topic: 'orders', pubsubName: 'bus', text: cs.string`context.Request.Body.As<string>()` }",
  quota: '{ calls: 10_000, bandwidth: 40_000, renewalPeriod: 3600 }',
  'quota-by-key': "{ calls: 10_000, renewalPeriod: '3600', counterKey: cs.string`context.Request.IpAddress` }",
  'rate-limit': '{ calls: 20, renewalPeriod: 90 }',
  'rate-limit-by-key':
    '{ calls: 10, renewalPeriod: 60, counterKey: cs.string`context.Request.IpAddress`, incrementCondition: cs.bool`context.Response.StatusCode == 200` }',
  'redirect-content-urls': '{}',
  retry:
    '{\n  condition: cs.bool`context.Response.StatusCode == 429`,\n  count: 3,\n  interval: 1,\n  statements: [forwardRequest({ bufferRequestBody: true })],\n}',
  'return-response':
    "{\n  setStatus: { code: 429, reason: 'Too Many Requests' },\n  setHeader: [{ name: 'Retry-After', value: ['10'] }],\n  setBody: { text: 'later' },\n}",
  'rewrite-uri': "{ template: '/v2/orders', copyUnmatchedParams: true }",
  'send-one-way-request':
    "{ mode: 'new', setUrl: 'https://contoso.com/hook', setMethod: 'POST', setBody: { text: 'done' } }",
  'send-request':
    "{\n  mode: 'new',\n  responseVariableName: 'rates',\n  timeout: 20,\n  ignoreError: true,\n  setUrl: 'https://contoso.com/rates',\n  setMethod: 'GET',\n}",
  'send-service-bus-message': "{ queueName: 'orders', namespace: 'contoso.servicebus.windows.net', payload: 'hello' }",
  'set-backend-service': "{ backendId: 'eastus' }",
  'set-body': '{ text: cs.string`context.Request.Body.As<string>(preserveContent: true)` }',
  'set-header': "{ name: 'x-client', existsAction: 'override', value: [cs.string`context.Subscription.Id`] }",
  'set-method': "{ text: 'POST' }",
  'set-query-parameter': "{ name: 'api-version', existsAction: 'override', value: ['2024-10-21'] }",
  'set-request-metric-dimension-value': "{ name: 'Tenant', value: 'contoso' }",
  'set-status': "{ code: 404, reason: 'Not Found' }",
  'set-url': "{ text: 'https://contoso.com/rates' }",
  'set-variable': "{ name: 'attempts', value: cs.int`0` }",
  'sql-data-source':
    "{\n  connectionInfo: { connectionString: { text: '{{database}}' } },\n  request: { sqlStatement: 'SELECT id FROM orders' },\n}",
  trace:
    "{ source: 'load-balancer', severity: 'error', message: ['Every account is throttled'], metadata: [{ name: 'pool', value: 'chat' }] }",
  'validate-azure-ad-token':
    "{ tenantId: '{{tenant-id}}', audiences: { audience: ['https://cognitiveservices.azure.com'] } }",
  'validate-client-certificate': "{ validateTrust: true, identities: { identity: [{ subject: 'CN=contoso.com' }] } }",
  'validate-content':
    "{\n  unspecifiedContentTypeAction: 'prevent',\n  maxSize: 102_400,\n  sizeExceededAction: 'prevent',\n  content: [{ type: 'application/json', validateAs: 'json', action: 'prevent' }],\n}",
  'validate-graphql-request': "{ maxDepth: '4', authorize: { rule: [{ path: '/__*', action: 'reject' }] } }",
  'validate-headers':
    "{ specifiedHeaderAction: 'ignore', unspecifiedHeaderAction: 'prevent', header: [{ name: 'x-debug', action: 'ignore' }] }",
  'validate-jwt':
    "{\n  headerName: 'Authorization',\n  failedValidationHttpcode: 401,\n  openidConfig: [{ url: 'https://login.contoso.com/.well-known/openid-configuration' }],\n  requiredClaims: { claim: [{ name: 'role', match: 'any', value: ['reader', 'writer'] }] },\n}",
  'validate-odata-request': "{ errorVariableName: 'errors', maxOdataVersion: '4.01' }",
  'validate-parameters':
    "{\n  specifiedParameterAction: 'prevent',\n  unspecifiedParameterAction: 'ignore',\n  query: {\n    specifiedParameterAction: 'detect',\n    unspecifiedParameterAction: 'ignore',\n    parameter: [{ name: 'api-version', action: 'ignore' }],\n  },\n}",
  'validate-status-code': "{ unspecifiedStatusCodeAction: 'prevent', statusCode: [{ code: 404, action: 'ignore' }] }",
  wait: "{ for: 'all', sendRequest: [{ responseVariableName: 'rates', setUrl: 'https://contoso.com/rates' }] }",
  'xml-to-json': "{ kind: 'direct', apply: 'always', considerAcceptHeader: false }",
  'xsl-transform': '{}',
};

/** The example of a statement, run against the table itself: the functions may be about to be written anew. */
export function exampleOf(name: string): Example {
  const props = exampleTexts[name];
  if (!props) throw new Error(`Give <${name}> an example in scripts/generateStatements/examples.ts.`);
  const names = Object.keys(statementSchemas);
  const functions = names.map((one) => (given: object) => buildStatement(one, given));
  const run = new Function('cs', ...names.map(camelCase), `return ${props};`);
  const { node } = buildStatement(name, run(cs, ...functions) as object);
  if (node.kind !== 'element') throw new Error(`<${name}> is no element.`);
  return { call: `${camelCase(name)}(${props === '{}' ? '' : props})`, xml: render(node).trimEnd() };
}
