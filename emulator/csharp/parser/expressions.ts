/** Expressions: precedence climbing, casts by ECMA's rule, lambdas, creations. */
import { SyntaxProblem } from '../diagnostics';
import { type Hole, later, type Token } from '../lexer';
import type { NumberLiteral } from '../numberLiteral';
import type {
  ArgumentSyntax,
  ArrayItem,
  Expression,
  InitializerItem,
  InitializerSyntax,
  InitializerValue,
  InterpolationPart,
  LambdaSyntax,
  ParameterSyntax,
  PatternSyntax,
  Statement,
  TypeSyntax,
} from '../syntax';
import { keywordType } from '../types';
import { QueryParser } from './queries';

const precedence: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '<': 8,
  '>': 8,
  '<=': 8,
  '>=': 8,
  is: 8,
  as: 8,
  '<<': 9,
  '>>': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
};
const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);
const unaryOperators = new Set(['+', '-', '!', '~', '++', '--']);
const expressionKeywords = new Set(
  'base checked default delegate false new null ref sizeof stackalloc this throw true typeof unchecked'.split(' '),
);
const maximumDepth = 200;

/** Parses expressions; statements (for lambda bodies) come from the class that extends it. */
export abstract class ExpressionParser extends QueryParser {
  private depth = 0;

  /** A block, for lambdas with a body. */
  protected abstract parseBlock(): Statement;
  /** A parser of the same kind over another part of the text (holes of interpolated strings). */
  protected abstract sub(from: number, to: number): ExpressionParser;

  /** A whole expression. */
  parseExpression(): Expression {
    this.depth += 1;
    if (this.depth > maximumDepth) {
      throw new SyntaxProblem('CS1647', 'An expression is too long or complex to compile', this.peek().start);
    }
    try {
      return this.parseAssignment();
    } finally {
      this.depth -= 1;
    }
  }

  /** An expression that must reach the end of the tokens. */
  parseWhole(): Expression {
    const value = this.parseExpression();
    const token = this.peek();
    if (token.kind !== 'end') {
      if (token.text === ':') {
        throw new SyntaxProblem(
          'CS8361',
          "A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression.",
          token.start,
        );
      }
      throw new SyntaxProblem('CS1073', `Unexpected token '${token.text}'`, token.start);
    }
    return value;
  }

  private parseAssignment(): Expression {
    if (this.atQuery()) return this.parseQuery();
    if (this.atLambda()) return this.parseLambda();
    const token = this.peek();
    if (this.at('throw')) {
      this.next();
      return { kind: 'throw', value: this.parseExpression(), at: token.start };
    }
    if (this.at('ref')) {
      this.next();
      return { kind: 'ref', value: this.parseExpression(), at: token.start };
    }
    const target = this.parseConditional();
    const operator = this.peek();
    if (operator.kind !== 'operator') return target;
    if (operator.text === '??=') throw later('coalescing assignment', '8.0', operator.start);
    let text = operator.text;
    if (text === '>' && this.peek(1).text === '>=' && this.peek(1).start === operator.end) {
      this.next();
      text = '>>=';
    }
    if (!assignments.has(text)) return target;
    this.next();
    return { kind: 'assign', operator: text, target, value: this.parseExpression(), at: target.at };
  }

  private parseConditional(): Expression {
    const condition = this.parseBinary(1);
    if (!this.at('?') && !(this.at('?[') && !this.at('.', 1))) return condition;
    if (this.at('?[')) throw new SyntaxProblem('CS1003', "Syntax error, ':' expected", this.peek().start);
    this.next();
    const whenTrue = this.parseExpression();
    this.expect(':');
    const whenFalse = this.parseExpression();
    return { kind: 'conditional', condition, whenTrue, whenFalse, at: condition.at };
  }

