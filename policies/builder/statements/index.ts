// Written by `npm run generate` from ../schema.json: change that, not this.
export { type AuthenticationBasicProps, authenticationBasic } from './authenticationBasic';
export { type AuthenticationCertificateProps, authenticationCertificate } from './authenticationCertificate';
export {
  type AuthenticationManagedIdentityProps,
  authenticationManagedIdentity,
} from './authenticationManagedIdentity';
export { type AuthenticationOauth2Props, authenticationOauth2 } from './authenticationOauth2';
export { type AuthenticationTokenProps, authenticationToken } from './authenticationToken';
export { type AuthenticationTokenStoreProps, authenticationTokenStore } from './authenticationTokenStore';
export { type AzureOpenaiEmitTokenMetricProps, azureOpenaiEmitTokenMetric } from './azureOpenaiEmitTokenMetric';
export {
  type AzureOpenaiSemanticCacheLookupProps,
  azureOpenaiSemanticCacheLookup,
} from './azureOpenaiSemanticCacheLookup';
export {
  type AzureOpenaiSemanticCacheStoreProps,
  azureOpenaiSemanticCacheStore,
} from './azureOpenaiSemanticCacheStore';
export { type AzureOpenaiTokenLimitProps, azureOpenaiTokenLimit } from './azureOpenaiTokenLimit';
export { type BaseProps, base } from './base';
export { type BlockProps, block } from './block';
export { type CacheLookupProps, cacheLookup } from './cacheLookup';
export { type CacheLookupValueProps, cacheLookupValue } from './cacheLookupValue';
export { type CacheRemoveValueProps, cacheRemoveValue } from './cacheRemoveValue';
export { type CacheStoreProps, cacheStore } from './cacheStore';
export { type CacheStoreValueProps, cacheStoreValue } from './cacheStoreValue';
export { type CheckHeaderProps, checkHeader } from './checkHeader';
export { type ChooseProps, choose } from './choose';
export { type CorsProps, cors } from './cors';
export { type CosmosdbDataSourceProps, cosmosdbDataSource } from './cosmosdbDataSource';
export { type CrossDomainProps, crossDomain } from './crossDomain';
export { type EmitMetricProps, emitMetric } from './emitMetric';
export { type FindAndReplaceProps, findAndReplace } from './findAndReplace';
export { type ForwardRequestProps, forwardRequest } from './forwardRequest';
export { type GetAuthorizationContextProps, getAuthorizationContext } from './getAuthorizationContext';
export { type GraphqlDataSourceProps, graphqlDataSource } from './graphqlDataSource';
export { type HttpDataSourceProps, httpDataSource } from './httpDataSource';
export { type IncludeFragmentProps, includeFragment } from './includeFragment';
export { type InvokeDaprBindingProps, invokeDaprBinding } from './invokeDaprBinding';
export { type InvokeRequestProps, invokeRequest } from './invokeRequest';
export { type IpFilterProps, ipFilter } from './ipFilter';
export { type JsonpProps, jsonp } from './jsonp';
export { type JsonToXmlProps, jsonToXml } from './jsonToXml';
export { type LimitConcurrencyProps, limitConcurrency } from './limitConcurrency';
export { type LlmContentSafetyProps, llmContentSafety } from './llmContentSafety';
export { type LlmEmitTokenMetricProps, llmEmitTokenMetric } from './llmEmitTokenMetric';
export { type LlmSemanticCacheLookupProps, llmSemanticCacheLookup } from './llmSemanticCacheLookup';
export { type LlmSemanticCacheStoreProps, llmSemanticCacheStore } from './llmSemanticCacheStore';
export { type LlmTokenLimitProps, llmTokenLimit } from './llmTokenLimit';
export { type LogToEventhubProps, logToEventhub } from './logToEventhub';
export { type MockResponseProps, mockResponse } from './mockResponse';
export { type ProxyProps, proxy } from './proxy';
export { type PublishEventProps, publishEvent } from './publishEvent';
export { type PublishToDaprProps, publishToDapr } from './publishToDapr';
export { type QuotaProps, quota } from './quota';
export { type QuotaByKeyProps, quotaByKey } from './quotaByKey';
export { type RateLimitProps, rateLimit } from './rateLimit';
export { type RateLimitByKeyProps, rateLimitByKey } from './rateLimitByKey';
export { type RedirectContentUrlsProps, redirectContentUrls } from './redirectContentUrls';
export { type RetryProps, retry } from './retry';
export { type ReturnResponseProps, returnResponse } from './returnResponse';
export { type RewriteUriProps, rewriteUri } from './rewriteUri';
export { type SendOneWayRequestProps, sendOneWayRequest } from './sendOneWayRequest';
export { type SendRequestProps, sendRequest } from './sendRequest';
export { type SendServiceBusMessageProps, sendServiceBusMessage } from './sendServiceBusMessage';
export { type SetBackendServiceProps, setBackendService } from './setBackendService';
export { type SetBodyProps, setBody } from './setBody';
export { type SetHeaderProps, setHeader } from './setHeader';
export { type SetMethodProps, setMethod } from './setMethod';
export { type SetQueryParameterProps, setQueryParameter } from './setQueryParameter';
export {
  type SetRequestMetricDimensionValueProps,
  setRequestMetricDimensionValue,
} from './setRequestMetricDimensionValue';
export { type SetStatusProps, setStatus } from './setStatus';
export { type SetUrlProps, setUrl } from './setUrl';
export { type SetVariableProps, setVariable } from './setVariable';
export { type SqlDataSourceProps, sqlDataSource } from './sqlDataSource';
export { type TraceProps, trace } from './trace';
export { type ValidateAzureAdTokenProps, validateAzureAdToken } from './validateAzureAdToken';
export { type ValidateClientCertificateProps, validateClientCertificate } from './validateClientCertificate';
export { type ValidateContentProps, validateContent } from './validateContent';
export { type ValidateGraphqlRequestProps, validateGraphqlRequest } from './validateGraphqlRequest';
export { type ValidateHeadersProps, validateHeaders } from './validateHeaders';
export { type ValidateJwtProps, validateJwt } from './validateJwt';
export { type ValidateOdataRequestProps, validateOdataRequest } from './validateOdataRequest';
export { type ValidateParametersProps, validateParameters } from './validateParameters';
export { type ValidateStatusCodeProps, validateStatusCode } from './validateStatusCode';
export { type WaitProps, wait } from './wait';
export { type XmlToJsonProps, xmlToJson } from './xmlToJson';
export { type XslTransformProps, xslTransform } from './xslTransform';
