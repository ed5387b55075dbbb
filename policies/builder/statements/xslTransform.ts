// Written by `npm run generate` from ../schema.json: change that, not this.
import { buildStatement } from '../build';
import type { Statement } from '../node';

/** Properties of {@link xslTransform}. */
export type XslTransformProps = Readonly<Record<string, never>>;

/**
 * Transforms an XML body with a style sheet.
 *
 * Sections: inbound, outbound. Reference page: xsl-transform-policy.
 *
 * ```ts
 * xslTransform()
 * ```
 * renders as
 * ```xml
 * <xsl-transform/>
 * ```
 */
export function xslTransform(props: XslTransformProps = {}): Statement<'inbound' | 'outbound'> {
  return buildStatement('xsl-transform', props);
}
