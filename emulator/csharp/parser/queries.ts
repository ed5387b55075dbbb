/**
 * Query expressions (`from … select …`), translated to calls as ECMA-334, 12.20.3, has it. A clause that adds a range
 * variable pairs it with those before it: the pair is an anonymous object whose parts stay visible under their names.
 */
import { SyntaxProblem } from '../diagnostics';
import type { Token } from '../lexer';
import {
  type ArgumentSyntax,
  type Expression,
  type LambdaSyntax,
  type ParameterSyntax,
  type RangeVariables,
  rangeName,
  type TypeSyntax,
} from '../syntax';
import { TypeParser } from './types';

/** Words that are keywords inside a query. */
const queryWords = new Set([
  'from',
  'where',
  'join',
  'on',
  'equals',
  'into',
  'let',
  'orderby',
  'ascending',
  'descending',
  'select',
  'group',
  'by',
]);

/** A sequence with its range variables. */
interface Query {
  readonly source: Expression;
  readonly variables: RangeVariables;
  /** No clause has changed the source yet. */
  readonly isPlain: boolean;
}

/** `T x in e`, with the cast that the type stands for. */
interface Source {
  readonly name: string;
  readonly sequence: Expression;
}

/** Parses queries; the expressions inside come from the class that extends it. */
export abstract class QueryParser extends TypeParser {
  private queryDepth = 0;

  abstract parseExpression(): Expression;

  /** Is the token a keyword of the query around it? */
  protected atQueryWord(): boolean {
    const token = this.peek();
    return this.queryDepth > 0 && token.kind === 'identifier' && queryWords.has(token.text);
  }

  /** Does a query begin here (`from x in`, `from T x in`)? */
  protected atQuery(): boolean {
    if (!this.atWord('from')) return false;
    return (
      this.lookAhead(() => {
        this.next();
        if (!this.at('in', 1)) this.parseType();
        this.identifier();
        return this.expect('in');
      }) !== null
    );
  }

  protected parseQuery(): Expression {
    this.queryDepth += 1;
    try {
      const { start } = this.next();
      const { name, sequence } = this.parseSource(start);
      return this.parseClauses({ source: sequence, variables: name, isPlain: true });
    } finally {
      this.queryDepth -= 1;
    }
  }

  private parseSource(at: number): Source {
    const type: TypeSyntax | null = this.at('in', 1) ? null : this.parseType();
    const name = this.rangeVariable();
    this.expect('in');
    const sequence = this.parseExpression();
    return { name, sequence: type === null ? sequence : call(sequence, 'Cast', at, [], [type]) };
  }

  private rangeVariable(): string {
    if (this.atQueryWord())
      throw new SyntaxProblem('CS1001', `Identifier expected${this.found()}`, this.missingPlace());
    return this.identifier().text;
  }

  private word(word: string): Token {
    if (this.atWord(word)) return this.next();
    throw new SyntaxProblem('CS1003', `Syntax error, '${word}' expected${this.found()}`, this.missingPlace());
  }

  private parseClauses(first: Query): Expression {
    let query = first;
    for (;;) {
      const { start: at, text } = this.peek();
      if (!this.atQueryWord()) break;
      if (text === 'from') query = this.parseFrom(query, at);
      else if (text === 'let') query = this.parseLet(query, at);
      else if (text === 'where') query = this.parseWhere(query, at);
      else if (text === 'join') query = this.parseJoin(query, at);
      else if (text === 'orderby') query = this.parseOrderBy(query, at);
      else break;
    }
    const { start: at } = this.peek();
    let result: Expression;
    if (this.atWord('select')) result = this.parseSelect(query, at);
    else if (this.atWord('group')) result = this.parseGroup(query, at);
    else
      throw new SyntaxProblem(
        'CS0742',
        `A query body must end with a select clause or a group clause${this.found()}`,
        this.missingPlace(),
      );
    if (!this.atWord('into')) return result;
    this.next();
    return this.parseClauses({ source: result, variables: this.rangeVariable(), isPlain: false });
  }

