/** Expressions: names, members, calls, creations, lambdas, patterns. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { ancestors } from '../library/registry';
import type { Member } from '../library/signature';
import {
  type ArgumentSyntax,
  type ArrayItem,
  type Expression,
  type InitializerSyntax,
  type LambdaSyntax,
  type PatternSyntax,
  type RangeVariables,
  rangeName,
  type Statement,
  type TypeSyntax,
} from '../syntax';
import {
  argumentMap,
  arrayOf,
  construct,
  type definitionOf,
  displayName,
  isDelegate,
  isEnum,
  isValueType,
  keywordType,
  type NamedType,
  namedType,
  nullableOf,
  substitute,
  type Type,
  types,
  underlyingOfNullable,
} from '../types';
import type { Argument, Bound, Chosen, Place, Value } from './code';
import { isInterface } from './conversions';
import { OperatorBinder } from './operators';
import type { Candidate } from './overloads';
import { FunctionFrame, Scope } from './scope';

/** Binds expressions; statements come from the class that extends it. */
export abstract class ExpressionBinder extends OperatorBinder {
  protected scope = new Scope(null);
  protected frame = new FunctionFrame(types.object, false);
  private receiver: Value | null = null;
  private count = 0;
  private readonly inferred = new Map<LambdaSyntax, Map<string, Type | null>>();
  /** Whether `context.Request.Body` and `context.Response.Body` are mentioned. */
  readonly reads = { requestBody: false, responseBody: false };

  protected abstract blockBody(statement: Statement): string;

  protected unique(name: string): string {
    this.count += 1;
    return `${name.replace(/[^A-Za-z0-9_]/g, '_')}_${this.count}`;
  }

  protected temporary(): string {
    const name = this.unique('t');
    this.frame.temporaries.push(name);
    return name;
  }

  protected value(syntax: Expression): Value {
    return this.requireValue(this.bind(syntax), syntax.at);
  }

  protected valueAs(syntax: Expression, type: Type): Value {
    return this.convert(this.bind(syntax), type, syntax.at);
  }

  // --- types

  protected override typeOfSyntax(syntax: TypeSyntax): Type {
    switch (syntax.kind) {
      case 'array':
        return arrayOf(this.typeOfSyntax(syntax.element));
      case 'nullable': {
        const element = this.typeOfSyntax(syntax.element);
        if (!isValueType(element) && element.tag !== 'parameter') {
          throw new SyntaxProblem(
            'CS8370',
            "Feature 'nullable reference types' is not available in C# 7.3. Please use language version 8.0 or greater.",
            syntax.mark,
          );
        }
        return nullableOf(element);
      }
      case 'tuple':
        return namedType('System.ValueTuple', ...syntax.items.map((item) => this.typeOfSyntax(item.type)));
      case 'name': {
        const type = this.tryType(syntax);
        if (type !== null) return type;
        const name = syntax.parts.map((part) => part.name).join('.');
        const last = syntax.parts.at(-1);
        const arity = library.otherArity(name);
        if (arity !== null && arity !== last?.arguments.length) {
          throw new SyntaxProblem(
            'CS0305',
            `Using the generic type '${name}' requires ${arity} type arguments`,
            syntax.at,
          );
        }
        throw new SyntaxProblem(
          'CS0246',
          `The type '${name}' does not exist or is not one that policy expressions may use`,
          syntax.at,
        );
      }
    }
  }

  private tryType(syntax: TypeSyntax): Type | null {
    if (syntax.kind !== 'name') return this.typeOfSyntax(syntax);
    const last = syntax.parts.at(-1);
    const name = syntax.parts.map((part) => part.name).join('.');
    const isGlobal = syntax.isGlobal ?? false;
    if (syntax.parts.length === 1 && !isGlobal) {
      const keyword = keywordType(name);
      if (keyword !== undefined) return keyword;
      const symbol = this.scopeTypes.get(name);
      if (symbol !== undefined) return symbol;
    }
    const defined = library.find(name, last?.arguments.length ?? 0);
    if (defined === null || (isGlobal && defined.definition.name !== name)) return null;
    return construct(
      defined.definition,
      (last?.arguments ?? []).map((argument) => this.typeOfSyntax(argument)),
    );
  }

  /** Type parameters of generic local functions, by name. */
  protected readonly scopeTypes = new Map<string, Type>();

  protected isVar(syntax: TypeSyntax): boolean {
    return (
      syntax.kind === 'name' &&
      syntax.parts.length === 1 &&
      syntax.parts[0]?.name === 'var' &&
      library.find('var', 0) === null
    );
  }

  // --- expressions

