/** Lambdas and method groups as delegates. */
import { SyntaxProblem } from '../diagnostics';
import {
  type Expression,
  isStatementExpression,
  type LambdaSyntax,
  type RangeVariables,
  rangeName,
  type Statement,
} from '../syntax';
import { displayName, isSame, isValueType, type NamedType, type Type, types } from '../types';
import { CallBinder } from './calls';
import { type Argument, type Bound, declare, notAStatement, type Value } from './code';
import { FunctionFrame, Scope } from './scope';

/** Binds lambdas. */
export abstract class LambdaBinder extends CallBinder {
  private readonly inferred = new Map<LambdaSyntax, Map<string, Type | null>>();

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
        if (parameter.type !== null && !isSame(this.typeOfSyntax(parameter.type), type))
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
          if (!isStatementExpression(expression)) throw notAStatement(expression.at);
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
