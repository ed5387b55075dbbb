// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link publishEvent}. */
export interface PublishEventProps {
  readonly targets: {
    readonly graphqlSubscription: readonly {
      readonly id: string;
    }[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Publishes an event to GraphQL subscribers.
 *
 * Sections: none, it stands in others. Reference page: publish-event-policy.
 *
 * ```ts
 * publishEvent({ targets: { graphqlSubscription: [{ id: 'order-changed' }] } })
 * ```
 * renders as
 * ```xml
 * <publish-event>
 *   <targets>
 *     <graphql-subscription id="order-changed"/>
 *   </targets>
 * </publish-event>
 * ```
 */
export function publishEvent(props: PublishEventProps): Statement<never> {
  return buildStatement('publish-event', props);
}
