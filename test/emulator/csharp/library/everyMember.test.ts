import { Script } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSharpError, compileExpression, contextFromJson, DotNetException } from '../../../../emulator';
import { library } from '../../../../emulator/csharp/library';
import type { DefinedType } from '../../../../emulator/csharp/library/define';
import type { Member } from '../../../../emulator/csharp/library/signature';
import type { NamedType, TypeDefinition } from '../../../../emulator/csharp/types';
import { type Body, Calls, type Choose, isOfInstance } from './calls';
import { contextOfSamples } from './contextOfSamples';
import { malformed, misfit } from './malformed';
import { Samples } from './samples';

/**
 * Every member of the library, taken from its own tables, is called with harmless and awkward arguments. It has to give
 * a value in the representation of its type, or an exception of .NET: no error of JavaScript, and no end that never comes.
 */
/** More of them, and others, with the environment variables RUNS_OF_EACH_MEMBER and SEED. */
const runsOfEach = Number(process.env.RUNS_OF_EACH_MEMBER ?? 3);
const seed = Number(process.env.SEED ?? 20261125);
/** What one call may take at most, in milliseconds: far beyond what any takes, so only an endless one reaches it. */
const endless = 5_000 + runsOfEach * 50;

const defined = library.types;
const membersOf = (type: DefinedType): readonly Member[] => [...library.all(type.definition).values()].flat();
const samples = new Samples({
  types: defined,
  membersOf,
  invokeOf: (type: NamedType) => library.invokeOf(type.definition) as Member,
});
const context = () => contextFromJson(contextOfSamples);

/** Notes in `called` that the code of a member ran. */
function watch(member: Member, called: Set<Member>): void {
  for (const accessor of ['get', 'set'] as const) {
    const code = member[accessor];
    if (code === null) continue;
    Object.assign(member, {
      [accessor]: (...args: unknown[]) => {
        called.add(member);
        return code(...args);
      },
    });
  }
}

/** The problem that a check finds, or that it does not end. */
function withinTime<T>(check: () => fc.RunDetails<T>): readonly string[] {
  const room = globalThis as { checkMember?: () => fc.RunDetails<T> };
  room.checkMember = check;
  let details: fc.RunDetails<T>;
  try {
    details = new Script('checkMember()').runInThisContext({ timeout: endless }) as fc.RunDetails<T>;
  } catch (error) {
    return [`${last}\n${error instanceof Error ? error.message : String(error)}`];
  }
  const { failed, errorInstance } = details;
  return failed
    ? [errorInstance instanceof Error ? String(errorInstance.stack) : 'too few calls could be written']
    : [];
}

/** The body that runs, for the report of one that does not end. */
let last = '';

/** What is wrong with what an expression gives; null when nothing is. */
function wrong({ text, type }: Body): string | null {
  try {
    const value = compileExpression({ text: `@{ ${text} }` }).evaluate(context());
    return misfit(value, type) ?? malformed(value);
  } catch (error) {
    // What the compiler refuses is the compiler's business: an ambiguous call of samples, for example.
    if (error instanceof DotNetException || error instanceof CSharpError) return null;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** @throws Error that shows the body and what is wrong with what it gives. */
function check(body: Body): void {
  last = body.text;
  const problem = wrong(body);
  if (problem !== null) throw new Error(`${body.text}\n${problem}`);
}

/** Types that an expression has no value of: `IFormatProvider` without a culture to name, a tuple of one. */
const withoutValues = ['System.IFormatProvider', 'System.Globalization.DateTimeStyles', 'System.ValueTuple`1'];
const isWithoutValues = ({ name, arity }: TypeDefinition): boolean =>
  withoutValues.includes(arity === 0 ? name : `${name}\`${arity}`);

/** Can an expression use the member at all? */
function isReachable(member: Member): boolean {
  if (member.get === null && member.set === null) return false;
  // A lambda becomes a delegate of a type without a name only where it is an argument.
  const { kind, details } = member.declaring.definition;
  if (kind === 'delegate' && details?.hidden) return false;
  const named = member.parameters.flatMap(({ type }) => (type.tag === 'named' ? [type.definition] : []));
  return ![member.declaring.definition, ...named].some(isWithoutValues);
}

const called = new Set<Member>();
const withMembers = defined.filter((type) => membersOf(type).length > 0);

test.each(withMembers.map((type) => [`${type.definition.name}\`${type.definition.arity}`, type] as const))(
  '%s: every member is called, and gives a value or an exception of .NET',
  { timeout: 60_000 },
  (_name, type) => {
    const others = membersOf(type).filter((member) => isReachable(member) && isOfInstance(member));
    const problems = membersOf(type)
      .filter(isReachable)
      .flatMap((member, index) => {
        watch(member, called);
        // Harmless values first, so that each member is reached whatever chance chooses.
        const first = new Calls(samples, (list) => list[0] as never).bodyOf(member);
        const property = fc.property(fc.gen(), (generate) => {
          const choose: Choose = (list) => list[generate(fc.nat, list.length - 1)] as never;
          const body = new Calls(samples, choose).bodyOf(member, choose([null, ...others]));
          fc.pre(body !== null);
          if (body !== null) check(body);
        });
        return withinTime(() => {
          if (first !== null) check(first);
          return fc.check(property, { numRuns: runsOfEach, maxSkipsPerRun: 10, seed: seed + index });
        });
      });
    expect(problems).toEqual([]);
    const silent = membersOf(type).filter((member) => isReachable(member) && !called.has(member));
    expect(silent.map(({ signature }) => signature)).toEqual([]);
  },
);