  private binaryOperator(): { text: string; tokens: number } | null {
    const token = this.peek();
    if (token.kind !== 'operator' && token.kind !== 'keyword') return null;
    const following = this.peek(1);
    if (token.text === '>' && following.text === '>' && following.start === token.end) return { text: '>>', tokens: 2 };
    if (token.text === '>' && following.text === '>=' && following.start === token.end) return null;
    if (token.text === '..') throw later('range operator', '8.0', token.start);
    return precedence[token.text] === undefined ? null : { text: token.text, tokens: 1 };
  }

  private parseBinary(minimum: number): Expression {
    let left = this.parseUnary();
    for (;;) {
      const operator = this.binaryOperator();
      if (operator === null) break;
      const level = precedence[operator.text] ?? 0;
      if (level < minimum) break;
      for (let count = 0; count < operator.tokens; count++) this.next();
      if (operator.text === 'is') {
        left = { kind: 'is', operand: left, pattern: this.parsePattern(false), at: left.at };
        if (this.atWord('or') || this.atWord('and')) {
          throw later(`${this.peek().text} pattern`, '9.0', this.peek().start);
        }
      } else if (operator.text === 'as') {
        left = { kind: 'as', operand: left, type: this.parseTypeOfIs(), at: left.at };
      } else if (operator.text === '??') {
        const right = this.at('throw') || this.atLambda() ? this.parseAssignment() : this.parseBinary(level);
        left = { kind: 'binary', operator: '??', left, right, at: left.at };
      } else {
        left = { kind: 'binary', operator: operator.text, left, right: this.parseBinary(level + 1), at: left.at };
      }
    }
    if (this.at('switch')) throw later('recursive patterns', '8.0', this.peek().start);
    return left;
  }

  /** The type behind `is` and `as`: a `?` belongs to it unless an expression follows, which makes a conditional. */
  private parseTypeOfIs(): TypeSyntax {
    const isNullable = this.lookAhead(() => {
      this.parseType(false);
      this.expect('?');
      return !this.beginsExpression();
    });
    return this.parseType(isNullable === true);
  }

  /** Can an expression begin here? */
  private beginsExpression(): boolean {
    const { kind, text } = this.peek();
    if (this.atQueryWord() || this.atWord('when')) return false;
    if (kind === 'operator') return text === '(' || text === '[' || text === '&' || unaryOperators.has(text);
    if (kind === 'keyword') return this.atKeywordType() || expressionKeywords.has(text);
    return kind !== 'end';
  }

  /** A pattern behind `is` (or `case`). */
  protected parsePattern(inCase: boolean): PatternSyntax {
    const { start: at } = this.peek();
    if (this.at('{')) throw later('recursive patterns', '8.0', at);
    if (this.atWord('not') && !this.at('.', 1)) throw later('not pattern', '9.0', at);
    if (this.at('<') || this.at('>') || this.at('<=') || this.at('>=')) throw later('relational pattern', '9.0', at);
    if (this.atWord('var') && this.peek(1).kind === 'identifier') {
      this.next();
      const name = this.identifier();
      return { kind: 'var', name: name.text === '_' ? null : name.text, at, nameAt: name.start };
    }
    const declared = this.attempt((): PatternSyntax => {
      const type = inCase ? this.parseType() : this.parseTypeOfIs();
      const name = this.peek();
      if (name.kind !== 'identifier' || this.atQueryWord() || ['when', 'or', 'and'].includes(name.text))
        throw new SyntaxProblem('', '', 0);
      this.next();
      return { kind: 'declaration', type, name: name.text === '_' ? null : name.text, at, nameAt: name.start };
    });
    if (declared !== null) return declared;
    const type = this.lookAhead(() => {
      const parsed = inCase ? this.parseType(false) : this.parseTypeOfIs();
      const token = this.peek();
      if (token.kind === 'operator' && ['(', '.', '+', '-', '*', '/', '<'].includes(token.text))
        throw new SyntaxProblem('', '', 0);
      return { parsed, position: this.position };
    });
    const isPlainType =
      type !== null &&
      (this.atKeywordType() ||
        type.parsed.kind !== 'name' ||
        type.parsed.parts.some((part) => part.arguments.length > 0));
    if (type !== null && isPlainType) {
      this.position = type.position;
      if (this.at('{')) throw later('recursive patterns', '8.0', this.peek().start);
      return { kind: 'declaration', type: type.parsed, name: null, at, nameAt: at };
    }
    const value = inCase ? this.parseConditional() : this.parseBinary((precedence.is ?? 0) + 1);
    if (this.at('{')) throw later('recursive patterns', '8.0', this.peek().start);
    if (type !== null) return { kind: 'typeOrConstant', type: type.parsed, value, at };
    return { kind: 'constant', value, at };
  }

