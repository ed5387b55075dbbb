import { STATUS_CODES } from 'node:http';
import { ResponseMessage } from '../../context';
import { HeaderMap } from '../../message';
import type { StatementDefinition } from '../compiler';

/**
 * `<mock-response>`: ends the pipeline with a status and a content type. Operations of the emulator have neither examples
 * nor schemas, and without them API Management's answer has no content.
 *
 * Source: "Mock response" of the policy reference.
 */
export const mockResponse: StatementDefinition = {
  name: 'mock-response',
  compile: (_element, compiler) => {
    const enabled = compiler.boolean('enabled', true);
    const code = compiler.status('status-code');
    const contentType = compiler.text('content-type');
    return (run) => {
      if (!enabled.get(run)) return 'next';
      const statusCode = code?.get(run) ?? 200;
      const headers = new HeaderMap();
      if (contentType) headers.set('Content-Type', [contentType.get(run)]);
      run.context.response = new ResponseMessage({
        statusCode,
        statusReason: STATUS_CODES[statusCode] ?? '',
        headers,
        body: null,
      });
      return 'end';
    };
  },
};
