/**
 * The stack's configuration as plain data: each key of the project with its value, JSON where it is JSON. Judging it is
 * for `policies/`; here nothing has a default and nothing is refused.
 *
 * @param project name of the project, the prefix of its keys
 * @param all every key of the stack with its text (`pulumi.runtime.allConfig()`)
 */
export function rawConfig(project: string, all: { readonly [key: string]: string }): { [key: string]: unknown } {
  const raw: { [key: string]: unknown } = {};
  for (const [key, text] of Object.entries(all)) {
    const [namespace, name] = split(key);
    if (namespace === project) raw[name] = parse(text);
  }
  return raw;
}

function split(key: string): [string, string] {
  const colon = key.indexOf(':');
  return [key.slice(0, colon), key.slice(colon + 1)];
}

/** Pulumi hands arrays, objects, numbers and booleans over as JSON, strings as they are. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
