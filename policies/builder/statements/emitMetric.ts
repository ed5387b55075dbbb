// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Int } from '../csharpTypes';
import type { Expression } from '../expression';
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
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Sends a custom metric to Application Insights.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: emit-metric-policy.
 *
 * ```ts
 * emitMetric({ name: 'Requests', namespace: 'gateway', value: 1, dimension: [{ name: 'API ID' }] })
 * ```
 * renders as
 * ```xml
 * <emit-metric name="Requests" namespace="gateway" value="1">
 *   <dimension name="API ID"/>
 * </emit-metric>
 * ```
 */
export function emitMetric(props: EmitMetricProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('emit-metric', props);
}
