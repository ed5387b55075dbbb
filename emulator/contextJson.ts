import { type PolicyContext, RequestUrl, ResponseMessage } from './context';
import { Boxed, CSharpError, compileExpression, DotNetException } from './csharp';
import { namedType, types } from './csharp/types';
import { HeaderMap, MessageBody } from './message';

/** A context file that cannot be used: names the member and what it may be. */
export class ContextError extends Error {}

type Json = { readonly [name: string]: unknown };

/** Members of each object of the JSON form. */
const members: { readonly [path: string]: readonly string[] } = {
  '': [
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
  'deployment.gateway': ['id', 'instanceId', 'isManaged'],
  lastError: ['source', 'reason', 'message', 'scope', 'section', 'path', 'policyId'],
  operation: ['id', 'method', 'name', 'urlTemplate'],
  product: ['id', 'name', 'approvalRequired', 'state', 'subscriptionRequired', 'subscriptionsLimit', 'groups'],
  request: ['method', 'url', 'originalUrl', 'headers', 'body', 'ipAddress', 'matchedParameters'],
  response: ['statusCode', 'statusReason', 'headers', 'body'],
  subscription: ['id', 'key', 'name', 'primaryKey', 'secondaryKey', 'createdDate', 'startDate', 'endDate'],
  user: ['id', 'email', 'firstName', 'lastName', 'note', 'registrationDate', 'groups', 'identities'],
  workspace: ['id', 'name'],
};

/** An object at a path, its members judged; null when it is left out. */
function object(parent: Json, name: string, path: string): Json | null {
  const value = parent[name];
  const at = path === '' ? name : `${path}.${name}`;
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value))
    throw new ContextError(`${at} has to be an object, not ${JSON.stringify(value)}.`);
  judge(value as Json, members[at], at);
  return value as Json;
}

function judge(value: Json, known: readonly string[] | undefined, at: string): void {
  const unknown = known && Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ContextError(`There is no ${at === '' ? '' : `${at}.`}${unknown}: there are ${known?.join(', ')}.`);
}

function text(source: Json | null, name: string): string | null {
  const value = source?.[name];
  return typeof value === 'string' ? value : null;
}

/** Every member null, or what the source says. */
function texts<K extends string>(source: Json | null, names: readonly K[]): { readonly [N in K]: string | null } {
  return Object.fromEntries(names.map((name) => [name, text(source, name)])) as { readonly [N in K]: string | null };
}

/** The first moment of the year 1, which is DateTime.MinValue. */
const firstMoment = -62_135_596_800_000;

function date(source: Json, name: string): number {
  const value = text(source, name);
  return value === null ? firstMoment : Date.parse(/[Z+]/.test(value) ? value : `${value}Z`);
}

function urlOf(source: Json | null, name: string): RequestUrl | null {
  const value = text(source, name);
  if (value === null) return null;
  if (!URL.canParse(value)) throw new ContextError(`${name} has to be an absolute URL, not "${value}".`);
  return RequestUrl.parse(value);
}

function headersOf(source: Json | null): HeaderMap {
  return HeaderMap.from((source?.headers ?? {}) as { readonly [name: string]: string | readonly string[] });
}

function bodyOf(source: Json | null, at: string): MessageBody | null {
  const body = source?.body;
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return new MessageBody(Buffer.from(body));
  if (typeof body === 'object' && 'json' in body) return new MessageBody(Buffer.from(JSON.stringify(body.json)));
  if (typeof body === 'object' && 'base64' in body) return new MessageBody(Buffer.from(String(body.base64), 'base64'));
  throw new ContextError(`${at}.body has to be text, { "json": ... } or { "base64": "..." }.`);
}

function responseOf(source: Json, at: string): ResponseMessage {
  judge(source, members.response, at);
  return new ResponseMessage({
    statusCode: Number(source.statusCode ?? 0),
    statusReason: text(source, 'statusReason'),
    headers: headersOf(source),
    body: bodyOf(source, at),
  });
}

