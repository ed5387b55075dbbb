import type { StatementDefinition } from '../compiler';
import { PolicyFailure } from '../run';

/**
 * `<check-header>`: refuses a request whose header is missing, empty, or none of the allowed values.
 *
 * Source: "Check HTTP header" of the policy reference; reasons and messages: "Error handling in API Management policies".
 */
export const checkHeader: StatementDefinition = {
  name: 'check-header',
  compile: (_element, compiler) => {
    const name = compiler.text('name');
    const code = compiler.status('failed-check-httpcode');
    const message = compiler.text('failed-check-error-message');
    const ignoreCase = compiler.boolean('ignore-case', false);
    const values = compiler.children('value').map((value) => compiler.content(value));
    return (run) => {
      const header = name?.get(run) ?? '';
      const refuse = (reason: string, why: string): never => {
        throw new PolicyFailure('check-header', reason, why, code?.get(run) ?? 400, message?.get(run));
      };
      const given = run.context.request.headers.get(header);
      if (given === undefined || given === '')
        return refuse('HeaderNotFound', `Header ${header} was not found in the request. Access denied.`);
      const fold = ignoreCase.get(run) ? (text: string) => text.toLowerCase() : (text: string) => text;
      const allowed = values.length === 0 || values.some((value) => fold(value.get(run)) === fold(given));
      if (allowed) return 'next';
      return refuse('HeaderValueNotAllowed', `Header ${header} value of ${given} is not allowed. Access denied.`);
    };
  },
};
