/** Local functions, iterators among them. */
import { SyntaxProblem } from '../diagnostics';
import type { Member } from '../library/signature';
import { type Expression, isStatementExpression, type ParameterSyntax, type Statement } from '../syntax';
import { displayName, type Type, TypeParameter, types } from '../types';
import { declare, notAStatement, type Value } from './code';
import { LocalBinder } from './locals';
import { FunctionFrame, Scope } from './scope';

/** Binds local functions. */
export abstract class FunctionBinder extends LocalBinder {
  /** The type of what a `foreach` over a type gives, or null. */
  protected abstract elementOf(type: Type): Type | null;

  /** Makes a local function known in its block, before its body is bound. */
  protected declareFunction(syntax: Statement & { kind: 'localFunction' }): void {
    this.checkParameters(syntax.parameters);
    const outer = new Map(this.scopeTypes);
    const typeParameters = syntax.typeParameters.map((name, index) => {
      const parameter = new TypeParameter(name, index);
      this.scopeTypes.set(name, parameter);
      return parameter;
    });
    this.constrain(typeParameters, syntax);
    const result = this.typeOfSyntax(syntax.returnType);
    const member: Member = {
      kind: 'method',
      name: syntax.name,
      isStatic: true,
      isExtension: false,
      declaring: types.object.definition.details?.declaration as Member['declaring'],
      typeParameters,
      parameters: syntax.parameters.map((parameter) => {
        const type = this.typeOfSyntax(parameter.type as NonNullable<typeof parameter.type>);
        return {
          name: parameter.name,
          type,
          modifier: parameter.modifier,
          initial: this.defaultOf(parameter, type),
        };
      }),
      type: result,
      get: null,
      set: null,
      value: null,
      signature: syntax.name,
    };
    this.scopeTypes.clear();
    for (const [name, type] of outer) this.scopeTypes.set(name, type);
    this.scope.declare(
      syntax.name,
      { kind: 'function', group: { kind: 'localFunction', js: this.unique(syntax.name), member, typeArguments: null } },
      syntax.nameAt,
    );
  }

  /** Tells the type parameters what `where` says of them. */
  private constrain(
    typeParameters: readonly TypeParameter[],
    { name, constraints }: Statement & { kind: 'localFunction' },
  ): void {
    for (const { parameter, wanted, at } of constraints) {
      const found = typeParameters.find((one) => one.name === parameter);
      if (found === undefined)
        throw new SyntaxProblem('CS0699', `'${name}' does not define type parameter '${parameter}'`, at);
      found.constraints = [...found.constraints, typeof wanted === 'string' ? wanted : this.typeOfSyntax(wanted)];
    }
  }

  /** @throws SyntaxProblem for parameters in an order or of a type that C# refuses. */
  private checkParameters(parameters: readonly ParameterSyntax[]): void {
    for (const [index, { name, type, modifier, initial, at }] of parameters.entries()) {
      const before = parameters[index - 1];
      if (parameters.findIndex((one) => one.name === name) !== index)
        throw new SyntaxProblem('CS0100', `The parameter name '${name}' is a duplicate`, at);
      if (before?.modifier === 'params')
        throw new SyntaxProblem(
          'CS0231',
          'A params parameter must be the last parameter in a parameter list',
          before.at,
        );
      if (before?.initial != null && initial === null && modifier !== 'params')
        throw new SyntaxProblem('CS1737', 'Optional parameters must appear after all required parameters', at);
      if (modifier === 'params' && (type?.kind !== 'array' || type.rank > 1))
        throw new SyntaxProblem('CS0225', 'The params parameter must be a single dimensional array', at);
    }
  }

  private defaultOf({ name, initial }: ParameterSyntax, type: Type): Member['parameters'][number]['initial'] {
    if (initial === null) return null;
    const bound = this.bind(initial);
    const value = this.convert(bound, type, initial.at);
    if (value.constant !== undefined) return { value: value.constant.value };
    const isDefault =
      bound.kind === 'default' ||
      initial.kind === 'default' ||
      (initial.kind === 'new' && value.js === this.defaultJs(type));
    if (isDefault || (bound.kind === 'value' && bound.type === types.null)) return { value: null };
    const underlying = bound.kind === 'value' ? bound.constant : undefined;
    if (underlying !== undefined) return { value: underlying.value };
    throw new SyntaxProblem(
      'CS1736',
      `Default parameter value for '${name}' must be a compile-time constant`,
      initial.at,
    );
  }

