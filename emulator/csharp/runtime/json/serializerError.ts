/** The exceptions of Newtonsoft's serializer, with the place behind their messages. */
import { netName, type Type } from '../../types';
import { type DotNetException, dotNetException } from '../exceptions';
import { lineInfo } from './lineInfo';
import type { JToken } from './token';

/** A message with the path of a token, and its line when it was read from text. */
function withPlace(message: string, token: JToken): string {
  const place = lineInfo(token);
  const line = place === null ? '' : `, line ${place.line}, position ${place.position}`;
  const sentence = message.endsWith('\n') ? message : `${message.endsWith('.') ? message : `${message}.`} `;
  return `${sentence}Path '${token.path}'${line}.`;
}

/** `Newtonsoft.Json.JsonSerializationException`: a value has the wrong form for its type. */
export function serializationError(message: string, token: JToken): DotNetException {
  return dotNetException('Newtonsoft.Json.JsonSerializationException', withPlace(message, token));
}

/** `Newtonsoft.Json.JsonReaderException`: a value cannot be read as a number, a date, …. */
export function readError(message: string, token: JToken): DotNetException {
  return dotNetException('Newtonsoft.Json.JsonReaderException', withPlace(message, token));
}

/** What kinds of JSON a type is made of. */
export type Form = 'object' | 'array' | 'primitive value';
const examples: Readonly<Record<Form, string>> = {
  object: 'JSON object (e.g. {"name":"value"})',
  array: 'JSON array (e.g. [1,2,3])',
  'primitive value': 'JSON primitive value (e.g. string, number, boolean, null)',
};

/** An object or array where a type needs another form. */
export function wrongForm(token: JToken, isObject: boolean, type: Type, needed: Form): DotNetException {
  const given = examples[isObject ? 'object' : 'array'];
  const remedy = isObject
    ? 'so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.'
    : 'to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.';
  const message = [
    `Cannot deserialize the current ${given} into type '${netName(type)}' because the type requires a ${examples[needed]} to deserialize correctly.`,
    `To fix this error either change the JSON to a ${examples[needed]} or change the deserialized type ${remedy}`,
    '',
  ].join('\n');
  return serializationError(message, token);
}
