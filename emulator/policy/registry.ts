import type { StatementDefinition } from './compiler';
import { authenticationBasic } from './statements/authenticationBasic';
import { authenticationManagedIdentity } from './statements/authenticationManagedIdentity';
import { cacheLookup } from './statements/cacheLookup';
import { cacheStore } from './statements/cacheStore';
import { cacheLookupValue, cacheRemoveValue, cacheStoreValue } from './statements/cacheValues';
import { checkHeader } from './statements/checkHeader';
import { choose } from './statements/choose';
import { cors } from './statements/cors';
import { emitMetric } from './statements/emitMetric';
import { azureOpenaiEmitTokenMetric, llmEmitTokenMetric } from './statements/emitTokenMetric';
import { findAndReplace } from './statements/findAndReplace';
import { forwardRequest } from './statements/forwardRequest';
import { includeFragment } from './statements/includeFragment';
import { ipFilter } from './statements/ipFilter';
import { limitConcurrency } from './statements/limitConcurrency';
import { mockResponse } from './statements/mockResponse';
import { quota } from './statements/quota';
import { quotaByKey } from './statements/quotaByKey';
import { rateLimit } from './statements/rateLimit';
import { rateLimitByKey } from './statements/rateLimitByKey';
import { retry } from './statements/retry';
import { returnResponse } from './statements/returnResponse';
import { rewriteUri } from './statements/rewriteUri';
import { sendOneWayRequest } from './statements/sendOneWayRequest';
import { sendRequest } from './statements/sendRequest';
import { setBackendService } from './statements/setBackendService';
import { setBody } from './statements/setBody';
import { setHeader } from './statements/setHeader';
import { setMethod } from './statements/setMethod';
import { setQueryParameter } from './statements/setQueryParameter';
import { setStatus } from './statements/setStatus';
import { setVariable } from './statements/setVariable';
import { azureOpenaiTokenLimit, llmTokenLimit } from './statements/tokenLimit';
import { trace } from './statements/trace';
import { validateAzureAdToken } from './statements/validateAzureAdToken';
import { validateJwt } from './statements/validateJwt';
import { wait } from './statements/wait';

/** Every statement that the emulator runs; a document with another one is refused when it is loaded. */
export const statements: ReadonlyMap<string, StatementDefinition> = new Map(
  [
    authenticationBasic,
    authenticationManagedIdentity,
    azureOpenaiEmitTokenMetric,
    azureOpenaiTokenLimit,
    cacheLookup,
    cacheLookupValue,
    cacheRemoveValue,
    cacheStore,
    cacheStoreValue,
    checkHeader,
    choose,
    cors,
    emitMetric,
    findAndReplace,
    forwardRequest,
    includeFragment,
    ipFilter,
    llmEmitTokenMetric,
    llmTokenLimit,
    mockResponse,
    limitConcurrency,
    quota,
    quotaByKey,
    rateLimit,
    rateLimitByKey,
    retry,
    returnResponse,
    rewriteUri,
    sendOneWayRequest,
    sendRequest,
    setBackendService,
    setBody,
    setHeader,
    setMethod,
    setQueryParameter,
    setStatus,
    setVariable,
    trace,
    validateAzureAdToken,
    validateJwt,
    wait,
  ].map((definition) => [definition.name, definition]),
);
