import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { CSharpError, compileExpression, contextFromJson, DotNetException, describeValue } from '../emulator';

const help = `npm run evaluate -- 'EXPRESSION' [options]

Type and value of a policy expression, @(...) or @{...}; or its exception; or why it does not compile.

  --context FILE   the context as JSON (docs/context.md)
  --lines          reads {"id", "expression", "context"?} from standard input, a line each, and answers a line each:
                   {"id", "type", "value"}, {"id", "exception", "message"} or {"id", "error": {"line", "column", "message"}}
  --help

Exit code: 0 for a value, 1 for an exception or a compile error, 2 for a mistake in the call.
`;

/** A mistake of whoever called: one sentence, exit code 2. */
class UsageError extends Error {}

type Json = { readonly [name: string]: unknown };

/** What came of an expression. */
type Result =
  | { readonly type: string; readonly value: unknown }
  | { readonly exception: string; readonly message: string }
  | {
      readonly error: { readonly line: number; readonly column: number; readonly message: string };
      readonly excerpt?: string;
    };

function evaluate(expression: string, context: Json): Result {
  try {
    const built = contextFromJson(context);
    const { type, value } = describeValue(compileExpression({ text: expression }).evaluate(built));
    return { type, value };
  } catch (error) {
    if (error instanceof DotNetException) return { exception: error.typeName, message: error.message };
    if (!(error instanceof CSharpError)) {
      const message = `The emulator failed here, which is a mistake of its own: ${(error as Error).message}`;
      return { error: { line: 1, column: 1, message }, excerpt: '' };
    }
    const [first] = error.diagnostics;
    return {
      error: { line: first?.line ?? 1, column: first?.column ?? 1, message: first?.message ?? error.message },
      excerpt: first?.excerpt ?? '',
    };
  }
}

function contextFile(file: string | undefined): Json {
  if (file === undefined) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

async function lines(context: Json): Promise<number> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    let row: { id?: unknown; expression?: unknown; context?: Json };
    try {
      row = JSON.parse(line) as typeof row;
    } catch (error) {
      throw new UsageError(`A line is no JSON (${(error as Error).message}): ${line.slice(0, 60)}`);
    }
    const result = evaluate(String(row.expression), row.context ?? context);
    const answer = 'error' in result ? { error: result.error } : result;
    process.stdout.write(`${JSON.stringify({ id: row.id, ...answer })}\n`);
  }
  return 0;
}

function show(result: Result): number {
  if ('type' in result) {
    const value = typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
    process.stdout.write(`${result.type}\n${value}\n`);
    return 0;
  }
  if ('exception' in result) process.stdout.write(`${result.exception}: ${result.message}\n`);
  else
    process.stdout.write(
      `${result.error.line}:${result.error.column}: ${result.error.message}\n${result.excerpt ?? ''}\n`,
    );
  return 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      context: { type: 'string' },
      lines: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const context = contextFile(values.context);
  if (values.lines) return lines(context);
  const [expression, ...more] = positionals;
  if (expression === undefined || more.length > 0)
    throw new UsageError("Give one expression in quotes: npm run evaluate -- '@(1 + 2)'");
  return show(evaluate(expression, context));
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error & { code?: string }) => {
    process.stderr.write(`${error.message}\n\`npm run evaluate -- --help\` lists the options.\n`);
    process.exitCode = 2;
  },
);