  protected bind(syntax: Expression): Bound {
    switch (syntax.kind) {
      case 'number':
        return this.constantValue(syntax.literal.value, syntax.literal.type);
      case 'string':
        return this.constantValue(syntax.value, types.string);
      case 'char':
        return this.constantValue(syntax.value.charCodeAt(0), types.char);
      case 'bool':
        return this.constantValue(syntax.value, types.bool);
      case 'null':
        return { kind: 'value', type: types.null, js: 'null', constant: { value: null } };
      case 'interpolated':
        return this.interpolated(syntax);
      case 'name':
        return this.name(syntax);
      case 'predefined':
        return { kind: 'type', type: keywordType(syntax.name) as Type };
      case 'parenthesized': {
        const bound = this.bind(syntax.value);
        return bound.kind === 'value' && bound.place !== undefined ? bound : bound;
      }
      case 'member':
        return this.member(syntax);
      case 'call':
        return this.call(syntax);
      case 'index':
        return this.index(syntax);
      case 'conditionalAccess':
        return this.conditionalAccess(syntax);
      case 'receiver':
        return this.receiver as Value;
      case 'unary':
        if (syntax.operator === '++' || syntax.operator === '--')
          return this.step(syntax.operator, syntax.operand, true, syntax.at);
        return this.unary(syntax.operator, this.value(syntax.operand), syntax.at);
      case 'postfix':
        return this.step(syntax.operator, syntax.operand, false, syntax.at);
      case 'binary':
        return this.binarySyntax(syntax);
      case 'assign':
        return this.assign(syntax);
      case 'conditional':
        return this.conditional(syntax);
      case 'lambda':
        return { kind: 'lambda', syntax };
      case 'new':
        return this.creation(syntax);
      case 'newArray':
        return this.arrayCreation(syntax);
      case 'anonymous':
        return this.anonymous(syntax);
      case 'cast':
        return this.convert(this.bind(syntax.operand), this.typeOfSyntax(syntax.type), syntax.at, true);
      case 'is':
        return this.isPattern(this.value(syntax.operand), syntax.pattern);
      case 'as':
        return this.asType(this.value(syntax.operand), this.typeOfSyntax(syntax.type), syntax.at);
      case 'typeof':
        return {
          kind: 'value',
          type: types.type,
          js: `R.typeObject(${this.typeJs(this.typeOfSyntax(syntax.type))})`,
          notNull: true,
        };
      case 'default': {
        if (syntax.type === null) return { kind: 'default' };
        const type = this.typeOfSyntax(syntax.type);
        return { kind: 'value', type, js: this.defaultJs(type) };
      }
      case 'checked':
        return this.withChecked(syntax.isChecked, () => this.bind(syntax.value));
      case 'throw':
        return { kind: 'throw', js: `R.throwIt(${this.thrown(syntax.value)})` };
      case 'tuple': {
        const items = syntax.items.map((item) => this.value(item.value));
        const type = namedType('System.ValueTuple', ...items.map((item) => item.type));
        return {
          kind: 'value',
          type,
          js: `R.tuple(${this.typeJs(type)},[${items.map((item) => item.js).join(',')}])`,
          notNull: true,
        };
      }
      case 'declaration':
        return this.declaration(syntax);
      case 'ref':
        return this.bind(syntax.value);
    }
  }

  protected withChecked<T>(isChecked: boolean, run: () => T): T {
    const before = [this.isChecked, this.isUnchecked] as const;
    this.isChecked = isChecked;
    this.isUnchecked = !isChecked;
    try {
      return run();
    } finally {
      [this.isChecked, this.isUnchecked] = before;
    }
  }

  protected thrown(syntax: Expression): string {
    const value = this.value(syntax);
    if (value.type !== types.null && !ancestors(value.type).includes(types.exception)) {
      throw new SyntaxProblem('CS0155', 'The type caught or thrown must be derived from System.Exception', syntax.at);
    }
    return `R.nn(${value.js})`;
  }

  private interpolated(syntax: Expression & { kind: 'interpolated' }): Value {
    const parts = syntax.parts.map((part) => {
      if (typeof part === 'string') return JSON.stringify(part);
      const value = this.value(part.value);
      if (part.alignment === null && part.format === null) return this.textJs(value);
      const alignment = part.alignment === null ? '0' : this.valueAs(part.alignment, types.int).js;
      return `R.formatHole(${this.convert(value, types.object, part.value.at).js},${alignment},${JSON.stringify(part.format)})`;
    });
    if (syntax.parts.every((part) => typeof part === 'string'))
      return { kind: 'value', type: types.string, js: JSON.stringify(syntax.parts.join('')), notNull: true };
    return { kind: 'value', type: types.string, js: `(""+${parts.join('+')})`, notNull: true };
  }

