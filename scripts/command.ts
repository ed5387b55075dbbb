import { readFileSync } from 'node:fs';
import type { PolicyDiagnostic } from '../emulator';

/** A mistake of whoever called: one sentence that says what to give instead. */
export class UsageError extends Error {}

/**
 * Runs a command for people. A mistake in the call is one sentence on standard error and exit code 2, another error its
 * message and exit code 1. Whoever reads the output may stop early (`| head`).
 *
 * @param name how it is called, for example `npm run check`
 * @param main gives the exit code, or nothing when the process goes on
 */
export function runCommand(name: string, main: () => number | undefined | Promise<number | undefined>): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  new Promise<number | undefined>((resolve) => resolve(main())).then(
    (code) => {
      if (code !== undefined) process.exitCode = code;
    },
    (error: Error) => {
      const usage = usageOf(error);
      process.stderr.write(`${usage ?? error.message}\n`);
      if (usage !== undefined) process.stderr.write(`\`${name} -- --help\` lists the options.\n`);
      process.exitCode = usage === undefined ? 1 : 2;
    },
  );
}

function usageOf(error: Error & { code?: string }): string | undefined {
  if (error instanceof UsageError) return error.message;
  if (error.code?.startsWith('ERR_PARSE_ARGS') !== true) return undefined;
  return error.message
    .replace(/ To specify a positional argument .*/s, '')
    .replaceAll('\n', ' ')
    .replace(/(?<![.?])$/, '.');
}

/** A mistake or a warning as it is printed: place, message, the line and a caret. */
export function diagnosticLines(
  document: string,
  { line, column, severity, message, excerpt }: Omit<PolicyDiagnostic, 'document'>,
): string {
  return `${document}:${line}:${column}: ${severity === undefined ? '' : `${severity}: `}${message}\n${excerpt}\n`;
}

/** Text of a file. @throws UsageError when it cannot be read */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UsageError(`${file} is no text in UTF-8: save it as such.`);
    throw new UsageError(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${message}`);
  }
}

/**
 * An object that JSON text holds.
 *
 * @param what names the text in messages
 * @throws UsageError when it holds none
 */
export function jsonObject(text: string, what: string): { readonly [name: string]: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${what} is no JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${what} has to hold a JSON object.`);
  return value as { readonly [name: string]: unknown };
}

/** Options that take pairs, and how one is written. */
const pairForms = {
  'named-value': 'NAME=TEXT',
  fragment: 'ID=FILE',
  'operation-policy': 'ID=FILE',
  fault: 'ACCOUNT=FAULT',
} as const;
type PairOption = keyof typeof pairForms;

/** What stands before and after the first `=` of a pair. @throws UsageError when it is none */
export function pairOf(option: PairOption, text: string): [name: string, text: string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(`--${option} ${text}: write it ${pairForms[option]}.`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

/** Pairs of an option that may be repeated. @throws UsageError when one is none, or a name is there twice */
export function pairsOf(option: PairOption, texts: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const [name, value] = pairOf(option, text);
    if (pairs.has(name)) throw new UsageError(`--${option} ${name} is given twice.`);
    pairs.set(name, value);
  }
  return pairs;
}

/** Texts of the files of an option that takes `ID=FILE` pairs. @throws UsageError */
export function filesOf(option: PairOption, texts: readonly string[]): Map<string, string> {
  return new Map([...pairsOf(option, texts)].map(([id, file]) => [id, readText(file)]));
}
