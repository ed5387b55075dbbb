/** Overload resolution and type inference (ECMA-334, 12.6). */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { ancestors } from '../library/registry';
import type { Member, Parameter } from '../library/signature';
import { isIntegral } from '../runtime/numbers';
import { conversionExists } from '../runtime/typeRelations';
import {
  argumentMap,
  displayName,
  isDelegate,
  isSame,
  isValueType,
  type NamedType,
  substitute,
  type Type,
  TypeParameter,
  types,
  underlyingOfNullable,
} from '../types';
import type { Argument, Bound, Chosen, Conversion, Value } from './code';
import { ConversionBinder } from './conversions';

/** A member that a name may mean, on its owner. */
export interface Candidate {
  readonly member: Member;
  readonly owner: NamedType;
}

interface Applicable extends Candidate {
  readonly map: Map<TypeParameter, Type>;
  readonly expanded: boolean;
  /** For each argument: its parameter and type. */
  readonly targets: readonly { readonly parameter: Parameter; readonly type: Type }[];
  readonly defaults: number;
}

const signed = new Set<Type>([types.sbyte, types.short, types.int, types.long]);
const unsigned = new Set<Type>([types.byte, types.ushort, types.uint, types.ulong]);

/** Chooses members. */
export abstract class OverloadBinder extends ConversionBinder {
  /** The type that a lambda or method group returns for given parameter types; null when it does not bind. */
  protected abstract returnTypeOf(bound: Bound, parameters: readonly Type[], delegate: NamedType): Type | null;

  /** The parameter types and result of a delegate type. */
  protected delegateSignature(type: NamedType): { parameters: Type[]; modifiers: string[]; result: Type } {
    const invoke = library.invokeOf(type.definition);
    const map = argumentMap(type);
    if (invoke === null) return { parameters: [], modifiers: [], result: types.void };
    return {
      parameters: invoke.parameters.map((parameter) => substitute(parameter.type, map)),
      modifiers: invoke.parameters.map((parameter) => parameter.modifier),
      result: substitute(invoke.type, map),
    };
  }

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

