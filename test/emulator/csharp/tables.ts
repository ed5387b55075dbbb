/** The conformance tables (made with Roslyn and .NET) as typed rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of the value tables: an expression and what real .NET gives for it. */
export interface ValueRow {
  readonly id: string;
  readonly area: string;
  readonly expression: string;
  /** Name of a context in dotnet-contexts.json. */
  readonly context?: string;
  readonly type?: string;
  readonly value?: unknown;
  readonly exception?: string;
  readonly message?: string;
  readonly late?: boolean;
}

/** One row of csharp-invalid.jsonl: what must be refused when the document loads. */
export interface InvalidRow {
  readonly id: string;
  readonly area: string;
  readonly expression: string;
  readonly reason: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const folder = join(__dirname, 'tables');

function rows<T>(name: string): T[] {
  const text = readFileSync(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Rows without a context. */
export const valueRows = (): ValueRow[] => rows('dotnet-values.jsonl');
/** Rows with a context. */
export const contextRows = (): ValueRow[] => rows('dotnet-context-values.jsonl');
/** Rows that must not compile. */
export const invalidRows = (): InvalidRow[] => rows('csharp-invalid.jsonl');
/** The contexts by name, in the JSON form that `npm run evaluate` takes. */
export const contexts = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, 'dotnet-contexts.json'), 'utf8')) as Record<string, unknown>;
