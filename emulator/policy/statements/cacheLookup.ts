import type { StatementDefinition, Value } from '../compiler';
import { CachedResponse } from '../responseCache';
import type { Run } from '../run';

/** Request headers that keep a backend from sending its whole answer. */
const conditions = [
  'Cache-Control',
  'Pragma',
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'If-Unmodified-Since',
  'If-Range',
];

/**
 * `<cache-lookup>`: takes the answer to a GET request from the cache. After a hit the pipeline goes on behind the
 * cache-store that belongs to it; after a miss the request's cache headers are taken away, so that the backend sends a
 * whole answer. Answers differ by product, operation, backend and path; by query parameters and headers only where the
 * statement names them.
 *
 * Source: "Get from cache" of the policy reference; hits, misses and keys: what API Management writes into its traces.
 */
export const cacheLookup: StatementDefinition = {
  name: 'cache-lookup',
  compile: (_element, compiler) => {
    const byDeveloper = compiler.boolean('vary-by-developer', false);
    const byGroups = compiler.boolean('vary-by-developer-groups', false);
    const downstream = compiler.text('downstream-caching-type');
    const mustRevalidate = compiler.boolean('must-revalidate', true);
    const allowPrivate = compiler.boolean('allow-private-response-caching', false);
    const headers = compiler.children('vary-by-header').map((child) => compiler.content(child));
    const parameters = compiler.children('vary-by-query-parameter').map((child) => compiler.content(child));

    const keyOf = (run: Run): string => {
      const { api, operation, product, request, user } = run.context;
      return JSON.stringify([
        'response',
        api.id,
        product?.id,
        operation?.id,
        run.backendUrl,
        request.url.path,
        namesOf(parameters, run).map((name) => [name, request.url.query.get(name)]),
        namesOf(headers, run).map((name) => [name.toLowerCase(), request.headers.get(name)]),
        byDeveloper.get(run) && user?.id,
        byGroups.get(run) && user?.groups.map(({ id }) => id).sort(),
      ]);
    };

    return (run) => {
      const { context, host } = run;
      const { request } = context;
      if (request.method.toUpperCase() !== 'GET') return 'next';
      if (request.headers.has('Authorization') && !allowPrivate.get(run)) return 'next';
      const caching = {
        key: keyOf(run),
        downstream: downstream?.get(run) ?? 'none',
        mustRevalidate: mustRevalidate.get(run),
      };
      const found = host.cache.get(caching.key);
      const hit = found instanceof CachedResponse;
      const message = `Cache lookup: ${hit ? 'hit' : 'miss'}, key ${caching.key}`;
      host.trace?.({ source: 'cache-lookup', message, elapsedMs: context.elapsedMs() });
      if (hit) {
        context.response = found.answer(caching, host.clock.now());
        run.only = 'cache-store';
      } else {
        for (const name of conditions) request.headers.delete(name);
        run.responseCache = caching;
      }
      return 'next';
    };
  },
};

/** Names of all elements; one element may have several, with semicolons between them. */
function namesOf(values: readonly Value<string>[], run: Run): string[] {
  return values
    .flatMap((value) => value.get(run).split(';'))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
