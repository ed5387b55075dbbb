// Written by `npm run generate` from scripts/generateStatements/examples.ts: change that, not this.
import {
  authenticationBasic,
  authenticationCertificate,
  authenticationManagedIdentity,
  authenticationOauth2,
  authenticationToken,
  authenticationTokenStore,
  azureOpenaiEmitTokenMetric,
  azureOpenaiSemanticCacheLookup,
  azureOpenaiSemanticCacheStore,
  azureOpenaiTokenLimit,
  base,
  block,
  cacheLookup,
  cacheLookupValue,
  cacheRemoveValue,
  cacheStore,
  cacheStoreValue,
  checkHeader,
  choose,
  cors,
  cosmosdbDataSource,
  crossDomain,
  cs,
  emitMetric,
  findAndReplace,
  forwardRequest,
  getAuthorizationContext,
  graphqlDataSource,
  httpDataSource,
  includeFragment,
  invokeDaprBinding,
  invokeRequest,
  ipFilter,
  jsonp,
  jsonToXml,
  limitConcurrency,
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
  logToEventhub,
  mockResponse,
  proxy,
  publishEvent,
  publishToDapr,
  quota,
  quotaByKey,
  rateLimit,
  rateLimitByKey,
  redirectContentUrls,
  retry,
  returnResponse,
  rewriteUri,
  sendOneWayRequest,
  sendRequest,
  sendServiceBusMessage,
  setBackendService,
  setBody,
  setHeader,
  setMethod,
  setQueryParameter,
  setRequestMetricDimensionValue,
  setStatus,
  setUrl,
  setVariable,
  sqlDataSource,
  trace,
  validateAzureAdToken,
  validateClientCertificate,
  validateContent,
  validateGraphqlRequest,
  validateHeaders,
  validateJwt,
  validateOdataRequest,
  validateParameters,
  validateStatusCode,
  wait,
  xmlToJson,
  xslTransform,
} from '../../../policies/builder';

