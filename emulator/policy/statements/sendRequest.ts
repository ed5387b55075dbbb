import { ResponseMessage } from '../../context';
import { MessageBody } from '../../message';
import type { StatementDefinition } from '../compiler';
import { networkFailure } from '../networkFailure';
import { type Outcome, PolicyFailure, type Run } from '../run';
import { compileRequest } from './outgoingRequest';

/**
 * `<send-request>`: another request than the caller's, whose response a variable takes. With `ignore-error="true"` a
 * request without a response leaves null in the variable.
 */
export const sendRequest: StatementDefinition = {
  name: 'send-request',
  compile: (element, compiler) => {
    const request = compileRequest(element, compiler);
    const variable = compiler.literal('response-variable-name');
    const seconds = compiler.number('timeout');
    const milliseconds = compiler.number('timeout-ms');
    if (seconds && milliseconds)
      compiler.report(element.offset, '<send-request> takes either timeout or timeout-ms, not both');
    const ignoreError = compiler.boolean('ignore-error', false);
    const bufferResponse = compiler.boolean('buffer-response', true);
    const failOnError = compiler.boolean('fail-on-error-status-code', false);

    const exchange = async (run: Run): Promise<ResponseMessage> => {
      const headersTimeout = milliseconds?.get(run) ?? (seconds?.get(run) ?? 60) * 1000;
      const outgoing = await request(run);
      try {
        const answer = await run.host.network.send({ ...outgoing, headersTimeout, signal: run.signal });
        const body = new MessageBody(answer.body);
        if (bufferResponse.get(run)) await body.buffer();
        return new ResponseMessage({
          statusCode: answer.status,
          statusReason: answer.reason,
          headers: answer.headers,
          body,
        });
      } catch (error) {
        throw networkFailure('send-request', error);
      }
    };

    return async (run): Promise<Outcome> => {
      let response: ResponseMessage | null = null;
      try {
        response = await exchange(run);
        if (failOnError.get(run) && response.statusCode >= 400) {
          throw new PolicyFailure('send-request', 'BackendErrorStatus', `${response.statusCode} was answered.`);
        }
      } catch (error) {
        const ignored = error instanceof PolicyFailure && error.reason !== 'ClientConnectionFailure';
        if (!ignored || !ignoreError.get(run)) throw error;
        response = null;
      }
      if (variable !== undefined) run.context.variables.set(variable, response);
      return 'next';
    };
  },
};
