// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement, TextValue } from '../node';

/** Properties of {@link setRequestMetricDimensionValue}. */
export interface SetRequestMetricDimensionValueProps {
  readonly name: TextValue;
  readonly value: TextValue;
}

/**
 * Gives a dimension of the request's metrics a value.
 *
 * Sections: as its parent. Reference page: set-request-metric-dimension-value-policy.
 *
 * ```xml
 * <set-request-metric-dimension-value name="name" value="value" />
 * ```
 */
export function setRequestMetricDimensionValue(props: SetRequestMetricDimensionValueProps): Statement<Section> {
  return buildStatement('set-request-metric-dimension-value', props);
}
