import { MessageBody } from '../../message';
import type { OutgoingRequest } from '../../network';
import type { StatementDefinition } from '../compiler';
import type { Outcome, Run } from '../run';
import { compileRequest } from './outgoingRequest';

/**
 * `<send-one-way-request>`: the policy goes on at once, whatever becomes of the request. It outlives the caller; what
 * goes wrong with it is only traced.
 *
 * Source: "send-one-way-request".
 */
export const sendOneWayRequest: StatementDefinition = {
  name: 'send-one-way-request',
  compile: (element, compiler) => {
    const request = compileRequest(element, compiler);
    const seconds = compiler.number('timeout');
    const exchange = async (run: Run, outgoing: OutgoingRequest) => {
      const answer = await run.host.network.send(outgoing);
      // The response is read to its end, so that its connection is free again.
      await new MessageBody(answer.body).buffer();
    };
    return async (run): Promise<Outcome> => {
      const outgoing = await request(run);
      exchange(run, { ...outgoing, headersTimeout: (seconds?.get(run) ?? 60) * 1000 }).catch(({ message }: Error) => {
        run.host.trace?.({ source: 'send-one-way-request', message, elapsedMs: run.context.elapsedMs() });
      });
      return 'next';
    };
  },
};
