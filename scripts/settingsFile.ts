import { readFileSync } from 'node:fs';
import { readSettings, type Settings } from '../policies';

/** A settings file that cannot be used: one line for each reason. */
export class SettingsFileError extends Error {}

/**
 * The settings of a JSON file, the defaults for what it leaves out.
 *
 * @param file the defaults alone where nothing is said
 * @param overrides values that go before the file's
 * @throws SettingsFileError when there is no such file, it is no JSON, or it has mistakes: all of them
 */
export function readSettingsFile(
  file: string | undefined,
  overrides: { readonly [key: string]: unknown } = {},
): Settings {
  const { settings, mistakes } = readSettings({ ...(file === undefined ? {} : readJson(file)), ...overrides });
  if (!mistakes) return settings;
  throw new SettingsFileError(
    mistakes.map(({ key, message }) => `${file ?? 'settings'}: ${key === '' ? '' : `${key}: `}${message}`).join('\n'),
  );
}

function readJson(file: string): { [key: string]: unknown } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsFileError(`${file} cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text) as { [key: string]: unknown };
  } catch (error) {
    throw new SettingsFileError(`${file} is no JSON: ${(error as Error).message}`);
  }
}
