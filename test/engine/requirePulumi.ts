import { execFileSync } from 'node:child_process';

/** Runs before the engine tests: without the `pulumi` command none of them can mean anything. */
export function setup(): void {
  try {
    execFileSync('pulumi', ['version'], { stdio: 'ignore' });
  } catch {
    throw new Error(
      'The engine tests need the pulumi command on PATH: see https://www.pulumi.com/docs/iac/download-install/, or run `npm test`, which does without.',
    );
  }
}
