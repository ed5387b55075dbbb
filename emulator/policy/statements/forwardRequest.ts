import { inChunks, MessageBody } from '../../message';
import type { StatementDefinition } from '../compiler';
import { type Outcome, PolicyFailure, type Run } from '../run';
import { networkFailure } from './networkFailure';

/** Bytes of a streamed response that are held back until there are so many, unless buffer-response is false. */
const responseBuffer = 8192;

/**
 * `<forward-request>`: sends the request to the backend, and goes on when its response headers are there. A streamed
 * body reaches the caller in chunks of 8 KB, and chunk by chunk only with `buffer-response="false"`.
 *
 * Source: "Forward request" of the policy reference.
 */
export const forwardRequest: StatementDefinition = {
  name: 'forward-request',
  compile: (_element, compiler) => {
    const seconds = compiler.number('timeout');
    const milliseconds = compiler.number('timeout-ms');
    const keepBody = compiler.literal('buffer-request-body') === 'true';
    const bufferResponse = compiler.literal('buffer-response') !== 'false';
    const failOnError = compiler.literal('fail-on-error-status-code') === 'true';

    const send = async (run: Run): Promise<Outcome> => {
      const { context, host, signal } = run;
      const { request } = context;
      if (run.backendUrl === undefined) {
        throw new PolicyFailure(
          'forward-request',
          'BackendConnectionFailure',
          'No backend is chosen: the API has no service URL and no set-backend-service ran.',
        );
      }
      // A body that may have to be sent again is taken in as a whole.
      if (keepBody && request.body && !request.body.buffered) await request.body.buffer();
      const timeout = milliseconds?.get(run) ?? (seconds?.get(run) ?? 300) * 1000;
      context.response = null;
      try {
        const answer = await host.network.send({
          method: request.method,
          url: `${run.backendUrl}${request.url.path}${request.url.queryString}`,
          headers: request.headers,
          body: request.body?.take() ?? null,
          headersTimeout: timeout,
          signal,
        });
        const whole = Buffer.isBuffer(answer.body) || !bufferResponse;
        context.response = {
          statusCode: answer.status,
          statusReason: answer.reason,
          headers: answer.headers,
          body: new MessageBody(whole ? answer.body : inChunks(answer.body, responseBuffer)),
        };
      } catch (error) {
        throw networkFailure('forward-request', error);
      }
      if (failOnError && context.response.statusCode >= 400) {
        throw new PolicyFailure(
          'forward-request',
          'BackendErrorStatus',
          `The backend answered ${context.response.statusCode}.`,
        );
      }
      return 'next';
    };
    return send;
  },
};
