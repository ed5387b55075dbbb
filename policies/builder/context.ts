import type { CSharp, CSharpTypeName, CSharpTypes, Int } from './csharpTypes';
import { cs, Expression, quote, RawCode } from './expression';

/** A value of `context` by its C# path; paths hold together wherever they are put. */
function at<T>(path: string): Expression<T> {
  return new Expression<T>(`context.${path}`, false, 'primary');
}

function url(path: string) {
  return Object.freeze({
    scheme: at<string>(`${path}.Scheme`),
    host: at<string>(`${path}.Host`),
    path: at<string>(`${path}.Path`),
    queryString: at<string>(`${path}.QueryString`),
    /** A query parameter, its values joined by commas, or another text when it is not there. */
    query: (name: string, otherwise: string | Expression<string> = '') => orDefault(`${path}.Query`, name, otherwise),
  });
}

function orDefault(path: string, name: string, otherwise: string | Expression<string>): Expression<string> {
  const other = cs.string`${otherwise}`;
  return at(`${path}.GetValueOrDefault(${quote(name)}, ${other.code})`);
}

/** Types that a body can be read as. */
type BodyTypeName = 'string' | 'JObject' | 'JArray' | 'JToken' | 'byte[]';

function message(path: 'Request' | 'Response') {
  return {
    /** A header, its values joined by commas, or another text when it is not there. */
    header: (name: string, otherwise: string | Expression<string> = '') =>
      orDefault(`${path}.Headers`, name, otherwise),
    /** Whether the header is there. */
    hasHeader: (name: string): Expression<boolean> => at(`${path}.Headers.ContainsKey(${quote(name)})`),
    /**
     * The body as a type. It is kept for whoever reads it next, unless `keep` is false: then it is gone, and the backend
     * or the caller gets none.
     */
    body: <K extends BodyTypeName>(type: K, keep = true): Expression<CSharpTypes[K]> =>
      at(`${path}.Body.As<${type}>(${keep ? 'preserveContent: true' : ''})`),
    /** Whether there is a body. */
    hasBody: new Expression<boolean>(`context.${path}.Body != null`),
  };
}

/**
 * What expressions read of the request that is under way, each with its C# type.
 *
 * ```ts
 * cs.bool`${context.response.statusCode} == ${429}`
 * ```
 * renders as `@(context.Response.StatusCode == 429)`
 *
 * Source: "API Management policy expressions", "Context variable".
 */
export const context = Object.freeze({
  request: Object.freeze({
    ...message('Request'),
    method: at<string>('Request.Method'),
    ipAddress: at<string>('Request.IpAddress'),
    url: url('Request.Url'),
    originalUrl: url('Request.OriginalUrl'),
    /** A parameter of the operation's URL template; throws when the request runs and the template has none so called. */
    matchedParameter: (name: string): Expression<string> => at(`Request.MatchedParameters[${quote(name)}]`),
  }),
  response: Object.freeze({
    ...message('Response'),
    statusCode: at<Int>('Response.StatusCode'),
    statusReason: at<string>('Response.StatusReason'),
    /** Whether there is a response yet: an attempt that failed to connect leaves none. */
    exists: new Expression<boolean>('context.Response != null'),
  }),
  api: Object.freeze({ id: at<string>('Api.Id'), name: at<string>('Api.Name'), path: at<string>('Api.Path') }),
  operation: Object.freeze({
    id: at<string>('Operation.Id'),
    method: at<string>('Operation.Method'),
    name: at<string>('Operation.Name'),
    urlTemplate: at<string>('Operation.UrlTemplate'),
  }),
  /** Null when nothing names a subscription: ask {@link context.subscription.exists} first. */
  subscription: Object.freeze({
    id: at<string>('Subscription.Id'),
    name: at<string>('Subscription.Name'),
    key: at<string>('Subscription.Key'),
    exists: new Expression<boolean>('context.Subscription != null'),
  }),
  product: Object.freeze({
    id: at<string>('Product.Id'),
    name: at<string>('Product.Name'),
    exists: new Expression<boolean>('context.Product != null'),
  }),
  user: Object.freeze({
    id: at<string>('User.Id'),
    email: at<string>('User.Email'),
    exists: new Expression<boolean>('context.User != null'),
  }),
  deployment: Object.freeze({
    region: at<string>('Deployment.Region'),
    serviceName: at<string>('Deployment.ServiceName'),
    gatewayId: at<string>('Deployment.Gateway.Id'),
  }),
  /** Only in on-error. */
  lastError: Object.freeze({
    source: at<string>('LastError.Source'),
    reason: at<string>('LastError.Reason'),
    message: at<string>('LastError.Message'),
    scope: at<string>('LastError.Scope'),
    section: at<string>('LastError.Section'),
    path: at<string>('LastError.Path'),
    policyId: at<string>('LastError.PolicyId'),
  }),
  requestId: at<CSharp<'Guid'>>('RequestId'),
  timestamp: at<CSharp<'DateTime'>>('Timestamp'),
  elapsed: at<CSharp<'TimeSpan'>>('Elapsed'),
});

/** A property of a JObject or another JToken as a type; a property that is not there gives the type's default. */
export function property<K extends Exclude<CSharpTypeName, 'object'>>(
  json: Expression<CSharp<'JObject'> | CSharp<'JToken'>>,
  name: string,
  type: K,
): Expression<CSharpTypes[K]> {
  return new Expression(cs.object`${json}.Value<${new RawCode(type)}>(${name})`.code, false, 'primary');
}
