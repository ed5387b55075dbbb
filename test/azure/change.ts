import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { at, type Json, type Kind } from './kind';
import { plain } from './secrets';

/** What a change of inputs means for a resource. */
export interface Change {
  readonly changes: boolean;
  /** The inputs that cannot be changed in place. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The inputs with a name: the one given, the one it had, or one that azure-native makes up from the resource's. */
export function named(kind: Kind, resource: string, olds: Json | undefined, news: Json): Json {
  if (news[kind.name] !== undefined) return news;
  const made = { random: `${resource}${randomBytes(4).toString('hex')}`, copy: resource, uuid: crypto.randomUUID() };
  return { ...news, [kind.name]: olds?.[kind.name] ?? made[kind.autoName] };
}

/** Whether the inputs changed, and whether Azure takes the change in place. */
export function changeOf(kind: Kind, before: Json, after: Json): Change {
  const keys = [...Object.keys(before), ...Object.keys(after)].filter((key) => !key.startsWith('__'));
  const differs = (path: string) => !isDeepStrictEqual(plain(at(before, path)), plain(at(after, path)));
  const replaces = [kind.name, ...kind.replaceOn].filter(differs);
  return { changes: keys.some(differs), replaces, deleteBeforeReplace: replaces.length > 0 };
}
