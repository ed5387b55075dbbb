import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  /** All that was printed without being asked to show secrets. */
  readonly printed: string[] = [];
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

  /** Runs a command in the project's folder, in the stack's environment. */
  execute(command: string, args: readonly string[]): Promise<Outcome> {
    return new Promise((done) => {
      execFile(
        command,
        args,
        { cwd: join(this.folder, 'project'), env: this.#environment, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => {
          const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
          if (!args.includes('--show-secrets')) this.printed.push(stdout, stderr);
          done({ code, text: `${stdout}${stderr}`, stdout });
        },
      );
    });
  }

  /** Runs `pulumi` with these arguments; how it ends is for the caller to judge. */
  try(...args: string[]): Promise<Outcome> {
    return this.execute('pulumi', [...args, '--non-interactive', '--color', 'never']);
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

  /** Sets keys of the configuration; a key may be a path such as `accounts[0].location`. */
  set(values: { readonly [key: string]: string }): Promise<Outcome> {
    const pairs = Object.entries(values).flatMap(([key, value]) => ['--plaintext', `${key}=${value}`]);
    return this.run('config', 'set-all', '--path', ...pairs);
  }

  /** Takes keys out of the configuration. */
  unset(...keys: string[]): Promise<Outcome> {
    return this.run('config', 'rm-all', '--path', ...keys);
  }

  async output(name: string): Promise<string> {
    return (await this.run('stack', 'output', name, '--show-secrets')).stdout.trim();
  }

  /** The state as `pulumi stack export` gives it, secrets encrypted. */
  async state(): Promise<string> {
    return (await this.run('stack', 'export')).stdout;
  }

  /** Puts another state in the place of the stack's. */
  async replaceState(state: string): Promise<void> {
    const file = join(this.folder, 'state.json');
    writeFileSync(file, state);
    await this.run('stack', 'import', '--file', file);
    rmSync(file);
  }

  /** Every file that Pulumi keeps on disk for the stack: state, its history and its backups, and the configuration. */
  files(): string[] {
    const texts: string[] = [];
    for (const folder of [join(this.folder, 'state'), join(this.folder, 'project')]) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && !entry.parentPath.includes('node_modules'))
          texts.push(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      }
    }
    return texts;
  }

  async dispose(): Promise<void> {
    await this.#close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
