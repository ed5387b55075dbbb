/** The tokens of Newtonsoft.Json.Linq. */
export { JArray, JConstructor } from './arrayToken';
export { JContainer } from './container';
export { JObject } from './objectToken';
export { JProperty } from './property';
export { deepEquals, JToken, useWriter } from './token';
export { bigInteger, jsonException, memberPath, tokenTypeName, tokenTypeOf, tokenTypes } from './tokenTypes';
export { JRaw, JValue } from './value';
