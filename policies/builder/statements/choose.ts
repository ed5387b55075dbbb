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
}

/**
 * Runs the statements of the first `when` whose condition is true, else those of `otherwise`.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: choose-policy.
 *
 * ```xml
 * <choose>
 *   <when condition="@(context.Response.StatusCode == 429)">
 *     ...
 *   </when>
 * </choose>
 * ```
 */
export function choose<S extends Section>(props: ChooseProps<S>): Statement<S> {
  return buildStatement('choose', props);
}
