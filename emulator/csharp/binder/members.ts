/** Names and member accesses. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import type { Member } from '../library/signature';
import type { Expression } from '../syntax';
import {
  argumentMap,
  construct,
  displayName,
  isDelegate,
  isEnum,
  isValueType,
  type NamedType,
  substitute,
  type Type,
  types,
} from '../types';
import type { Bound, Place, Value } from './code';
import { elementMember } from './tupleNames';
import { VariableBinder } from './variables';

/** Binds names and members. */
export abstract class MemberBinder extends VariableBinder {
  /** Whether `context.Request.Body` and `context.Response.Body` are mentioned. */
  readonly reads = { requestBody: false, responseBody: false };

  /** The names in expressions that mean types, though locals may have the same. */
  readonly typeUses = new Set<object>();

  protected name(syntax: Expression & { kind: 'name' }): Bound {
    const isGlobal = syntax.isGlobal ?? false;
    const symbol = isGlobal ? null : this.scope.find(syntax.name);
    if (symbol !== null) {
      if (symbol.kind === 'value') {
        const { onlyIn } = symbol.value;
        if (onlyIn !== undefined && onlyIn.frame !== this.frame)
          throw new SyntaxProblem(onlyIn.code, onlyIn.message, syntax.at);
        return symbol.value;
      }
      return syntax.arguments === null
        ? symbol.group
        : { ...symbol.group, typeArguments: syntax.arguments.map((one) => this.typeOfSyntax(one)) };
    }
    const type = this.tryType({
      kind: 'name',
      parts: [{ name: syntax.name, arguments: syntax.arguments ?? [], at: syntax.at }],
      at: syntax.at,
      ...(isGlobal ? { isGlobal } : {}),
    });
    if (type !== null) {
      this.typeUses.add(syntax);
      return { kind: 'type', type };
    }
    if (library.isNamespace(syntax.name)) return { kind: 'namespace', name: syntax.name };
    if (!isGlobal && this.scope.isUpcoming(syntax.name))
      throw new SyntaxProblem('CS0841', `Cannot use local variable '${syntax.name}' before it is declared`, syntax.at);
    throw new SyntaxProblem('CS0103', `The name '${syntax.name}' does not exist in the current context`, syntax.at);
  }

  /** A member access; where it is called, members that cannot be called do not count (ECMA-334, 12.5). */
  protected member(syntax: Expression & { kind: 'member' }, isCalled = false): Bound {
    const target = this.bind(syntax.target);
    const typeArguments = syntax.arguments?.map((one) => this.typeOfSyntax(one)) ?? null;
    if (target.kind === 'namespace') {
      const name = `${target.name}.${syntax.name}`;
      const defined = library.find(name, typeArguments?.length ?? 0);
      if (defined !== null) return { kind: 'type', type: construct(defined.definition, typeArguments ?? []) };
      if (library.isNamespace(name)) return { kind: 'namespace', name };
      throw new SyntaxProblem(
        'CS0234',
        `The type '${name}' does not exist or is not one that policy expressions may use`,
        syntax.nameAt,
      );
    }
    if (target.kind === 'type') {
      const nested = library.nested(target.type, syntax.name);
      if (nested !== null) return { kind: 'type', type: construct(nested.definition, []) };
      return this.staticMember(target.type, syntax.name, typeArguments, syntax);
    }
    const value = this.requireValue(target, syntax.at);
    if (value.type === types.null || value.type === types.void) {
      throw new SyntaxProblem(
        'CS0023',
        `Operator '.' cannot be applied to operand of type '${displayName(value.type)}'`,
        syntax.nameAt,
      );
    }
    this.noteRead(value, syntax.name);
    const found = library
      .lookUp(value.type, elementMember(value.type, syntax.name))
      .filter(({ member }) => !member.isExtension && member.kind !== 'operator' && member.kind !== 'conversion');
    if (
      found.length > 0 &&
      found.every(({ member }) => member.isStatic) &&
      this.isNamedAsItsType(syntax.target, value)
    ) {
      this.typeUses.add(syntax.target);
      return this.staticMember(value.type, syntax.name, typeArguments, syntax);
    }
    const first = (isCalled ? found.find(isInvocable) : undefined) ?? found[0];
    const isHidden = isCalled && first !== undefined && !isInvocable(first);
    if (first === undefined || first.member.kind === 'method' || isHidden) {
      const hasExtensions = library.extensionsOf(syntax.name).length > 0;
      if (isHidden && !hasExtensions)
        throw new SyntaxProblem(
          'CS1955',
          `Non-invocable member '${syntax.name}' cannot be used like a method.`,
          syntax.nameAt,
        );
      if (found.length > 0 || hasExtensions)
        return { kind: 'methods', name: syntax.name, receiver: value, receiverType: value.type, typeArguments };
      throw new SyntaxProblem(
        'CS1061',
        `'${displayName(value.type)}' does not contain a definition for '${syntax.name}', or it is not one that policy expressions may use`,
        syntax.nameAt,
      );
    }
    if (first.member.isStatic)
      throw new SyntaxProblem(
        'CS0176',
        `Member '${syntax.name}' cannot be accessed with an instance reference; qualify it with a type name instead`,
        syntax.at,
      );
    if (isValueType(value.type) && first.member.set !== null) return this.field(first.member, value, syntax);
    const owner = first.owner as NamedType;
    const property = this.property(first.member, owner, this.receiverJs(value, owner), [], syntax.name);
    return value.js === 'context' && syntax.name === 'Variables' ? { ...property, isVariables: true } : property;
  }

