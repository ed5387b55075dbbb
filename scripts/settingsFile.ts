import { readSettings, type Settings } from '../policies';
import { jsonObject, readText, UsageError } from './command';

/** A value that goes before the file's, and the option that gave it. */
export interface Override {
  readonly option: string;
  readonly value: unknown;
}

/**
 * The settings of a JSON file, the defaults for what it leaves out.
 *
 * @param file the defaults alone where nothing is said
 * @param overrides by the settings' keys
 * @throws UsageError when there is no such file, it is no JSON, or it has mistakes: a line for each
 */
export function readSettingsFile(
  file: string | undefined,
  overrides: { readonly [key: string]: Override } = {},
): Settings {
  const given = file === undefined ? {} : jsonObject(readText(file), file);
  const values = Object.entries(overrides).map(([key, { value }]) => [key, value]);
  const { settings, mistakes } = readSettings({ ...given, ...Object.fromEntries(values) });
  if (!mistakes) return settings;
  const where = (key: string) => overrides[key]?.option ?? `${file ?? 'settings'}:${key === '' ? '' : ` ${key}:`}`;
  throw new UsageError(mistakes.map(({ key, message }) => `${where(key)} ${message}`).join('\n'));
}
