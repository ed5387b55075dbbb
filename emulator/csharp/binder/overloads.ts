/** Overload resolution: the member that a call means, with its arguments in order. */
import { SyntaxProblem } from '../diagnostics';
import type { Member, Parameter } from '../library/signature';
import { isDelegate, substitute, type Type, types } from '../types';
import { ApplicabilityBinder } from './applicability';
import type { Applicable, Candidate } from './betterness';
import type { Argument, Bound, Chosen, Conversion } from './code';
import type { Identified } from './identity';

/** Chooses members. */
export abstract class OverloadBinder extends ApplicabilityBinder {
  /**
   * The best candidate for the arguments. @throws SyntaxProblem CS1501, CS1503, CS0411, CS0121, CS1739, CS7036 …
   */
  protected choose(
    name: string,
    candidates: readonly Candidate[],
    list: readonly Argument[],
    typeArguments: readonly Type[] | null,
    at: number,
  ): Chosen {
    let failure: SyntaxProblem | null = null;
    const applicable: Applicable[] = [];
    let level: Type | null = null;
    for (const candidate of candidates) {
      if (
        level !== null &&
        candidate.owner !== level &&
        !candidate.member.isExtension &&
        candidate.owner.definition.kind !== 'interface'
      )
        break;
      for (const expanded of [false, true]) {
        if (expanded && candidate.member.parameters.at(-1)?.modifier !== 'params') continue;
        const result = this.applicable(candidate, list, typeArguments, expanded, at, name);
        if (result instanceof SyntaxProblem) {
          if (failure === null || rank(result) > rank(failure)) failure = result;
        } else {
          applicable.push(result);
          level = candidate.owner;
        }
      }
    }
    if (applicable.length === 0)
      throw (
        failure ?? new SyntaxProblem('CS1501', `No overload for method '${name}' takes ${list.length} arguments`, at)
      );
    return this.finish(this.best(name, applicable, list, at), list);
  }

  private finish(chosen: Applicable, list: readonly Argument[]): Chosen {
    const { member, map, expanded } = chosen;
    const values = new Map<Parameter, Identified>();
    const rest: string[] = [];
    const last = member.parameters.at(-1);
    for (const [index, argument] of list.entries()) {
      const { parameter, type } = chosen.targets[index] as { parameter: Parameter; type: Type };
      const value = this.argumentValue(argument, type, isOfLibrary(member) ? parameter.name : null);
      if (expanded && parameter === last) rest.push(value.js);
      else values.set(parameter, value);
    }
    const code = member.parameters.map((parameter) => {
      const given = values.get(parameter);
      if (given !== undefined) return given.js;
      const type = substitute(parameter.type, map);
      if (expanded && parameter === last && type.tag === 'array')
        return `R.array(${this.typeJs(type.element)},[${rest.join(',')}])`;
      const initial = parameter.initial?.value;
      return initial === null ? this.defaultJs(type) : this.literal(initial);
    });
    return {
      member,
      owner: chosen.owner,
      arguments: code,
      identities: member.parameters.map((parameter) => this.identityOf(values.get(parameter) ?? {})),
      typeArguments: member.typeParameters.map((parameter) => map.get(parameter) ?? types.object),
      result: substitute(member.type, map),
    };
  }

  /**
   * An argument converted to its parameter; `ref` and `out` as `{ value }` accessors. No member of the library takes
   * null for a delegate, so it is refused here for all of them, by the name of the parameter.
   */
  private argumentValue(argument: Argument, type: Type, libraryParameter: string | null): Identified {
    const { bound } = argument;
    if (argument.modifier === 'out' || argument.modifier === 'ref') {
      const value = bound.kind === 'outVariable' ? bound.declare(type) : bound;
      if (value.kind !== 'value' || value.place === undefined) {
        throw new SyntaxProblem('CS1510', 'A ref or out value must be an assignable variable', argument.at);
      }
      if (value.place.isProperty)
        throw new SyntaxProblem(
          'CS0206',
          'A property or indexer may not be passed as an out or ref parameter',
          argument.at,
        );
      const { setup, get, set } = value.place;
      const accessor = `{get value(){return ${get}},set value(v){${set('v')}}}`;
      return { js: setup.length === 0 ? accessor : `(${setup.join(',')},${accessor})` };
    }
    const value = this.convert(bound, type, argument.at);
    return libraryParameter !== null && isDelegate(type) && (bound.kind === 'value' || bound.kind === 'default')
      ? { js: `R.given(${value.js},${JSON.stringify(libraryParameter)})` }
      : value;
  }

  /** A conversion of a lambda or group that never fails loudly. */
  protected tryConversion(bound: Bound, type: Type): Conversion | null {
    try {
      return this.conversion(bound, type);
    } catch (error) {
      if (error instanceof SyntaxProblem) return null;
      throw error;
    }
  }
}

/** Is it a member of the library, not a local function nor the call of a delegate? */
function isOfLibrary({ get, declaring }: Member): boolean {
  return get !== null && declaring.definition.kind !== 'delegate';
}

/** Which of several failures tells most. */
function rank(problem: SyntaxProblem): number {
  if (['CS1501', 'CS0305', 'CS0308'].includes(problem.code)) return 0;
  if (problem.code === 'CS7036' || problem.code === 'CS1739') return 1;
  if (problem.code === 'CS0411') return 2;
  return problem.code === 'CS1503' ? 3 : 4;
}
