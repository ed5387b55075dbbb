import type { Outcome, PolicyFailure, Run, Step } from './run';
import type { PlacedStatement, Sequence } from './sequence';

/** Runs the statements of a sequence from one of them on (default the first). */
export type Advance = (run: Run, from?: number) => Outcome | Promise<Outcome>;

/** What the JavaScript of a sequence calls. */
export interface Callees {
  /** The failure of a statement, with its place. */
  readonly place: (error: unknown, statement: PlacedStatement, run: Run) => PolicyFailure;
  /** Waits for a statement, then goes on from another. */
  readonly rest: (
    pending: Promise<Outcome>,
    statement: PlacedStatement,
    run: Run,
    goOn: Advance,
    from: number,
  ) => Promise<Outcome>;
  /** Runs the statements one by one, where someone follows along or all but one are passed over. */
  readonly follow?: Advance;
}

/** Whether each of its statements is. */
export function isPlain({ statements }: Sequence): boolean {
  return statements.every(({ step }) => typeof step !== 'function' && step.isPlain);
}

/** The JavaScript of a sequence while it is written. */
export class SequenceCode {
  readonly #callees: Callees;
  readonly #objects: unknown[] = [];
  /** Statements by the number that `at` has while they run. */
  readonly #numbered: PlacedStatement[] = [];
  /** The statement of the sequence itself that is written. */
  #index = 0;
  #isLast = false;

  constructor(callees: Callees) {
    this.#callees = callees;
  }

  /** The name of an object. */
  of(object: unknown): string {
    const known = this.#objects.indexOf(object);
    return `k${known < 0 ? this.#objects.push(object) - 1 : known}`;
  }

  /** The statements of a sequence inside a statement: written here where they are plain, else a call. */
  block(sequence: Sequence): string {
    if (!isPlain(sequence) || !this.#callees.follow) return this.#call(sequence);
    return sequence.statements.map((statement) => this.#statement(statement)).join('');
  }

  compile(statements: readonly PlacedStatement[]): Advance {
    const cases = statements.map((statement, index) => {
      this.#index = index;
      this.#isLast = index === statements.length - 1;
      return `case ${index}:${this.#statement(statement)}`;
    });
    const { follow, place, rest } = this.#callees;
    const followed = 'if(run.only!==undefined||run.host.statements!==undefined)return follow(run,from);';
    const body = `${follow ? followed : ''}const context=run.context,variables=context.variables;let at=0,outcome;try{switch(from){${cases.join('\n')}}}catch(error){throw place(error,statements[at],run);}return "next";`;
    const names = this.#objects.map((_, index) => `k${index}=objects[${index}]`);
    const prelude = names.length === 0 ? '' : `const ${names.join()};`;
    return new Function(
      'objects',
      'statements',
      'place',
      'rest',
      'follow',
      `"use strict";${prelude}return function sequence(run,from=0){${body}}`,
    )(this.#objects, this.#numbered, place, rest, follow) as Advance;
  }

  #statement(statement: PlacedStatement): string {
    const { step } = statement;
    const at = `at=${this.#numbered.push(statement) - 1};`;
    return `${at}${typeof step === 'function' ? this.#call(step) : step.write(this)}`;
  }

  #call(step: Step): string {
    const next = this.#index + 1;
    // The failures of a sequence know where they happened: nobody needs to wait for the last one.
    const promise =
      this.#isLast && 'statements' in step ? 'outcome' : `rest(outcome,statements[at],run,sequence,${next})`;
    // A step may say that from here on all statements but one are passed over.
    const passed = this.#callees.follow ? `if(run.only!==undefined)return follow(run,${next});` : '';
    return `outcome=${this.of(step)}(run);if(outcome!=="next")return outcome==="end"?outcome:${promise};${passed}`;
  }
}
