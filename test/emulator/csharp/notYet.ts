import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rows of the tables that do not hold yet: by area and id, the reason. */
export interface NotYet {
  readonly [area: string]: { readonly [id: string]: string };
}

/** Where the rows that do not hold yet stand. */
export const notYetFile = join(__dirname, 'notYet.json');

/** The rows that do not hold yet. */
export function notYet(): NotYet {
  return JSON.parse(readFileSync(notYetFile, 'utf8')) as NotYet;
}

/** The list without the rows that hold now: sorted by area, the reasons as they were. */
export function shrunk(listed: NotYet, fails: (area: string, id: string) => boolean): NotYet {
  return Object.fromEntries(
    Object.entries(listed)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(
        ([area, rows]) => [area, Object.fromEntries(Object.entries(rows).filter(([id]) => fails(area, id)))] as const,
      )
      .filter(([, rows]) => Object.keys(rows).length > 0),
  );
}
