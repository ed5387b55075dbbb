import type { RequestMessage } from '../../context';
import type { StatementDefinition } from '../compiler';

/**
 * `<rewrite-uri>`: path and query of the request to the backend, from a template with `{parameter}` of the operation's
 * URL template. Query parameters that the operation's template does not have are taken along, as they were written,
 * unless copy-unmatched-params is false.
 *
 * Source: "rewrite-uri".
 */
export const rewriteUri: StatementDefinition = {
  name: 'rewrite-uri',
  compile: (_element, compiler) => {
    const template = compiler.text('template');
    const copy = compiler.boolean('copy-unmatched-params', true);
    return (run) => {
      const { request, operation } = run.context;
      const operationTemplate = operation?.urlTemplate ?? '';
      const filled = fill(template?.get(run) ?? '/', request, operationTemplate);
      const mark = filled.indexOf('?');
      const path = mark < 0 ? filled : filled.slice(0, mark);
      const own = mark < 0 ? [] : pairs(filled.slice(mark + 1));
      const matched = [...own, ...pairs(operationTemplate.split('?')[1] ?? '')].map(keyOf);
      const copied = copy.get(run)
        ? pairs(request.url.queryString.slice(1)).filter((pair) => !matched.includes(keyOf(pair)))
        : [];
      const query = [...own, ...copied].join('&');
      request.url = request.url.with(path.startsWith('/') ? path : `/${path}`, query === '' ? '' : `?${query}`);
      return 'next';
    };
  },
};

/** Puts parameters in; a wildcard's stays several segments. */
function fill(template: string, request: RequestMessage, operationTemplate: string): string {
  return template.replace(/\{\*?([^}]+)\}/g, (whole, name: string) => {
    const value = request.matchedParameters.get(name);
    if (value === undefined) return whole;
    if (!operationTemplate.includes(`{*${name}}`)) return encodeURIComponent(value);
    return value.split('/').map(encodeURIComponent).join('/');
  });
}

function pairs(query: string): string[] {
  return query.split('&').filter((pair) => pair !== '');
}

/** The decoded name of `name=value`. */
function keyOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}
