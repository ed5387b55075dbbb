/** Declarations of locals. */
import { SyntaxProblem } from '../diagnostics';
import { primitives } from '../runtime/primitives';
import type { DeclaratorSyntax, Expression, LocalSyntax } from '../syntax';
import { displayName, isEnum, isSame, isValueType, type Type, types } from '../types';
import { declare, type Value } from './code';
import { ExpressionBinder } from './expressions';
import { Scope } from './scope';
import { shownType } from './tuples';
import { stored } from './variables';

/** The value types that a constant may be of, beside enumerations. */
const constantTypes: ReadonlySet<Type> = new Set([...primitives, types.bool, types.decimal]);

/** Binds declarations of locals. */
export abstract class LocalBinder extends ExpressionBinder {
  /** Runs in a scope of its own; `hoisted` declares what has to stand at its beginning. */
  protected inScope<T>(run: () => T, hoistsLocals = false): { result: T; hoisted: string } {
    const outer = this.scope;
    this.scope = new Scope(outer, hoistsLocals);
    try {
      const result = run();
      return { result, hoisted: declare(this.scope.hoisted) };
    } finally {
      this.scope = outer;
    }
  }

  /** A declaration as JavaScript; its names enter the scope. */
  protected local(syntax: LocalSyntax): string {
    const isVar = this.isVar(syntax.type);
    if (isVar && syntax.isConst)
      throw new SyntaxProblem('CS0822', 'Implicitly-typed variables cannot be constant', syntax.type.at);
    const [, second] = syntax.declarators;
    if (isVar && second !== undefined)
      throw new SyntaxProblem('CS0819', 'Implicitly-typed variables cannot have multiple declarators', second.at);
    const declared = isVar ? null : this.typeOfSyntax(syntax.type);
    if (declared === types.void)
      throw new SyntaxProblem('CS1547', "Keyword 'void' cannot be used in this context", syntax.at);
    const parts: string[] = [];
    for (const { name, initial, at } of syntax.declarators) {
      const js = this.unique(name);
      if (initial === null) {
        if (syntax.isConst) throw new SyntaxProblem('CS0145', 'A const field requires a value to be provided', at);
        if (declared === null) throw new SyntaxProblem('CS0818', 'Implicitly-typed variables must be initialized', at);
        const variable = this.localVariable(js, declared);
        this.scope.declareLocal(name, { kind: 'value', value: variable }, at);
        parts.push(this.declared(variable, null));
        continue;
      }
      if (syntax.isRef) {
        const { value, setup } = this.byReference(initial, declared, syntax.isReadOnly, at);
        this.scope.declareLocal(name, { kind: 'value', value }, at);
        parts.push(setup);
        continue;
      }
      let value: Value;
      if (initial.kind === 'ref')
        throw new SyntaxProblem('CS8171', 'Cannot initialize a by-value variable with a reference', at);
      if (initial.kind === 'items') {
        if (declared === null)
          throw new SyntaxProblem(
            'CS0820',
            'Cannot initialize an implicitly-typed variable with an array initializer',
            initial.at,
          );
        value = this.arrayItems(declared, initial.items);
      } else if (declared === null) {
        value = this.inferredLocal(initial);
      } else if (this.scope.find(name) === null && initial.kind === 'lambda') {
        // A lambda may call itself through its variable.
        const variable = this.localVariable(js, declared);
        this.scope.declareLocal(name, { kind: 'value', value: variable }, at);
        parts.push(
          `${this.declared(variable, this.constantValue(null, types.null))}${js}=${this.valueAs(initial, declared).js};`,
        );
        continue;
      } else value = this.valueAs(initial, declared);
      const type = declared ?? value.type;
      if (syntax.isConst) {
        if (!isValueType(type) && type !== types.string && value.type !== types.null && value.constant === undefined)
          throw new SyntaxProblem('CS0133', `The expression being assigned to '${name}' must be constant`, initial.at);
        if (isValueType(type) && !(isEnum(type) || constantTypes.has(type)))
          throw new SyntaxProblem('CS0283', `The type '${displayName(type)}' cannot be declared const`, syntax.type.at);
        if (value.constant === undefined)
          throw new SyntaxProblem('CS0133', `The expression being assigned to '${name}' must be constant`, initial.at);
        this.scope.declareLocal(
          name,
          {
            kind: 'value',
            value: {
              ...this.constantValue(value.constant.value, type),
              notAssignable: {
                code: 'CS0131',
                message: 'The left-hand side of an assignment must be a variable, property or indexer',
              },
            },
          },
          at,
        );
        continue;
      }
      const variable = this.localVariable(js, type);
      this.scope.declareLocal(name, { kind: 'value', value: variable }, at);
      parts.push(this.declared(variable, value));
    }
    return parts.join('');
  }

  /** What a `ref` local stands for: the variable behind `ref`, found once. A null type is `var`. */
  private byReference(
    initial: NonNullable<DeclaratorSyntax['initial']>,
    type: Type | null,
    isReadOnly: boolean,
    at: number,
  ): { value: Value; setup: string } {
    if (initial.kind !== 'ref')
      throw new SyntaxProblem('CS8172', 'Cannot initialize a by-reference variable with a value', at);
    const source = this.value(initial.value);
    const { place } = source;
    if (place === undefined || place.isProperty)
      throw new SyntaxProblem('CS1510', 'A ref or out value must be an assignable variable', initial.value.at);
    if (type !== null && !isSame(type, source.type))
      throw new SyntaxProblem(
        'CS8173',
        `The expression must be of type '${displayName(type)}' because it is being assigned by reference`,
        initial.value.at,
      );
    const onlyIn = {
      frame: this.frame,
      code: 'CS8175',
      message: 'Cannot use a ref local inside an anonymous method, lambda expression, or query expression',
    };
    const value: Value = { kind: 'value', type: source.type, js: place.get, identity: source.identity, onlyIn };
    return {
      value: isReadOnly ? value : { ...value, place: { ...place, setup: [] } },
      setup: place.setup.map((one) => `${one};`).join(''),
    };
  }

  private inferredLocal(initial: Expression): Value {
    const bound = this.bind(initial);
    if (bound.kind === 'lambda' || bound.kind === 'methods' || bound.kind === 'localFunction') {
      throw new SyntaxProblem(
        'CS8370',
        "Feature 'inferred delegate type' is not available in C# 7.3. Please use language version 10.0 or greater.",
        initial.at,
      );
    }
    if (bound.kind === 'tuple')
      throw new SyntaxProblem(
        'CS0815',
        `Cannot assign ${shownType(bound)} to an implicitly-typed variable`,
        initial.at,
      );
    const value = this.requireValue(bound, initial.at);
    if (value.type === types.null || value.type === types.void)
      throw new SyntaxProblem(
        'CS0815',
        `Cannot assign ${displayName(value.type)} to an implicitly-typed variable`,
        initial.at,
      );
    return value;
  }

  /** JavaScript that declares a variable, or only sets it where the scope declares its locals at its beginning. */
  private declared(variable: Value, initial: Value | null): string {
    const js = stored(variable, initial?.js ?? this.defaultJs(variable.type), this.identityOf(initial ?? {}));
    if (!this.scope.hoistsLocals) return `let ${js};`;
    this.scope.hoisted.push(variable.js);
    return initial === null ? '' : `${js};`;
  }

  private localVariable(js: string, type: Type): Value {
    return this.variable(js, type, this.scope.hoistsLocals ? this.scope.hoisted : []);
  }
}
