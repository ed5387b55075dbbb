import { MessageBody } from '../../message';
import type { StatementDefinition } from '../compiler';
import type { Outcome, Run } from '../run';

/**
 * `<find-and-replace>`: another text wherever one stands in the body: the request's in inbound and backend, the
 * response's in outbound and on-error. A body that is still a stream is taken in as a whole.
 *
 * Source: "Find and replace string in body" of the policy reference.
 */
export const findAndReplace: StatementDefinition = {
  name: 'find-and-replace',
  compile: (element, compiler) => {
    const from = compiler.text('from');
    const to = compiler.text('to');
    if (from?.constant === '')
      compiler.report(element.offset, 'from of <find-and-replace> is empty: give the text that is to be replaced');
    return async (run: Run): Promise<Outcome> => {
      const { context, section } = run;
      const message = section === 'inbound' || section === 'backend' ? context.request : context.response;
      if (!message?.body || message.body.consumed) return 'next';
      const search = from?.get(run) ?? '';
      if (search === '') throw compiler.failure('Expression evaluation failed. String cannot be of zero length.');
      const replacement = to?.get(run) ?? '';
      await message.body.buffer();
      message.body = new MessageBody(replaced(message.body.read(true), search, replacement));
      return 'next';
    };
  },
};

/** In bytes, so that a body that is no UTF-8 comes through whole. */
function replaced(bytes: Buffer, search: string, replacement: string): Buffer {
  const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(bytes.toString('latin1').split(latin(search)).join(latin(replacement)), 'latin1');
}