  private parseUnary(): Expression {
    const token = this.peek();
    if (token.kind === 'operator' && unaryOperators.has(token.text)) {
      this.next();
      this.depth += 1;
      if (this.depth > maximumDepth * 2)
        throw new SyntaxProblem('CS1647', 'An expression is too long or complex to compile', token.start);
      const operand = this.parseUnary();
      this.depth -= 1;
      return { kind: 'unary', operator: token.text, operand, at: token.start };
    }
    if (this.at('^')) throw later('index operator', '8.0', token.start);
    if (this.at('..')) throw later('range operator', '8.0', token.start);
    if (this.atWord('await') && this.peek(1).kind === 'identifier') {
      throw new SyntaxProblem(
        'CS4032',
        "The 'await' operator can only be used within an async method; policy expressions are synchronous",
        token.start,
      );
    }
    if (this.at('(')) {
      const cast = this.tryCast();
      if (cast !== null) return cast;
    }
    return this.parsePostfix(this.parsePrimary());
  }

  /** `(T)operand`, by ECMA-334 12.9.7: a keyword type always; else what follows must begin an operand. */
  private tryCast(): Expression | null {
    const { start: at } = this.peek();
    const found = this.lookAhead(() => {
      this.next();
      const sure = this.atKeywordType();
      const type = this.parseType();
      this.expect(')');
      if (sure || type.kind === 'array' || type.kind === 'nullable' || this.beginsOperand())
        return { type, position: this.position };
      throw new SyntaxProblem('', '', 0);
    });
    if (found === null) return null;
    if (found.type.kind !== 'name' && this.lookAhead(() => this.parseLambda()) !== null && this.atLambda()) return null;
    this.position = found.position;
    return { kind: 'cast', type: found.type, operand: this.parseUnary(), at };
  }

  private beginsOperand(): boolean {
    const token = this.peek();
    if (token.kind === 'end' || this.atQueryWord()) return false;
    if (token.kind === 'operator') return token.text === '~' || token.text === '!' || token.text === '(';
    if (token.kind === 'keyword')
      return token.text !== 'is' && token.text !== 'as' && token.text !== 'switch' && token.text !== 'in';
    return true;
  }

  /** Member access, calls, indices and `?.` behind a primary expression. */
  private parsePostfix(start: Expression): Expression {
    let value = start;
    for (;;) {
      const token = this.peek();
      if (token.kind !== 'operator') return value;
      switch (token.text) {
        case '.': {
          this.next();
          const name = this.identifier();
          value = {
            kind: 'member',
            target: value,
            name: name.text,
            arguments: this.tryTypeArguments(),
            at: value.at,
            nameAt: name.start,
          };
          break;
        }
        case '(':
          value = { kind: 'call', target: value, arguments: this.parseArguments('(', ')'), at: value.at };
          break;
        case '[':
          value = { kind: 'index', target: value, arguments: this.parseArguments('[', ']'), at: value.at };
          break;
        case '++':
        case '--':
          this.next();
          value = { kind: 'postfix', operator: token.text, operand: value, at: value.at };
          break;
        case '?.':
        case '?[': {
          if (token.text === '?[' && !this.isConditionalIndex()) return value;
          return this.parseConditionalAccess(value, token);
        }
        case '!':
          throw later('nullable reference types', '8.0', value.at);
        case '->':
          throw new SyntaxProblem(
            'CS0214',
            'Pointers may not be used in a policy expression (a lambda is written =>)',
            token.start,
          );
        default:
          return value;
      }
    }
  }

