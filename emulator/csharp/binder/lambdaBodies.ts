/** Bodies of lambdas, for the types of parameters and result that a delegate gives them. */
import { later, SyntaxProblem } from '../diagnostics';
import {
  type Expression,
  isStatementExpression,
  type LambdaSyntax,
  type ParameterSyntax,
  type RangeVariables,
  rangeName,
  type Statement,
} from '../syntax';
import { displayName, isSame, type Type, types } from '../types';
import { CallBinder } from './calls';
import { type Bound, declare, notAStatement, type Value } from './code';
import { FunctionFrame, Scope } from './scope';

/** A lambda as JavaScript, with what it returns. */
interface BoundLambda {
  readonly js: string;
  readonly type: Type | null;
}

/** An expression body that is bound, before it is converted to a result; `names` are the JavaScript parameters. */
interface BoundBody {
  readonly scope: Scope;
  readonly frame: FunctionFrame;
  readonly names: readonly string[];
  readonly bound: Bound;
}

/** What a lambda gave in a scope: by the types of its parameters, and by these with that of the result. */
interface Known {
  readonly scope: Scope;
  readonly bodies: Map<string, BoundBody | SyntaxProblem>;
  readonly lambdas: Map<string, BoundLambda | SyntaxProblem>;
}

/**
 * Binds lambdas. Overload resolution asks for the same lambda several times, with one result after the other, and each
 * time would bind those inside several times. So what one scope gave is kept, and an expression is bound once for all
 * results.
 */
export abstract class LambdaBodyBinder extends CallBinder {
  private readonly known = new Map<LambdaSyntax, Known>();
  /** The types of the parameters of the lambdas around. */
  protected surroundings = '';

  /** A lambda for given parameters and result; a null result is what the body gives. @throws SyntaxProblem. */
  protected bindLambda(syntax: LambdaSyntax, parameters: readonly Type[], result: Type | null): BoundLambda {
    let known = this.known.get(syntax);
    if (known?.scope !== this.scope) {
      known = { scope: this.scope, bodies: new Map(), lambdas: new Map() };
      this.known.set(syntax, known);
    }
    const given = parameters.map(({ key }) => key).join();
    const { bodies } = known;
    return kept(known.lambdas, `${given}:${result?.key ?? ''}`, () => {
      if (syntax.isBlock) return this.blockLambda(syntax, parameters, result);
      return this.expressionLambda(
        syntax,
        kept(bodies, given, () => this.boundBody(syntax, parameters)),
        result,
      );
    });
  }

  /** Runs in the scope and frame of a function. */
  private inFunction<T>(scope: Scope, frame: FunctionFrame, run: () => T): T {
    const [outerScope, outerFrame] = [this.scope, this.frame];
    this.scope = scope;
    this.frame = frame;
    try {
      return run();
    } finally {
      this.scope = outerScope;
      this.frame = outerFrame;
    }
  }

  /** Runs as the body of a lambda whose parameters are declared. */
  private inLambda<T>(
    syntax: LambdaSyntax,
    parameters: readonly Type[],
    frame: FunctionFrame,
    run: (names: string[]) => T,
  ): T {
    const outer = this.surroundings;
    this.surroundings = `${outer}(${parameters.map(({ key }) => key).join()})`;
    try {
      return this.inFunction(new Scope(this.scope), frame, () => run(this.parameters(syntax, parameters)));
    } finally {
      this.surroundings = outer;
    }
  }

  private parameters(syntax: LambdaSyntax, parameters: readonly Type[]): string[] {
    return syntax.parameters.map((parameter, index) => {
      const type = parameters[index] as Type;
      if (parameter.type !== null && !isSame(this.typeOfSyntax(parameter.type), type))
        throw new SyntaxProblem(
          'CS1661',
          `Cannot convert lambda expression: parameter '${parameter.name}' has another type than '${displayName(type)}'`,
          parameter.at,
        );
      if (syntax.parameters.findIndex((one) => one.name === parameter.name) !== index) throw duplicate(parameter);
      const name = this.unique(parameter.name);
      if (parameter.range !== undefined)
        this.declareRange(parameter.range, { kind: 'value', type, js: name }, parameter.at);
      else {
        const variable = this.variable(name, type, this.frame.temporaries);
        this.scope.declare(parameter.name, { kind: 'value', value: variable }, parameter.at);
      }
      return name;
    });
  }

  private blockLambda(syntax: LambdaSyntax, parameters: readonly Type[], result: Type | null): BoundLambda {
    const frame = new FunctionFrame(result, true);
    return this.inLambda(syntax, parameters, frame, (names) => {
      const body = this.blockBody(syntax.body as Statement);
      const values = frame.returns.map((value) => value.type).filter((one) => one !== types.null);
      const type = frame.returns.length === 0 ? types.void : this.bestReturn(frame.returns, values);
      return { js: `((${names.join(',')})=>${body})`, type };
    });
  }

  private boundBody(syntax: LambdaSyntax, parameters: readonly Type[]): BoundBody {
    const frame = new FunctionFrame(null, true);
    return this.inLambda(syntax, parameters, frame, (names) => {
      const bound = this.bind(syntax.body as Expression);
      return { scope: this.scope, frame, names, bound };
    });
  }

  private expressionLambda(syntax: LambdaSyntax, body: BoundBody, result: Type | null): BoundLambda {
    const { scope, frame, names, bound } = body;
    const expression = syntax.body as Expression;
    const lambda = (js: string, type: Type | null) => ({ js: `((${names.join(',')})=>${js})`, type });
    return this.inFunction(scope, frame, () => {
      const own = bound.kind === 'value' ? bound.type : null;
      if (bound.kind === 'throw') return lambda(`{${bound.js}}`, null);
      if (result === null) return lambda('(0)', own);
      const value =
        result === types.void ? this.statementValue(bound, expression) : this.convert(bound, result, expression.at);
      const declared = [...scope.hoisted, ...frame.temporaries];
      const js = declared.length > 0 ? `{${declare(declared)}return ${value.js}}` : `(${value.js})`;
      return lambda(js, result === types.void ? types.void : own);
    });
  }

  private statementValue(bound: Bound, expression: Expression): Value {
    const value = this.requireValue(bound, expression.at);
    if (!isStatementExpression(expression)) throw notAStatement(expression.at);
    return value;
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
}

function duplicate({ name, at }: ParameterSyntax): SyntaxProblem {
  return name === '_'
    ? later('lambda discard parameters', '9.0', at)
    : new SyntaxProblem('CS0100', `The parameter name '${name}' is a duplicate`, at);
}

/** What is kept under a key, made when it is first asked for; a problem is kept too. */
function kept<T extends object>(map: Map<string, T | SyntaxProblem>, key: string, make: () => T): T {
  let found = map.get(key);
  if (found === undefined) {
    try {
      found = make();
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      found = error;
    }
    map.set(key, found);
  }
  if (found instanceof SyntaxProblem) throw found;
  return found;
}
