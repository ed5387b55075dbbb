import { type RequestMessage, RequestUrl, type ResponseMessage, SentResponse } from '../../../context';
import type { HeaderMap, MessageBody } from '../../../message';
import { byteArray, NetArray } from '../../runtime/array';
import { invalidOperation, keyNotFound } from '../../runtime/exceptions';
import { parseToken } from '../../runtime/json/reader';
import { type NamedType, type Type, types } from '../../types';
import { defineType } from '../define';

/** Values by name, each a list: headers and query parameters look alike to expressions. */
interface ValuesByName {
  values(name: string): readonly string[] | undefined;
}

function array(values: readonly string[]): NetArray<string> {
  return new NetArray<string>(types.string, [...values]);
}

function joined(self: ValuesByName, name: string, fallback: string | null): string | null {
  return self.values(name)?.join(',') ?? fallback;
}

const valueMembers = {
  'bool ContainsKey(string key)': (self: ValuesByName, key: string) => self.values(key) !== undefined,
  'string[] this[string key] { get; }': (self: ValuesByName, key: string) => {
    const values = self.values(key);
    if (!values) throw keyNotFound(key);
    return array(values);
  },
  'bool TryGetValue(string key, out string[] value)': (self: ValuesByName, key: string, value: { value: unknown }) => {
    const values = self.values(key);
    value.value = values ? array(values) : null;
    return values !== undefined;
  },
  'string GetValueOrDefault(string name)': (self: ValuesByName, name: string) => joined(self, name, null),
  'string GetValueOrDefault(string name, string defaultValue)': joined,
};

/** Headers of a message: names without regard to case. */
const headers = defineType({ name: 'IHeaderValues', kind: 'interface', hidden: true, members: valueMembers });

/** Query parameters, by name as written. */
class QueryValues implements ValuesByName {
  readonly #query: ReadonlyMap<string, readonly string[]>;

  constructor(query: ReadonlyMap<string, readonly string[]>) {
    this.#query = query;
  }

  values(name: string): readonly string[] | undefined {
    return this.#query.get(name);
  }
}

const query = defineType({ name: 'IQueryValues', kind: 'interface', hidden: true, members: valueMembers });

/** `context.Request.MatchedParameters`. */
const parameters = defineType({
  name: 'IMatchedParameters',
  kind: 'interface',
  hidden: true,
  members: {
    'bool ContainsKey(string key)': (self: ReadonlyMap<string, string>, key: string) => self.has(key),
    'string this[string key] { get; }': (self: ReadonlyMap<string, string>, key: string) => {
      const value = self.get(key);
      if (value === undefined) throw keyNotFound(key);
      return value;
    },
    'string GetValueOrDefault(string name)': (self: ReadonlyMap<string, string>, name: string) =>
      self.get(name) ?? null,
    'string GetValueOrDefault(string name, string defaultValue)': (
      self: ReadonlyMap<string, string>,
      name: string,
      fallback: string | null,
    ) => self.get(name) ?? fallback,
  },
});

/** `IUrl`. */
const url = defineType({
  name: 'IUrl',
  kind: 'interface',
  runtimeClass: RequestUrl,
  members: {
    'string Host { get; }': (self: RequestUrl) => self.host,
    'string Path { get; }': (self: RequestUrl) => self.path,
    'int Port { get; }': (self: RequestUrl) => self.port,
    'string Scheme { get; }': (self: RequestUrl) => self.scheme,
    'string QueryString { get; }': (self: RequestUrl) => self.queryString,
    'IQueryValues Query { get; }': (self: RequestUrl) => new QueryValues(self.query),
    'override string ToString()': (self: RequestUrl) => self.toString(),
  },
});

function bodyAs(self: MessageBody, preserveContent: boolean, type: Type): unknown {
  const bytes = self.read(preserveContent);
  if (type.tag === 'array' && type.element === types.byte) return byteArray(bytes);
  const name = (type as NamedType).definition?.name;
  if (name === 'System.String') return bytes.toString('utf8');
  const token = /^Newtonsoft\.Json\.Linq\.(JToken|JObject|JArray)$/.exec(name ?? '')?.[1];
  if (token === undefined) throw invalidOperation(`A body cannot be read as ${name ?? type.key}.`);
  return parseToken(bytes.toString('utf8'), token as 'JToken' | 'JObject' | 'JArray');
}

/** `IMessageBody`. */
const body = defineType({
  name: 'IMessageBody',
  kind: 'interface',
  members: { 'T As<T>(bool preserveContent = false)': bodyAs },
});

/** `context.Request`. */
const request = defineType({
  name: 'IRequest',
  kind: 'interface',
  members: {
    'IMessageBody Body { get; }': (self: RequestMessage) => self.body,
    'IHeaderValues Headers { get; }': (self: RequestMessage): HeaderMap => self.headers,
    'string IpAddress { get; }': (self: RequestMessage) => self.ipAddress,
    'IMatchedParameters MatchedParameters { get; }': (self: RequestMessage) => self.matchedParameters,
    'string Method { get; }': (self: RequestMessage) => self.method,
    'IUrl OriginalUrl { get; }': (self: RequestMessage) => self.originalUrl,
    'IUrl Url { get; }': (self: RequestMessage) => self.url,
  },
});

/** `context.Response`, and what `send-request` puts into a variable. */
const response = defineType({
  name: 'IResponse',
  kind: 'interface',
  runtimeClass: SentResponse,
  members: {
    'IMessageBody Body { get; }': (self: ResponseMessage) => self.body,
    'IHeaderValues Headers { get; }': (self: ResponseMessage): HeaderMap => self.headers,
    'int StatusCode { get; }': (self: ResponseMessage) => self.statusCode,
    'string StatusReason { get; }': (self: ResponseMessage) => self.statusReason,
  },
});

/** Messages and what they are made of. */
export const messageTypes = [headers, query, parameters, url, body, request, response];
