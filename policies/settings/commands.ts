/**
 * The path of a field: `accounts[0].priority`, and `tags["cost center"]` where the name is no plain word. The key of the
 * whole configuration is empty.
 */
export function fieldOf(key: string, name: string): string {
  if (key === '') return name;
  return /^\w[\w-]*$/.test(name) ? `${key}.${name}` : `${key}[${JSON.stringify(name)}]`;
}

/** The command that sets a key to a value, which stands there as the shell wants it. */
export function setCommand(key: string, value: string): string {
  return `pulumi config set ${argument(key)} ${value}`;
}

/** The command that takes a key out of the configuration. */
export function removeCommand(key: string): string {
  return `pulumi config rm ${argument(key)}`;
}

/** The commands that put something into an array or object where something else stands. */
export function refillCommands(
  key: string,
  value: unknown,
  example: { readonly suffix: string; readonly value: string },
): string {
  const set = setCommand(`${key}${example.suffix}`, example.value);
  // Pulumi puts nothing into an array by name, and nothing into an object by number.
  return value !== null && typeof value === 'object' ? `${removeCommand(key)} && ${set}` : set;
}

function argument(key: string): string {
  if (/^\w+$/.test(key)) return key;
  const quoted = `'${key.replaceAll("'", "'\\''")}'`;
  return /[.[]/.test(key) ? `--path ${quoted}` : quoted;
}
