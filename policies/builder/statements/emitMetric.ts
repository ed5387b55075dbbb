// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression, Int } from '../expression';
import type { Statement, TextValue } from '../node';

/** Properties of {@link emitMetric}. */
export interface EmitMetricProps {
  readonly defaultDimensions?: boolean;
  readonly name: TextValue;
  readonly namespace?: TextValue;
  readonly value?: number | Expression<Int>;
  readonly dimension?: readonly {
    readonly name: TextValue;
    readonly value?: TextValue;
  }[];
}

/**
 * Sends a custom metric to Application Insights.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: emit-metric-policy.
 *
 * ```xml
 * <emit-metric name="name" />
 * ```
 */
export function emitMetric(props: EmitMetricProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('emit-metric', props);
}
