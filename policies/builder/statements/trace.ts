// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement, TextValue } from '../node';

/** Properties of {@link trace}. */
export interface TraceProps {
  readonly source: TextValue;
  readonly severity?: 'verbose' | 'information' | 'error';
  readonly metadata?: readonly {
    readonly name: TextValue;
    readonly value: TextValue;
  }[];
  readonly message?: readonly TextValue[];
  readonly text?: TextValue;
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Writes a line into traces and telemetry.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: trace-policy.
 *
 * ```ts
 * trace({ source: 'load-balancer', severity: 'error', message: ['Every account is throttled'], metadata: [{ name: 'pool', value: 'chat' }] })
 * ```
 * renders as
 * ```xml
 * <trace source="load-balancer" severity="error">
 *   <metadata name="pool" value="chat"/>
 *   <message>Every account is throttled</message>
 * </trace>
 * ```
 */
export function trace(props: TraceProps): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('trace', props);
}