  /** `a?[0]` rather than `a ? [0] : …` (collection expressions do not exist in C# 7). */
  private isConditionalIndex(): boolean {
    return true;
  }

  private parseConditionalAccess(target: Expression, token: Token): Expression {
    this.next();
    const receiver: Expression = { kind: 'receiver', at: token.start };
    let access: Expression;
    if (token.text === '?.') {
      const name = this.identifier();
      access = {
        kind: 'member',
        target: receiver,
        name: name.text,
        arguments: this.tryTypeArguments(),
        at: token.start,
        nameAt: name.start,
      };
    } else {
      access = { kind: 'index', target: receiver, arguments: this.parseArgumentList(']'), at: token.start };
    }
    return { kind: 'conditionalAccess', target, access: this.parsePostfix(access), at: target.at, mark: token.start };
  }

  /** Arguments with their brackets. */
  protected parseArguments(open: string, close: string): ArgumentSyntax[] {
    this.expect(open);
    return this.parseArgumentList(close);
  }

  private parseArgumentList(close: string): ArgumentSyntax[] {
    const list: ArgumentSyntax[] = [];
    if (this.accept(close)) return list;
    do {
      list.push(this.parseArgument());
    } while (this.accept(','));
    if (
      !this.at(close) &&
      this.peek().kind !== 'end' &&
      !this.at(';') &&
      !this.at('}') &&
      !this.at(')') &&
      !this.at(']')
    ) {
      throw new SyntaxProblem('CS1003', `Syntax error, ',' expected${this.found()}`, this.missingPlace());
    }
    this.expect(close);
    return list;
  }

  private parseArgument(): ArgumentSyntax {
    const { start: at } = this.peek();
    let name: string | null = null;
    if (this.peek().kind === 'identifier' && this.at(':', 1)) {
      name = this.next().text;
      this.next();
    }
    const modifier = this.at('out') ? 'out' : this.at('ref') ? 'ref' : '';
    if (modifier !== '') this.next();
    if (modifier === 'out') {
      const declaration = this.tryDeclaration();
      if (declaration !== null) return { name, modifier, value: declaration, at };
    }
    return { name, modifier, value: this.parseExpression(), at };
  }

  /** `var x`, `int x`, `var _`. */
  protected tryDeclaration(): Expression | null {
    return this.attempt((): Expression => {
      const { start: at } = this.peek();
      const type = this.parseType();
      const name = this.identifier();
      if (!this.at(',') && !this.at(')') && !this.at(']')) throw new SyntaxProblem('', '', 0);
      return { kind: 'declaration', type, name: name.text === '_' ? null : name.text, at, nameAt: name.start };
    });
  }

  private parsePrimary(): Expression {
    const token = this.peek();
    const { start: at } = token;
    switch (token.kind) {
      case 'number':
        this.next();
        if (this.peek().kind === 'identifier' && this.peek().start === token.end) {
          throw new SyntaxProblem(
            'CS1003',
            `Syntax error: '${this.peek().text}' directly behind a number`,
            this.peek().start,
          );
        }
        return { kind: 'number', literal: token.value as NumberLiteral, at };
      case 'string':
        this.next();
        return { kind: 'string', value: token.value as string, at };
      case 'char':
        this.next();
        return { kind: 'char', value: token.value as string, at };
      case 'interpolated':
        this.next();
        return this.parseInterpolated(token);
      case 'identifier':
        if (this.at('::', 1)) return this.parseGlobal();
        this.next();
        return { kind: 'name', name: token.text, arguments: this.tryTypeArguments(), at };
      case 'operator':
        if (token.text === '(') return this.parseParenthesized();
        if (token.text === '[') throw later('collection expressions', '12.0', at);
        break;
      case 'keyword':
        return this.parseKeyword(token);
    }
    throw this.invalidTerm(token);
  }

