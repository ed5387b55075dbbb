/** Names of types, and what every binder of expressions shares. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import type { Expression, Statement, TypeSyntax } from '../syntax';
import {
  argumentMap,
  arrayOf,
  construct,
  displayName,
  isValueType,
  keywordType,
  nullableOf,
  type Type,
  tupleOf,
  types,
} from '../types';
import type { Bound, Value } from './code';
import { constraintProblem } from './constraints';
import { FunctionFrame, Scope } from './scope';
import { checkElementCount, checkElementNames } from './tupleNames';
import { UnaryOperatorBinder } from './unaryOperators';

/** Binds names of types. */
export abstract class TypeBinder extends UnaryOperatorBinder {
  protected scope = new Scope(null);
  protected frame = new FunctionFrame(types.object, false);
  private count = 0;

  /** Type parameters of generic local functions, by name. */
  protected readonly scopeTypes = new Map<string, Type>();

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

  protected override typeOfSyntax(syntax: TypeSyntax): Type {
    switch (syntax.kind) {
      case 'array':
        return arrayOf(this.typeOfSyntax(syntax.element), syntax.rank);
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
        return this.tupleType(syntax);
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

  private tupleType({ items, at }: TypeSyntax & { kind: 'tuple' }): Type {
    checkElementCount(items.length, at);
    const names = items.map(({ name }) => name);
    checkElementNames(
      names,
      items.map((item) => item.nameAt),
    );
    return tupleOf(
      items.map((item) => this.typeOfSyntax(item.type)),
      names,
    );
  }

  protected tryType(syntax: TypeSyntax): Type | null {
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
    const type = construct(
      defined.definition,
      (last?.arguments ?? []).map((argument) => this.typeOfSyntax(argument)),
    );
    const unmet = constraintProblem(
      defined.definition.parameters,
      argumentMap(type),
      `${defined.definition.simpleName}<${defined.definition.parameters.map(displayName).join(', ')}>`,
      last?.arguments[0]?.at ?? syntax.at,
    );
    if (unmet !== null) throw unmet;
    return type;
  }

  protected isVar(syntax: TypeSyntax): boolean {
    return (
      syntax.kind === 'name' &&
      syntax.parts.length === 1 &&
      syntax.parts[0]?.name === 'var' &&
      library.find('var', 0) === null
    );
  }

  /** Anything that an expression can be. */
  protected abstract bind(syntax: Expression): Bound;
}
