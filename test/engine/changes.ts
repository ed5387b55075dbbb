import type { Stack } from './stack';

/** Operations by type and verb since the last call of this, for example `Deployment update`. */
export function changes(stack: Stack): { [change: string]: number } {
  const counts: { [change: string]: number } = {};
  for (const { type, operation } of stack.cloud.calls) {
    const change = `${type.split(':').at(-1)} ${operation}`;
    counts[change] = (counts[change] ?? 0) + 1;
  }
  stack.cloud.calls.length = 0;
  return counts;
}
