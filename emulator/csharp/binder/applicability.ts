/** Whether a member takes the arguments of a call (ECMA-334, 12.6.4.2), and why not. */
import { SyntaxProblem } from '../diagnostics';
import type { Member, Parameter } from '../library/signature';
import { argumentMap, displayName, isSame, substitute, type Type } from '../types';
import { type Applicable, BetternessBinder, type Candidate } from './betterness';
import type { Argument } from './code';
import { constraintProblem } from './constraints';

/** Finds applicable members. */
export abstract class ApplicabilityBinder extends BetternessBinder {
  protected applicable(
    candidate: Candidate,
    list: readonly Argument[],
    typeArguments: readonly Type[] | null,
    expanded: boolean,
    at: number,
    name: string,
  ): Applicable | SyntaxProblem {
    const { member } = candidate;
    const { parameters } = member;
    const map = argumentMap(candidate.owner);
    const targets: { parameter: Parameter; type: Type }[] = [];
    const used = new Set<Parameter>();
    const last = parameters.at(-1);
    for (const [index, argument] of list.entries()) {
      let parameter: Parameter | undefined;
      if (argument.name !== null) {
        parameter = parameters.find((one) => one.name === argument.name);
        if (parameter === undefined)
          return new SyntaxProblem(
            'CS1739',
            `The best overload for '${name}' does not have a parameter named '${argument.name}'`,
            argument.at,
          );
        if (used.has(parameter))
          return new SyntaxProblem('CS1744', `Named argument '${argument.name}' is given twice`, argument.at);
      } else {
        if (
          list
            .slice(0, index)
            .some(
              (before, place) =>
                before.name !== null && parameters.findIndex((one) => one.name === before.name) !== place,
            )
        ) {
          return new SyntaxProblem(
            'CS1739',
            `A positional argument follows the out-of-position named argument of '${name}'`,
            argument.at,
          );
        }
        parameter = expanded && index >= parameters.length - 1 ? last : parameters[index];
      }
      if (parameter === undefined)
        return new SyntaxProblem('CS1501', `No overload for method '${name}' takes ${list.length} arguments`, at);
      used.add(parameter);
      const isElement = expanded && parameter === last && parameter.type.tag === 'array';
      targets.push({
        parameter,
        type: isElement && parameter.type.tag === 'array' ? parameter.type.element : parameter.type,
      });
    }
    let defaults = 0;
    for (const parameter of parameters) {
      if (used.has(parameter) || (expanded && parameter === last)) continue;
      if (parameter.initial === null) {
        return list.length < parameters.filter((one) => one.initial === null && one.modifier !== 'params').length &&
          parameters.some((one) => one.initial !== null)
          ? new SyntaxProblem(
              'CS7036',
              `There is no argument given that corresponds to the required parameter '${parameter.name}' of '${name}'`,
              at,
            )
          : new SyntaxProblem('CS1501', `No overload for method '${name}' takes ${list.length} arguments`, at);
      }
      defaults += 1;
    }
    if (member.typeParameters.length > 0) {
      if (typeArguments !== null) {
        if (typeArguments.length !== member.typeParameters.length) {
          return new SyntaxProblem(
            'CS0305',
            `Using the generic method '${name}' requires ${member.typeParameters.length} type arguments`,
            at,
          );
        }
        member.typeParameters.forEach((parameter, index) => {
          map.set(parameter, typeArguments[index] as Type);
        });
      } else if (!this.infer(member.typeParameters, targets, list, map)) {
        return new SyntaxProblem(
          'CS0411',
          `The type arguments for method '${name}' cannot be inferred from the usage. Try specifying the type arguments explicitly.`,
          at,
        );
      }
    } else if (typeArguments !== null && typeArguments.length > 0) {
      return new SyntaxProblem('CS0308', `The non-generic method '${name}' cannot be used with type arguments`, at);
    }
    const fixed = targets.map(({ parameter, type }) => ({ parameter, type: substitute(type, map) }));
    for (const [index, argument] of list.entries()) {
      const problem = this.argumentProblem(argument, fixed[index] as { parameter: Parameter; type: Type }, index);
      if (problem !== null) return problem;
    }
    const unmet = constraintProblem(member.typeParameters, map, shownMethod(member), at);
    if (unmet !== null) return unmet;
    return { ...candidate, map, expanded, targets: fixed, defaults };
  }

  private argumentProblem(
    argument: Argument,
    target: { parameter: Parameter; type: Type },
    index: number,
  ): SyntaxProblem | null {
    const { modifier } = target.parameter;
    const byReference = modifier === 'out' || modifier === 'ref';
    if (byReference && argument.modifier !== modifier) {
      return new SyntaxProblem(
        'CS1620',
        `Argument ${index + 1} must be passed with the '${modifier}' keyword`,
        argument.at,
      );
    }
    if (argument.modifier === 'in' && modifier === 'in') return referenceProblem(argument, target.type, index);
    if (!byReference && argument.modifier !== '') {
      return new SyntaxProblem(
        'CS1615',
        `Argument ${index + 1} may not be passed with the '${argument.modifier}' keyword`,
        argument.at,
      );
    }
    const { bound } = argument;
    if (byReference) {
      if (bound.kind === 'outVariable') {
        return bound.type === null || isSame(bound.type, target.type)
          ? null
          : mismatch(index, argument.at, `out ${displayName(bound.type)}`, `out ${displayName(target.type)}`);
      }
      if (bound.kind === 'value' && isSame(bound.type, target.type)) return null;
      return mismatch(
        index,
        argument.at,
        `${modifier} ${bound.kind === 'value' ? displayName(bound.type) : '?'}`,
        `${modifier} ${displayName(target.type)}`,
      );
    }
    if (bound.kind === 'type' || bound.kind === 'namespace') return this.notAValue(bound, argument.at);
    let inner: SyntaxProblem | null = null;
    try {
      if (this.conversion(bound, target.type)?.implicit === true) return null;
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      inner = error.offset < 0 ? null : error;
    }
    if (inner !== null) return inner;
    if (bound.kind === 'value') return mismatch(index, argument.at, displayName(bound.type), displayName(target.type));
    return this.noConversion(bound, target.type, argument.at, false);
  }
}

/** Why an argument cannot be passed with `in`, or null. */
function referenceProblem({ bound, at }: Argument, type: Type, index: number): SyntaxProblem | null {
  if (bound.kind === 'value' && bound.place !== undefined && !bound.place.isProperty)
    return isSame(bound.type, type)
      ? null
      : mismatch(index, at, `in ${displayName(bound.type)}`, `in ${displayName(type)}`);
  return new SyntaxProblem(
    'CS8156',
    'An expression cannot be used in this context because it may not be passed or returned by reference',
    at,
  );
}

/** A generic method as messages show it: `Enum.TryParse<TEnum>(string, out TEnum)`. */
function shownMethod({ name, declaring, get, typeParameters, parameters }: Member): string {
  const owner = get === null ? '' : `${declaring.definition.simpleName}.`;
  const shown = parameters.map(({ modifier, type }) =>
    modifier === '' || modifier === 'this' ? displayName(type) : `${modifier} ${displayName(type)}`,
  );
  return `${owner}${name}<${typeParameters.map(displayName).join(', ')}>(${shown.join(', ')})`;
}

function mismatch(index: number, at: number, from: string, to: string): SyntaxProblem {
  return new SyntaxProblem('CS1503', `Argument ${index + 1}: cannot convert from '${from}' to '${to}'`, at);
}
