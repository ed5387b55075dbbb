/** Lambdas and method groups as delegates. */
import { SyntaxProblem } from '../diagnostics';
import type { LambdaSyntax } from '../syntax';
import { displayName, isValueType, type NamedType, type Type, types } from '../types';
import type { Argument, Bound, Value } from './code';
import { LambdaBodyBinder } from './lambdaBodies';

/** Makes delegates. */
export abstract class LambdaBinder extends LambdaBodyBinder {
  /** What lambdas return, by the types of their parameters and of those around them. */
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

  protected override returnTypeOf(bound: Bound, parameters: readonly Type[], delegate: NamedType): Type | null {
    if (bound.kind === 'lambda') {
      if (bound.syntax.parameters.length !== parameters.length) return null;
      const key = `${this.surroundings}(${parameters.map((type) => type.key).join()})`;
      const known = this.inferred.get(bound.syntax) ?? new Map<string, Type | null>();
      this.inferred.set(bound.syntax, known);
      if (known.has(key)) return known.get(key) ?? null;
      const { type } = this.bindLambda(bound.syntax, parameters, null);
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
