import { STATUS_CODES } from 'node:http';
import { HeaderMap } from '../message';
import type { IncomingResponse } from '../network';

/** A JSON answer. */
export function json(
  status: number,
  reason: string,
  value: unknown,
  headers: { readonly [name: string]: string } = {},
): IncomingResponse {
  const body = Buffer.from(JSON.stringify(value));
  return {
    status,
    reason,
    headers: HeaderMap.from({ 'content-type': 'application/json', 'content-length': String(body.length), ...headers }),
    body,
  };
}

function error(
  status: number,
  reason: string,
  code: string,
  message: string,
  headers: { readonly [name: string]: string } = {},
) {
  return json(status, reason, { error: { code, message } }, headers);
}

/** The answers of Azure OpenAI that are errors, in its words. */
export const errors = {
  unauthorized: () =>
    error(
      401,
      'PermissionDenied',
      '401',
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
    ),
  deploymentNotFound: () =>
    error(
      404,
      'Not Found',
      'DeploymentNotFound',
      'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
    ),
  notFound: () => error(404, 'Resource Not Found', '404', 'Resource not found'),
  badRequest: (message: string) =>
    json(400, 'Bad Request', { error: { message, type: 'invalid_request_error', param: null, code: null } }),
  unsupported: (operation: string) =>
    error(
      400,
      'Bad Request',
      'OperationNotSupported',
      `The ${operation} operation does not work with the specified model. Please choose different model and try again.`,
    ),
  throttled: (
    operation: string,
    limit: 'token' | 'call',
    seconds: number,
    headers: { readonly [name: string]: string },
  ) =>
    error(
      429,
      'Too Many Requests',
      '429',
      `Requests to the ${operation} Operation under Azure OpenAI API have exceeded ${limit} rate limit of your current OpenAI S0 pricing tier. Please retry after ${seconds} seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit.`,
      headers,
    ),
  injected: (status: number, headers: { readonly [name: string]: string }) =>
    error(
      status,
      STATUS_CODES[status] ?? 'Error',
      String(status),
      `The account was told to answer ${status}.`,
      headers,
    ),
};