/** `hh:mm:ss[.fffffff]` in milliseconds. */
function milliseconds(value: string | null): number {
  const parts = /^(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(value ?? '00:00:00');
  if (!parts) throw new ContextError(`elapsed has to be a time like 00:00:00.1230000, not "${value}".`);
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = parts;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}

/**
 * A `context` from its JSON form (docs/context.md): every member may be left out, an unknown one is an error.
 *
 * @throws ContextError that names the member
 * @throws CSharpError when a variable's expression does not compile
 */
export function contextFromJson(json: Json): PolicyContext {
  judge(json, members[''], '');
  const request = object(json, 'request', '');
  const api = object(json, 'api', '');
  const deployment = object(json, 'deployment', '');
  const gateway = deployment && object(deployment, 'gateway', 'deployment');
  const product = object(json, 'product', '');
  const subscription = object(json, 'subscription', '');
  const user = object(json, 'user', '');
  const response = object(json, 'response', '');
  const lastError = object(json, 'lastError', '');
  const backend = object(json, 'backend', '');
  const workspace = object(json, 'workspace', '');
  const url = urlOf(request, 'url') ?? RequestUrl.parse('http://localhost/');
  const elapsed = milliseconds(text(json, 'elapsed'));
  const context: PolicyContext = {
    api: {
      ...texts(api, ['id', 'name', 'path', 'revision', 'version']),
      isCurrentRevision: api?.isCurrentRevision === true,
      serviceUrl: urlOf(api, 'serviceUrl'),
    },
    backend: backend && texts(backend, ['id', 'type', 'azureRegion']),
    deployment: {
      ...texts(deployment, ['gatewayId', 'region', 'serviceId', 'serviceName']),
      gateway: gateway && { ...texts(gateway, ['id', 'instanceId']), isManaged: gateway.isManaged === true },
    },
    elapsedMs: () => elapsed,
    lastError: lastError && texts(lastError, ['source', 'reason', 'message', 'scope', 'section', 'path', 'policyId']),
    operation: texts(object(json, 'operation', ''), ['id', 'method', 'name', 'urlTemplate']),
    product: product && {
      ...texts(product, ['id', 'name', 'state']),
      approvalRequired: product.approvalRequired === true,
      subscriptionRequired: product.subscriptionRequired === true,
      subscriptionsLimit: typeof product.subscriptionsLimit === 'number' ? product.subscriptionsLimit : null,
      groups: ((product.groups ?? []) as Json[]).map((group) => texts(group, ['id', 'name'])),
    },
    request: {
      method: text(request, 'method') ?? 'GET',
      url,
      originalUrl: urlOf(request, 'originalUrl') ?? url,
      headers: headersOf(request),
      body: bodyOf(request, 'request'),
      ipAddress: text(request, 'ipAddress') ?? '',
      matchedParameters: new Map(
        Object.entries((request?.matchedParameters ?? {}) as { readonly [name: string]: string }),
      ),
      certificate: null,
    },
    requestId: text(json, 'requestId') ?? '00000000-0000-0000-0000-000000000000',
    response: response && responseOf(response, 'response'),
    subscription: subscription && {
      ...texts(subscription, ['id', 'key', 'name', 'primaryKey', 'secondaryKey']),
      createdDate: date(subscription, 'createdDate'),
      startDate: text(subscription, 'startDate') === null ? null : date(subscription, 'startDate'),
      endDate: text(subscription, 'endDate') === null ? null : date(subscription, 'endDate'),
    },
    timestamp: text(json, 'timestamp') === null ? Date.UTC(2026, 0, 1) : date(json, 'timestamp'),
    tracing: json.tracing === true,
    user: user && {
      ...texts(user, ['id', 'email', 'firstName', 'lastName', 'note']),
      registrationDate: date(user, 'registrationDate'),
      groups: ((user.groups ?? []) as Json[]).map((group) => texts(group, ['id', 'name'])),
      identities: ((user.identities ?? []) as Json[]).map((identity) => texts(identity, ['id', 'provider'])),
    },
    variables: new Map(),
    workspace: workspace && texts(workspace, ['id', 'name']),
    trace: () => {},
  };
  for (const [name, value] of Object.entries((json.variables ?? {}) as Json)) {
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
    if (!Number.isInteger(value)) return new Boxed(types.double, value);
    return Math.abs(value) <= 2_147_483_647
      ? new Boxed(types.int, value)
      : new Boxed(namedType('System.Int64'), BigInt(value));
  }
  const response = (value as Json).response;
  if (response !== null && typeof response === 'object')
    return responseOf(response as Json, `variables.${name}.response`);
  throw new ContextError(`variables.${name} has to be text, a number, true, false, null or { "response": ... }.`);
}