/** Every example of the statements' documentation, and what it renders as. */
export const examples = [
  {
    name: 'authentication-basic',
    make: () => authenticationBasic({ username: 'rates', password: '{{rates-password}}' }),
    xml: '<authentication-basic username="rates" password="{{rates-password}}"/>',
  },
  {
    name: 'authentication-certificate',
    make: () => authenticationCertificate({ certificateId: 'backend-certificate' }),
    xml: '<authentication-certificate certificate-id="backend-certificate"/>',
  },
  {
    name: 'authentication-managed-identity',
    make: () =>
      authenticationManagedIdentity({
        resource: 'https://cognitiveservices.azure.com',
        outputTokenVariableName: 'token',
      }),
    xml: '<authentication-managed-identity resource="https://cognitiveservices.azure.com" output-token-variable-name="token"/>',
  },
  { name: 'authentication-oauth2', make: () => authenticationOauth2(), xml: '<authentication-oauth2/>' },
  {
    name: 'authentication-token',
    make: () =>
      authenticationToken({ tokenType: 'managed-service-identity', resourceUrl: 'https://management.azure.com/' }),
    xml: '<authentication-token token-type="managed-service-identity" resource-url="https://management.azure.com/"/>',
  },
  {
    name: 'authentication-token-store',
    make: () => authenticationTokenStore({ tokenId: 'store', outputTokenVariableName: 'token' }),
    xml: '<authentication-token-store token-id="store" output-token-variable-name="token"/>',
  },
  {
    name: 'azure-openai-emit-token-metric',
    make: () =>
      azureOpenaiEmitTokenMetric({
        namespace: 'openai',
        dimension: [{ name: 'Subscription ID' }, { name: 'Region', value: cs.string`context.Deployment.Region` }],
      }),
    xml: '<azure-openai-emit-token-metric namespace="openai">\n  <dimension name="Subscription ID"/>\n  <dimension name="Region" value="@(context.Deployment.Region)"/>\n</azure-openai-emit-token-metric>',
  },
  {
    name: 'azure-openai-semantic-cache-lookup',
    make: () =>
      azureOpenaiSemanticCacheLookup({
        scoreThreshold: 0.05,
        embeddingsBackendId: 'embeddings',
        varyBy: [cs.string`context.Subscription.Id`],
      }),
    xml: '<azure-openai-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings">\n  <vary-by>@(context.Subscription.Id)</vary-by>\n</azure-openai-semantic-cache-lookup>',
  },
  {
    name: 'azure-openai-semantic-cache-store',
    make: () => azureOpenaiSemanticCacheStore({ duration: 60 }),
    xml: '<azure-openai-semantic-cache-store duration="60"/>',
  },
  {
    name: 'azure-openai-token-limit',
    make: () =>
      azureOpenaiTokenLimit({
        counterKey: cs.string`context.Subscription.Id`,
        tokensPerMinute: 5000,
        estimatePromptTokens: false,
      }),
    xml: '<azure-openai-token-limit tokens-per-minute="5000" counter-key="@(context.Subscription.Id)" estimate-prompt-tokens="false"/>',
  },
  { name: 'base', make: () => base(), xml: '<base/>' },
  {
    name: 'block',
    make: () => block({ statements: [setVariable({ name: 'step', value: 'one' })] }),
    xml: '<block>\n  <set-variable name="step" value="one"/>\n</block>',
  },
  {
    name: 'cache-lookup',
    make: () =>
      cacheLookup({ varyByDeveloper: false, varyByDeveloperGroups: false, varyByQueryParameter: ['version'] }),
    xml: '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false">\n  <vary-by-query-parameter>version</vary-by-query-parameter>\n</cache-lookup>',
  },
  {
    name: 'cache-lookup-value',
    make: () => cacheLookupValue({ key: cs.string`"limit-" + context.Subscription.Id`, variableName: 'limit' }),
    xml: '<cache-lookup-value key="@("limit-" + context.Subscription.Id)" variable-name="limit"/>',
  },
  {
    name: 'cache-remove-value',
    make: () => cacheRemoveValue({ key: cs.string`"limit-" + context.Subscription.Id` }),
    xml: '<cache-remove-value key="@("limit-" + context.Subscription.Id)"/>',
  },
  { name: 'cache-store', make: () => cacheStore({ duration: 3600 }), xml: '<cache-store duration="3600"/>' },
  {
    name: 'cache-store-value',
    make: () => cacheStoreValue({ key: 'throttled', value: cs.bool`true`, duration: 10 }),
    xml: '<cache-store-value duration="10" key="throttled" value="@(true)"/>',
  },
  {
    name: 'check-header',
    make: () =>
      checkHeader({
        name: 'x-tenant',
        failedCheckHttpcode: 401,
        failedCheckErrorMessage: 'Unknown tenant',
        ignoreCase: true,
        value: ['contoso'],
      }),
    xml: '<check-header name="x-tenant" failed-check-httpcode="401" failed-check-error-message="Unknown tenant" ignore-case="true">\n  <value>contoso</value>\n</check-header>',
  },
  {
    name: 'choose',
    make: () =>
      choose({
        when: [
          {
            condition: cs.bool`context.Response.StatusCode == 429`,
            statements: [setStatus({ code: 503, reason: 'Busy' })],
          },
        ],
        otherwise: { statements: [setVariable({ name: 'seen', value: 'yes' })] },
      }),
    xml: '<choose>\n  <when condition="@(context.Response.StatusCode == 429)">\n    <set-status code="503" reason="Busy"/>\n  </when>\n  <otherwise>\n    <set-variable name="seen" value="yes"/>\n  </otherwise>\n</choose>',
  },
  {
    name: 'cors',
    make: () =>
      cors({
        allowCredentials: false,
        allowedOrigins: { origin: ['https://contoso.com'] },
        allowedMethods: { preflightResultMaxAge: 300, method: ['GET', 'POST'] },
        allowedHeaders: { header: ['*'] },
      }),
    xml: '<cors allow-credentials="false">\n  <allowed-origins>\n    <origin>https://contoso.com</origin>\n  </allowed-origins>\n  <allowed-methods preflight-result-max-age="300">\n    <method>GET</method>\n    <method>POST</method>\n  </allowed-methods>\n  <allowed-headers>\n    <header>*</header>\n  </allowed-headers>\n</cors>',
  },
  {
    name: 'cosmosdb-data-source',
    make: () =>
      cosmosdbDataSource({
        connectionInfo: {
          connectionString: { useManagedIdentity: 'true', text: 'AccountEndpoint=https://contoso.documents.azure.com' },
          databaseName: 'shop',
          containerName: 'orders',
        },
        readRequest: { id: 'order' },
      }),
    xml: '<cosmosdb-data-source>\n  <connection-info>\n    <connection-string use-managed-identity="true">AccountEndpoint=https://contoso.documents.azure.com</connection-string>\n    <database-name>shop</database-name>\n    <container-name>orders</container-name>\n  </connection-info>\n  <read-request>\n    <id>order</id>\n  </read-request>\n</cosmosdb-data-source>',
  },
  {
    name: 'cross-domain',
    make: () => crossDomain({ crossDomainPolicy: { allowAccessFrom: [{ domain: 'contoso.com' }] } }),
    xml: '<cross-domain>\n  <cross-domain-policy>\n    <allow-access-from domain="contoso.com"/>\n  </cross-domain-policy>\n</cross-domain>',
  },
  {
    name: 'emit-metric',
    make: () => emitMetric({ name: 'Requests', namespace: 'gateway', value: 1, dimension: [{ name: 'API ID' }] }),
    xml: '<emit-metric name="Requests" namespace="gateway" value="1">\n  <dimension name="API ID"/>\n</emit-metric>',
  },
  {
    name: 'find-and-replace',
    make: () => findAndReplace({ from: 'http://internal', to: 'https://contoso.com' }),
    xml: '<find-and-replace from="http://internal" to="https://contoso.com"/>',
  },
  {
    name: 'forward-request',
    make: () => forwardRequest({ timeout: 120, bufferRequestBody: true, bufferResponse: false }),
    xml: '<forward-request timeout="120" buffer-request-body="true" buffer-response="false"/>',
  },
  {
    name: 'get-authorization-context',
    make: () =>
      getAuthorizationContext({ providerId: 'github', authorizationId: 'auth', contextVariableName: 'authorization' }),
    xml: '<get-authorization-context provider-id="github" authorization-id="auth" context-variable-name="authorization"/>',
  },
  {
    name: 'graphql-data-source',
    make: () =>
      graphqlDataSource({ request: { setUrl: 'https://contoso.com/graphql', document: 'query { orders { id } }' } }),
    xml: '<graphql-data-source>\n  <request>\n    <set-url>https://contoso.com/graphql</set-url>\n    <document>query { orders { id } }</document>\n  </request>\n</graphql-data-source>',
  },
  {
    name: 'http-data-source',
    make: () => httpDataSource({ httpRequest: { setMethod: 'GET', setUrl: 'https://contoso.com/orders' } }),
    xml: '<http-data-source>\n  <http-request>\n    <set-method>GET</set-method>\n    <set-url>https://contoso.com/orders</set-url>\n  </http-request>\n</http-data-source>',
  },
  {
    name: 'include-fragment',
    make: () => includeFragment({ fragmentId: 'callers' }),
    xml: '<include-fragment fragment-id="callers"/>',
  },
  {
    name: 'invoke-dapr-binding',
    make: () => invokeDaprBinding({ name: 'queue', operation: 'create', data: 'hello' }),
    xml: '<invoke-dapr-binding name="queue" operation="create">\n  <data>hello</data>\n</invoke-dapr-binding>',
  },
  {
    name: 'invoke-request',
    make: () => invokeRequest({ url: 'https://contoso.com/hook' }),
    xml: '<invoke-request url="https://contoso.com/hook"/>',
  },
  {
    name: 'ip-filter',
    make: () =>
      ipFilter({ action: 'allow', address: ['10.0.0.1'], addressRange: [{ from: '10.1.0.0', to: '10.1.255.255' }] }),
    xml: '<ip-filter action="allow">\n  <address>10.0.0.1</address>\n  <address-range from="10.1.0.0" to="10.1.255.255"/>\n</ip-filter>',
  },
  {
    name: 'json-to-xml',
    make: () => jsonToXml({ apply: 'always', considerAcceptHeader: false }),
    xml: '<json-to-xml apply="always" consider-accept-header="false"/>',
  },
  {
    name: 'jsonp',
    make: () => jsonp({ callbackParameterName: 'callback' }),
    xml: '<jsonp callback-parameter-name="callback"/>',
  },
  {
    name: 'limit-concurrency',
    make: () =>
      limitConcurrency({ key: cs.string`context.Subscription.Id`, maxCount: 3, statements: [forwardRequest({})] }),
    xml: '<limit-concurrency key="@(context.Subscription.Id)" max-count="3">\n  <forward-request/>\n</limit-concurrency>',
  },
  {
    name: 'llm-content-safety',
    make: () =>
      llmContentSafety({
        backendId: 'content-safety',
        shieldPrompt: 'true',
        categories: { category: [{ name: 'Hate', threshold: 4 }] },
      }),
    xml: '<llm-content-safety backend-id="content-safety" shield-prompt="true">\n  <categories>\n    <category name="Hate" threshold="4"/>\n  </categories>\n</llm-content-safety>',
  },
  {
    name: 'llm-emit-token-metric',
    make: () => llmEmitTokenMetric({ namespace: 'llm', dimension: [{ name: 'API ID' }] }),
    xml: '<llm-emit-token-metric namespace="llm">\n  <dimension name="API ID"/>\n</llm-emit-token-metric>',
  },
  {
    name: 'llm-semantic-cache-lookup',
    make: () => llmSemanticCacheLookup({ scoreThreshold: 0.05, embeddingsBackendId: 'embeddings' }),
    xml: '<llm-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings"/>',
  },
  {
    name: 'llm-semantic-cache-store',
    make: () => llmSemanticCacheStore({ duration: 60 }),
    xml: '<llm-semantic-cache-store duration="60"/>',
  },
  {
    name: 'llm-token-limit',
    make: () =>
      llmTokenLimit({
        counterKey: cs.string`context.Subscription.Id`,
        tokenQuota: 100_000,
        tokenQuotaPeriod: 'Daily',
        estimatePromptTokens: true,
      }),
    xml: '<llm-token-limit token-quota="100000" token-quota-period="Daily" counter-key="@(context.Subscription.Id)" estimate-prompt-tokens="true"/>',
  },
  {
    name: 'log-to-eventhub',
    make: () => logToEventhub({ loggerId: 'hub', text: cs.string`context.RequestId.ToString()` }),
    xml: '<log-to-eventhub logger-id="hub">@(context.RequestId.ToString())</log-to-eventhub>',
  },
  {
    name: 'mock-response',
    make: () => mockResponse({ statusCode: 200, contentType: 'application/json' }),
    xml: '<mock-response status-code="200" content-type="application/json"/>',
  },
  {
    name: 'proxy',
    make: () => proxy({ url: 'http://proxy.contoso.com:8080', username: 'gateway', password: '{{proxy-password}}' }),
    xml: '<proxy url="http://proxy.contoso.com:8080" username="gateway" password="{{proxy-password}}"/>',
  },
  {
    name: 'publish-event',
    make: () => publishEvent({ targets: { graphqlSubscription: [{ id: 'order-changed' }] } }),
    xml: '<publish-event>\n  <targets>\n    <graphql-subscription id="order-changed"/>\n  </targets>\n</publish-event>',
  },
  {
    name: 'publish-to-dapr',
    make: () =>
      publishToDapr({ topic: 'orders', pubsubName: 'bus', text: cs.string`context.Request.Body.As<string>()` }),
    xml: '<publish-to-dapr pubsub-name="bus" topic="orders">@(context.Request.Body.As<string>())</publish-to-dapr>',
  },
  {
    name: 'quota',
    make: () => quota({ calls: 10_000, bandwidth: 40_000, renewalPeriod: 3600 }),
    xml: '<quota calls="10000" bandwidth="40000" renewal-period="3600"/>',
  },
  {
    name: 'quota-by-key',
    make: () => quotaByKey({ calls: 10_000, renewalPeriod: '3600', counterKey: cs.string`context.Request.IpAddress` }),
    xml: '<quota-by-key calls="10000" renewal-period="3600" counter-key="@(context.Request.IpAddress)"/>',
  },
  {
    name: 'rate-limit',
    make: () => rateLimit({ calls: 20, renewalPeriod: 90 }),
    xml: '<rate-limit calls="20" renewal-period="90"/>',
  },
  {
    name: 'rate-limit-by-key',
    make: () =>
      rateLimitByKey({
        calls: 10,
        renewalPeriod: 60,
        counterKey: cs.string`context.Request.IpAddress`,
        incrementCondition: cs.bool`context.Response.StatusCode == 200`,
      }),
    xml: '<rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.IpAddress)" increment-condition="@(context.Response.StatusCode == 200)"/>',
  },
  { name: 'redirect-content-urls', make: () => redirectContentUrls(), xml: '<redirect-content-urls/>' },
  {
    name: 'retry',
    make: () =>
      retry({
        condition: cs.bool`context.Response.StatusCode == 429`,
        count: 3,
        interval: 1,
        statements: [forwardRequest({ bufferRequestBody: true })],
      }),
    xml: '<retry condition="@(context.Response.StatusCode == 429)" count="3" interval="1">\n  <forward-request buffer-request-body="true"/>\n</retry>',
  },
  {
    name: 'return-response',
    make: () =>
      returnResponse({
        setStatus: { code: 429, reason: 'Too Many Requests' },
        setHeader: [{ name: 'Retry-After', value: ['10'] }],
        setBody: { text: 'later' },
      }),
    xml: '<return-response>\n  <set-status code="429" reason="Too Many Requests"/>\n  <set-header name="Retry-After">\n    <value>10</value>\n  </set-header>\n  <set-body>later</set-body>\n</return-response>',
  },
  {
    name: 'rewrite-uri',
    make: () => rewriteUri({ template: '/v2/orders', copyUnmatchedParams: true }),
    xml: '<rewrite-uri template="/v2/orders" copy-unmatched-params="true"/>',
  },
  {
    name: 'send-one-way-request',
    make: () =>
      sendOneWayRequest({
        mode: 'new',
        setUrl: 'https://contoso.com/hook',
        setMethod: 'POST',
        setBody: { text: 'done' },
      }),
    xml: '<send-one-way-request mode="new">\n  <set-url>https://contoso.com/hook</set-url>\n  <set-method>POST</set-method>\n  <set-body>done</set-body>\n</send-one-way-request>',
  },
  {
    name: 'send-request',
    make: () =>
      sendRequest({
        mode: 'new',
        responseVariableName: 'rates',
        timeout: 20,
        ignoreError: true,
        setUrl: 'https://contoso.com/rates',
        setMethod: 'GET',
      }),
    xml: '<send-request mode="new" response-variable-name="rates" timeout="20" ignore-error="true">\n  <set-url>https://contoso.com/rates</set-url>\n  <set-method>GET</set-method>\n</send-request>',
  },
  {
    name: 'send-service-bus-message',
    make: () =>
      sendServiceBusMessage({ queueName: 'orders', namespace: 'contoso.servicebus.windows.net', payload: 'hello' }),
    xml: '<send-service-bus-message queue-name="orders" namespace="contoso.servicebus.windows.net">\n  <payload>hello</payload>\n</send-service-bus-message>',
  },
  {
    name: 'set-backend-service',
    make: () => setBackendService({ backendId: 'eastus' }),
    xml: '<set-backend-service backend-id="eastus"/>',
  },
  {
    name: 'set-body',
    make: () => setBody({ text: cs.string`context.Request.Body.As<string>(preserveContent: true)` }),
    xml: '<set-body>@(context.Request.Body.As<string>(preserveContent: true))</set-body>',
  },
  {
    name: 'set-header',
    make: () => setHeader({ name: 'x-client', existsAction: 'override', value: [cs.string`context.Subscription.Id`] }),
    xml: '<set-header name="x-client" exists-action="override">\n  <value>@(context.Subscription.Id)</value>\n</set-header>',
  },
  { name: 'set-method', make: () => setMethod({ text: 'POST' }), xml: '<set-method>POST</set-method>' },
  {
    name: 'set-query-parameter',
    make: () => setQueryParameter({ name: 'api-version', existsAction: 'override', value: ['2024-10-21'] }),
    xml: '<set-query-parameter name="api-version" exists-action="override">\n  <value>2024-10-21</value>\n</set-query-parameter>',
  },
  {
    name: 'set-request-metric-dimension-value',
    make: () => setRequestMetricDimensionValue({ name: 'Tenant', value: 'contoso' }),
    xml: '<set-request-metric-dimension-value name="Tenant" value="contoso"/>',
  },
  {
    name: 'set-status',
    make: () => setStatus({ code: 404, reason: 'Not Found' }),
    xml: '<set-status code="404" reason="Not Found"/>',
  },
  {
    name: 'set-url',
    make: () => setUrl({ text: 'https://contoso.com/rates' }),
    xml: '<set-url>https://contoso.com/rates</set-url>',
  },
  {
    name: 'set-variable',
    make: () => setVariable({ name: 'attempts', value: cs.int`0` }),
    xml: '<set-variable name="attempts" value="@(0)"/>',
  },
  {
    name: 'sql-data-source',
    make: () =>
      sqlDataSource({
        connectionInfo: { connectionString: { text: '{{database}}' } },
        request: { sqlStatement: 'SELECT id FROM orders' },
      }),
    xml: '<sql-data-source>\n  <connection-info>\n    <connection-string>{{database}}</connection-string>\n  </connection-info>\n  <request>\n    <sql-statement>SELECT id FROM orders</sql-statement>\n  </request>\n</sql-data-source>',
  },
  {
    name: 'trace',
    make: () =>
      trace({
        source: 'load-balancer',
        severity: 'error',
        message: ['Every account is throttled'],
        metadata: [{ name: 'pool', value: 'chat' }],
      }),
    xml: '<trace source="load-balancer" severity="error">\n  <metadata name="pool" value="chat"/>\n  <message>Every account is throttled</message>\n</trace>',
  },
  {
    name: 'validate-azure-ad-token',
    make: () =>
      validateAzureAdToken({
        tenantId: '{{tenant-id}}',
        audiences: { audience: ['https://cognitiveservices.azure.com'] },
      }),
    xml: '<validate-azure-ad-token tenant-id="{{tenant-id}}">\n  <audiences>\n    <audience>https://cognitiveservices.azure.com</audience>\n  </audiences>\n</validate-azure-ad-token>',
  },
  {
    name: 'validate-client-certificate',
    make: () =>
      validateClientCertificate({ validateTrust: true, identities: { identity: [{ subject: 'CN=contoso.com' }] } }),
    xml: '<validate-client-certificate validate-trust="true">\n  <identities>\n    <identity subject="CN=contoso.com"/>\n  </identities>\n</validate-client-certificate>',
  },
  {
    name: 'validate-content',
    make: () =>
      validateContent({
        unspecifiedContentTypeAction: 'prevent',
        maxSize: 102_400,
        sizeExceededAction: 'prevent',
        content: [{ type: 'application/json', validateAs: 'json', action: 'prevent' }],
      }),
    xml: '<validate-content unspecified-content-type-action="prevent" max-size="102400" size-exceeded-action="prevent">\n  <content validate-as="json" type="application/json" action="prevent"/>\n</validate-content>',
  },
  {
    name: 'validate-graphql-request',
    make: () => validateGraphqlRequest({ maxDepth: '4', authorize: { rule: [{ path: '/__*', action: 'reject' }] } }),
    xml: '<validate-graphql-request max-depth="4">\n  <authorize>\n    <rule path="/__*" action="reject"/>\n  </authorize>\n</validate-graphql-request>',
  },
  {
    name: 'validate-headers',
    make: () =>
      validateHeaders({
        specifiedHeaderAction: 'ignore',
        unspecifiedHeaderAction: 'prevent',
        header: [{ name: 'x-debug', action: 'ignore' }],
      }),
    xml: '<validate-headers specified-header-action="ignore" unspecified-header-action="prevent">\n  <header name="x-debug" action="ignore"/>\n</validate-headers>',
  },
  {
    name: 'validate-jwt',
    make: () =>
      validateJwt({
        headerName: 'Authorization',
        failedValidationHttpcode: 401,
        openidConfig: [{ url: 'https://login.contoso.com/.well-known/openid-configuration' }],
        requiredClaims: { claim: [{ name: 'role', match: 'any', value: ['reader', 'writer'] }] },
      }),
    xml: '<validate-jwt failed-validation-httpcode="401" header-name="Authorization">\n  <openid-config url="https://login.contoso.com/.well-known/openid-configuration"/>\n  <required-claims>\n    <claim name="role" match="any">\n      <value>reader</value>\n      <value>writer</value>\n    </claim>\n  </required-claims>\n</validate-jwt>',
  },
  {
    name: 'validate-odata-request',
    make: () => validateOdataRequest({ errorVariableName: 'errors', maxOdataVersion: '4.01' }),
    xml: '<validate-odata-request error-variable-name="errors" max-odata-version="4.01"/>',
  },
  {
    name: 'validate-parameters',
    make: () =>
      validateParameters({
        specifiedParameterAction: 'prevent',
        unspecifiedParameterAction: 'ignore',
        query: {
          specifiedParameterAction: 'detect',
          unspecifiedParameterAction: 'ignore',
          parameter: [{ name: 'api-version', action: 'ignore' }],
        },
      }),
    xml: '<validate-parameters specified-parameter-action="prevent" unspecified-parameter-action="ignore">\n  <query specified-parameter-action="detect" unspecified-parameter-action="ignore">\n    <parameter name="api-version" action="ignore"/>\n  </query>\n</validate-parameters>',
  },
  {
    name: 'validate-status-code',
    make: () =>
      validateStatusCode({ unspecifiedStatusCodeAction: 'prevent', statusCode: [{ code: 404, action: 'ignore' }] }),
    xml: '<validate-status-code unspecified-status-code-action="prevent">\n  <status-code code="404" action="ignore"/>\n</validate-status-code>',
  },
  {
    name: 'wait',
    make: () =>
      wait({ for: 'all', sendRequest: [{ responseVariableName: 'rates', setUrl: 'https://contoso.com/rates' }] }),
    xml: '<wait for="all">\n  <send-request response-variable-name="rates">\n    <set-url>https://contoso.com/rates</set-url>\n  </send-request>\n</wait>',
  },
  {
    name: 'xml-to-json',
    make: () => xmlToJson({ kind: 'direct', apply: 'always', considerAcceptHeader: false }),
    xml: '<xml-to-json kind="direct" apply="always" consider-accept-header="false"/>',
  },
  { name: 'xsl-transform', make: () => xslTransform(), xml: '<xsl-transform/>' },
];
