// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement } from '../node';

/** Properties of {@link publishEvent}. */
export interface PublishEventProps {
  readonly targets: {
    readonly graphqlSubscription: readonly object[];
  };
}

/**
 * Publishes an event to GraphQL subscribers.
 *
 * Sections: . Reference page: publish-event-policy.
 *
 * ```xml
 * <publish-event>
 *   <targets>
 *     <graphql-subscription />
 *   </targets>
 * </publish-event>
 * ```
 */
export function publishEvent(props: PublishEventProps): Statement<Section> {
  return buildStatement('publish-event', props);
}
