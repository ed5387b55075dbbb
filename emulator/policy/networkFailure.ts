import type { NetworkError } from '../network';
import { PolicyFailure } from './run';

/** What `context.LastError` says of a request that had no response, or whose response broke off. */
export function networkFailure(source: string, error: unknown): PolicyFailure {
  if (error instanceof PolicyFailure) return error;
  const { kind, name, message } = error as Partial<NetworkError> & Error;
  if (kind === 'timeout') return new PolicyFailure(source, 'Timeout', 'Request to the backend service timed out');
  if (kind === 'aborted' || name === 'AbortError')
    return new PolicyFailure(source, 'ClientConnectionFailure', 'The client closed the connection.', 499);
  return new PolicyFailure(
    source,
    'BackendConnectionFailure',
    `Error occurred while calling backend service. ${message}`,
  );
}
