// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link setRequestMetricDimensionValue}. */
export interface SetRequestMetricDimensionValueProps {
  readonly name: TextValue;
  readonly value: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Gives a dimension of the request's metrics a value.
 *
 * Sections: none, it stands in others. Reference page: set-request-metric-dimension-value-policy.
 *
 * ```ts
 * setRequestMetricDimensionValue({ name: 'Tenant', value: 'contoso' })
 * ```
 * renders as
 * ```xml
 * <set-request-metric-dimension-value name="Tenant" value="contoso"/>
 * ```
 */
export function setRequestMetricDimensionValue(props: SetRequestMetricDimensionValueProps): Statement<never> {
  return buildStatement('set-request-metric-dimension-value', props);
}
