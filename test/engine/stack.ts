import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Cloud, type CloudOptions } from '../azure/cloud';
import { serveCloud } from '../azure/server';

/** What a `pulumi` command printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  /** Standard output and standard error as a user sees them. */
  readonly text: string;
  readonly stdout: string;
}

const repository = resolve(__dirname, '../..');

/**
 * A copy of the project in a folder of its own with a stack `dev`, its state on disk, and the stand-in for Azure behind
 * it. Every command is the real `pulumi`.
 */
export class Stack {
  readonly folder: string;
  readonly cloud: Cloud;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #close: () => Promise<void>;

  private constructor(folder: string, cloud: Cloud, url: string, close: () => Promise<void>) {
    this.folder = folder;
    this.cloud = cloud;
    this.#close = close;
    this.#environment = {
      ...process.env,
      PATH: [join(repository, 'test/azure/bin'), join(repository, 'node_modules/.bin'), process.env.PATH].join(':'),
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      PULUMI_BACKEND_URL: `file://${join(folder, 'state')}`,
      PULUMI_CONFIG_PASSPHRASE: 'passphrase',
      PULUMI_HOME: join(folder, 'home'),
      AZURE_STAND_IN: url,
      ARM_ENDPOINT: url,
      // The managed identity of an App Service: the one credential of @azure/identity that needs no TLS.
      IDENTITY_ENDPOINT: `${url}/msi/token`,
      IDENTITY_HEADER: 'stand-in',
    };
  }

  /** A new stack of the project's own program, or of the program in another folder. */
  static async create(options: Omit<CloudOptions, 'file'> = {}, program?: string): Promise<Stack> {
    const folder = mkdtempSync(join(tmpdir(), 'load-balancer-'));
    const project = join(folder, 'project');
    if (program === undefined) {
      for (const part of ['Pulumi.yaml', 'package.json', 'tsconfig.json', 'infra', 'policies']) {
        cpSync(join(repository, part), join(project, part), { recursive: true });
      }
    } else {
      cpSync(program, project, { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
    cpSync(join(repository, 'LICENSE'), join(folder, 'state/.keep'), { recursive: true });
    const cloud = new Cloud({ ...options, file: join(folder, 'azure.json') });
    const { url, close } = await serveCloud(cloud);
    const stack = new Stack(folder, cloud, url, close);
    await stack.run('stack', 'init', 'dev');
    return stack;
  }

  /** Runs `pulumi` with these arguments; how it ends is for the caller to judge. */
  async try(...args: string[]): Promise<Outcome> {
    return new Promise((done) => {
      execFile(
        'pulumi',
        [...args, '--non-interactive', '--color', 'never'],
        { cwd: join(this.folder, 'project'), env: this.#environment, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => {
          const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
          done({ code, text: `${stdout}${stderr}`, stdout });
        },
      );
    });
  }

  /** Runs `pulumi` and throws what it printed when it does not end well. */
  async run(...args: string[]): Promise<Outcome> {
    const outcome = await this.try(...args);
    if (outcome.code !== 0) throw new Error(`pulumi ${args.join(' ')} ended with ${outcome.code}:\n${outcome.text}`);
    return outcome;
  }

  up(...args: string[]): Promise<Outcome> {
    return this.run('up', '--yes', '--skip-preview', ...args);
  }

  destroy(...args: string[]): Promise<Outcome> {
    return this.run('destroy', '--yes', '--skip-preview', ...args);
  }

  set(key: string, value: string, ...args: string[]): Promise<Outcome> {
    return this.run('config', 'set', ...args, key, value);
  }

  async output(name: string): Promise<string> {
    return (await this.run('stack', 'output', name, '--show-secrets')).stdout.trim();
  }

  /** The whole state as it lies on disk. */
  async state(): Promise<string> {
    return (await this.run('stack', 'export')).stdout;
  }

  async dispose(): Promise<void> {
    await this.#close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