  private parseFrom(query: Query, at: number): Query {
    this.next();
    const { name, sequence } = this.parseSource(at);
    const inner = lambda([query.variables], sequence, at);
    return paired(query, name, at, (pair) => call(query.source, 'SelectMany', at, [inner, pair]));
  }

  private parseLet(query: Query, at: number): Query {
    this.next();
    const name = this.rangeVariable();
    this.expect('=');
    const value = this.parseExpression();
    const pair = pairOf(whole(query.variables, at), value, at);
    const source = call(query.source, 'Select', at, [lambda([query.variables], pair, at)]);
    return { source, variables: [query.variables, name], isPlain: false };
  }

  private parseWhere(query: Query, at: number): Query {
    this.next();
    const condition = lambda([query.variables], this.parseExpression(), at);
    return { ...query, source: call(query.source, 'Where', at, [condition]), isPlain: false };
  }

  private parseJoin(query: Query, at: number): Query {
    this.next();
    const { name, sequence } = this.parseSource(at);
    this.word('on');
    const left = lambda([query.variables], this.parseExpression(), at);
    this.word('equals');
    const right = lambda([name], this.parseExpression(), at);
    const into = this.atWord('into') ? this.next() : null;
    const added = into === null ? name : this.rangeVariable();
    const method = into === null ? 'Join' : 'GroupJoin';
    return paired(query, added, at, (pair) => call(query.source, method, at, [sequence, left, right, pair]));
  }

  private parseOrderBy(query: Query, at: number): Query {
    this.next();
    let { source } = query;
    let method = 'OrderBy';
    do {
      const key = lambda([query.variables], this.parseExpression(), at);
      const isDescending = this.atWord('descending');
      if (isDescending || this.atWord('ascending')) this.next();
      source = call(source, isDescending ? `${method}Descending` : method, at, [key]);
      method = 'ThenBy';
    } while (this.accept(','));
    return { ...query, source, isPlain: false };
  }

  private parseSelect(query: Query, at: number): Expression {
    this.next();
    const value = this.parseExpression();
    if (!query.isPlain && isVariable(value, query.variables)) return query.source;
    return call(query.source, 'Select', at, [lambda([query.variables], value, at)]);
  }

  private parseGroup(query: Query, at: number): Expression {
    this.next();
    const value = this.parseExpression();
    this.word('by');
    const key = lambda([query.variables], this.parseExpression(), at);
    const element = isVariable(value, query.variables) ? [] : [lambda([query.variables], value, at)];
    return call(query.source, 'GroupBy', at, [key, ...element]);
  }
}

/** A query with one range variable more, made by a call whose last argument pairs it with those before. */
function paired(query: Query, name: string, at: number, make: (pair: LambdaSyntax) => Expression): Query {
  const added: Expression = { kind: 'name', name, arguments: null, at };
  const pair = lambda([query.variables, name], pairOf(whole(query.variables, at), added, at), at);
  return { source: make(pair), variables: [query.variables, name], isPlain: false };
}

function call(
  target: Expression,
  name: string,
  at: number,
  values: readonly Expression[],
  types: readonly TypeSyntax[] | null = null,
): Expression {
  const list = values.map((value): ArgumentSyntax => ({ name: null, modifier: '', value, at: value.at }));
  const method: Expression = { kind: 'member', target, name, arguments: types, at: target.at, nameAt: at };
  return { kind: 'call', target: method, arguments: list, at: target.at };
}

function lambda(variables: readonly RangeVariables[], body: Expression, at: number): LambdaSyntax {
  const parameters = variables.map(
    (range): ParameterSyntax => ({ name: rangeName(range), type: null, modifier: '', initial: null, at, range }),
  );
  return { kind: 'lambda', parameters, body, isBlock: false, at, arrow: at };
}

/** All range variables as one value. */
function whole(variables: RangeVariables, at: number): Expression {
  return { kind: 'name', name: rangeName(variables), arguments: null, at };
}

function pairOf(left: Expression, right: Expression, at: number): Expression {
  const members = [left, right].map((value, index) => ({ name: `Item${index + 1}`, value, at }));
  return { kind: 'anonymous', members, at };
}

function isVariable(value: Expression, variables: RangeVariables): boolean {
  return value.kind === 'name' && value.name === variables;
}
