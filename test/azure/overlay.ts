import type { Json } from './kind';
import { secretSignature } from './secrets';

/** Azure's answer laid over the inputs, which keep their secrets. */
export function overlay(inputs: unknown, outputs: unknown): unknown {
  const both = [inputs, outputs].every(
    (side) => side !== null && typeof side === 'object' && !Array.isArray(side) && !(secretSignature in (side as Json)),
  );
  if (!both) return outputs ?? inputs;
  const merged: { [key: string]: unknown } = { ...(inputs as Json) };
  for (const [key, value] of Object.entries(outputs as Json)) {
    merged[key] = key in merged ? overlay(merged[key], value) : value;
  }
  return merged;
}
