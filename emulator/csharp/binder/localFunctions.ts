/** Local functions, iterators among them. */
import type { Member } from '../library/signature';
import type { Expression, Statement } from '../syntax';
import { type Type, TypeParameter, types } from '../types';
import { declare } from './expressions';
import { LocalBinder } from './locals';
import { FunctionFrame, Scope } from './scope';

/** Binds local functions. */
export abstract class FunctionBinder extends LocalBinder {
  /** The type of what a `foreach` over a type gives, or null. */
  protected abstract elementOf(type: Type): Type | null;

  /** Makes a local function known in its block, before its body is bound. */
  protected declareFunction(syntax: Statement & { kind: 'localFunction' }): void {
    const outer = new Map(this.scopeTypes);
    const typeParameters = syntax.typeParameters.map((name, index) => {
      const parameter = new TypeParameter(name, index);
      this.scopeTypes.set(name, parameter);
      return parameter;
    });
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
          initial:
            parameter.initial === null
              ? null
              : { value: this.valueAs(parameter.initial, type).constant?.value ?? null },
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
    if (isIterator) this.frame.elementType = this.elementOf(member.type);
    const names = member.parameters.map((parameter, index) => {
      const name = this.unique(parameter.name);
      const isReference = parameter.modifier === 'out' || parameter.modifier === 'ref';
      const value = this.variable(isReference ? `${name}.value` : name, parameter.type);
      this.scope.declare(parameter.name, { kind: 'value', value }, syntax.parameters[index]?.at ?? syntax.at);
      return name;
    });
    let body: string;
    if (syntax.isBlock) body = this.blockBody(syntax.body as Statement);
    else {
      const expression = syntax.body as Expression;
      const value = member.type === types.void ? this.value(expression) : this.valueAs(expression, member.type);
      body = `{${declare([...this.scope.hoisted, ...this.frame.temporaries])}return ${value.js};}`;
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

/** Is there a `yield` of this body itself, not of a function inside it? */
function mentionsYield(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { kind } = node as { kind?: string };
  if (kind === 'yield' || kind === 'yieldBreak') return true;
  // A number's literal refers to its .NET type, which is no syntax.
  if (kind === 'lambda' || kind === 'localFunction' || kind === 'number') return false;
  return Object.values(node).some(mentionsYield);
}
