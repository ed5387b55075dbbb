import { HeaderMap } from '../../message';
import type { OutgoingRequest } from '../../network';
import type { StatementCompiler } from '../compiler';
import type { XmlElement } from '../reader';
import { PolicyFailure, type Run } from '../run';
import { compileBody } from './setBody';
import { compileSetHeader } from './setHeader';

/** The request that a statement describes; its URL, method, headers and body may come from expressions. */
export type RequestMaker = (run: Run) => Promise<OutgoingRequest>;

/** Children that name another way out or another proof of identity than a rehearsal has. */
const notRun = ['authentication-certificate', 'authentication-token', 'authentication-token-store', 'proxy'];

/**
 * Compiles the children of `<send-request>` and `<send-one-way-request>`: `mode="new"` begins with an empty GET,
 * `mode="copy"` with the request of the context, without its body once the backend has had it.
 *
 * Source: "send-request", "send-one-way-request".
 */
export function compileRequest(element: XmlElement, compiler: StatementCompiler): RequestMaker {
  for (const child of element.children) {
    if (notRun.includes(child.name))
      compiler.notRun(child.offset, `<${child.name}> of <${element.name}> is not run by the emulator yet`);
  }
  const mode = compiler.text('mode');
  const urlElement = compiler.child('set-url');
  if (!urlElement && (mode?.constant ?? (mode ? 'copy' : 'new')) === 'new')
    compiler.report(element.offset, `<${element.name}> needs a <set-url>, unless its mode is "copy"`);
  const url = urlElement && compiler.content(urlElement);
  const methodElement = compiler.child('set-method');
  const method = methodElement && compiler.content(methodElement);
  const headers = compiler.children('set-header').map((header) => compileSetHeader(header, compiler));
  const bodyElement = compiler.child('set-body');
  const body = bodyElement && compileBody(bodyElement, compiler);
  const identity = compiler.child('authentication-managed-identity');
  const resource = identity && compiler.text('resource', identity);
  const client = identity && compiler.text('client-id', identity);
  if (identity && compiler.literal('output-token-variable-name', identity) !== undefined)
    compiler.notRun(identity.offset, `output-token-variable-name has no use in <${element.name}>: leave it out`);

  return async (run) => {
    const copy = (mode?.get(run) ?? 'new') === 'copy';
    const { request } = run.context;
    const sent = copy ? request.headers.clone() : new HeaderMap();
    for (const set of headers) set(run, sent);
    let bytes = body ? body(run) : null;
    if (!body && copy && (run.section === 'inbound' || run.section === 'backend')) {
      await request.body?.buffer();
      bytes = request.body?.read(true) ?? null;
    }
    if (resource) {
      const token = await run.host.identityToken(resource.get(run), client?.get(run));
      sent.set('Authorization', [`Bearer ${token}`]);
    }
    return {
      method: method?.get(run).trim() ?? (copy ? request.method : 'GET'),
      url: absolute(url?.get(run).trim() ?? copiedUrl(run), element.name),
      headers: sent,
      body: bytes,
    };
  };
}

function copiedUrl(run: Run): string {
  const { url } = run.context.request;
  return `${run.backendUrl ?? url.origin}${url.path}${url.queryString}`;
}

function absolute(url: string, statement: string): string {
  if (/^https?:\/\/[^/?#]/i.test(url) && URL.canParse(url)) return url;
  throw new PolicyFailure(statement, 'BackendConnectionFailure', `"${url}" is no absolute URL of http or https.`);
}