  private expressionBody(syntax: Expression, type: Type): string {
    const bound = this.bind(syntax);
    if (bound.kind === 'throw') return bound.js;
    if (type !== types.void) return this.convert(bound, type, syntax.at).js;
    const { js } = this.requireValue(bound, syntax.at);
    if (isStatementExpression(syntax)) return js;
    throw notAStatement(syntax.at);
  }

  /** A local function as a JavaScript constant. */
  protected localFunction(syntax: Statement & { kind: 'localFunction' }): string {
    const symbol = this.scope.find(syntax.name);
    if (symbol?.kind !== 'function') return '';
    const { member, js } = symbol.group;
    const [outerScope, outerFrame] = [this.scope, this.frame];
    this.scope = new Scope(outerScope);
    this.frame = new FunctionFrame(member.type, false);
    const outerTypes = new Map(this.scopeTypes);
    const typeNames = member.typeParameters.map((parameter) => {
      const name = this.unique(parameter.name);
      this.scopeTypes.set(parameter.name, parameter);
      this.typeParameterNames.set(parameter, name);
      return name;
    });
    const isIterator = syntax.isBlock && mentionsYield(syntax.body);
    const byReference = syntax.parameters.find(({ modifier }) => modifier !== '' && modifier !== 'params');
    if (isIterator && byReference !== undefined)
      throw new SyntaxProblem('CS1623', 'Iterators cannot have ref, in or out parameters', byReference.at);
    if (isIterator) this.frame.elementType = this.elementOf(member.type);
    const names = member.parameters.map((parameter, index) => {
      const name = this.unique(parameter.name);
      const isReference = parameter.modifier === 'out' || parameter.modifier === 'ref';
      const variable = isReference
        ? this.assignable(`${name}.value`, parameter.type)
        : this.variable(name, parameter.type, this.frame.temporaries);
      const value = parameter.modifier === 'in' ? readOnly(variable, parameter) : variable;
      const onlyIn = {
        frame: this.frame,
        code: 'CS1628',
        message: `Cannot use ref, out, or in parameter '${parameter.name}' inside an anonymous method, lambda expression, query expression, or local function`,
      };
      const symbol = isReference || parameter.modifier === 'in' ? { ...value, onlyIn } : value;
      this.scope.declare(parameter.name, { kind: 'value', value: symbol }, syntax.parameters[index]?.at ?? syntax.at);
      return name;
    });
    let body: string;
    if (syntax.isBlock) body = this.blockBody(syntax.body as Statement);
    else {
      const expression = syntax.body as Expression;
      const js = this.expressionBody(expression, member.type);
      body = `{${declare([...this.scope.hoisted, ...this.frame.temporaries])}return ${js};}`;
    }
    const element = this.frame.elementType;
    if (isIterator) body = `{return R.iterator(function*()${body},${this.typeJs(element ?? types.object)})}`;
    for (const parameter of member.typeParameters) this.typeParameterNames.delete(parameter);
    this.scopeTypes.clear();
    for (const [name, type] of outerTypes) this.scopeTypes.set(name, type);
    this.scope = outerScope;
    this.frame = outerFrame;
    return `const ${js}=(${[...names, ...typeNames].join(',')})=>${body};`;
  }
}

function readOnly({ place: _, ...variable }: Value, { type }: Member['parameters'][number]): Value {
  return {
    ...variable,
    notAssignable: {
      code: 'CS8331',
      message: `Cannot assign to variable 'in ${displayName(type)}' because it is a readonly variable`,
    },
  };
}

/** Is there a `yield` of this body itself, not of a function inside it? */
function mentionsYield(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { kind } = node as { kind?: string };
  if (kind === 'yield' || kind === 'yieldBreak') return true;
  // A number's literal refers to its .NET type, which is no syntax.
  if (kind === 'lambda' || kind === 'localFunction' || kind === 'number') return false;
  return Object.values(node).some(mentionsYield);
}
