import { ResponseMessage } from '../context';
import { abandon, HeaderMap, MessageBody } from '../message';
import type { CompiledSections } from './load';
import { type Outcome, PolicyFailure, type Run, type Step } from './run';

/**
 * Runs a request through its sections; afterwards `context.response` is the answer.
 *
 * On an error the rest is skipped and on-error runs, with `context.LastError` set; when it gives no answer of its own,
 * the caller gets the failure's status with API Management's body.
 *
 * Source: "Error handling in API Management policies".
 *
 * @param answer makes of the response what is resolved with, which saves a promise around this one
 * @throws PolicyFailure with reason `ClientConnectionFailure` when the caller has gone
 */
export async function runPipeline<R extends Run, T>(
  sections: CompiledSections,
  run: R,
  answer: (run: R, response: ResponseMessage) => T,
): Promise<T> {
  try {
    const inbound = within(run, 'inbound', sections.inbound);
    let outcome = typeof inbound === 'string' ? inbound : await inbound;
    if (outcome === 'next') {
      const backend = within(run, 'backend', sections.backend);
      outcome = typeof backend === 'string' ? backend : await backend;
    }
    if (outcome === 'next') {
      // Nothing was forwarded: outbound works on an empty answer.
      run.context.response ??= new ResponseMessage({
        statusCode: 200,
        statusReason: 'OK',
        headers: new HeaderMap(),
        body: null,
      });
      run.section = 'outbound';
      const left = drain(run, run.onResponse);
      if (left) await left;
      const outbound = within(run, 'outbound', sections.outbound);
      if (typeof outbound !== 'string') await outbound;
    }
    const left = drain(run, run.atEnd);
    if (left) await left;
  } catch (error) {
    if (!(error instanceof PolicyFailure) || error.reason === 'ClientConnectionFailure') throw error;
    await handle(run, sections.onError, error);
    await finish(run);
  }
  const response = run.context.response ?? internalError(run.context.requestId, 500, 'Internal server error');
  // An answer that is whole needs nothing more of the backend.
  if (run.backendBody && (response.body?.buffered ?? true)) abandon(run.backendBody);
  return answer(run, response);
}

/**
 * Answers a request that was refused before its policy began: only on-error runs.
 *
 * Source: "Error handling in API Management policies", predefined errors for built-in steps.
 */
export async function runRefused(
  sections: CompiledSections,
  run: Run,
  failure: PolicyFailure,
): Promise<ResponseMessage> {
  await handle(run, sections.onError, failure);
  await finish(run);
  return run.context.response ?? internalError(run.context.requestId, 500, 'Internal server error');
}

/**
 * Answers a browser that asks beforehand what it may send. Of the policy only cors runs.
 *
 * Source: "CORS" of the policy reference, "Usage notes".
 *
 * @returns undefined when there is no cors statement
 */
export async function runPreflight(sections: CompiledSections, run: Run): Promise<ResponseMessage | undefined> {
  try {
    await within(run, 'inbound', sections.inbound);
    return run.context.response ?? undefined;
  } catch (error) {
    if (!(error instanceof PolicyFailure)) throw error;
    return internalError(run.context.requestId, 500, 'Internal server error');
  }
}

/** Runs a section; nothing is awaited where nothing has to wait, since every request comes through here. */
function within(run: Run, section: string, step: Step): Outcome | Promise<Outcome> {
  run.section = section;
  return step(run);
}

/** Runs what statements left to do; what was taken does not run again. Undefined when nothing has to wait. */
function drain(run: Run, steps: Step[]): Promise<void> | undefined {
  while (steps.length > 0) {
    const outcome = (steps.shift() as Step)(run);
    if (typeof outcome !== 'string') return drainRest(outcome, run, steps);
  }
  return undefined;
}

async function drainRest(pending: Promise<Outcome>, run: Run, steps: Step[]): Promise<void> {
  await pending;
  await drain(run, steps);
}

/** The end after an error: a further failure is traced, and the answer stays. */
async function finish(run: Run): Promise<void> {
  while (run.atEnd.length > 0) {
    try {
      await drain(run, run.atEnd);
    } catch (error) {
      if (!(error instanceof PolicyFailure)) throw error;
      run.host.trace?.({ source: error.source, message: error.message, elapsedMs: run.context.elapsedMs() });
    }
  }
}

async function handle(run: Run, onError: Step, failure: PolicyFailure): Promise<void> {
  const { context } = run;
  context.lastError = {
    source: failure.source,
    reason: failure.reason,
    message: failure.message,
    scope: failure.place?.scope ?? null,
    section: run.section,
    path: failure.place?.path ?? null,
    policyId: failure.place?.policyId ?? null,
  };
  run.host.trace?.({ source: failure.source, message: failure.message, elapsedMs: context.elapsedMs() });
  context.response = internalError(
    context.requestId,
    failure.status,
    failure.status === 500 ? 'Internal server error' : failure.callerMessage,
  );
  for (const [name, value] of Object.entries(failure.headers)) context.response.headers.set(name, [value]);
  try {
    await within(run, 'on-error', onError);
  } catch (error) {
    if (!(error instanceof PolicyFailure)) throw error;
    context.response = internalError(context.requestId, 500, 'Internal server error');
  }
}

/** The answer that API Management gives of itself. */
export function internalError(activityId: string, statusCode: number, message: string): ResponseMessage {
  const value = statusCode === 500 ? { statusCode, message, activityId } : { statusCode, message };
  return new ResponseMessage({
    statusCode,
    statusReason: statusCode === 500 ? 'Internal Server Error' : '',
    headers: HeaderMap.from({ 'Content-Type': 'application/json' }),
    body: new MessageBody(Buffer.from(JSON.stringify(value))),
  });
}
