/** The parser's view of the tokens: look ahead, expect, go back. */
import { SyntaxProblem } from '../diagnostics';
import { type Token, tokenize } from '../lexer';

/** A position in a list of tokens. The parsers of types, expressions and statements build on it. */
export class TokenReader {
  readonly text: string;
  protected readonly tokens: readonly Token[];
  protected position = 0;

  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.tokens = tokenize(text, from, to);
  }

  /** The token some places ahead. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)] as Token;
  }

  /** Takes the token. */
  next(): Token {
    const token = this.peek();
    if (this.position < this.tokens.length - 1) this.position += 1;
    return token;
  }

  /** Is the token this operator or keyword? */
  at(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === 'operator' || token.kind === 'keyword');
  }

  /** Is the token this contextual word (`var`, `when`, `nameof` …)? */
  atWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'identifier' && token.text === word;
  }

  /** Takes the operator or keyword if it is there. */
  accept(text: string): boolean {
    if (!this.at(text)) return false;
    this.next();
    return true;
  }

  /** Takes the operator or keyword, or complains as Roslyn does. */
  expect(text: string): Token {
    if (this.at(text)) return this.next();
    const code =
      text === ')' ? 'CS1026' : text === ';' ? 'CS1002' : text === '}' ? 'CS1513' : text === '{' ? 'CS1514' : 'CS1003';
    throw new SyntaxProblem(
      code,
      code === 'CS1003' ? `Syntax error, '${text}' expected${this.found()}` : `${text} expected${this.found()}`,
      this.missingPlace(),
    );
  }

  /** Takes an identifier, or complains. */
  identifier(): Token {
    const token = this.peek();
    if (token.kind === 'identifier') return this.next();
    if (token.kind === 'keyword') {
      throw new SyntaxProblem('CS1041', `Identifier expected; '${token.text}' is a keyword`, token.start);
    }
    throw new SyntaxProblem('CS1001', `Identifier expected${this.found()}`, this.missingPlace());
  }

  /** Runs a parser; goes back and gives null when it complains. */
  attempt<T>(parse: () => T): T | null {
    const { position } = this;
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      this.position = position;
      return null;
    }
  }

  /** Runs a parser and always goes back. */
  lookAhead<T>(parse: () => T): T | null {
    const { position } = this;
    const result = this.attempt(parse);
    this.position = position;
    return result;
  }

  protected found(): string {
    const token = this.peek();
    return token.kind === 'end' ? ' before the end of the expression' : `, found '${token.text}'`;
  }

  /** Where something is missing: at the token if it is on the same line, else behind the one before. */
  protected missingPlace(): number {
    const token = this.peek();
    const before = this.tokens[this.position - 1];
    if (before === undefined || (!this.text.slice(before.end, token.start).includes('\n') && token.kind !== 'end'))
      return token.start;
    return before.end;
  }
}
