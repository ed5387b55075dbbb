/** `where`: what a type argument has to be (ECMA-334, 8.4.5). */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { conversionExists } from '../runtime/typeRelations';
import {
  displayName,
  isValueType,
  substitute,
  type Type,
  type TypeParameter,
  types,
  underlyingOfNullable,
} from '../types';
import { isInterface } from './typeConversions';

/** The error for the first type argument that does not meet its parameter's constraints, or null. */
export function constraintProblem(
  parameters: readonly TypeParameter[],
  map: ReadonlyMap<TypeParameter, Type>,
  owner: string,
  at: number,
): SyntaxProblem | null {
  for (const parameter of parameters) {
    const argument = map.get(parameter);
    if (argument === undefined) continue;
    const place = `'${parameter.display}' in the generic type or method '${owner}'`;
    for (const constraint of parameter.constraints) {
      const wanted = typeof constraint === 'string' ? constraint : substitute(constraint, map);
      const failure = typeof wanted === 'string' ? kindFailure(argument, wanted) : typeFailure(argument, wanted);
      if (failure === null) continue;
      const message = `The type '${displayName(argument)}' ${failure.must} ${place}${failure.reason ?? ''}`;
      return new SyntaxProblem(failure.code, message, at);
    }
  }
  return null;
}

/** What is said of an argument that does not fit: before and behind the parameter's name. */
interface Failure {
  readonly code: string;
  readonly must: string;
  readonly reason?: string;
}

function kindFailure(argument: Type, wanted: 'class' | 'struct' | 'new()'): Failure | null {
  const asParameter = 'in order to use it as parameter';
  if (wanted === 'struct')
    return isPlainValue(argument) ? null : { code: 'CS0453', must: `must be a non-nullable value type ${asParameter}` };
  if (wanted === 'class')
    return isReference(argument) ? null : { code: 'CS0452', must: `must be a reference type ${asParameter}` };
  const must = `must be a non-abstract type with a public parameterless constructor ${asParameter}`;
  return isConstructible(argument) ? null : { code: 'CS0310', must };
}

function typeFailure(argument: Type, wanted: Type): Failure | null {
  const isMet =
    argument.tag === 'parameter'
      ? wanted === argument || wanted === types.object || argument.bounds.some((one) => conversionExists(one, wanted))
      : conversionExists(argument, wanted);
  if (isMet) return null;
  const kinds: readonly (readonly [boolean, code: string, conversion: string])[] = [
    [argument.tag === 'parameter', 'CS0314', 'boxing conversion or type parameter conversion'],
    [underlyingOfNullable(argument) !== null, 'CS0312', 'boxing conversion'],
    [isValueType(argument), 'CS0315', 'boxing conversion'],
    [true, 'CS0311', 'implicit reference conversion'],
  ];
  const [, code, conversion] = kinds.find(([applies]) => applies) as (typeof kinds)[number];
  return {
    code,
    must: 'cannot be used as type parameter',
    reason: `. There is no ${conversion} from '${displayName(argument)}' to '${displayName(wanted)}'.`,
  };
}

function isPlainValue(type: Type): boolean {
  if (type.tag === 'parameter') return type.constraints.includes('struct');
  return isValueType(type) && underlyingOfNullable(type) === null;
}

function isReference(type: Type): boolean {
  if (type.tag !== 'parameter') return !isValueType(type);
  const isClass = (one: Type) => !isInterface(one) && one !== types.object && isReference(one);
  return type.constraints.includes('class') || type.bounds.some(isClass);
}

function isConstructible(type: Type): boolean {
  if (type.tag === 'parameter') return type.constraints.includes('new()') || type.constraints.includes('struct');
  if (isValueType(type)) return true;
  if (type.tag !== 'named' || type.definition.details?.isAbstract === true) return false;
  return library.declared(type.definition, '.ctor').some(({ parameters }) => parameters.length === 0);
}
