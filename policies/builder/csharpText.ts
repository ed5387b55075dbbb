/** A stretch of C# text of one kind. */
export interface CodeSpan {
  readonly kind: 'code' | 'string' | 'character' | 'comment';
  readonly start: number;
  readonly end: number;
  /** Whether the text ends before the string, the character or the comment does. */
  readonly open: boolean;
}

interface InterpolationHole {
  readonly depth: number;
  readonly verbatim: boolean;
}

/**
 * Tells strings (regular, verbatim, interpolated), characters and comments from code. The holes of interpolated strings
 * are code. It reads no grammar: the emulator's compiler does.
 */
export function scanCode(text: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  const holes: InterpolationHole[] = [];
  let codeStart = 0;
  let depth = 0;
  let index = 0;

  const add = (kind: CodeSpan['kind'], start: number, end: number, open = false): void => {
    if (end > start || open) spans.push({ kind, start, end, open });
  };
  const leaveCode = (at: number): void => add('code', codeStart, at);
  /** Steps over a string's characters from `from` on: to its end, or into one of its holes. */
  const string = (start: number, from: number, verbatim: boolean, interpolated: boolean): void => {
    let at = from;
    while (at < text.length) {
      const character = text[at];
      if (character === '"' && !(verbatim && text[at + 1] === '"')) {
        add('string', start, at + 1);
        index = codeStart = at + 1;
        return;
      }
      if (character === '{' && interpolated && text[at + 1] !== '{') {
        add('string', start, at + 1);
        holes.push({ depth, verbatim });
        index = codeStart = at + 1;
        return;
      }
      const pair = character === '"' || (character === '\\' && !verbatim) || (character === '{' && interpolated);
      at += pair ? 2 : 1;
    }
    add('string', start, text.length, true);
    index = codeStart = text.length;
  };

  while (index < text.length) {
    const rest = text.slice(index, index + 3);
    const hole = holes.at(-1);
    const prefix = /^(?:\$@|@\$|\$|@)?"/.exec(rest)?.[0];
    if (prefix) {
      leaveCode(index);
      string(index, index + prefix.length, prefix.includes('@'), prefix.includes('$'));
    } else if (rest.startsWith('//') || rest.startsWith('/*')) {
      leaveCode(index);
      const close = rest.startsWith('//') ? '\n' : '*/';
      const found = text.indexOf(close, index + 2);
      const end = found < 0 ? text.length : found + close.length;
      add('comment', index, end, found < 0);
      index = codeStart = end;
    } else if (rest.startsWith("'")) {
      leaveCode(index);
      const literal = /^'(?:\\[^\n][^'\n]*|[^'\\\n])'/.exec(text.slice(index))?.[0];
      const end = literal ? index + literal.length : text.length;
      add('character', index, end, literal === undefined);
      index = codeStart = end;
    } else if (hole && depth === hole.depth && (rest.startsWith('}') || rest.startsWith(':'))) {
      leaveCode(index);
      holes.pop();
      // A format clause is the string's again, up to its brace.
      const close = rest.startsWith('}') ? index : text.indexOf('}', index);
      string(index, close < 0 ? text.length : close + 1, hole.verbatim, true);
    } else {
      if ('([{'.includes(text[index] ?? '')) depth += 1;
      else if (')]}'.includes(text[index] ?? '')) depth -= 1;
      index += 1;
    }
  }
  leaveCode(text.length);
  return spans;
}

/** The text with strings and characters emptied (`""`, `''`) and comments left out: what a rule about code looks at. */
export function bareCode(text: string): string {
  return scanCode(text)
    .map(({ kind, start, end }) => {
      if (kind === 'code') return text.slice(start, end);
      if (kind === 'comment') return ' ';
      return kind === 'string' ? '""' : "''";
    })
    .join('');
}

/** What is wrong with the text as a whole: something never closed, or closed that was never opened. */
export function unbalanced(text: string): string | undefined {
  const open = scanCode(text).find((span) => span.open);
  if (open && !(open.kind === 'comment' && text.startsWith('//', open.start))) return `a ${open.kind} never ends`;
  const stack: string[] = [];
  for (const character of bareCode(text).replace(/[^()[\]{}]/g, '')) {
    const closing = { '(': ')', '[': ']', '{': '}' }[character];
    if (closing) stack.push(closing);
    else if (stack.pop() !== character) return `"${character}" closes nothing`;
  }
  const missing = stack.pop();
  return missing ? `"${missing}" is missing` : undefined;
}

/**
 * Whether the text holds together wherever it is put: a name, a literal, or a chain of members, calls and indexes. A
 * cast, an operator or a `new` does not.
 */
export function isPrimary(text: string): boolean {
  if (scanCode(text).some(({ kind }) => kind === 'comment')) return false;
  let shape = bareCode(text);
  for (let before = ''; before !== shape; ) {
    before = shape;
    shape = shape.replace(/\([^()[\]]*\)/g, '\u0001').replace(/\[[^()[\]]*\]/g, '\u0002');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they stand for brackets, and C# has none of them
  return /^(?:\w+|""|''|\u0001(?!\u0001))(?:\.\w+|<[\w.,?\u0002]+>(?=\u0001)|\u0001|\u0002)*$/.test(shape);
}
