import type { ResponseMessage } from '../context';
import { type HeaderMap, MessageBody } from '../message';

/** What cache-lookup found out, for the cache-store that belongs to it. */
export interface ResponseCaching {
  readonly key: string;
  /** Who else may keep the answer. */
  readonly downstream: string;
  readonly mustRevalidate: boolean;
}

/** What the cache keeps of an answer. */
interface Stored {
  readonly statusCode: number;
  readonly statusReason: string;
  readonly headers: HeaderMap;
  readonly bytes: Buffer;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** An answer in the cache. */
export class CachedResponse {
  readonly #stored: Stored;

  constructor(stored: Stored) {
    this.#stored = stored;
  }

  /** A copy for one request, which its statements may change. */
  answer(caching: ResponseCaching, now: number): ResponseMessage {
    const { statusCode, statusReason, bytes, until } = this.#stored;
    const headers = this.#stored.headers.clone();
    tellDownstream(headers, caching, (until - now) / 1000);
    return { statusCode, statusReason, headers, body: new MessageBody(bytes) };
  }
}

/**
 * Tells clients and proxies whether they may keep the answer. The policy reference says what `downstream-caching-type`
 * and `must-revalidate` mean; the directives are those of RFC 9111, section 5.2.2.
 */
export function tellDownstream(headers: HeaderMap, caching: ResponseCaching, seconds: number): void {
  const { downstream, mustRevalidate } = caching;
  const directives =
    downstream === 'none'
      ? ['no-store']
      : [downstream, `max-age=${Math.max(0, Math.floor(seconds))}`, ...(mustRevalidate ? ['must-revalidate'] : [])];
  headers.set('Cache-Control', [directives.join(', ')]);
}
