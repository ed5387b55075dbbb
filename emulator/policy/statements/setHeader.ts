import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HeaderMap } from '../../message';
import type { StatementCompiler, StatementDefinition } from '../compiler';
import type { XmlElement } from '../reader';
import type { Run } from '../run';
import { compileExistsAction } from './existsAction';

/** Headers that stand in one field each; the values of all others are joined. */
const separate: ReadonlySet<string> = new Set([
  'user-agent',
  'www-authenticate',
  'proxy-authenticate',
  'cookie',
  'set-cookie',
  'warning',
  'date',
  'expires',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'retry-after',
]);

/** Headers that belong to the connection. */
const untouchable: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Compiles `<set-header>` for whatever has headers: the message of the section, a response of its own. */
export function compileSetHeader(
  element: XmlElement,
  compiler: StatementCompiler,
): (run: Run, headers: HeaderMap) => void {
  const name = compiler.text('name', element);
  const action = compileExistsAction(element, compiler);
  const values = element.children.filter((child) => child.name === 'value').map((child) => compiler.content(child));
  const fixed = element.attributes.find((attribute) => attribute.name === 'name')?.value;
  if (fixed?.kind === 'literal' && untouchable.has(fixed.text.toLowerCase())) {
    compiler.report(fixed.offset, `the header ${fixed.text} belongs to the connection and cannot be set`);
  }
  return (run, headers) => {
    const header = name?.get(run) ?? '';
    const exists = action(run);
    if (exists === 'delete') {
      headers.delete(header);
      return;
    }
    if (exists === 'skip' && headers.has(header)) return;
    const given = values.map((value) => value.get(run));
    const problem = problemOf(header, given);
    if (problem !== undefined) throw compiler.failure(problem);
    const all = exists === 'append' ? [...(headers.values(header) ?? []), ...given] : given;
    headers.set(header, all.length === 1 || separate.has(header.toLowerCase()) ? all : [all.join(',')]);
  };
}

/** What nearly all names and values are made of; for others Node's own check says what is wrong. */
const plainName = /^[\w-]+$/;
const plainValue = /^[ -~]*$/;

/** Why HTTP has no such header, undefined when it may have it. */
function problemOf(name: string, values: readonly string[]): string | undefined {
  if (plainName.test(name) && values.every((value) => plainValue.test(value))) return undefined;
  try {
    validateHeaderName(name);
    for (const value of values) validateHeaderValue(name, value);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * `<set-header>`: of the request in inbound and backend, of the response in outbound and on-error.
 *
 * Source: "Set header" of the policy reference.
 */
export const setHeader: StatementDefinition = {
  name: 'set-header',
  compile: (element, compiler) => {
    const apply = compileSetHeader(element, compiler);
    return (run) => {
      const { context, section } = run;
      const toRequest = section === 'inbound' || section === 'backend';
      const message = toRequest ? context.request : (context.response ?? context.request);
      apply(run, message.headers);
      return 'next';
    };
  },
};
