import { MessageBody } from '../../message';
import type { StatementCompiler } from '../compiler';
import type { PeriodCounter } from '../counters';
import type { XmlElement } from '../reader';
import { PolicyFailure, type Run } from '../run';

/** So many calls, so many bytes, in a period that is the same for everyone. */
export interface CallQuota {
  readonly calls: number | undefined;
  readonly bytes: number | undefined;
}

/** Compiles `calls` and `bandwidth` (kilobytes); one of them has to be there. */
export function compileQuota(element: XmlElement, compiler: StatementCompiler): CallQuota | undefined {
  const calls = compiler.number('calls', element)?.constant;
  const kilobytes = compiler.number('bandwidth', element)?.constant;
  if (calls === undefined && kilobytes === undefined) return undefined;
  return { calls, bytes: kilobytes === undefined ? undefined : kilobytes * 1024 };
}

/** A fixed period, repeated from a start; without a length it never ends. */
export interface QuotaPeriod {
  readonly lengthMs: number;
  readonly startMs: number;
}

/** When the period began that a time is in. */
export function beginOf({ lengthMs, startMs }: QuotaPeriod, now: number): number {
  return lengthMs === 0 ? startMs : startMs + Math.floor((now - startMs) / lengthMs) * lengthMs;
}

/**
 * Refuses a request whose quota is used up.
 *
 * @param own calls that this very request has counted before
 * @throws PolicyFailure with 403; it says when the quota is replenished, where that happens at all
 */
export function checkQuota(
  statement: string,
  run: Run,
  quota: CallQuota,
  counter: PeriodCounter,
  period: QuotaPeriod,
  own = 0,
): void {
  const now = run.host.clock.now();
  counter.enter(beginOf(period, now));
  const spent =
    quota.calls !== undefined && counter.used('calls') - own >= quota.calls
      ? 'call volume'
      : quota.bytes !== undefined && counter.used('bytes') >= quota.bytes
        ? 'bandwidth'
        : undefined;
  if (spent === undefined) return;
  if (period.lengthMs === 0) throw new PolicyFailure(statement, 'QuotaExceeded', `Out of ${spent} quota.`, 403);
  const seconds = Math.ceil((beginOf(period, now) + period.lengthMs - now) / 1000);
  const message = `Out of ${spent} quota. Quota will be replenished in ${clockText(seconds)}.`;
  const failure = new PolicyFailure(statement, 'QuotaExceeded', message, 403);
  failure.headers = { 'Retry-After': String(seconds) };
  throw failure;
}

/** As a TimeSpan is written: `[d.]hh:mm:ss`. */
function clockText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return `${days > 0 ? `${days}.` : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** Tells how many bytes the bodies of request and answer have, once the last has gone through. */
export function countBytes(run: Run, tell: (bytes: number) => void): void {
  const { request, response } = run.context;
  const sent = request.body?.buffered
    ? request.body.read(true).length
    : Number(request.headers.get('content-length') ?? 0);
  if (!response?.body) tell(sent);
  else if (response.body.buffered) tell(sent + response.body.read(true).length);
  else response.body = new MessageBody(counted(response.body.take() as AsyncIterable<Buffer>, sent, tell));
}

async function* counted(source: AsyncIterable<Buffer>, before: number, tell: (bytes: number) => void) {
  let bytes = before;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield chunk;
    }
  } finally {
    tell(bytes);
  }
}
