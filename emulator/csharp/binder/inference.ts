/** Inference of type arguments (ECMA-334, 12.6.3). */
import { library } from '../library';
import { ancestors } from '../library/registry';
import type { Member, Parameter } from '../library/signature';
import { conversionExists } from '../runtime/typeRelations';
import type { TypeSyntax } from '../syntax';
import {
  argumentMap,
  isDelegate,
  type NamedType,
  substitute,
  type Type,
  type TypeParameter,
  types,
  underlyingOfNullable,
} from '../types';
import type { Argument, Bound } from './code';
import { ConversionBinder } from './conversions';

/** Infers type arguments. */
export abstract class InferenceBinder extends ConversionBinder {
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

  /** The two phases of type inference; fills `map`. */
  protected infer(
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
  protected abstract typeOfSyntax(syntax: TypeSyntax): Type;

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
