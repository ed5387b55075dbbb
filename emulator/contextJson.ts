import { type PolicyContext, RequestMessage, RequestUrl, ResponseMessage } from './context';
import { Boxed, CSharpError, compileExpression, DotNetException } from './csharp';
import { namedType, types } from './csharp/types';
import { ContextError, JsonSource } from './jsonSource';
import { HeaderMap, MessageBody } from './message';

export { ContextError } from './jsonSource';

/** Members of each object of the JSON form. */
const members = {
  context: [
    'api',
    'backend',
    'deployment',
    'elapsed',
    'lastError',
    'operation',
    'product',
    'request',
    'requestId',
    'response',
    'subscription',
    'timestamp',
    'tracing',
    'user',
    'workspace',
    'variables',
  ],
  api: ['id', 'name', 'path', 'revision', 'version', 'isCurrentRevision', 'serviceUrl'],
  backend: ['id', 'type', 'azureRegion'],
  deployment: ['gatewayId', 'region', 'serviceId', 'serviceName', 'gateway'],
  gateway: ['id', 'instanceId', 'isManaged'],
  lastError: ['source', 'reason', 'message', 'scope', 'section', 'path', 'policyId'],
  operation: ['id', 'method', 'name', 'urlTemplate'],
  product: ['id', 'name', 'approvalRequired', 'state', 'subscriptionRequired', 'subscriptionsLimit', 'groups'],
  request: ['method', 'url', 'originalUrl', 'headers', 'body', 'ipAddress', 'matchedParameters'],
  response: ['statusCode', 'statusReason', 'headers', 'body'],
  subscription: ['id', 'key', 'name', 'primaryKey', 'secondaryKey', 'createdDate', 'startDate', 'endDate'],
  user: ['id', 'email', 'firstName', 'lastName', 'note', 'registrationDate', 'groups', 'identities'],
  workspace: ['id', 'name'],
  identity: ['id', 'provider'],
  group: ['id', 'name'],
} as const;

const empty = new JsonSource({}, '');

/** The first moment of the year 1, which is DateTime.MinValue. */
const firstMoment = -62_135_596_800_000;

function urlOf(source: JsonSource, name: string): RequestUrl | null {
  const url = source.url(name);
  return url === null ? null : RequestUrl.parse(url);
}

function bodyOf(source: JsonSource): MessageBody | null {
  const body = source.body('body');
  return body && new MessageBody(body);
}

function headersOf(source: JsonSource): HeaderMap {
  return HeaderMap.from(Object.fromEntries(source.named('headers', true)));
}

function responseOf(source: JsonSource): ResponseMessage {
  return new ResponseMessage({
    statusCode: source.whole('statusCode') ?? 0,
    statusReason: source.text('statusReason'),
    headers: headersOf(source),
    body: bodyOf(source),
  });
}

/**
 * A `context` from its JSON form (docs/context.md): every member may be left out, an unknown one is an error.
 *
 * @throws ContextError that names the member and what it may be
 */
export function contextFromJson(json: unknown): PolicyContext {
  const source = new JsonSource(json, '', members.context);
  const request = source.object('request', members.request) ?? empty;
  const api = source.object('api', members.api) ?? empty;
  const deployment = source.object('deployment', members.deployment) ?? empty;
  const gateway = deployment.object('gateway', members.gateway);
  const product = source.object('product', members.product);
  const subscription = source.object('subscription', members.subscription);
  const user = source.object('user', members.user);
  const response = source.object('response', members.response);
  const backend = source.object('backend', members.backend);
  const lastError = source.object('lastError', members.lastError);
  const workspace = source.object('workspace', members.workspace);
  const url = urlOf(request, 'url') ?? RequestUrl.parse('http://localhost/');
  const elapsed = source.time('elapsed') ?? 0;
  const context: PolicyContext = {
    api: {
      ...api.texts(['id', 'name', 'path', 'revision', 'version']),
      isCurrentRevision: api.flag('isCurrentRevision'),
      serviceUrl: urlOf(api, 'serviceUrl'),
    },
    backend: backend?.texts(members.backend) ?? null,
    deployment: {
      ...deployment.texts(['gatewayId', 'region', 'serviceId', 'serviceName']),
      gateway: gateway && { ...gateway.texts(['id', 'instanceId']), isManaged: gateway.flag('isManaged') },
    },
    elapsedMs: () => elapsed,
    lastError: lastError?.texts(members.lastError) ?? null,
    operation: (source.object('operation', members.operation) ?? empty).texts(members.operation),
    product: product && {
      ...product.texts(['id', 'name', 'state']),
      approvalRequired: product.flag('approvalRequired'),
      subscriptionRequired: product.flag('subscriptionRequired'),
      subscriptionsLimit: product.whole('subscriptionsLimit'),
      groups: product.objects('groups', members.group).map((group) => group.texts(members.group)),
    },
    request: new RequestMessage({
      method: request.text('method') ?? 'GET',
      url,
      originalUrl: urlOf(request, 'originalUrl') ?? url,
      headers: headersOf(request),
      body: bodyOf(request),
      ipAddress: request.text('ipAddress') ?? '',
      matchedParameters: new Map(request.named('matchedParameters') as [string, string][]),
    }),
    requestId: source.text('requestId') ?? '00000000-0000-0000-0000-000000000000',
    response: response && responseOf(response),
    subscription: subscription && {
      ...subscription.texts(['id', 'key', 'name', 'primaryKey', 'secondaryKey']),
      createdDate: subscription.moment('createdDate') ?? firstMoment,
      startDate: subscription.moment('startDate'),
      endDate: subscription.moment('endDate'),
    },
    timestamp: source.moment('timestamp') ?? Date.UTC(2026, 0, 1),
    tracing: source.flag('tracing'),
    user: user && {
      ...user.texts(['id', 'email', 'firstName', 'lastName', 'note']),
      registrationDate: user.moment('registrationDate') ?? firstMoment,
      groups: user.objects('groups', members.group).map((group) => group.texts(members.group)),
      identities: user.objects('identities', members.identity).map((identity) => identity.texts(members.identity)),
    },
    variables: new Map(),
    workspace: workspace?.texts(members.workspace) ?? null,
    trace: () => {},
  };
  for (const [name, value] of source.object('variables')?.entries() ?? []) {
    context.variables.set(name, variable(name, value, context));
  }
  return context;
}

function evaluated(name: string, text: string, context: PolicyContext): unknown {
  try {
    return compileExpression({ text, document: `variables.${name}` }).evaluate(context);
  } catch (error) {
    if (error instanceof CSharpError) throw new ContextError(error.message);
    if (error instanceof DotNetException)
      throw new ContextError(`variables.${name}: ${text} throws ${error.typeName}: ${error.message}`);
    throw error;
  }
}

/** A variable as `<set-variable>` would hold it; an expression sees the variables before it. */
function variable(name: string, value: unknown, context: PolicyContext): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    return /^@[({]/.test(value) ? evaluated(name, value, context) : value;
  }
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 63) return new Boxed(types.double, value);
    return Math.abs(value) <= 2_147_483_647
      ? new Boxed(types.int, value)
      : new Boxed(namedType('System.Int64'), BigInt(value));
  }
  if (typeof value === 'object' && !Array.isArray(value)) {
    const response = new JsonSource(value, `variables.${name}`).object('response', members.response);
    if (response) return responseOf(response);
  }
  throw new ContextError(`variables.${name} has to be text, a number, true, false, null or { "response": ... }.`);
}
