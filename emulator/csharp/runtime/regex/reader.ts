/** A position in a pattern, with the options that hold there. */
import { dotNetException } from '../exceptions';
import { regexOptions } from './tree';

/** Reads a pattern. */
export class PatternReader {
  protected at = 0;
  protected readonly pattern: string;
  protected flags: number;

  constructor(pattern: string, options: number) {
    this.pattern = pattern;
    this.flags = options;
  }

  protected error(reason: string, at = this.at): Error {
    return dotNetException(
      'System.Text.RegularExpressions.RegexParseException',
      `Invalid pattern '${this.pattern}' at offset ${at}. ${reason}`,
    );
  }

  protected peek(): string {
    return this.pattern.charAt(this.at);
  }

  protected accept(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  protected match(expression: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(expression.source, 'y');
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.pattern);
    if (found !== null) this.at = sticky.lastIndex;
    return found;
  }

  protected has(flag: keyof typeof regexOptions): boolean {
    return (this.flags & regexOptions[flag]) !== 0;
  }
}
