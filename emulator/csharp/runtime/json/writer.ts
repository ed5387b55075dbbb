/** Tokens as JSON text, as Newtonsoft's JsonTextWriter writes them. */
import { netName } from '../../types';
import { toText, typeOf } from '../object';
import { quote, scalarJson } from './scalarJson';
import { JArray, JConstructor, JObject, JProperty, type JToken, JValue, tokenTypes, useWriter } from './tokens';

/** A token as JSON text; indented by two spaces a level with `\n`. */
export function writeToken(token: JToken, indented: boolean): string {
  return write(token, indented, indented ? '\n' : '');
}

function write(token: JToken, indented: boolean, line: string): string {
  if (token instanceof JObject) return block('{', '}', token.children, indented, line);
  if (token instanceof JConstructor) return block(`new ${token.name ?? ''}(`, ')', token.children, indented, line);
  if (token instanceof JArray) return block('[', ']', token.children, indented, line);
  if (token instanceof JProperty) {
    return `${quote(token.name)}:${indented ? ' ' : ''}${write(token.value, indented, line)}`;
  }
  if (!(token instanceof JValue)) return netName(typeOf(token));
  if (token.type === tokenTypes.Raw) return toText(token.value);
  if (token.type === tokenTypes.Comment) return `/*${toText(token.value)}*/`;
  if (token.type === tokenTypes.Undefined) return 'undefined';
  return scalarJson(token.value);
}

function block(open: string, close: string, children: readonly JToken[], indented: boolean, line: string): string {
  if (children.length === 0) return open + close;
  const inner = indented ? `${line}  ` : '';
  const texts = children.map((child) => inner + write(child, indented, inner));
  return `${open}${texts.join(',')}${line}${close}`;
}

useWriter(writeToken);
