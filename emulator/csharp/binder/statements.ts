/** Statements as JavaScript, with reachability: every path of a body returns. */
import { SyntaxProblem } from '../diagnostics';
import { ancestors } from '../library/registry';
import type { Member } from '../library/signature';
import { anonymousDefinition } from '../runtime/anonymous';
import type { Expression, LocalSyntax, Statement } from '../syntax';
import { displayName, isEnum, isValueType, type NamedType, type Type, TypeParameter, types } from '../types';
import type { Value } from './code';
import { declare, ExpressionBinder, isStatementExpression } from './expressions';
import { FunctionFrame, Scope } from './scope';

/** JavaScript and whether its end can be reached. */
interface Emitted {
  readonly js: string;
  readonly ends: boolean;
  /** A `break` leaves the statement around it. */
  readonly breaks?: boolean;
}

/** Binds statements. */
export class Binder extends ExpressionBinder {
  private breaks = 0;

  protected override anonymousDefinition(names: readonly string[]): ReturnType<typeof anonymousDefinition> {
    return anonymousDefinition(names);
  }

  /** The whole expression: JavaScript of a function body that returns an object-typed value. */
  bindPolicy(kind: 'single' | 'block', syntax: Expression | Statement, context: Type): string {
    this.scope = new Scope(null);
    this.frame = new FunctionFrame(types.object, false);
    this.scope.declare(
      'context',
      { kind: 'value', value: { kind: 'value', type: context, js: 'context', notNull: true } },
      0,
    );
    if (kind === 'single') {
      const value = this.convert(this.bind(syntax as Expression), types.object, (syntax as Expression).at, true);
      return `${declare([...this.scope.hoisted, ...this.frame.temporaries])}return ${value.js};`;
    }
    return this.blockBody(syntax as Statement);
  }

  protected override blockBody(statement: Statement): string {
    const outer = this.breaks;
    this.breaks = 0;
    const body = this.statement(statement);
    this.breaks = outer;
    const { frame } = this;
    if (body.ends && frame.elementType === null) {
      const needsValue = frame.result === null ? frame.returns.length > 0 : frame.result !== types.void;
      if (needsValue) {
        const code = frame.isLambda ? 'CS1643' : 'CS0161';
        throw new SyntaxProblem(
          code,
          'Not all code paths return a value',
          statement.kind === 'block' ? statement.end : statement.at,
        );
      }
    }
    return `{${declare(frame.temporaries)}${body.js}}`;
  }

  private inScope<T>(run: () => T): { result: T; hoisted: string } {
    const outer = this.scope;
    this.scope = new Scope(outer);
    try {
      const result = run();
      return { result, hoisted: declare(this.scope.hoisted) };
    } finally {
      this.scope = outer;
    }
  }

  private block(statements: readonly Statement[]): Emitted {
    const { result, hoisted } = this.inScope(() => this.list(statements));
    return { js: `{${hoisted}${result.js}}`, ends: result.ends };
  }

  private list(statements: readonly Statement[]): Emitted {
    for (const statement of statements) if (statement.kind === 'localFunction') this.declareFunction(statement);
    const functions = statements
      .filter((one) => one.kind === 'localFunction')
      .map((one) => this.localFunction(one as Statement & { kind: 'localFunction' }));
    let ends = true;
    const parts: string[] = [];
    for (const statement of statements) {
      if (statement.kind === 'localFunction') continue;
      const emitted = this.statement(statement);
      parts.push(emitted.js);
      ends &&= emitted.ends;
    }
    return { js: functions.join('') + parts.join(''), ends };
  }

  private embedded(statement: Statement): Emitted {
    return statement.kind === 'block' ? this.statement(statement) : this.block([statement]);
  }

