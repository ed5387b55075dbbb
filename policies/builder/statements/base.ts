// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link base}. */
export type BaseProps = Readonly<Record<string, never>>;

/**
 * Runs the broader scope's statements of the same section here.
 *
 * Sections: inbound, backend, outbound, on-error. Reference page: base-policy.
 *
 * ```ts
 * base()
 * ```
 * renders as
 * ```xml
 * <base/>
 * ```
 */
export function base(props: BaseProps = {}): Statement<'inbound' | 'backend' | 'outbound' | 'on-error'> {
  return buildStatement('base', props);
}