  /** `Guid.NewGuid()` where a local `Guid` of type `Guid` is: the type is meant (ECMA-334, 12.8.7.2). */
  private isNamedAsItsType(syntax: Expression, value: Value): boolean {
    if (syntax.kind !== 'name' || syntax.arguments !== null) return false;
    const { name, at } = syntax;
    return this.tryType({ kind: 'name', parts: [{ name, arguments: [], at }], at }) === value.type;
  }

  /** A field of a struct: setting it gives another value, which the variable that held the struct takes. */
  private field(member: Member, target: Value, syntax: Expression & { kind: 'member' }): Value {
    const value = this.property(
      member,
      target.type as NamedType,
      this.receiverJs(target, target.type),
      [],
      syntax.name,
    );
    const { place } = target;
    const item = this.temporary();
    const set = `${this.k(member.set)}(${place?.get},${item})`;
    const notAssignable = {
      code: 'CS1612',
      message: `Cannot modify the return value of the member before '${syntax.name}' because it is not a variable`,
    };
    const { place: _, ...rest } = value;
    if (place === undefined || place.isProperty) return { ...rest, notAssignable };
    return {
      ...rest,
      place: {
        setup: place.setup,
        get: `${this.k(member.get)}(${place.get})`,
        set: (js) => `(${item}=${js},${place.set(set)},${item})`,
      },
    };
  }

  private noteRead(value: Value, name: string): void {
    if (name !== 'Body') return;
    const type = displayName(value.type);
    if (type !== 'IResponse') this.reads.requestBody = true;
    if (type !== 'IRequest') this.reads.responseBody = true;
  }

  private staticMember(
    type: Type,
    name: string,
    typeArguments: readonly Type[] | null,
    syntax: { at: number; nameAt: number },
  ): Bound {
    if (isEnum(type) && type.tag === 'named') {
      const declared = type.definition.details?.declaration as { specification: { values?: Record<string, number> } };
      const member = declared.specification.values?.[name];
      if (member !== undefined) return this.constantValue(member, type);
    }
    const found = library
      .lookUp(type, name)
      .filter(({ member }) => member.kind !== 'operator' && member.kind !== 'conversion');
    const first = found.find(({ member }) => member.isStatic) ?? found[0];
    if (first === undefined) {
      throw new SyntaxProblem(
        'CS0117',
        `'${displayName(type)}' does not contain a definition for '${name}', or it is not one that policy expressions may use`,
        syntax.nameAt,
      );
    }
    const { member } = first;
    const owner = first.owner as NamedType;
    if (member.kind === 'method') return { kind: 'methods', name, receiver: null, receiverType: type, typeArguments };
    if (!member.isStatic)
      throw new SyntaxProblem(
        'CS0120',
        `An object reference is required for the non-static field, method, or property '${displayName(type)}.${name}'`,
        syntax.at,
      );
    const memberType = substitute(member.type, argumentMap(owner));
    if (member.kind === 'const') return this.constantValue(member.value, memberType);
    if (member.kind === 'field') {
      return {
        kind: 'value',
        type: memberType,
        js: this.literal(member.value),
        notAssignable: { code: 'CS0198', message: 'A static readonly field cannot be assigned to' },
      };
    }
    return this.property(
      member,
      owner,
      null,
      owner.arguments_.map((one) => this.typeJs(one)),
      name,
    );
  }

  /** A receiver for a member of an owner: boxed when the member is object's, checked for null. */
  protected receiverJs(value: Value, owner: Type): string {
    if (value.type.tag === 'parameter') return `R.receiver(${value.js},${this.typeJs(value.type)})`;
    if (isValueType(value.type)) {
      if (owner === value.type) return value.js;
      return this.typeConversion(value.type, types.object, false)?.apply(value.js) ?? value.js;
    }
    if (isDelegate(value.type) && owner === types.object) return `R.box(R.nn(${value.js}),${this.typeJs(value.type)})`;
    return value.notNull === true ? value.js : `R.nn(${value.js})`;
  }

  protected property(
    member: Member,
    owner: NamedType,
    receiver: string | null,
    extra: readonly string[],
    name: string,
  ): Value {
    const type = substitute(member.type, argumentMap(owner));
    const first = receiver === null ? [] : [receiver];
    const js = `${this.k(member.get)}(${[...first, ...extra].join(',')})`;
    if (member.set === null)
      return {
        kind: 'value',
        type,
        js,
        notAssignable: {
          code: 'CS0200',
          message: `Property or indexer '${name}' cannot be assigned to -- it is read only`,
        },
      };
    return { kind: 'value', type, js, place: this.accessorPlace(member, first, extra) };
  }

  private accessorPlace(member: Member, first: readonly string[], rest: readonly string[]): Place {
    const parts = [...first, ...rest];
    const temporaries = parts.map(() => this.temporary());
    return {
      setup: parts.map((part, index) => `${temporaries[index]}=${part}`),
      get: `${this.k(member.get)}(${temporaries.join(',')})`,
      set: (value) => `R.set(${this.k(member.set)},${value},[${temporaries.join(',')}])`,
      isProperty: true,
    };
  }
}

function isInvocable({ member, owner }: { readonly member: Member; readonly owner: Type }): boolean {
  if (member.kind === 'method') return true;
  return isDelegate(owner.tag === 'named' ? substitute(member.type, argumentMap(owner)) : member.type);
}
