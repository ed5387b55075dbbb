import type { PolicyContext } from '../context';
import { toText } from '../csharp';
import type { StatementListener, TraceEntry } from './host';

/** Characters of a value that are shown. */
const longest = 100;

/**
 * Follows a request statement by statement. Each is told when it begins, and gets the variables that it has set when the
 * next one begins: so whatever sets one (set-variable, cache-lookup-value, send-request …) needs to say nothing itself.
 */
export class StatementTrace implements StatementListener {
  readonly #tell: (entry: TraceEntry) => void;
  readonly #known = new Map<string, unknown>();
  #begun: { source: string; message: string; elapsedMs: number } | undefined;

  /** @param tell takes a line for every statement, in their order */
  constructor(tell: (entry: TraceEntry) => void) {
    this.#tell = tell;
  }

  /** A statement begins. `place` is its section and its path there. */
  begin(source: string, place: string, context: PolicyContext): void {
    this.finish(context);
    this.#begun = { source, message: place, elapsedMs: context.elapsedMs() };
    this.#tell(this.#begun);
  }

  /** The statement that began last is through. */
  finish({ variables }: PolicyContext): void {
    if (!this.#begun) return;
    for (const [name, value] of variables) {
      if (this.#known.has(name) && this.#known.get(name) === value) continue;
      this.#known.set(name, value);
      this.#begun.message += `  ${name} = ${shown(value)}`;
    }
    this.#begun = undefined;
  }
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const text = typeof value === 'string' ? JSON.stringify(value) : toText(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