  private statement(syntax: Statement): Emitted {
    switch (syntax.kind) {
      case 'block':
        return this.block(syntax.statements);
      case 'empty':
        return { js: '', ends: true };
      case 'local':
        return { js: this.local(syntax), ends: true };
      case 'localFunction':
        return { js: '', ends: true };
      case 'expression': {
        if (!isStatementExpression(syntax.value)) {
          this.value(syntax.value);
          throw new SyntaxProblem(
            'CS0201',
            'Only assignment, call, increment, decrement and new object expressions can be used as a statement',
            syntax.at,
          );
        }
        return { js: `${this.value(syntax.value).js};`, ends: true };
      }
      case 'if': {
        const condition = this.valueAs(syntax.condition, types.bool);
        const then = this.embedded(syntax.then);
        const otherwise = syntax.otherwise === null ? null : this.embedded(syntax.otherwise);
        const constant = condition.constant?.value;
        const ends = (constant !== false && then.ends) || (constant !== true && (otherwise === null || otherwise.ends));
        return { js: `if(${condition.js})${then.js}${otherwise === null ? '' : `else ${otherwise.js}`}`, ends };
      }
      case 'while':
        return this.loop(() => {
          const condition = this.valueAs(syntax.condition, types.bool);
          const body = this.embedded(syntax.body);
          return { js: `while(${condition.js})${body.js}`, ends: condition.constant?.value !== true };
        });
      case 'do':
        return this.loop(() => {
          const body = this.embedded(syntax.body);
          const condition = this.valueAs(syntax.condition, types.bool);
          return { js: `do${body.js}while(${condition.js});`, ends: condition.constant?.value !== true };
        });
      case 'for':
        return this.loop(() => {
          const initial =
            syntax.initial === null
              ? syntax.initials.map((one) => `${this.value(one).js};`).join('')
              : this.local(syntax.initial);
          const condition = syntax.condition === null ? null : this.valueAs(syntax.condition, types.bool);
          const steps = syntax.steps.map((step) => this.value(step).js).join(',');
          const body = this.embedded(syntax.body);
          return {
            js: `${initial}for(;${condition?.js ?? ''};${steps})${body.js}`,
            ends: condition !== null && condition.constant?.value !== true,
          };
        });
      case 'foreach':
        return this.loop(() => this.foreach(syntax));
      case 'switch':
        return this.switch(syntax);
      case 'break':
        if (this.frame.breakDepth === 0)
          throw new SyntaxProblem(
            this.frame.isLambda ? 'CS1632' : 'CS0139',
            'No enclosing loop out of which to break or continue',
            syntax.at,
          );
        this.breaks += 1;
        return { js: 'break;', ends: false };
      case 'continue':
        if (this.frame.continueDepth === 0)
          throw new SyntaxProblem('CS0139', 'No enclosing loop out of which to break or continue', syntax.at);
        return { js: 'continue;', ends: false };
      case 'return':
        return { js: this.return(syntax), ends: false };
      case 'throw': {
        if (syntax.value === null) {
          if (this.frame.catchName === null)
            throw new SyntaxProblem(
              'CS0156',
              'A throw statement with no arguments is not allowed outside of a catch clause',
              syntax.at,
            );
          return { js: `throw ${this.frame.catchName};`, ends: false };
        }
        return { js: `throw ${this.thrown(syntax.value)};`, ends: false };
      }
      case 'try':
        return this.try(syntax);
      case 'using':
        return this.using(syntax);
      case 'lock':
        return { js: `${this.value(syntax.value).js};${this.embedded(syntax.body).js}`, ends: true };
      case 'checked':
        return this.withChecked(syntax.isChecked, () => this.statement(syntax.body));
      case 'yield': {
        const element = this.frame.elementType;
        if (element === null)
          throw new SyntaxProblem(
            'CS1624',
            'yield return needs a local function that returns IEnumerable<T>',
            syntax.at,
          );
        return { js: `yield ${this.valueAs(syntax.value, element).js};`, ends: true };
      }
      case 'yieldBreak':
        return { js: 'return;', ends: false };
      case 'labeled':
      case 'goto':
        throw new SyntaxProblem(
          'CS0159',
          'goto and labels are not supported: use a loop, or a local function',
          syntax.at,
        );
    }
  }

  private loop(run: () => Emitted): Emitted {
    const { frame } = this;
    frame.breakDepth += 1;
    frame.continueDepth += 1;
    const before = this.breaks;
    this.breaks = 0;
    const { result, hoisted } = this.inScope(run);
    const ends = result.ends || this.breaks > 0;
    this.breaks = before;
    frame.breakDepth -= 1;
    frame.continueDepth -= 1;
    return { js: `{${hoisted}${result.js}}`, ends };
  }

