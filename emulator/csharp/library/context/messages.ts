import { RequestMessage, RequestUrl, ResponseMessage } from '../../../context';
import { MessageBody } from '../../../message';
import { byteArray } from '../../runtime/array';
import { invalidOperation } from '../../runtime/exceptions';
import { parseToken } from '../../runtime/json/reader';
import { Uri } from '../../runtime/net/uri';
import { loadOptions, parseDocument, parseElement } from '../../runtime/xml/reader';
import { type NamedType, type Type, types } from '../../types';
import { defineType } from '../define';
import { HeaderDictionary, parametersOf, TextsDictionary } from './dictionaries';
import { formOf } from './form';

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
    'IReadOnlyDictionary<string, string[]> Query { get; }': (self: RequestUrl) => new TextsDictionary(self.query),
    'Uri ToUri()': (self: RequestUrl) => Uri.absolute(self.toString()),
    'override string ToString()': (self: RequestUrl) => self.toString(),
  },
});

/** What a body can be read as beside bytes, by the names of the types. */
const readings: ReadonlyMap<string, (text: string) => unknown> = new Map([
  ['System.String', (text: string): unknown => text],
  ['Newtonsoft.Json.Linq.JToken', (text) => parseToken(text, 'JToken')],
  ['Newtonsoft.Json.Linq.JObject', (text) => parseToken(text, 'JObject')],
  ['Newtonsoft.Json.Linq.JArray', (text) => parseToken(text, 'JArray')],
  ['System.Xml.Linq.XElement', (text) => parseElement(withoutMark(text), loadOptions.None)],
  ['System.Xml.Linq.XNode', (text) => parseElement(withoutMark(text), loadOptions.None)],
  ['System.Xml.Linq.XDocument', (text) => parseDocument(withoutMark(text), loadOptions.None)],
]);

/** Text without the byte order mark, which is no part of a document. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function bodyAs(self: MessageBody, preserveContent: boolean, type: Type): unknown {
  const bytes = self.read(preserveContent);
  if (type.tag === 'array' && type.element === types.byte) return byteArray(bytes);
  const name = (type as NamedType).definition?.name;
  const reading = readings.get(name);
  if (reading === undefined) throw invalidOperation(`A body cannot be read as ${name ?? type.key}.`);
  return reading(bytes.toString());
}

/** `IMessageBody`. */
const body = defineType({
  name: 'IMessageBody',
  kind: 'interface',
  runtimeClass: MessageBody,
  members: {
    'T As<T>(bool preserveContent = false)': bodyAs,
    'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': formOf,
  },
});

/** `context.Request`. */
const request = defineType({
  name: 'IRequest',
  kind: 'interface',
  runtimeClass: RequestMessage,
  members: {
    'IMessageBody Body { get; }': (self: RequestMessage) => self.body,
    // The emulator speaks plain HTTP: no client shows a certificate.
    'System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate { get; }': (self: RequestMessage) =>
      self.certificate,
    'IReadOnlyDictionary<string, string[]> Headers { get; }': (self: RequestMessage) =>
      new HeaderDictionary(self.headers),
    'string IpAddress { get; }': (self: RequestMessage) => self.ipAddress,
    'IReadOnlyDictionary<string, string> MatchedParameters { get; }': (self: RequestMessage) =>
      parametersOf(self.matchedParameters),
    'string Method { get; }': (self: RequestMessage) => self.method,
    'IUrl OriginalUrl { get; }': (self: RequestMessage) => self.originalUrl,
    'IUrl Url { get; }': (self: RequestMessage) => self.url,
  },
});

/** `context.Response`, and what `send-request` puts into a variable. */
const response = defineType({
  name: 'IResponse',
  kind: 'interface',
  runtimeClass: ResponseMessage,
  members: {
    'IMessageBody Body { get; }': (self: ResponseMessage) => self.body,
    'IReadOnlyDictionary<string, string[]> Headers { get; }': (self: ResponseMessage) =>
      new HeaderDictionary(self.headers),
    'int StatusCode { get; }': (self: ResponseMessage) => self.statusCode,
    'string StatusReason { get; }': (self: ResponseMessage) => self.statusReason,
  },
});

/** Messages and what they are made of. */
export const messageTypes = [url, body, request, response];
