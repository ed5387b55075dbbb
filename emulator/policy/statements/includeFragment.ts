import type { StatementDefinition } from '../compiler';

/** `<include-fragment>`: the fragment's statements, as if they stood here. */
export const includeFragment: StatementDefinition = {
  name: 'include-fragment',
  entered: ['cors', 'cache-store'],
  compile: (_element, compiler) => compiler.fragment(compiler.literal('fragment-id') ?? ''),
};
