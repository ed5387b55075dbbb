// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setBackendService}. */
export interface SetBackendServiceProps {
  readonly backendId?: TextValue;
  readonly baseUrl?: TextValue;
  readonly sfPartitionKey?: TextValue;
  readonly daprAppId?: TextValue;
  readonly daprMethod?: TextValue;
  readonly daprNamespace?: TextValue;
  readonly sfReplicaType?: 'primary' | 'secondary' | Expression<string>;
  readonly sfResolveCondition?: boolean | Expression<boolean>;
  readonly sfServiceInstanceName?: TextValue;
  readonly sfListenerName?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Chooses the backend, by its id or by a base URL.
 *
 * Sections: inbound, backend. Reference page: set-backend-service-policy.
 *
 * ```ts
 * setBackendService({ backendId: 'eastus' })
 * ```
 * renders as
 * ```xml
 * <set-backend-service backend-id="eastus"/>
 * ```
 */
export function setBackendService(props: SetBackendServiceProps): Statement<'inbound' | 'backend'> {
  return buildStatement('set-backend-service', props);
}
