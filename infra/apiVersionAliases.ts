import type * as pulumi from '@pulumi/pulumi';

/** A type of azure-native with the version of Azure's API in it, as in `azure-native:apimanagement/v20240501:Api`. */
const versioned = /^azure-native:[^:]+\/v\d{8}[^:]*:/;

/**
 * Takes away the aliases that azure-native gives to a resource for a state with the version of Azure's API in its type,
 * some twenty to each. This program never registered such a type, and all those names cost 0.3 s of a preview. Aliases
 * of another kind stay.
 */
export const withoutApiVersionAliases: pulumi.ResourceTransformation = ({ props, opts }) => ({
  props,
  opts: { ...opts, aliases: (opts.aliases ?? []).filter((alias) => !hasVersion(alias)) },
});

function hasVersion(alias: pulumi.Input<pulumi.URN | pulumi.Alias>): boolean {
  if (typeof alias !== 'object' || !('type' in alias)) return false;
  return typeof alias.type === 'string' && versioned.test(alias.type);
}