  private name(syntax: Expression & { kind: 'name' }): Bound {
    const isGlobal = syntax.isGlobal ?? false;
    const symbol = isGlobal ? null : this.scope.find(syntax.name);
    if (symbol !== null) {
      if (symbol.kind === 'value') return symbol.value;
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
    if (type !== null) return { kind: 'type', type };
    if (library.isNamespace(syntax.name)) return { kind: 'namespace', name: syntax.name };
    throw new SyntaxProblem('CS0103', `The name '${syntax.name}' does not exist in the current context`, syntax.at);
  }

  /** A member access; where it is called, members that cannot be called do not count (ECMA-334, 12.5). */
  private member(syntax: Expression & { kind: 'member' }, isCalled = false): Bound {
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
      .lookUp(value.type, syntax.name)
      .filter(({ member }) => !member.isExtension && member.kind !== 'operator' && member.kind !== 'conversion');
    const first = (isCalled ? found.find(({ member }) => isInvocable(member)) : undefined) ?? found[0];
    const isHidden = isCalled && first !== undefined && !isInvocable(first.member);
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
    return this.property(first.member, first.owner as NamedType, this.receiverJs(value, first.owner), [], syntax.name);
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
  private receiverJs(value: Value, owner: Type): string {
    if (isValueType(value.type) || value.type.tag === 'parameter') {
      if (owner === value.type) return value.js;
      return this.typeConversion(value.type, types.object, false)?.apply(value.js) ?? value.js;
    }
    if (isDelegate(value.type) && owner === types.object) return `R.box(R.nn(${value.js}),${this.typeJs(value.type)})`;
    return value.notNull === true ? value.js : `R.nn(${value.js})`;
  }

  private property(
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
    };
  }

  protected arguments(list: readonly ArgumentSyntax[]): Argument[] {
    return list.map((argument) => ({
      bound: this.argument(argument),
      name: argument.name,
      modifier: argument.modifier,
      at: argument.value.at,
    }));
  }

  private argument(argument: ArgumentSyntax): Bound {
    const { value } = argument;
    if (argument.modifier === 'out') {
      const isDiscard = value.kind === 'name' && value.name === '_' && this.scope.find('_') === null;
      if (value.kind === 'declaration') {
        const type = this.isVar(value.type) ? null : this.typeOfSyntax(value.type);
        let declared: Value | null = null;
        return {
          kind: 'outVariable',
          type,
          declare: (actual) => {
            declared ??= this.declareHoisted(value.name ?? null, actual, value.nameAt);
            return declared;
          },
        };
      }
      if (isDiscard)
        return { kind: 'outVariable', type: null, declare: (actual) => this.declareHoisted(null, actual, value.at) };
    }
    return this.bind(value);
  }

  /** A variable of a pattern or `out`, declared at the beginning of the block. */
  protected declareHoisted(name: string | null, type: Type, at: number): Value {
    const js = this.unique(name ?? 'discard');
    this.scope.hoisted.push(js);
    const value = this.variable(js, type);
    if (name !== null) this.scope.declare(name, { kind: 'value', value }, at);
    return value;
  }

  protected variable(js: string, type: Type): Value {
    return { kind: 'value', type, js, place: { setup: [], get: js, set: (value) => `(${js}=${value})` } };
  }

  private declaration(syntax: Expression & { kind: 'declaration' }): Bound {
    const type = this.isVar(syntax.type) ? null : this.typeOfSyntax(syntax.type);
    return {
      kind: 'outVariable',
      type,
      declare: (actual) => this.declareHoisted(syntax.name, type ?? actual, syntax.nameAt),
    };
  }

  private call(syntax: Expression & { kind: 'call' }): Bound {
    if (syntax.target.kind === 'name' && syntax.target.name === 'nameof' && this.scope.find('nameof') === null) {
      return this.nameOf(syntax);
    }
    const target = syntax.target.kind === 'member' ? this.member(syntax.target, true) : this.bind(syntax.target);
    if (target.kind === 'methods')
      return this.methodCall(target, this.arguments(syntax.arguments), nameAt(syntax.target));
    if (target.kind === 'localFunction') {
      const owner = types.object;
      const chosen = this.choose(
        target.member.name,
        [{ member: target.member, owner }],
        this.arguments(syntax.arguments),
        target.typeArguments,
        nameAt(syntax.target),
      );
      return {
        kind: 'value',
        type: chosen.result,
        js: `${target.js}(${[...chosen.arguments, ...chosen.typeArguments.map((one) => this.typeJs(one))].join(',')})`,
      };
    }
    if (target.kind === 'value' && isDelegate(target.type))
      return this.invoke(target, this.arguments(syntax.arguments), syntax.at);
    if (target.kind === 'value' && syntax.target.kind === 'member') {
      throw new SyntaxProblem(
        'CS1955',
        `Non-invocable member '${syntax.target.name}' cannot be used like a method.`,
        syntax.target.nameAt,
      );
    }
    throw new SyntaxProblem('CS0149', 'Method name expected', syntax.at);
  }

  /** `nameof(x)`: the last name; instance members are named through their type too. */
  private nameOf(syntax: Expression & { kind: 'call' }): Value {
    const named = syntax.arguments[0]?.value;
    if (syntax.arguments.length !== 1 || named === undefined || (named.kind !== 'name' && named.kind !== 'member'))
      throw new SyntaxProblem('CS8081', 'Expression does not have a name.', syntax.at);
    try {
      this.bind(named);
    } catch (error) {
      if (!(error instanceof SyntaxProblem && error.code === 'CS0120')) throw error;
    }
    return this.constantValue(named.name, types.string);
  }

  private invoke(target: Value, list: readonly Argument[], at: number): Value {
    const signature = this.delegateSignature(target.type as NamedType);
    if (signature.parameters.length !== list.length) {
      throw new SyntaxProblem(
        'CS1593',
        `Delegate '${displayName(target.type)}' does not take ${list.length} arguments`,
        at,
      );
    }
    const code = list.map(
      (argument, index) => this.convert(argument.bound, signature.parameters[index] as Type, argument.at).js,
    );
    return { kind: 'value', type: signature.result, js: `R.nn(${target.js})(${code.join(',')})` };
  }

  private methodCall(group: Bound & { kind: 'methods' }, list: readonly Argument[], at: number): Value {
    for (const argument of list)
      if (argument.bound.kind === 'type' || argument.bound.kind === 'namespace')
        throw this.notAValue(argument.bound, argument.at);
    const { receiver, receiverType, name, typeArguments } = group;
    const found = library
      .lookUp(receiverType, name)
      .filter(({ member }) => member.kind === 'method' && (receiver === null || !member.isExtension));
    const candidates = found as Candidate[];
    let problem: SyntaxProblem | null = null;
    if (candidates.length > 0) {
      try {
        const chosen = this.choose(name, candidates, list, typeArguments, at);
        return this.callCode(chosen, receiver, at, name);
      } catch (error) {
        if (!(error instanceof SyntaxProblem) || receiver === null || error.code === 'CS0176') throw error;
        problem = error;
      }
    }
    if (receiver !== null) {
      const extensions = library
        .extensionsOf(name)
        .filter((member) => this.extends(member, receiver.type))
        .map((member) => ({ member, owner: construct(member.declaring.definition, []) }));
      if (extensions.length > 0) {
        try {
          const self: Argument = { bound: receiver, name: null, modifier: '', at };
          return this.callCode(this.choose(name, extensions, [self, ...list], typeArguments, at), null, at, name);
        } catch (error) {
          if (!(error instanceof SyntaxProblem)) throw error;
          problem ??= error;
        }
      }
    }
    throw (
      problem ??
      new SyntaxProblem(
        'CS1061',
        `'${displayName(receiverType)}' does not contain a definition for '${name}', or it is not one that policy expressions may use`,
        at,
      )
    );
  }

  private callCode(chosen: Chosen, receiver: Value | null, at: number, name: string): Value {
    const { member, owner } = chosen;
    if (receiver === null && !member.isStatic)
      throw new SyntaxProblem(
        'CS0120',
        `An object reference is required for the non-static method '${displayName(owner)}.${name}'`,
        at,
      );
    if (receiver !== null && member.isStatic)
      throw new SyntaxProblem(
        'CS0176',
        `Member '${name}' cannot be accessed with an instance reference; qualify it with a type name instead`,
        at,
      );
    const first = receiver === null ? [] : [this.receiverJs(receiver, owner)];
    const ownerArguments = member.isStatic && !member.isExtension ? owner.arguments_ : [];
    const last = [...ownerArguments, ...chosen.typeArguments].map((one) => this.typeJs(one));
    return {
      kind: 'value',
      type: chosen.result,
      js: `${this.k(member.get)}(${[...first, ...chosen.arguments, ...last].join(',')})`,
    };
  }

  private index(syntax: Expression & { kind: 'index' }): Value {
    const bound = this.bind(syntax.target);
    const target = this.requireValue(bound, syntax.at);
    const list = this.arguments(syntax.arguments);
    if (target.type.tag === 'array') {
      if (list.length !== 1)
        throw new SyntaxProblem('CS0022', `Wrong number of indices inside []; expected 1`, syntax.at);
      const argument = list[0] as Argument;
      const index =
        this.conversion(argument.bound, types.int)?.implicit === true
          ? this.convert(argument.bound, types.int, argument.at).js
          : `Number(${this.convert(argument.bound, types.long, argument.at).js})`;
      const [array, place] = [this.temporary(), this.temporary()];
      const receiver = `R.nn(${target.js})`;
      return {
        kind: 'value',
        type: target.type.element,
        js: `${receiver}.get(${index})`,
        place: {
          setup: [`${array}=${receiver}`, `${place}=${index}`],
          get: `${array}.get(${place})`,
          set: (value) => `${array}.set(${place},${value})`,
        },
      };
    }
    const candidates = library.lookUp(target.type, 'this') as Candidate[];
    if (candidates.length === 0)
      throw new SyntaxProblem(
        'CS0021',
        `Cannot apply indexing with [] to an expression of type '${displayName(target.type)}'`,
        syntax.at,
      );
    const chosen = this.choose('this', candidates, list, null, syntax.at);
    return this.property(chosen.member, chosen.owner, this.receiverJs(target, chosen.owner), chosen.arguments, 'this');
  }

  private conditionalAccess(syntax: Expression & { kind: 'conditionalAccess' }): Value {
    const target = this.value(syntax.target);
    const underlying = underlyingOfNullable(target.type);
    if ((isValueType(target.type) && underlying === null) || target.type === types.null || target.type === types.void) {
      throw new SyntaxProblem(
        'CS0023',
        `Operator '?' cannot be applied to operand of type '${displayName(target.type)}'`,
        syntax.mark,
      );
    }
    const name = this.temporary();
    const before = this.receiver;
    this.receiver = { kind: 'value', type: underlying ?? target.type, js: name, notNull: true };
    const access = this.requireValue(this.bind(syntax.access), syntax.mark);
    this.receiver = before;
    const type =
      isValueType(access.type) && underlyingOfNullable(access.type) === null ? nullableOf(access.type) : access.type;
    return {
      kind: 'value',
      type,
      js: `((${name}=${target.js})===null?null:${access.js})`,
      notAssignable: { code: 'CS8370', message: 'Assignment through ?. is not available in C# 7.3' },
    };
  }

  private binarySyntax(syntax: Expression & { kind: 'binary' }): Value {
    const { operator } = syntax;
    if (operator === '??') return this.coalesce(syntax);
    const [left, right] = [this.bind(syntax.left), this.bind(syntax.right)];
    const one =
      left.kind === 'default' && right.kind === 'value'
        ? this.convert(left, right.type, syntax.at)
        : this.requireValue(left, syntax.left.at);
    const two =
      right.kind === 'default' ? this.convert(right, one.type, syntax.at) : this.requireValue(right, syntax.right.at);
    return this.binary(operator, one, two, syntax.at);
  }

  private coalesce(syntax: Expression & { kind: 'binary' }): Value {
    const left = this.value(syntax.left);
    const right = this.bind(syntax.right);
    const underlying = underlyingOfNullable(left.type);
    if ((isValueType(left.type) && underlying === null) || left.type === types.void) {
      throw new SyntaxProblem(
        'CS0019',
        `Operator '??' cannot be applied to operands of type '${displayName(left.type)}' and '${right.kind === 'value' ? displayName(right.type) : '?'}'`,
        syntax.at,
      );
    }
    const attempt = (type: Type): string | null =>
      this.tryConversion(right, type)?.apply(right.kind === 'value' ? right.js : '') ?? null;
    if (underlying !== null) {
      const js = attempt(underlying);
      if (js !== null) return { kind: 'value', type: underlying, js: `(${left.js}??${js})` };
    }
    const js = left.type === types.null ? null : attempt(left.type);
    if (js !== null) return { kind: 'value', type: left.type, js: `(${left.js}??${js})` };
    if (right.kind === 'value' && right.type !== types.null) {
      const name = this.temporary();
      const conversion = this.tryConversion({ ...left, type: underlying ?? left.type, js: name }, right.type);
      if (conversion !== null)
        return {
          kind: 'value',
          type: right.type,
          js: `((${name}=${left.js})===null?${right.js}:${conversion.apply(name)})`,
        };
    }
    throw new SyntaxProblem(
      'CS0019',
      `Operator '??' cannot be applied to operands of type '${displayName(left.type)}' and '${right.kind === 'value' ? displayName(right.type) : '?'}'`,
      syntax.at,
    );
  }

  private conditional(syntax: Expression & { kind: 'conditional' }): Value {
    const condition = this.valueAs(syntax.condition, types.bool);
    const [one, two] = [this.bind(syntax.whenTrue), this.bind(syntax.whenFalse)];
    const type = this.commonType(one, two);
    if (type === null) {
      const show = (bound: Bound) => (bound.kind === 'value' ? displayName(bound.type) : bound.kind);
      throw new SyntaxProblem(
        'CS0173',
        `Type of conditional expression cannot be determined because there is no implicit conversion between '${show(one)}' and '${show(two)}'`,
        syntax.at,
      );
    }
    const [yes, no] = [this.convert(one, type, syntax.whenTrue.at), this.convert(two, type, syntax.whenFalse.at)];
    const constant =
      condition.constant === undefined ? undefined : condition.constant.value === true ? yes.constant : no.constant;
    if (constant !== undefined && yes.constant !== undefined && no.constant !== undefined)
      return this.constantValue(constant.value, type);
    return { kind: 'value', type, js: `(${condition.js}?${yes.js}:${no.js})` };
  }

  private commonType(one: Bound, two: Bound): Type | null {
    const left = one.kind === 'value' ? one.type : null;
    const right = two.kind === 'value' ? two.type : null;
    if (left !== null && left === right) return left === types.null ? null : left;
    const toRight =
      right !== null &&
      right !== types.null &&
      right !== types.void &&
      this.tryConversion(one, right)?.implicit === true;
    const toLeft =
      left !== null && left !== types.null && left !== types.void && this.tryConversion(two, left)?.implicit === true;
    if (toRight && toLeft)
      return one.kind === 'value' &&
        one.constant !== undefined &&
        this.typeConversion(left as Type, right as Type, false) !== null
        ? right
        : left;
    return toRight ? right : toLeft ? left : null;
  }

  private place(value: Bound, at: number): { value: Value; place: Place } {
    if (value.kind !== 'value')
      throw new SyntaxProblem(
        'CS0131',
        'The left-hand side of an assignment must be a variable, property or indexer',
        at,
      );
    if (value.place === undefined) {
      throw new SyntaxProblem(
        value.notAssignable?.code ?? 'CS0131',
        value.notAssignable?.message ?? 'The left-hand side of an assignment must be a variable, property or indexer',
        at,
      );
    }
    return { value, place: value.place };
  }

  private assign(syntax: Expression & { kind: 'assign' }): Value {
    if (syntax.target.kind === 'tuple')
      return this.deconstruct(
        syntax.target.items.map((item) => item.value),
        syntax.value,
        syntax.at,
      );
    if (
      syntax.operator === '=' &&
      syntax.target.kind === 'name' &&
      syntax.target.name === '_' &&
      this.scope.find('_') === null
    )
      return this.value(syntax.value);
    const { value, place } = this.place(this.bind(syntax.target), syntax.target.at);
    const setup = place.setup.length === 0 ? '' : `${place.setup.join(',')},`;
    const done = (js: string): Value => ({ kind: 'value', type: value.type, js: `(${setup}${place.set(js)})` });
    if (syntax.operator === '=') return done(this.valueAs(syntax.value, value.type).js);
    const operator = syntax.operator.slice(0, -1);
    const right = this.requireValue(this.bind(syntax.value), syntax.value.at);
    const result = this.binary(operator, { kind: 'value', type: value.type, js: place.get }, right, syntax.at);
    const fits = this.conversion({ kind: 'value', type: result.type, js: result.js }, value.type)?.implicit === true;
    const allowed =
      fits || this.conversion(right, value.type)?.implicit === true || operator === '<<' || operator === '>>';
    return done(
      this.convert({ kind: 'value', type: result.type, js: result.js }, value.type, syntax.at, allowed && !fits).js,
    );
  }

  private deconstruct(targets: readonly Expression[], source: Expression, at: number): Value {
    const values = source.kind === 'tuple' ? source.items.map((item) => this.value(item.value)) : null;
    const whole = values === null ? this.value(source) : null;
    const name = this.temporary();
    const items =
      values ??
      (whole?.type.tag === 'named' && whole.type.definition.simpleName === 'ValueTuple'
        ? whole.type.arguments_.map((type, index): Value => ({ kind: 'value', type, js: `${name}.items[${index}]` }))
        : []);
    if (items.length !== targets.length)
      throw new SyntaxProblem('CS8132', 'Cannot deconstruct into this number of variables', at);
    const list =
      values === null ? `${name}=${whole?.js}` : `${name}={items:[${values.map((one) => one.js).join(',')}]}`;
    const sets = targets.map((target, index) => {
      const item: Value = { kind: 'value', type: (items[index] as Value).type, js: `${name}.items[${index}]` };
      if (target.kind === 'name' && target.name === '_' && this.scope.find('_') === null) return '0';
      const bound = this.bind(target);
      const { value, place } = this.place(bound.kind === 'outVariable' ? bound.declare(item.type) : bound, target.at);
      return [...place.setup, place.set(this.convert(item, value.type, target.at).js)].join(',');
    });
    return { kind: 'value', type: types.object, js: `(${list},${sets.join(',')},null)` };
  }

  private step(operator: string, operand: Expression, isPrefix: boolean, at: number): Value {
    const { value, place } = this.place(this.bind(operand), operand.at);
    const old = this.temporary();
    const current: Value = { kind: 'value', type: value.type, js: old };
    const one = this.constantValue(1, types.int);
    const sum = this.binary(operator[0] as string, current, one, at);
    const next = this.convert({ kind: 'value', type: sum.type, js: sum.js }, value.type, at, true).js;
    const setup = place.setup.length === 0 ? '' : `${place.setup.join(',')},`;
    return {
      kind: 'value',
      type: value.type,
      js: isPrefix
        ? `(${setup}${old}=${place.get},${place.set(next)})`
        : `(${setup}${old}=${place.get},${place.set(next)},${old})`,
    };
  }

  // --- creations

  private creation(syntax: Expression & { kind: 'new' }): Value {
    const type = this.typeOfSyntax(syntax.type);
    const list = this.arguments(syntax.arguments ?? []);
    let js: string;
    if (isDelegate(type)) return this.convert((list[0] as Argument).bound, type, syntax.at);
    if (
      type.tag !== 'named' ||
      type.definition.details?.isAbstract === true ||
      isInterface(type) ||
      type.definition.kind === 'static'
    ) {
      throw new SyntaxProblem(
        'CS0144',
        `Cannot create an instance of the abstract type or interface '${displayName(type)}'`,
        syntax.at,
      );
    }
    if (isValueType(type) && list.length === 0) js = this.defaultJs(type);
    else {
      const constructors = library.declared(type.definition, '.ctor').map((member) => ({ member, owner: type }));
      if (constructors.length === 0)
        throw new SyntaxProblem(
          'CS1729',
          `'${displayName(type)}' has no constructor that policy expressions may use`,
          syntax.at,
        );
      const chosen = this.choose(type.definition.simpleName, constructors, list, null, syntax.type.at);
      js = `${this.k(chosen.member.get)}(${[...chosen.arguments, ...type.arguments_.map((one) => this.typeJs(one))].join(',')})`;
    }
    const created: Value = { kind: 'value', type, js, notNull: true };
    return syntax.initializer === null ? created : this.initialize(created, syntax.initializer);
  }

  private initialize(created: Value, items: InitializerSyntax): Value {
    const name = this.temporary();
    const self: Value = { kind: 'value', type: created.type, js: name, notNull: true };
    const steps = items.map((item): string => {
      if (item.kind === 'element') {
        const list = item.values.map(
          (value): Argument => ({ bound: this.bind(value), name: null, modifier: '', at: value.at }),
        );
        return this.methodCall(
          { kind: 'methods', name: 'Add', receiver: self, receiverType: self.type, typeArguments: null },
          list,
          item.at,
        ).js;
      }
      const target =
        item.kind === 'member' ? this.memberOf(self, item.name, item.at) : this.indexOf(self, item.arguments, item.at);
      if (item.value.kind === 'initializer') return this.initialize(target, item.value.items).js;
      const { value, place } = this.place(target, item.at);
      return [...place.setup, place.set(this.valueAs(item.value, value.type).js)].join(',');
    });
    return { ...created, js: `(${[`${name}=${created.js}`, ...steps, name].join(',')})` };
  }

  private memberOf(self: Value, name: string, at: number): Value {
    const found = library.lookUp(self.type, name).find(({ member }) => member.kind === 'property');
    if (found === undefined)
      throw new SyntaxProblem('CS0117', `'${displayName(self.type)}' does not contain a definition for '${name}'`, at);
    return this.property(found.member, found.owner as NamedType, self.js, [], name);
  }

  private indexOf(self: Value, list: readonly ArgumentSyntax[], at: number): Value {
    const chosen = this.choose(
      'this',
      library.lookUp(self.type, 'this') as Candidate[],
      this.arguments(list),
      null,
      at,
    );
    return this.property(chosen.member, chosen.owner, self.js, chosen.arguments, 'this');
  }

  private arrayCreation(syntax: Expression & { kind: 'newArray' }): Value {
    if (syntax.element === null) {
      const items = (syntax.items ?? []).map((item) =>
        item.kind === 'items'
          ? this.bind({ kind: 'newArray', element: null, sizes: [], items: item.items, at: item.at })
          : this.bind(item),
      );
      const values = items.filter((item): item is Value => item.kind === 'value');
      const candidates = values.map((one) => one.type).filter((type) => type !== types.null);
      const element = [...new Set(candidates)].find(
        (type) => type !== types.void && items.every((item) => this.tryConversion(item, type)?.implicit === true),
      );
      if (element === undefined)
        throw new SyntaxProblem('CS0826', 'No best type found for implicitly-typed array', syntax.at);
      const list = items.map((item) => this.convert(item, element, syntax.at).js);
      return {
        kind: 'value',
        type: arrayOf(element),
        js: `R.array(${this.typeJs(element)},[${list.join(',')}])`,
        notNull: true,
      };
    }
    const element = this.typeOfSyntax(syntax.element);
    const size = syntax.sizes[0];
    if (syntax.items === null) {
      const length = this.valueAs(size as Expression, types.int);
      return {
        kind: 'value',
        type: arrayOf(element),
        js: `R.newArray(${this.typeJs(element)},${length.js})`,
        notNull: true,
      };
    }
    if (size !== undefined && this.value(size).constant?.value !== syntax.items.length) {
      throw new SyntaxProblem(
        'CS0847',
        `An array initializer of length '${size.kind === 'number' ? String(size.literal.value) : '?'}' is expected`,
        syntax.at,
      );
    }
    return this.arrayItems(arrayOf(element), syntax.items);
  }

  protected arrayItems(type: Type, items: readonly ArrayItem[]): Value {
    if (type.tag !== 'array')
      throw new SyntaxProblem(
        'CS0622',
        'Can only use array initializer expressions to assign to array types',
        items[0]?.at ?? 0,
      );
    const list = items.map((item) =>
      item.kind === 'items' ? this.arrayItems(type.element, item.items).js : this.valueAs(item, type.element).js,
    );
    return { kind: 'value', type, js: `R.array(${this.typeJs(type.element)},[${list.join(',')}])`, notNull: true };
  }

  private anonymous(syntax: Expression & { kind: 'anonymous' }): Value {
    const values = syntax.members.map((member) => {
      const value = this.value(member.value);
      if (value.type === types.null || value.type === types.void)
        throw new SyntaxProblem(
          'CS0828',
          `Cannot assign '${displayName(value.type)}' to anonymous type property`,
          member.at,
        );
      return value;
    });
    const names = syntax.members.map((member) => member.name);
    const type = construct(
      this.anonymousDefinition(names),
      values.map((value) => value.type),
    );
    return {
      kind: 'value',
      type,
      js: `R.anonymous(${this.typeJs(type)},[${values.map((value) => value.js).join(',')}])`,
      notNull: true,
    };
  }

  /** Implemented with the runtime's anonymous types. */
  protected abstract anonymousDefinition(names: readonly string[]): ReturnType<typeof definitionOf>;

  // --- patterns

  private asType(value: Value, type: Type, at: number): Value {
    if (isValueType(type) && underlyingOfNullable(type) === null) {
      throw new SyntaxProblem(
        'CS0077',
        `The as operator must be used with a reference type or nullable type ('${displayName(type)}' is a non-nullable value type)`,
        at,
      );
    }
    if (this.conversion(value, type, true) === null && !isValueType(type))
      throw new SyntaxProblem(
        'CS0039',
        `Cannot convert type '${displayName(value.type)}' to '${displayName(type)}' via a reference conversion`,
        at,
      );
    const object = this.convert(value, types.object, at);
    return { kind: 'value', type, js: `R.as(${object.js},${this.typeJs(type)})` };
  }

  /** A pattern as a condition; declares its variable. */
  protected isPattern(value: Value, pattern: PatternSyntax): Value {
    const bool = (js: string): Value => ({ kind: 'value', type: types.bool, js });
    switch (pattern.kind) {
      case 'var': {
        if (pattern.name === null) return bool(`(${value.js},true)`);
        const variable = this.declareHoisted(pattern.name, value.type, pattern.nameAt);
        return bool(`(${variable.js}=${value.js},true)`);
      }
      case 'typeOrConstant': {
        const type = this.attemptType(pattern.type);
        if (type === null) return this.constantPattern(value, pattern.value);
        return bool(this.typeTest(value, type, pattern.at));
      }
      case 'constant':
        return this.constantPattern(value, pattern.value);
      case 'declaration': {
        if (this.isVar(pattern.type))
          return this.isPattern(value, { kind: 'var', name: pattern.name, at: pattern.at, nameAt: pattern.nameAt });
        const type = this.typeOfSyntax(pattern.type);
        if (pattern.name === null) return bool(this.typeTest(value, type, pattern.at));
        if (underlyingOfNullable(type) !== null)
          throw new SyntaxProblem(
            'CS8116',
            `It is not legal to use nullable type '${displayName(type)}' in a pattern; use the underlying type instead.`,
            pattern.at,
          );
        const name = this.temporary();
        const test = this.typeTest({ ...value, js: `(${name}=${value.js})` }, type, pattern.at);
        const variable = this.declareHoisted(pattern.name, type, pattern.nameAt);
        const inner = this.typeConversion(underlyingOfNullable(value.type) ?? value.type, type, true);
        return bool(`(${test}&&(${variable.js}=${inner?.apply(name) ?? name},true))`);
      }
    }
  }

  private attemptType(syntax: TypeSyntax): Type | null {
    if (syntax.kind === 'name' && syntax.parts.length === 1 && this.scope.find(syntax.parts[0]?.name ?? '') !== null)
      return null;
    return this.tryType(syntax);
  }

  private typeTest(value: Value, type: Type, at: number): string {
    if (value.type === types.null) return 'false';
    if (
      value.type !== types.object &&
      this.conversion({ ...value, js: '' }, type, true) === null &&
      !isInterface(type) &&
      !isInterface(value.type)
    ) {
      if (!isValueType(value.type))
        throw new SyntaxProblem(
          'CS8121',
          `An expression of type '${displayName(value.type)}' cannot be handled by a pattern of type '${displayName(type)}'`,
          at,
        );
    }
    return `R.is(${this.convert({ ...value, kind: 'value' }, types.object, at).js},${this.typeJs(underlyingOfNullable(type) ?? type)})`;
  }

  private constantPattern(value: Value, syntax: Expression): Value {
    const constant = this.value(syntax);
    if (constant.constant === undefined) throw new SyntaxProblem('CS9135', 'A constant value is expected', syntax.at);
    if (constant.type === types.null) return { kind: 'value', type: types.bool, js: `(${value.js}===null)` };
    const target = underlyingOfNullable(value.type) ?? value.type;
    if (isValueType(target) || target === types.string) {
      const converted = this.convert(constant, target, syntax.at);
      return {
        kind: 'value',
        type: types.bool,
        js: target === types.decimal ? `R.netEquals(${value.js},${converted.js})` : `(${value.js}===${converted.js})`,
      };
    }
    return {
      kind: 'value',
      type: types.bool,
      js: `R.netEquals(${value.js},${this.convert(constant, types.object, syntax.at).js})`,
    };
  }

  // --- lambdas

  protected override lambdaTo(bound: Bound, type: NamedType): { js: string } | null {
    const signature = this.delegateSignature(type);
    if (bound.kind === 'lambda') {
      const { syntax } = bound;
      if (syntax.parameters.length !== signature.parameters.length) {
        if (syntax.kind === 'lambda' && syntax.parameters.length === 0 && syntax.arrow === syntax.at)
          return this.bindLambda(
            {
              ...syntax,
              parameters: signature.parameters.map((_, index) => ({
                name: `_${index}`,
                type: null,
                modifier: '',
                initial: null,
                at: syntax.at,
              })),
            },
            signature.parameters,
            signature.result,
          );
        throw new SyntaxProblem(
          'CS1593',
          `Delegate '${displayName(type)}' does not take ${syntax.parameters.length} arguments`,
          syntax.at,
        );
      }
      return this.bindLambda(syntax, signature.parameters, signature.result);
    }
    return this.groupTo(bound, signature);
  }

  /** A method group as a function over the delegate's parameters. */
  private groupTo(bound: Bound, signature: { parameters: Type[]; result: Type }): { js: string; type: Type } | null {
    const names = signature.parameters.map((_, index) => `a${index}`);
    const list = signature.parameters.map(
      (type, index): Argument => ({
        bound: { kind: 'value', type, js: names[index] as string },
        name: null,
        modifier: '',
        at: 0,
      }),
    );
    try {
      let result: Value;
      let before = '';
      if (bound.kind === 'localFunction') {
        const chosen = this.choose(
          bound.member.name,
          [{ member: bound.member, owner: types.object }],
          list,
          bound.typeArguments,
          0,
        );
        result = {
          kind: 'value',
          type: chosen.result,
          js: `${bound.js}(${[...chosen.arguments, ...chosen.typeArguments.map((one) => this.typeJs(one))].join(',')})`,
        };
      } else if (bound.kind === 'methods') {
        const receiver = bound.receiver === null ? null : { ...bound.receiver, js: 'self', notNull: true };
        if (bound.receiver !== null) before = bound.receiver.js;
        result = this.methodCall({ ...bound, receiver }, list, 0);
      } else return null;
      if (
        signature.result !== types.void &&
        result.type !== signature.result &&
        signature.result.tag !== 'parameter' &&
        (this.typeConversion(result.type, signature.result, false) === null ||
          (isValueType(result.type) && !isValueType(signature.result)))
      )
        return null;
      const js = `((${names.join(',')})=>${result.js})`;
      return { js: before === '' ? js : `((self)=>${js})(R.nn(${before}))`, type: result.type };
    } catch (error) {
      if (error instanceof SyntaxProblem) return null;
      throw error;
    }
  }

  private bindLambda(
    syntax: LambdaSyntax,
    parameters: readonly Type[],
    result: Type | null,
  ): { js: string; type: Type | null } {
    const [outerScope, outerFrame] = [this.scope, this.frame];
    this.scope = new Scope(outerScope);
    this.frame = new FunctionFrame(result, true);
    try {
      const names = syntax.parameters.map((parameter, index) => {
        const type = parameters[index] as Type;
        if (parameter.type !== null && this.typeOfSyntax(parameter.type) !== type)
          throw new SyntaxProblem(
            'CS1661',
            `Cannot convert lambda expression: parameter '${parameter.name}' has another type than '${displayName(type)}'`,
            parameter.at,
          );
        const name = this.unique(parameter.name);
        if (parameter.range !== undefined)
          this.declareRange(parameter.range, { kind: 'value', type, js: name }, parameter.at);
        else if (parameter.name !== '_' || syntax.parameters.length === 1)
          this.scope.declare(parameter.name, { kind: 'value', value: this.variable(name, type) }, parameter.at);
        return name;
      });
      let body: string;
      let type: Type | null;
      if (syntax.isBlock) {
        body = this.blockBody(syntax.body as Statement);
        const values = this.frame.returns.map((value) => value.type).filter((one) => one !== types.null);
        type = this.frame.returns.length === 0 ? types.void : this.bestReturn(this.frame.returns, values);
      } else {
        const expression = syntax.body as Expression;
        const bound = this.bind(expression);
        if (bound.kind === 'throw') {
          body = `{${bound.js}}`;
          type = null;
        } else if (result === types.void) {
          const value = this.requireValue(bound, expression.at);
          if (!isStatementExpression(expression))
            throw new SyntaxProblem(
              'CS0201',
              'Only assignment, call, increment, decrement and new object expressions can be used as a statement',
              expression.at,
            );
          body = value.js;
          type = types.void;
        } else if (result === null) {
          type = bound.kind === 'value' ? bound.type : null;
          body = '0';
        } else {
          const value = this.convert(bound, result, expression.at);
          type = bound.kind === 'value' ? bound.type : null;
          body = value.js;
        }
        const declared = [...this.scope.hoisted, ...this.frame.temporaries];
        body =
          body.startsWith('{') || declared.length > 0
            ? body.startsWith('{')
              ? body
              : `{${declare(declared)}return ${body}}`
            : `(${body})`;
      }
      return { js: `((${names.join(',')})=>${body})`, type };
    } finally {
      this.scope = outerScope;
      this.frame = outerFrame;
    }
  }

  /** Range variables of a query: the parameter itself, or the parts of the pair that it is. */
  private declareRange(range: RangeVariables, value: Value, at: number): void {
    const name = rangeName(range);
    const notAssignable = {
      code: 'CS1947',
      message: `Range variable '${name}' cannot be assigned to -- it is read only`,
    };
    this.scope.declare(name, { kind: 'value', value: { ...value, notAssignable } }, at);
    if (typeof range === 'string') return;
    const parts = value.type.tag === 'named' ? value.type.arguments_ : [];
    range.forEach((part, index) => {
      const type = parts[index] ?? types.object;
      this.declareRange(part, { kind: 'value', type, js: `${value.js}.values[${index}]` }, at);
    });
  }

  private bestReturn(returns: readonly Value[], values: readonly Type[]): Type | null {
    const distinct = [...new Set(values)];
    return (
      distinct.find((candidate) => returns.every((value) => this.tryConversion(value, candidate)?.implicit === true)) ??
      null
    );
  }

  protected override returnTypeOf(bound: Bound, parameters: readonly Type[], delegate: NamedType): Type | null {
    if (bound.kind === 'lambda') {
      if (bound.syntax.parameters.length !== parameters.length) return null;
      const key = parameters.map((type) => type.key).join(',');
      const known = this.inferred.get(bound.syntax) ?? new Map<string, Type | null>();
      this.inferred.set(bound.syntax, known);
      if (known.has(key)) return known.get(key) ?? null;
      let type: Type | null = null;
      try {
        type = this.bindLambda(bound.syntax, parameters, null).type;
      } catch (error) {
        if (!(error instanceof SyntaxProblem)) throw error;
        throw error;
      }
      known.set(key, type);
      return type;
    }
    const signature = this.delegateSignature(delegate);
    return (
      this.groupTo(bound, {
        parameters: [...parameters],
        result: signature.result.tag === 'parameter' ? signature.result : types.void,
      })?.type ?? null
    );
  }
}

function isInvocable(member: Member): boolean {
  return member.kind === 'method' || isDelegate(member.type);
}

/** `let a,b;` or nothing. */
export function declare(names: readonly string[]): string {
  return names.length === 0 ? '' : `let ${[...new Set(names)].join(',')};`;
}

/** May the expression stand alone as a statement? */
export function isStatementExpression(syntax: Expression): boolean {
  if (syntax.kind === 'unary') return syntax.operator === '++' || syntax.operator === '--';
  if (syntax.kind === 'conditionalAccess') return isStatementExpression(syntax.access);
  return syntax.kind === 'call' || syntax.kind === 'assign' || syntax.kind === 'postfix' || syntax.kind === 'new';
}

function nameAt(syntax: Expression): number {
  return syntax.kind === 'member' ? syntax.nameAt : syntax.at;
}
