import { type GatewayDefinition, gatewayDefinition, readSettings } from '../policies';

/** Settings as a user writes them. */
export type RawSettings = { readonly [key: string]: unknown };

/**
 * The definition of a gateway with these settings; the others have their defaults.
 *
 * @throws Error with every mistake in the settings
 */
export function definitionFor(raw: RawSettings): GatewayDefinition {
  const { settings, mistakes } = readSettings(raw);
  if (!settings) throw new Error(mistakes.map(({ key, message }) => `${key}: ${message}`).join('\n'));
  return gatewayDefinition(settings);
}
