// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link logToEventhub}. */
export interface LogToEventhubProps {
  readonly loggerId: TextValue;
  readonly partitionKey?: TextValue;
  readonly partitionId?: TextValue;
  readonly text?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends a message to an event hub.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: log-to-eventhub-policy.
 *
 * ```ts
 * logToEventhub({ loggerId: 'hub', text: cs.string`context.RequestId.ToString()` })
 * ```
 * renders as
 * ```xml
 * <log-to-eventhub logger-id="hub">@(context.RequestId.ToString())</log-to-eventhub>
 * ```
 */
export function logToEventhub(props: LogToEventhubProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('log-to-eventhub', props);
}