  /** `global::Name`: the name as it means outside every scope. */
  private parseGlobal(): Expression {
    const { start: at, text } = this.next();
    if (text !== 'global')
      throw new SyntaxProblem('CS0432', `Alias '${text}' not found: only 'global' stands before '::'`, at);
    this.expect('::');
    const name = this.identifier();
    return { kind: 'name', name: name.text, arguments: this.tryTypeArguments(), at: name.start, isGlobal: true };
  }

  private invalidTerm(token: Token): SyntaxProblem {
    const shown = token.kind === 'end' ? (this.text.at(-1) ?? '') : token.text;
    return new SyntaxProblem('CS1525', `Invalid expression term '${shown}'`, token.start);
  }

  private parseKeyword(token: Token): Expression {
    const { start: at } = token;
    if (keywordType(token.text) !== undefined && token.text !== 'void') {
      this.next();
      if (!this.at('.')) throw new SyntaxProblem('CS1525', `Invalid expression term '${token.text}'`, at);
      return { kind: 'predefined', name: token.text, at };
    }
    switch (token.text) {
      case 'true':
      case 'false':
        this.next();
        return { kind: 'bool', value: token.text === 'true', at };
      case 'null':
        this.next();
        return { kind: 'null', at };
      case 'new':
        return this.parseNew();
      case 'typeof': {
        this.next();
        this.expect('(');
        const type = this.parseType();
        this.expect(')');
        return { kind: 'typeof', type, at };
      }
      case 'default': {
        this.next();
        if (!this.accept('(')) return { kind: 'default', type: null, at };
        const type = this.parseType();
        this.expect(')');
        return { kind: 'default', type, at };
      }
      case 'checked':
      case 'unchecked': {
        this.next();
        this.expect('(');
        const value = this.parseExpression();
        this.expect(')');
        return { kind: 'checked', isChecked: token.text === 'checked', value, at };
      }
      case 'static':
        if (this.peek(1).kind === 'identifier' || this.at('(', 1)) throw later('static anonymous function', '9.0', at);
        break;
      case 'this':
      case 'base':
        throw new SyntaxProblem('CS0026', `Keyword '${token.text}' is not valid in a policy expression`, at);
      case 'delegate':
        return this.parseDelegate();
    }
    throw this.invalidTerm(token);
  }

  private parseParenthesized(): Expression {
    const { start: at } = this.expect('(');
    const first = this.tryDeclaration() ?? this.parseTupleItem();
    if (this.at(',')) {
      const items: ArgumentSyntax[] = [this.asItem(first)];
      while (this.accept(',')) items.push(this.asItem(this.tryDeclaration() ?? this.parseTupleItem()));
      this.expect(')');
      return { kind: 'tuple', items, at };
    }
    if (!this.at(')') && !this.at(';') && this.peek().kind !== 'end' && this.peek().kind !== 'operator') {
      throw new SyntaxProblem('CS1026', `) expected${this.found()}`, this.missingPlace());
    }
    this.expect(')');
    if ('name' in first && 'modifier' in first) return first.value;
    return { kind: 'parenthesized', value: first as Expression, at };
  }

  private parseTupleItem(): Expression | ArgumentSyntax {
    return this.peek().kind === 'identifier' && this.at(':', 1) ? this.parseArgument() : this.parseExpression();
  }

  private asItem(item: Expression | ArgumentSyntax): ArgumentSyntax {
    if ('modifier' in item) return item as ArgumentSyntax;
    return { name: null, modifier: '', value: item as Expression, at: item.at };
  }

  private parseInterpolated(token: Token): Expression {
    const parts = (token.value as readonly (string | Hole)[]).map((part): InterpolationPart => {
      if (typeof part === 'string') return part;
      return {
        value: this.sub(part.start, part.end).parseWhole(),
        alignment: part.alignment === null ? null : this.sub(part.alignment.start, part.alignment.end).parseWhole(),
        format: part.format,
      };
    });
    return { kind: 'interpolated', parts, at: token.start };
  }

