import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** What a command left behind. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

const commandLine = (script: string, args: readonly string[]) => [
  '--require',
  'tsx/cjs',
  `scripts/${script}.ts`,
  ...args,
];

/** Runs a command of scripts/ to its end, in pipes. */
export async function run(script: string, args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, commandLine(script, args));
  child.stdin.end(input);
  return watched(child).ended;
}

/** A command that goes on until it is told to end; whatever is left is killed after the tests of the file. */
export function start(script: string, args: readonly string[]): Output {
  return watched(spawn(process.execPath, commandLine(script, args)));
}

/**
 * The same on a pseudo-terminal, which `script` of util-linux makes.
 *
 * @param around a line for sh, where another than the command alone is to run
 */
export function startOnTerminal(
  script: string,
  args: readonly string[],
  // Some shells (dash) wait for the command instead of becoming it, and answer Ctrl-C with their own 130.
  around = (command: string) => `exec ${command}`,
): Output {
  const command = [process.execPath, ...commandLine(script, args)].map((part) => `'${part}'`).join(' ');
  // `script` runs the line with the shell that SHELL names, which may be any.
  const env = { ...process.env, SHELL: '/bin/sh', TERM: 'xterm' };
  return watched(spawn('script', ['--quiet', '--return', '--command', around(command), '/dev/null'], { env }));
}

const outputs: Output[] = [];

function watched(child: ChildProcess): Output {
  const output = new Output(child);
  outputs.push(output);
  return output;
}

function killAll(): void {
  for (const { child } of outputs) child.kill('SIGKILL');
}

// A hook that is added while hooks and tests run is never called.
afterAll(async () => {
  killAll();
  await Promise.all(outputs.map(({ ended }) => ended));
});
// A runner that stops early calls no hook.
process.once('exit', killAll);

/** Output of a running command. */
export class Output {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #closed = false;
  #changed: () => void = () => {};

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#changed();
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.ended = new Promise((resolve) => {
      child.once('close', (status, signal) => {
        this.#closed = true;
        resolve({ stdout: this.#stdout, stderr: this.#stderr, status, signal });
        this.#changed();
      });
    });
  }

  /** Waits until standard output matches. @throws Error with everything it said when it ends before */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#stdout);
      if (match) return match;
      if (this.#closed) throw new Error(`It ended without ${pattern}:\n${this.#stdout}${this.#stderr}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** Types a line. */
  type(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }
}

/** A folder for the tests of a file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Writes a file into a folder. */
export function file(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
