import { ResponseMessage } from '../../context';
import { HeaderMap } from '../../message';
import type { StatementCompiler, StatementDefinition, Value } from '../compiler';
import type { XmlElement } from '../reader';
import type { Outcome, Run } from '../run';

/** Request headers that need no permission (Fetch standard, "CORS-safelisted request-header"). */
const safelisted: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language']);

/**
 * `<cors>`: answers a browser that asks beforehand, and lets it read the answers to the requests that follow. Who does
 * not match gets an empty 200 OK, or goes on without a permission when `terminate-unmatched-request` is false.
 *
 * Source: "CORS" of the policy reference. It gives both true and false as the default of
 * `terminate-unmatched-request`; what users see is true (azure-docs issue 55313). Like `System.Web.Cors.CorsEngine` a
 * permission names the method and headers that were asked for, and any origin together with credentials gives the
 * caller's own origin, because browsers refuse `*` then.
 */
export const cors: StatementDefinition = {
  name: 'cors',
  compile: (_element, compiler) => {
    const credentials = compiler.boolean('allow-credentials', false);
    const terminate = compiler.boolean('terminate-unmatched-request', true);
    const list = (parent: XmlElement | undefined) => parent?.children.map((child) => compiler.content(child)) ?? [];
    const origins = originsOf(compiler);
    const methodsElement = compiler.child('allowed-methods');
    const methods = methodsElement && list(methodsElement);
    const maxAge = methodsElement && compiler.number('preflight-result-max-age', methodsElement);
    const allowed = list(compiler.child('allowed-headers'));
    const exposed = list(compiler.child('expose-headers'));

    const permission = (run: Run): [name: string, value: string][] | undefined => {
      const origin = allowedOrigin(run.context.request.headers.get('Origin') ?? '', origins, run);
      if (origin === undefined) return undefined;
      if (!credentials.get(run)) return [['Access-Control-Allow-Origin', origin.written]];
      return [
        ['Access-Control-Allow-Origin', origin.own],
        ['Access-Control-Allow-Credentials', 'true'],
      ];
    };

    const preflight = (run: Run): Outcome => {
      const { headers } = run.context.request;
      const method = headers.get('Access-Control-Request-Method') ?? '';
      const wanted = namesOf(headers, 'Access-Control-Request-Headers');
      const granted = permission(run);
      const matches =
        granted &&
        includes(methods?.map((value) => value.get(run)) ?? ['GET', 'POST'], method) &&
        wanted.every((name) => safelisted.has(name.toLowerCase()) || includes(evaluated(allowed, run), name));
      run.context.response = empty();
      if (!matches) return terminate.get(run) ? 'end' : 'next';
      granted.push(['Access-Control-Allow-Methods', method]);
      if (wanted.length > 0) granted.push(['Access-Control-Allow-Headers', wanted.join(',')]);
      granted.push(['Access-Control-Max-Age', String(maxAge?.get(run) ?? 0)]);
      for (const [name, value] of granted) run.context.response.headers.set(name, [value]);
      return 'end';
    };

    return (run) => {
      if (run.only === 'cors') return preflight(run);
      if (!run.context.request.headers.has('Origin')) return 'next';
      const granted = permission(run);
      if (granted) {
        const names = evaluated(exposed, run);
        if (names.length > 0) granted.push(['Access-Control-Expose-Headers', names.join(',')]);
        // The first cors statement sets its headers last, and so decides.
        run.atEnd.unshift(({ context }) => {
          for (const [name, value] of granted) context.response?.headers.set(name, [value]);
          return 'next';
        });
        return 'next';
      }
      if (!terminate.get(run)) return 'next';
      run.context.response = empty();
      return 'end';
    };
  },
};

function empty(): ResponseMessage {
  return new ResponseMessage({ statusCode: 200, statusReason: 'OK', headers: new HeaderMap(), body: null });
}

/** Origins of the statement; one that is no origin is a mistake. */
function originsOf(compiler: StatementCompiler): Value<string>[] {
  const elements = compiler.child('allowed-origins')?.children ?? [];
  return elements.map((element) => {
    const origin = compiler.content(element);
    if (origin.constant === '*' && elements.length > 1)
      compiler.report(element.offset, '<origin> * allows every origin: leave the other <origin> elements out');
    else if (origin.constant !== undefined && origin.constant !== '*' && !normalised(origin.constant)) {
      compiler.report(
        element.offset,
        `"${origin.constant}" is no origin: give * or a URL of scheme, host and port only, like https://example.com`,
      );
    }
    return origin;
  });
}

/** An origin as browsers write it, undefined when the text is none. */
function normalised(text: string): string | undefined {
  if (!URL.canParse(text) || text.includes('*')) return undefined;
  const { origin, pathname, search, hash, username } = new URL(text);
  return origin !== 'null' && pathname === '/' && search === '' && hash === '' && username === '' ? origin : undefined;
}

function allowedOrigin(own: string, origins: readonly Value<string>[], run: Run) {
  for (const value of origins) {
    const origin = value.get(run);
    if (origin === '*') return { own, written: '*' };
    if (normalised(origin) !== undefined && normalised(origin) === normalised(own)) return { own, written: own };
  }
  return undefined;
}

/** Names in a header's list. */
function namesOf(headers: HeaderMap, name: string): string[] {
  const text = headers.get(name) ?? '';
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function evaluated(values: readonly Value<string>[], run: Run): string[] {
  return values.map((value) => value.get(run));
}

function includes(allowed: readonly string[], wanted: string): boolean {
  return allowed.some((one) => one === '*' || one.toLowerCase() === wanted.toLowerCase());
}
