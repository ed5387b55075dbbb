import { ResponseMessage } from '../../context';
import { abandon, inChunks, MessageBody } from '../../message';
import type { IncomingResponse, OutgoingRequest } from '../../network';
import { sendFollowing } from '../../redirects';
import type { StatementCompiler, StatementDefinition } from '../compiler';
import type { PolicyHost } from '../host';
import { networkFailure } from '../networkFailure';
import type { XmlElement } from '../reader';
import { type Outcome, PolicyFailure, type Run } from '../run';

/** Bytes of a streamed response that are held back until there are so many, unless buffer-response is false. */
const responseBuffer = 8192;

/**
 * `<forward-request>`: sends the request to the backend, and goes on when its response headers are there. A streamed
 * body reaches the caller in chunks of 8 KB, and chunk by chunk only with `buffer-response="false"`.
 *
 * `continue-timeout` has nothing to wait for: the gateway answers `Expect: 100-continue` itself and does not send it on.
 *
 * Source: "Forward request" of the policy reference.
 */
export const forwardRequest: StatementDefinition = {
  name: 'forward-request',
  compile: (element, compiler) => {
    const seconds = compiler.number('timeout');
    const milliseconds = compiler.number('timeout-ms');
    if (seconds && milliseconds)
      compiler.report(element.offset, '<forward-request> takes either timeout or timeout-ms, not both');
    checkHttpVersion(element, compiler);
    const followRedirects = compiler.boolean('follow-redirects', false);
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
      const follow = followRedirects.get(run);
      if ((keepBody || follow) && request.body && !request.body.buffered) await request.body.buffer();
      const timeout = milliseconds?.get(run) ?? (seconds?.get(run) ?? 300) * 1000;
      context.response = null;
      if (run.backendBody) abandon(run.backendBody);
      try {
        const outgoing = {
          method: request.method,
          url: `${run.backendUrl}${request.url.path}${request.url.queryString}`,
          headers: request.headers,
          body: request.body?.take() ?? null,
          headersTimeout: timeout,
          signal,
        };
        const answer = await (follow ? sendInTime(host, outgoing, timeout) : host.network.send(outgoing));
        run.backendBody = answer.body;
        const whole = Buffer.isBuffer(answer.body) || !bufferResponse;
        context.response = new ResponseMessage({
          statusCode: answer.status,
          statusReason: answer.reason,
          headers: answer.headers,
          body: new MessageBody(whole ? answer.body : inChunks(answer.body, responseBuffer)),
        });
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

/** Follows redirects as long as there is time. @param timeout milliseconds until the last answer's headers are there */
function sendInTime(
  { network, clock }: PolicyHost,
  first: OutgoingRequest,
  timeout: number,
): Promise<IncomingResponse> {
  const end = clock.now() + timeout;
  return sendFollowing(network, first, () => Math.max(1, end - clock.now()));
}

/** Versions of HTTP: backends of a rehearsal speak 1.1. */
function checkHttpVersion(element: XmlElement, compiler: StatementCompiler): void {
  const version = element.attributes.find(({ name }) => name === 'http-version')?.value;
  if (!version || ['1', '2or1'].includes(version.text)) return;
  if (version.text === '2') {
    compiler.notRun(
      version.offset,
      'http-version 2 is not run by the emulator, which speaks HTTP/1.1 to backends: 2or1 works here and in Azure',
    );
  } else {
    compiler.report(
      version.offset,
      `http-version of <forward-request> has to be one of 1, 2, 2or1, not "${version.text}"`,
    );
  }
}
