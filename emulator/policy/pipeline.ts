import type { ResponseMessage } from '../context';
import { HeaderMap, MessageBody } from '../message';
import type { CompiledSections } from './load';
import { PolicyFailure, type Run, type Step } from './run';

/**
 * Runs a request through its sections; afterwards `context.response` is the answer.
 *
 * On an error the rest is skipped and on-error runs, with `context.LastError` set; when it gives no answer of its own,
 * the caller gets the failure's status with API Management's body.
 *
 * Source: "Error handling in API Management policies".
 *
 * @throws PolicyFailure with reason `ClientConnectionFailure` when the caller has gone
 */
export async function runPipeline(sections: CompiledSections, run: Run): Promise<ResponseMessage> {
  try {
    const ended = (await within(run, 'inbound', sections.inbound)) || (await within(run, 'backend', sections.backend));
    if (!ended) {
      // Nothing was forwarded: outbound works on an empty answer.
      run.context.response ??= { statusCode: 200, statusReason: 'OK', headers: new HeaderMap(), body: null };
      await within(run, 'outbound', sections.outbound);
    }
  } catch (error) {
    if (!(error instanceof PolicyFailure) || error.reason === 'ClientConnectionFailure') throw error;
    await handle(run, sections.onError, error);
  }
  const response = run.context.response ?? internalError(run.context.requestId, 500, 'Internal server error');
  for (const [name, value] of run.answerHeaders) response.headers.set(name, [value]);
  return response;
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

/** @returns whether the pipeline ended here, with an answer */
async function within(run: Run, section: string, step: Step): Promise<boolean> {
  run.section = section;
  const outcome = step(run);
  return (typeof outcome === 'string' ? outcome : await outcome) === 'end';
}

async function handle(run: Run, onError: Step, failure: PolicyFailure): Promise<void> {
  const { context } = run;
  context.lastError = {
    source: failure.source,
    reason: failure.reason,
    message: failure.message,
    scope: 'api',
    section: run.section,
    path: failure.path,
    policyId: null,
  };
  run.host.trace?.({ source: failure.source, message: failure.message, elapsedMs: context.elapsedMs() });
  context.response = internalError(
    context.requestId,
    failure.status,
    failure.status === 500 ? 'Internal server error' : failure.callerMessage,
  );
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
  return {
    statusCode,
    statusReason: statusCode === 500 ? 'Internal Server Error' : '',
    headers: HeaderMap.from({ 'Content-Type': 'application/json' }),
    body: new MessageBody(Buffer.from(JSON.stringify(value))),
  };
}
