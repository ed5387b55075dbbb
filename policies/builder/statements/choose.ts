// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Expression } from '../expression';
import type { Section, Statement } from '../node';

/** Properties of {@link choose}. */
export interface ChooseProps<S extends Section> {
  readonly when: readonly {
    readonly condition: boolean | Expression<boolean>;
    readonly statements: readonly Statement<S>[];
  }[];
  readonly otherwise?: {
    readonly statements: readonly Statement<S>[];
  };
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Runs the statements of the first `when` whose condition is true, else those of `otherwise`.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: choose-policy.
 *
 * ```ts
 * choose({
 *   when: [{ condition: cs.bool`context.Response.StatusCode == 429`, statements: [setStatus({ code: 503, reason: 'Busy' })] }],
 *   otherwise: { statements: [setVariable({ name: 'seen', value: 'yes' })] },
 * })
 * ```
 * renders as
 * ```xml
 * <choose>
 *   <when condition="@(context.Response.StatusCode == 429)">
 *     <set-status code="503" reason="Busy"/>
 *   </when>
 *   <otherwise>
 *     <set-variable name="seen" value="yes"/>
 *   </otherwise>
 * </choose>
 * ```
 */
export function choose<S extends Section>(props: ChooseProps<S>): Statement<S> {
  return buildStatement('choose', props);
}
