// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link sendServiceBusMessage}. */
export type SendServiceBusMessageProps = Readonly<Record<string, never>>;

/**
 * Sends a message to Service Bus.
 *
 * Sections: inbound, outbound, on-error. Reference page: send-service-bus-message-policy.
 *
 * ```xml
 * <send-service-bus-message />
 * ```
 */
export function sendServiceBusMessage(
  props: SendServiceBusMessageProps = {},
): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('send-service-bus-message', props);
}