  /** Does a lambda begin here? */
  protected atLambda(): boolean {
    if (this.peek().kind === 'identifier' && this.at('=>', 1)) return true;
    if (this.atWord('async') && (this.at('(', 1) || (this.peek(1).kind === 'identifier' && this.at('=>', 2)))) {
      if (this.at('=>', 2) || this.lambdaBracketsAt(1)) {
        throw new SyntaxProblem('CS1998', 'An async lambda cannot be used in a policy expression', this.peek().start);
      }
    }
    return this.at('(') && this.lambdaBracketsAt(0);
  }

  private lambdaBracketsAt(ahead: number): boolean {
    let depth = 0;
    for (let index = ahead; ; index++) {
      const token = this.peek(index);
      if (token.kind === 'end') return false;
      if (this.at('(', index)) depth += 1;
      if (this.at(')', index)) {
        depth -= 1;
        if (depth === 0) return this.at('=>', index + 1);
      }
    }
  }

  protected parseLambda(): LambdaSyntax {
    const { start: at } = this.peek();
    const parameters: ParameterSyntax[] = [];
    if (this.peek().kind === 'identifier') {
      const name = this.next();
      parameters.push({ name: name.text, type: null, modifier: '', initial: null, at: name.start });
    } else {
      this.expect('(');
      while (!this.at(')')) {
        parameters.push(this.parseLambdaParameter());
        if (!this.accept(',')) break;
      }
      this.expect(')');
    }
    const { start: arrow } = this.expect('=>');
    const isBlock = this.at('{');
    return {
      kind: 'lambda',
      parameters,
      body: isBlock ? this.parseBlock() : this.parseExpression(),
      isBlock,
      at,
      arrow,
    };
  }

  private parseLambdaParameter(): ParameterSyntax {
    const { start: at } = this.peek();
    if (this.peek().kind === 'identifier' && (this.at(',', 1) || this.at(')', 1))) {
      return { name: this.next().text, type: null, modifier: '', initial: null, at };
    }
    return this.parseParameter();
  }

  /** A parameter with its type. */
  protected parseParameter(): ParameterSyntax {
    const { start: at, text } = this.peek();
    const modifier = text === 'out' || text === 'ref' || text === 'params' ? text : '';
    if (modifier !== '') this.next();
    const type = this.parseType();
    const name = this.identifier();
    return {
      name: name.text,
      type,
      modifier,
      initial: this.accept('=') ? this.parseExpression() : null,
      at: at === name.start ? at : name.start,
    };
  }

  private parseDelegate(): Expression {
    const { start: at } = this.expect('delegate');
    const parameters: ParameterSyntax[] = [];
    if (this.accept('(')) {
      while (!this.at(')')) {
        parameters.push(this.parseParameter());
        if (!this.accept(',')) break;
      }
      this.expect(')');
    }
    return { kind: 'lambda', parameters, body: this.parseBlock(), isBlock: true, at, arrow: at };
  }

  private parseNew(): Expression {
    const { start: at } = this.expect('new');
    if (this.at('{')) return this.parseAnonymous(at);
    if (this.at('(')) {
      const tuple = this.lookAhead(() => this.parseType(false));
      if (tuple === null || tuple.kind !== 'tuple') throw later('target-typed object creation', '9.0', at);
    }
    if (this.at('[')) {
      this.next();
      this.expect(']');
      return { kind: 'newArray', element: null, sizes: [], items: this.parseArrayItems(), at };
    }
    let type: TypeSyntax = this.parseTypeName();
    const mark = this.peek().start;
    if (this.at('?') && this.at('[', 1)) {
      this.next();
      type = { kind: 'nullable', element: type, at: type.at, mark };
    } else if (this.at('?[')) {
      this.next();
      type = { kind: 'nullable', element: type, at: type.at, mark };
      return this.parseArrayCreation(type, at);
    }
    if (this.at('[')) {
      this.next();
      return this.parseArrayCreation(type, at);
    }
    const list = this.at('(') ? this.parseArguments('(', ')') : null;
    const initializer = this.at('{') ? this.parseInitializer() : null;
    if (list === null && initializer === null) {
      throw new SyntaxProblem(
        'CS1526',
        'A new expression requires an argument list or (), [], or {} after type',
        this.missingPlace(),
      );
    }
    return { kind: 'new', type, arguments: list, initializer, at };
  }

