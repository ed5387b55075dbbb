// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link sendServiceBusMessage}. */
export interface SendServiceBusMessageProps {
  readonly queueName?: TextValue;
  readonly topicName?: TextValue;
  readonly namespace: TextValue;
  readonly clientId?: TextValue;
  readonly messageProperties?: {
    readonly messageProperty?: readonly {
      readonly name: TextValue;
      readonly text?: TextValue;
    }[];
  };
  readonly payload: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends a message to Service Bus.
 *
 * Sections: inbound, outbound, on-error. Reference page: send-service-bus-message-policy.
 *
 * ```ts
 * sendServiceBusMessage({ queueName: 'orders', namespace: 'contoso.servicebus.windows.net', payload: 'hello' })
 * ```
 * renders as
 * ```xml
 * <send-service-bus-message queue-name="orders" namespace="contoso.servicebus.windows.net">
 *   <payload>hello</payload>
 * </send-service-bus-message>
 * ```
 */
export function sendServiceBusMessage(
  props: SendServiceBusMessageProps,
): Statement<'inbound' | 'outbound' | 'on-error'> {
  return buildStatement('send-service-bus-message', props);
}
