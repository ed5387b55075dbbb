import { NetworkError } from '../../network';
import { PolicyFailure } from '../run';

/** What `context.LastError` says of a request that had no response; any other error as it is. */
export function networkFailure(source: string, error: unknown): unknown {
  if (!(error instanceof NetworkError)) return error;
  if (error.kind === 'timeout') return new PolicyFailure(source, 'Timeout', 'Request to the backend service timed out');
  if (error.kind === 'aborted')
    return new PolicyFailure(source, 'ClientConnectionFailure', 'The client closed the connection.', 499);
  return new PolicyFailure(
    source,
    'BackendConnectionFailure',
    `Error occurred while calling backend service. ${error.message}`,
  );
}
