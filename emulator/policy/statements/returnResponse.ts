import { ResponseMessage } from '../../context';
import { HeaderMap, MessageBody } from '../../message';
import type { StatementDefinition } from '../compiler';
import { PolicyFailure, type Run } from '../run';
import { compileBody } from './setBody';
import { compileSetHeader } from './setHeader';

/**
 * `<return-response>`: ends the pipeline; a response in a variable is taken first, then changed by the rest. Without one
 * it begins with 200 OK.
 *
 * Source: "Return response" of the policy reference.
 */
export const returnResponse: StatementDefinition = {
  name: 'return-response',
  compile: (_element, compiler) => {
    const variable = compiler.literal('response-variable-name');
    const status = compiler.child('set-status');
    const code = status && compiler.status('code', status);
    const reason = status && compiler.reason('reason', status);
    const headers = compiler.children('set-header').map((header) => compileSetHeader(header, compiler));
    const bodyElement = compiler.child('set-body');
    const body = bodyElement && compileBody(bodyElement, compiler);
    return (run) => {
      const given = variable === undefined ? undefined : responseIn(run, variable);
      const response = new ResponseMessage({
        statusCode: code?.get(run) ?? given?.statusCode ?? 200,
        statusReason: reason?.get(run) ?? (code ? '' : (given?.statusReason ?? 'OK')),
        headers: given?.headers.clone() ?? new HeaderMap(),
        body: given?.body ?? null,
      });
      for (const set of headers) set(run, response.headers);
      if (body) response.body = new MessageBody(body(run));
      run.context.response = response;
      return 'end';
    };
  },
};

/** The response that send-request put there; undefined when it put none. */
function responseIn(run: Run, variable: string): ResponseMessage | undefined {
  const value = run.context.variables.get(variable);
  if (value === undefined || value === null) return undefined;
  if (value instanceof ResponseMessage) return value;
  throw new PolicyFailure('return-response', 'VariableNotResponse', `The variable '${variable}' holds no response.`);
}
