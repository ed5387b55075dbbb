import { MessageBody } from '../../message';
import type { StatementDefinition } from '../compiler';
import { networkFailure } from '../networkFailure';
import { type Outcome, PolicyFailure, type Run } from '../run';

/** `<forward-request>`: sends the request to the backend, and goes on when its response headers are there. */
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
        const body = new MessageBody(answer.body);
        context.response = { statusCode: answer.status, statusReason: answer.reason, headers: answer.headers, body };
        if (bufferResponse && !answer.headers.get('content-type')?.includes('text/event-stream')) await body.buffer();
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
