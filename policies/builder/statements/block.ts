// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Section, Statement } from '../node';

/** Properties of {@link block}. */
export interface BlockProps<S extends Section> {
  readonly statements: readonly Statement<S>[];
  /** Names the statement in traces. */
  readonly id?: string;
}

/**
 * Groups statements.
 *
 * Sections: as its parent. Reference page: block-policy.
 *
 * ```ts
 * block({ statements: [setVariable({ name: 'step', value: 'one' })] })
 * ```
 * renders as
 * ```xml
 * <block>
 *   <set-variable name="step" value="one"/>
 * </block>
 * ```
 */
export function block<S extends Section>(props: BlockProps<S>): Statement<S> {
  return buildStatement('block', props);
}
