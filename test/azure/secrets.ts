/** How the engine marks a secret on the wire. */
export const secretSignature = '4dabf18193072939515e22adb298388d';

/** A value as the engine takes a secret. */
export function secret(value: unknown): unknown {
  return { [secretSignature]: '1b47061264138c4ac30d75fd1eb44270', value };
}

/** The same value with every secret opened: Azure gets plain values. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  if (secretSignature in value) return plain((value as unknown as { value: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
