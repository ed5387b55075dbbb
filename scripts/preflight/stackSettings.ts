import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { rawConfig } from '../../infra/config';
import { readSettings, type Settings } from '../../policies';
import { UsageError } from '../command';

/** Settings of a stack, and the names that its resources' names are made from. */
export interface StackSettings {
  readonly project: string;
  readonly stack: string;
  readonly settings: Settings;
}

const project = 'azure-openai-load-balancer';

/**
 * The configuration of a stack as the program will read it; the defaults when there is no stack yet.
 *
 * @throws UsageError that lists every mistake of the configuration
 */
export async function stackSettings(name: string | undefined): Promise<StackSettings> {
  const pulumi = (...args: string[]) =>
    promisify(execFile)('pulumi', [...args, ...(name === undefined ? [] : ['--stack', name]), '--non-interactive']);
  let config: { [key: string]: { value?: string } };
  let stack = name ?? 'dev';
  try {
    config = JSON.parse((await pulumi('config', '--json', '--show-secrets')).stdout) as typeof config;
    if (name === undefined) stack = (await promisify(execFile)('pulumi', ['stack', '--show-name'])).stdout.trim();
  } catch (error) {
    const text = (error as { stderr?: string }).stderr?.trim() ?? '';
    if (name !== undefined || !/no stack selected|ENOENT|not found/i.test(`${text} ${(error as Error).message}`)) {
      throw new UsageError(`The stack's configuration cannot be read: ${text || (error as Error).message}`);
    }
    config = {};
  }
  const texts = Object.fromEntries(Object.entries(config).map(([key, { value = '' }]) => [key, value]));
  const { settings, mistakes } = readSettings(rawConfig(project, texts));
  if (mistakes) {
    throw new UsageError(mistakes.map(({ key, message, remedy }) => `${key}: ${message}\n  ${remedy}`).join('\n'));
  }
  return { project, stack, settings };
}
