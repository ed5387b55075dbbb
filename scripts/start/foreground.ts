import { spawnSync } from 'node:child_process';

/**
 * Whether what is typed at the terminal is meant for this process. A shell stops a command in the background (`npm start &`)
 * that reads from the terminal.
 */
export function inForeground(): boolean {
  if (!process.stdin.isTTY) return false;
  const { stdout } = spawnSync('ps', ['-o', 'pgid=', '-o', 'tpgid=', '-p', String(process.pid)], { encoding: 'utf8' });
  const [own, foreground] = (stdout ?? '').trim().split(/\s+/);
  // Where there is no such command, it is as nearly always.
  return foreground === undefined || own === foreground;
}
