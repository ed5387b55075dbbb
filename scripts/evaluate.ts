import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ContextError, contextFromJson } from '../emulator';
import { diagnosticLines, jsonObject, readText, runCommand, UsageError } from './command';
import { evaluate, type Json, type Mistake, type Result, warningsOf } from './evaluate/result';

const help = `npm run evaluate -- 'EXPRESSION' [options]

Type and value of a policy expression, @(...) or @{...}; or its exception; or why it does not compile. What stands between
@( and ) may be given alone.

  --context FILE   the context as JSON (docs/context.md)
  --lines          reads {"id", "expression", "context"?} from standard input, a line each, and answers a line each:
                   {"id", "type", "value"}, {"id", "exception", "message"} or {"id", "error": {"line", "column", "message"}};
                   an error without line and column is a mistake in the line, or one of the emulator
  --help

Exit code: 0 for a value, 1 for an exception or a compile error, 2 for a mistake in the call or in a line.
`;

function contextFile(file: string | undefined): Json {
  if (file === undefined) return {};
  const context = jsonObject(readText(file), file);
  try {
    contextFromJson(context);
  } catch (error) {
    if (error instanceof ContextError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
  return context;
}

/** Answers every line, a wrong one too, so that line N of the output is for line N of the input. */
async function lines(context: Json): Promise<number> {
  let code = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const answer = answerOf(line, context);
    if ('error' in answer && answer.error.line === undefined) code = 2;
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return code;
}

type Answer = { readonly id: unknown } & (Exclude<Result, { error: unknown }> | { readonly error: Mistake });

function answerOf(line: string, context: Json): Answer {
  let id: unknown = null;
  try {
    const row = jsonObject(line, 'the line');
    id = row.id ?? null;
    if (typeof row.expression !== 'string') throw new UsageError('expression has to be text.');
    if (
      row.context !== undefined &&
      (typeof row.context !== 'object' || row.context === null || Array.isArray(row.context))
    )
      throw new UsageError('context has to be an object.');
    const result = evaluate(row.expression, (row.context as Json | undefined) ?? context);
    return 'error' in result ? { id, error: result.error } : { id, ...result };
  } catch (error) {
    if (error instanceof UsageError) return { id, error: { message: error.message } };
    if (error instanceof ContextError) return { id, error: { message: `context: ${error.message}` } };
    throw error;
  }
}

function show(result: Result): number {
  if ('type' in result) {
    const value = typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
    process.stdout.write(`${result.type}\n${value}\n`);
    return 0;
  }
  if ('exception' in result) process.stdout.write(`${result.exception}: ${result.message}\n`);
  else {
    const { line, column, message } = result.error;
    process.stdout.write(`${line === undefined ? '' : `${line}:${column}: `}${message}\n`);
    if (result.excerpt !== undefined) process.stdout.write(`${result.excerpt}\n`);
  }
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
  const [expression, ...more] = positionals;
  if (values.lines) {
    if (expression !== undefined) throw new UsageError('With --lines the expressions come from standard input.');
    return lines(context);
  }
  if (expression === undefined || more.length > 0)
    throw new UsageError("Give one expression in quotes: npm run evaluate -- '@(1 + 2)'");
  const result = evaluate(expression, context);
  if (!('error' in result))
    for (const warning of warningsOf(expression)) process.stderr.write(diagnosticLines('expression', warning));
  return show(result);
}

runCommand('npm run evaluate', main);