  private local(syntax: LocalSyntax): string {
    const isVar = this.isVar(syntax.type);
    if (isVar && syntax.isConst)
      throw new SyntaxProblem('CS0822', 'Implicitly-typed variables cannot be constant', syntax.type.at);
    const declared = isVar ? null : this.typeOfSyntax(syntax.type);
    if (declared === types.void)
      throw new SyntaxProblem('CS1547', "Keyword 'void' cannot be used in this context", syntax.at);
    const parts: string[] = [];
    for (const { name, initial, at } of syntax.declarators) {
      const js = this.unique(name);
      if (initial === null) {
        if (syntax.isConst) throw new SyntaxProblem('CS0145', 'A const field requires a value to be provided', at);
        if (declared === null) throw new SyntaxProblem('CS0818', 'Implicitly-typed variables must be initialized', at);
        this.scope.declare(name, { kind: 'value', value: this.variable(js, declared) }, at);
        parts.push(`let ${js}=${this.defaultJs(declared)};`);
        continue;
      }
      let value: Value;
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
      } else if (declared !== null && this.scope.find(name) === null && initial.kind === 'lambda') {
        // A lambda may call itself through its variable.
        this.scope.declare(name, { kind: 'value', value: this.variable(js, declared) }, at);
        parts.push(`let ${js}=null;${js}=${this.valueAs(initial, declared).js};`);
        continue;
      } else value = this.valueAs(initial, declared);
      const type = declared ?? value.type;
      if (syntax.isConst) {
        if (!isValueType(type) && type !== types.string && value.type !== types.null && value.constant === undefined)
          throw new SyntaxProblem('CS0133', `The expression being assigned to '${name}' must be constant`, initial.at);
        if (isValueType(type) && !(isEnum(type) || type.key in primitiveKeys))
          throw new SyntaxProblem('CS0283', `The type '${displayName(type)}' cannot be declared const`, syntax.type.at);
        if (value.constant === undefined)
          throw new SyntaxProblem('CS0133', `The expression being assigned to '${name}' must be constant`, initial.at);
        this.scope.declare(
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
      if (syntax.isRef) {
        if (value.place === undefined && initial.kind !== 'ref')
          throw new SyntaxProblem('CS8172', 'Cannot initialize a by-reference variable with a value', at);
        const source = initial.kind === 'ref' ? this.value(initial.value) : value;
        if (source.place === undefined)
          throw new SyntaxProblem('CS1510', 'A ref value must be an assignable variable', at);
        this.scope.declare(
          name,
          {
            kind: 'value',
            value: { kind: 'value', type, js: source.place.get, place: { ...source.place, setup: [] } },
          },
          at,
        );
        parts.push(`${source.place.setup.map((one) => `${one};`).join('')}`);
        continue;
      }
      this.scope.declare(name, { kind: 'value', value: this.variable(js, type) }, at);
      parts.push(`let ${js}=${value.js};`);
    }
    return parts.join('');
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
    const value = this.requireValue(bound, initial.at);
    if (value.type === types.null || value.type === types.void)
      throw new SyntaxProblem(
        'CS0815',
        `Cannot assign ${displayName(value.type)} to an implicitly-typed variable`,
        initial.at,
      );
    return value;
  }

  private return(syntax: Statement & { kind: 'return' }): string {
    const { frame } = this;
    if (frame.finallyDepth > 0)
      throw new SyntaxProblem('CS0157', 'Control cannot leave the body of a finally clause', syntax.at);
    if (syntax.value === null) {
      if (frame.result !== null && frame.result !== types.void)
        throw new SyntaxProblem(
          'CS0126',
          `An object of a type convertible to '${displayName(frame.result)}' is required`,
          syntax.at,
        );
      return 'return;';
    }
    if (frame.result === types.void)
      throw new SyntaxProblem('CS8030', 'A function without result cannot return a value', syntax.at);
    if (frame.result === null) {
      const bound = this.bind(syntax.value);
      const value = this.requireValue(bound, syntax.value.at);
      frame.returns.push(value);
      return `return ${value.js};`;
    }
    const bound = this.bind(syntax.value);
    const value = this.convert(bound, frame.result, syntax.value.at);
    frame.returns.push(bound.kind === 'value' ? bound : value);
    return `return ${value.js};`;
  }

  private foreach(syntax: Statement & { kind: 'foreach' }): Emitted {
    const sequence = this.value(syntax.sequence);
    const element = this.elementOf(sequence.type);
    if (element === null)
      throw new SyntaxProblem(
        'CS1579',
        `foreach statement cannot operate on variables of type '${displayName(sequence.type)}' because it does not contain a public definition for 'GetEnumerator'`,
        syntax.sequence.at,
      );
    const raw = this.unique('item');
    const type = this.isVar(syntax.type) ? element : this.typeOfSyntax(syntax.type);
    const item = this.convert({ kind: 'value', type: element, js: raw }, type, syntax.at, true);
    const name = this.unique(syntax.name);
    const value: Value = {
      kind: 'value',
      type,
      js: name,
      notAssignable: {
        code: 'CS1656',
        message: `Cannot assign to '${syntax.name}' because it is a 'foreach iteration variable'`,
      },
    };
    this.scope.declare(syntax.name, { kind: 'value', value }, syntax.nameAt);
    const body = this.embedded(syntax.body);
    return { js: `for(const ${raw} of R.iterate(${sequence.js})){let ${name}=${item.js};${body.js}}`, ends: true };
  }

  private elementOf(type: Type): Type | null {
    if (type.tag === 'array') return type.element;
    if (type === types.string) return types.char;
    const all = ancestors(type) as NamedType[];
    const generic = all.find(
      (one) => one.tag === 'named' && one.definition.name === 'System.Collections.Generic.IEnumerable',
    );
    if (generic !== undefined) return generic.arguments_[0] ?? null;
    return all.some((one) => one.tag === 'named' && one.definition.name === 'System.Collections.IEnumerable')
      ? types.object
      : null;
  }

  private switch(syntax: Statement & { kind: 'switch' }): Emitted {
    const subject = this.value(syntax.value);
    const { frame } = this;
    frame.breakDepth += 1;
    const before = this.breaks;
    this.breaks = 0;
    const name = this.temporary();
    const value: Value = { kind: 'value', type: subject.type, js: name };
    let hasDefault = false;
    let ends = false;
    const seen = new Set<unknown>();
    const { result, hoisted } = this.inScope(() => {
      const tests: string[] = [];
      const bodies: string[] = [];
      let fallback = -1;
      for (const [index, section] of syntax.sections.entries()) {
        const outer = this.scope;
        this.scope = new Scope(outer);
        for (const label of section.labels) {
          if (label.pattern === null) {
            if (hasDefault)
              throw new SyntaxProblem(
                'CS0152',
                "The switch statement contains multiple cases with the label value 'default'",
                label.at,
              );
            hasDefault = true;
            fallback = index;
            continue;
          }
          const test = this.isPattern(value, label.pattern);
          if (label.when === null && (label.pattern.kind === 'constant' || label.pattern.kind === 'typeOrConstant')) {
            if (seen.has(test.js))
              throw new SyntaxProblem(
                'CS0152',
                'The switch statement contains multiple cases with the same label value',
                label.at,
              );
            seen.add(test.js);
          }
          const when = label.when === null ? '' : `&&${this.valueAs(label.when, types.bool).js}`;
          tests.push(`(${test.js}${when})?${index}:`);
        }
        const declared = this.scope;
        const body = this.list(section.statements);
        this.scope = outer;
        outer.hoisted.push(...declared.hoisted);
        if (body.ends)
          throw new SyntaxProblem(
            index === syntax.sections.length - 1 ? 'CS8070' : 'CS0163',
            'Control cannot fall out of a switch section: end it with break, return, throw or continue',
            section.at,
          );
        bodies.push(`case ${index}:{${body.js}}`);
      }
      return `${name}=${subject.js};switch(${tests.join('')}${fallback}){${bodies.join('')}}`;
    });
    ends = !hasDefault || this.breaks > 0;
    this.breaks = before;
    frame.breakDepth -= 1;
    return { js: `{${hoisted}${result}}`, ends };
  }

  private try(syntax: Statement & { kind: 'try' }): Emitted {
    const body = this.statement(syntax.body);
    let ends = body.ends;
    let js = `try${body.js}`;
    if (syntax.catches.length > 0) {
      const error = this.unique('e');
      const outerName = this.frame.catchName;
      const chain: string[] = [];
      const earlier: Type[] = [];
      for (const clause of syntax.catches) {
        const type = clause.type === null ? types.exception : this.typeOfSyntax(clause.type);
        if (!ancestors(type).includes(types.exception))
          throw new SyntaxProblem(
            'CS0155',
            'The type caught or thrown must be derived from System.Exception',
            clause.type?.at ?? clause.at,
          );
        if (earlier.some((one) => ancestors(type).includes(one)))
          throw new SyntaxProblem(
            'CS0160',
            'A previous catch clause already catches all exceptions of this or of a super type',
            clause.type?.at ?? clause.at,
          );
        if (clause.filter === null) earlier.push(type);
        const { result, hoisted } = this.inScope(() => {
          if (clause.name !== null)
            this.scope.declare(
              clause.name,
              { kind: 'value', value: { ...this.variable(error, type), notNull: true } },
              clause.nameAt,
            );
          const filter = clause.filter === null ? '' : `&&R.filter(()=>${this.valueAs(clause.filter, types.bool).js})`;
          this.frame.catchName = error;
          const handler = this.statement(clause.body);
          this.frame.catchName = outerName;
          ends ||= handler.ends;
          return { filter, handler: handler.js };
        });
        const test = type === types.exception ? 'true' : `R.is(${error},${this.typeJs(type)})`;
        chain.push(`${hoisted === '' ? '' : ''}if(${test}${result.filter})${result.handler}`);
        if (hoisted !== '') this.frame.temporaries.push(...hoisted.slice(4, -1).split(','));
      }
      js += `catch(${error}){${error}=R.caught(${error});${chain.join('else ')}else throw ${error};}`;
    }
    if (syntax.finally !== null) {
      this.frame.finallyDepth += 1;
      const last = this.statement(syntax.finally);
      this.frame.finallyDepth -= 1;
      js += `finally${last.js}`;
      ends &&= last.ends;
    }
    return { js, ends };
  }

  private using(syntax: Statement & { kind: 'using' }): Emitted {
    const { result, hoisted } = this.inScope(() => {
      const names: string[] = [];
      let before: string;
      const check = (type: Type, at: number) => {
        if (!ancestors(type).some((one) => one.key === 'System.IDisposable')) {
          throw new SyntaxProblem(
            'CS1674',
            `'${displayName(type)}': type used in a using statement must implement 'System.IDisposable'`,
            at,
          );
        }
      };
      if (syntax.local !== null) {
        before = this.local(syntax.local);
        for (const { name, at } of syntax.local.declarators) {
          const symbol = this.scope.find(name);
          if (symbol?.kind !== 'value') continue;
          check(symbol.value.type, at);
          names.push(symbol.value.js);
          const { place: _, ...value } = symbol.value;
          this.scope.set(name, {
            kind: 'value',
            value: {
              ...value,
              notAssignable: { code: 'CS1656', message: `Cannot assign to '${name}' because it is a 'using variable'` },
            },
          });
        }
      } else {
        const value = this.value(syntax.value as Expression);
        check(value.type, syntax.at);
        const name = this.unique('resource');
        names.push(name);
        before = `const ${name}=${value.js};`;
      }
      const body = this.embedded(syntax.body);
      return {
        js: `${before}try${body.js}finally{${names.map((name) => `R.dispose(${name});`).join('')}}`,
        ends: body.ends,
      };
    });
    return { js: `{${hoisted}${result.js}}`, ends: result.ends };
  }

  private declareFunction(syntax: Statement & { kind: 'localFunction' }): void {
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

  private localFunction(syntax: Statement & { kind: 'localFunction' }): string {
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

const primitiveKeys: Readonly<Record<string, true>> = Object.fromEntries(
  [
    types.bool,
    types.char,
    types.sbyte,
    types.byte,
    types.short,
    types.ushort,
    types.int,
    types.uint,
    types.long,
    types.ulong,
    types.float,
    types.double,
    types.decimal,
  ].map((type) => [type.key, true as const]),
);

function mentionsYield(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { kind } = node as { kind?: string };
  if (kind === 'yield' || kind === 'yieldBreak') return true;
  if (kind === 'lambda' || kind === 'localFunction') return false;
  return Object.values(node).some(mentionsYield);
}