  private applicable(
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

  /** The two phases of type inference; fills `map`. */
  private infer(
    parameters: readonly TypeParameter[],
    targets: readonly { parameter: Parameter; type: Type }[],
    list: readonly Argument[],
    map: Map<TypeParameter, Type>,
  ): boolean {
    const bounds = new Map<TypeParameter, Type[]>(parameters.map((parameter) => [parameter, []]));
    const waiting: { bound: Bound; type: NamedType }[] = [];
    for (const [index, { bound }] of list.entries()) {
      const target = substitute((targets[index] as { type: Type }).type, map);
      if (bound.kind === 'value' && bound.type !== types.null) this.lowerBound(bound.type, target, bounds);
      else if (bound.kind === 'outVariable' && bound.type !== null) this.lowerBound(bound.type, target, bounds);
      else if (
        isDelegate(target) &&
        (bound.kind === 'lambda' || bound.kind === 'methods' || bound.kind === 'localFunction')
      ) {
        waiting.push({ bound, type: target as NamedType });
        if (bound.kind === 'lambda') this.explicitParameters(bound, target as NamedType, bounds);
      }
    }
    const fix = (parameter: TypeParameter): boolean => {
      if (map.has(parameter)) return true;
      const type = this.bestOf(bounds.get(parameter) ?? []);
      if (type === null) return false;
      map.set(parameter, type);
      return true;
    };
    for (let round = 0; waiting.length > 0 && round < 10; round++) {
      const ready = waiting.findIndex(({ type }) => {
        const used = parameters.filter((parameter) =>
          this.delegateSignature(type).parameters.some((one) => mentions(one, parameter)),
        );
        return used.every((parameter) => map.has(parameter) || (bounds.get(parameter) ?? []).length > 0);
      });
      const next = waiting.splice(Math.max(ready, 0), 1)[0] as { bound: Bound; type: NamedType };
      const signature = this.delegateSignature(next.type);
      for (const parameter of parameters)
        if (signature.parameters.some((one) => mentions(one, parameter))) fix(parameter);
      const inputs = signature.parameters.map((one) => substitute(one, map));
      if (inputs.some((input) => parameters.some((parameter) => mentions(input, parameter)))) continue;
      const result = this.returnTypeOf(next.bound, inputs, next.type);
      if (result !== null && result !== types.void && result !== types.null)
        this.lowerBound(result, substitute(signature.result, map), bounds);
    }
    return parameters.every(fix);
  }

  private explicitParameters(bound: Bound, type: NamedType, bounds: Map<TypeParameter, Type[]>): void {
    if (bound.kind !== 'lambda') return;
    const signature = this.delegateSignature(type);
    bound.syntax.parameters.forEach((parameter, index) => {
      const target = signature.parameters[index];
      if (parameter.type !== null && target !== undefined)
        this.lowerBound(this.typeOfSyntax(parameter.type), target, bounds);
    });
  }

  /** The type that a type's syntax names. */
  protected abstract typeOfSyntax(syntax: import('../syntax').TypeSyntax): Type;

  /** Is a receiver of this type one for the extension method (ECMA-334, 12.8.9.3)? */
  protected extends(member: Member, receiver: Type): boolean {
    const self = member.parameters[0]?.type;
    if (self === undefined || receiver === types.null) return self !== undefined;
    const bounds = new Map<TypeParameter, Type[]>(member.typeParameters.map((parameter) => [parameter, []]));
    this.lowerBound(receiver, self, bounds);
    const map = new Map<TypeParameter, Type>();
    for (const [parameter, list] of bounds) if (list[0] !== undefined) map.set(parameter, list[0]);
    return conversionExists(receiver.erased, substitute(self, map).erased);
  }

  private lowerBound(from: Type, to: Type, bounds: Map<TypeParameter, Type[]>): void {
    if (to.tag === 'parameter') {
      bounds.get(to)?.push(from);
      return;
    }
    if (to.tag === 'array') {
      if (from.tag === 'array' && from.rank === to.rank) this.lowerBound(from.element, to.element, bounds);
      return;
    }
    const toUnderlying = underlyingOfNullable(to);
    if (toUnderlying !== null) {
      this.lowerBound(underlyingOfNullable(from) ?? from, toUnderlying, bounds);
      return;
    }
    if (to.tag !== 'named' || to.arguments_.length === 0) return;
    const matching = ancestors(from).filter(
      (one) => one.tag === 'named' && one.definition === to.definition,
    ) as NamedType[];
    const match = matching[0];
    if (match === undefined || (matching.length > 1 && !matching.every((one) => one === match))) return;
    match.arguments_.forEach((argument, index) => {
      this.lowerBound(argument, to.arguments_[index] as Type, bounds);
    });
  }

  /** The one type among several to which all others convert implicitly. */
  protected bestOf(list: readonly Type[]): Type | null {
    const distinct = withNamesOfAll(list);
    const matches = distinct.filter((candidate) =>
      distinct.every((one) => this.typeConversion(one, candidate, false) !== null),
    );
    return matches.length >= 1 ? (matches[0] as Type) : null;
  }

  private best(name: string, applicable: readonly Applicable[], list: readonly Argument[], at: number): Applicable {
    const winners = applicable.filter((one) =>
      applicable.every((other) => other === one || this.isBetter(one, other, list)),
    );
    if (winners.length === 1) return winners[0] as Applicable;
    const first = applicable.find((one) =>
      applicable.every((other) => other === one || !this.isBetter(other, one, list)),
    );
    const same = applicable.every((one) =>
      one.targets.every((target, index) => target.type.erased === applicable[0]?.targets[index]?.type.erased),
    );
    if (first !== undefined && same) return first;
    throw new SyntaxProblem(
      'CS0121',
      `The call is ambiguous between the following methods: ${
        applicable
          .slice(0, 2)
          .map((one) => `'${one.member.signature}'`)
          .join(' and ') || name
      }`,
      at,
    );
  }

  private isBetter(left: Applicable, right: Applicable, list: readonly Argument[]): boolean {
    let better = false;
    for (const [index, { bound }] of list.entries()) {
      const one = left.targets[index]?.type as Type;
      const other = right.targets[index]?.type as Type;
      const order = this.compareConversions(bound, one, other);
      if (order < 0) return false;
      if (order > 0) better = true;
    }
    if (better) return true;
    const same = left.targets.every((target, index) => target.type.erased === right.targets[index]?.type.erased);
    if (!same) return false;
    const generic = left.member.typeParameters.length - right.member.typeParameters.length;
    if (left.member.typeParameters.length === 0 && right.member.typeParameters.length > 0) return true;
    if (generic > 0 && right.member.typeParameters.length === 0) return false;
    if (left.expanded !== right.expanded) return !left.expanded;
    if (left.expanded && left.member.parameters.length !== right.member.parameters.length)
      return left.member.parameters.length > right.member.parameters.length;
    if (left.defaults !== right.defaults) return left.defaults < right.defaults;
    return this.isMoreSpecific(left.member, right.member);
  }

  private isMoreSpecific(left: Member, right: Member): boolean {
    let more = false;
    for (const [index, parameter] of left.parameters.entries()) {
      const other = right.parameters[index];
      if (other === undefined) return false;
      const one = depthOf(parameter.type);
      const two = depthOf(other.type);
      if (one < two) return false;
      if (one > two) more = true;
    }
    return more;
  }

  /** 1 when converting to `left` is better, -1 when to `right`, 0 when neither. */
  private compareConversions(bound: Bound, left: Type, right: Type): number {
    if (isSame(left, right)) return 0;
    if (bound.kind === 'value') {
      if (isSame(bound.type, left)) return 1;
      if (isSame(bound.type, right)) return -1;
    }
    if (
      (bound.kind === 'lambda' || bound.kind === 'methods' || bound.kind === 'localFunction') &&
      isDelegate(left) &&
      isDelegate(right)
    ) {
      const one = this.delegateSignature(left as NamedType);
      const two = this.delegateSignature(right as NamedType);
      if (
        one.parameters.length === two.parameters.length &&
        one.parameters.every((type, index) => type.erased === two.parameters[index]?.erased)
      ) {
        const result = this.returnTypeOf(bound, one.parameters, left as NamedType);
        if (isSame(one.result, two.result)) return 0;
        if (one.result === types.void) return -1;
        if (two.result === types.void) return 1;
        if (result === null) return 0;
        return this.compareConversions({ kind: 'value', type: result, js: '' }, one.result, two.result);
      }
      return 0;
    }
    const forward = this.typeConversion(left, right, false) !== null || this.userConverts(left, right);
    const backward = this.typeConversion(right, left, false) !== null || this.userConverts(right, left);
    if (forward !== backward) return forward ? 1 : -1;
    const one = underlyingOfNullable(left) ?? left;
    const two = underlyingOfNullable(right) ?? right;
    if (isIntegral(one) && isIntegral(two)) {
      if (signed.has(one) && unsigned.has(two)) return 1;
      if (unsigned.has(one) && signed.has(two)) return -1;
    }
    return 0;
  }

  private userConverts(from: Type, to: Type): boolean {
    if (isValueType(from) && isValueType(to) && from.tag === 'named' && isIntegral(from)) return false;
    return this.conversion({ kind: 'value', type: from, js: '' } as Value, to)?.implicit === true;
  }

  private finish(chosen: Applicable, list: readonly Argument[]): Chosen {
    const { member, map, expanded } = chosen;
    const values = new Map<Parameter, string>();
    const rest: string[] = [];
    const last = member.parameters.at(-1);
    for (const [index, argument] of list.entries()) {
      const { parameter, type } = chosen.targets[index] as { parameter: Parameter; type: Type };
      const js = this.argumentJs(argument, type, isOfLibrary(member) ? parameter.name : null);
      if (expanded && parameter === last) rest.push(js);
      else values.set(parameter, js);
    }
    const code = member.parameters.map((parameter) => {
      const given = values.get(parameter);
      if (given !== undefined) return given;
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
      typeArguments: member.typeParameters.map((parameter) => map.get(parameter) ?? types.object),
      result: substitute(member.type, map),
    };
  }

  /**
   * An argument converted to its parameter; `ref` and `out` as `{ value }` accessors. No member of the library takes
   * null for a delegate, so it is refused here for all of them, by the name of the parameter.
   */
  private argumentJs(argument: Argument, type: Type, libraryParameter: string | null): string {
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
      return setup.length === 0 ? accessor : `(${setup.join(',')},${accessor})`;
    }
    const { js } = this.convert(bound, type, argument.at);
    return libraryParameter !== null && isDelegate(type) && bound.kind === 'value'
      ? `R.given(${js},${JSON.stringify(libraryParameter)})`
      : js;
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

/** Is it a member of the library, not a local function nor the call of a delegate? */
function isOfLibrary({ get, declaring }: Member): boolean {
  return get !== null && declaring.definition.kind !== 'delegate';
}

function mismatch(index: number, at: number, from: string, to: string): SyntaxProblem {
  return new SyntaxProblem('CS1503', `Argument ${index + 1}: cannot convert from '${from}' to '${to}'`, at);
}

/** Which of several failures tells most. */
function rank(problem: SyntaxProblem): number {
  if (problem.code === 'CS1501') return 0;
  if (problem.code === 'CS7036' || problem.code === 'CS1739') return 1;
  if (problem.code === 'CS0411') return 2;
  return problem.code === 'CS1503' ? 3 : 4;
}

/** The different types of a list. Those that differ by names of tuple elements are one, with the names all agree on. */
function withNamesOfAll(list: readonly Type[]): Type[] {
  const found = new Map<Type, Type>();
  for (const type of list) {
    const before = found.get(type.erased) ?? type;
    found.set(type.erased, before === type ? type : type.erased);
  }
  return [...found.values()];
}

function mentions(type: Type, parameter: TypeParameter): boolean {
  return type !== substitute(type, new Map([[parameter, types.object as Type]]));
}

function depthOf(type: Type): number {
  if (type instanceof TypeParameter) return 0;
  if (type.tag === 'array') return 1 + depthOf(type.element);
  if (type.tag === 'named') return 1 + type.arguments_.reduce((sum, argument) => sum + depthOf(argument), 0);
  return 1;
}
