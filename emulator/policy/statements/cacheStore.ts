import { MessageBody } from '../../message';
import type { StatementDefinition } from '../compiler';
import { CachedResponse, tellDownstream } from '../responseCache';

/**
 * `<cache-store>`: keeps the answer as it is here, if a cache-lookup has looked for it. Without `cache-response` only
 * 200 OK is kept. A streamed body is kept once it is through; the caller does not wait for it.
 *
 * Source: "Store to cache" of the policy reference.
 */
export const cacheStore: StatementDefinition = {
  name: 'cache-store',
  compile: (_element, compiler) => {
    compiler.refuse(['caching-mode']);
    const duration = compiler.number('duration');
    const asked =
      compiler.literal('cache-response') === undefined ? undefined : compiler.boolean('cache-response', false);
    return (run) => {
      const { context, host, responseCache: caching } = run;
      if (run.only === 'cache-store') {
        run.only = undefined;
        return 'next';
      }
      const { response } = context;
      if (!caching || !response) return 'next';
      if (!(asked?.get(run) ?? response.statusCode === 200)) return 'next';
      const seconds = duration?.get(run) ?? 0;
      const { statusCode, statusReason } = response;
      const headers = response.headers.clone();
      const keep = (bytes: Buffer) => {
        const until = host.clock.now() + seconds * 1000;
        const stored = new CachedResponse({ statusCode, statusReason, headers, bytes, until });
        host.cache.set(caching.key, stored, seconds);
      };
      const source = response.body?.take() ?? Buffer.alloc(0);
      if (Buffer.isBuffer(source)) keep(source);
      else response.body = new MessageBody(copied(source, keep));
      tellDownstream(response.headers, caching, seconds);
      return 'next';
    };
  },
};

/** The same chunks; whoever wants all of them gets them once the last one is through. */
async function* copied(source: AsyncIterable<Buffer>, whole: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) {
    chunks.push(chunk);
    yield chunk;
  }
  whole(Buffer.concat(chunks));
}