  /** Behind the first `[` of an array creation. */
  private parseArrayCreation(type: TypeSyntax, at: number): Expression {
    const sizes: Expression[] = [];
    while (!this.at(']')) {
      sizes.push(this.parseExpression());
      if (!this.accept(',')) break;
    }
    this.expect(']');
    if (sizes.length > 1)
      throw new SyntaxProblem(
        'CS0178',
        'Arrays of more than one dimension are not supported in a policy expression',
        at,
      );
    let element = type;
    while (this.at('[') && this.at(']', 1)) {
      this.next();
      this.next();
      element = { kind: 'array', element, at: type.at };
    }
    const items = this.at('{') ? this.parseArrayItems() : null;
    if (items === null && sizes.length === 0) {
      throw new SyntaxProblem('CS1586', 'Array creation must have array size or array initializer', at);
    }
    return { kind: 'newArray', element, sizes, items, at };
  }

  /** `{ 1, 2, { 3 } }`. */
  protected parseArrayItems(): ArrayItem[] {
    this.expect('{');
    const items: ArrayItem[] = [];
    while (!this.at('}')) {
      const { start: at } = this.peek();
      items.push(this.at('{') ? { kind: 'items', items: this.parseArrayItems(), at } : this.parseExpression());
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return items;
  }

  private parseAnonymous(at: number): Expression {
    this.expect('{');
    const members: { name: string; value: Expression; at: number }[] = [];
    while (!this.at('}')) {
      const { start, kind, text } = this.peek();
      if (kind === 'identifier' && this.at('=', 1)) {
        this.next();
        this.next();
        members.push({ name: text, value: this.parseExpression(), at: start });
      } else {
        const value = this.parseExpression();
        const inner = value.kind === 'conditionalAccess' ? value.access : value;
        const name = inner.kind === 'name' || inner.kind === 'member' ? inner.name : null;
        if (name === null) {
          throw new SyntaxProblem(
            'CS0746',
            'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.',
            start,
          );
        }
        members.push({ name, value, at: start });
      }
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return { kind: 'anonymous', members, at };
  }

  private parseInitializer(): InitializerSyntax {
    this.expect('{');
    const items: InitializerItem[] = [];
    while (!this.at('}')) {
      items.push(this.parseInitializerItem());
      if (!this.accept(',')) break;
    }
    if (!this.at('}'))
      throw new SyntaxProblem('CS1003', `Syntax error, ',' expected${this.found()}`, this.missingPlace());
    this.expect('}');
    return items;
  }

  private parseInitializerItem(): InitializerItem {
    const { start: at, kind, text } = this.peek();
    if (this.at('{')) {
      this.next();
      const values: Expression[] = [];
      do {
        values.push(this.parseExpression());
      } while (this.accept(','));
      this.expect('}');
      return { kind: 'element', values, at };
    }
    if (this.at('[')) {
      const list = this.parseArguments('[', ']');
      this.expect('=');
      return { kind: 'index', arguments: list, value: this.parseInitializerValue(), at };
    }
    if (kind === 'identifier' && this.at('=', 1)) {
      this.next();
      this.next();
      return { kind: 'member', name: text, value: this.parseInitializerValue(), at };
    }
    return { kind: 'element', values: [this.parseExpression()], at };
  }

  private parseInitializerValue(): Expression | InitializerValue {
    const { start: at } = this.peek();
    if (this.at('{')) return { kind: 'initializer', items: this.parseInitializer(), at };
    return this.parseExpression();
  }
}
