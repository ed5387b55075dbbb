import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSharpError, compileExpression } from '../../../emulator/csharp';
import { tokenize } from '../../../emulator/csharp/lexer';
import { parsePolicyExpression } from '../../../emulator/csharp/parser';
import { contextRows, invalidRows, valueRows } from './tables';

describe('lexer', () => {
  it('gives tokens whose texts, with what stands between them, are the source', () => {
    for (const { expression } of [...valueRows(), ...contextRows()]) {
      const tokens = tokenize(expression, 1, expression.length);
      const isOrdered = tokens.every(({ start, end }, index) => end >= start && start >= (tokens[index - 1]?.end ?? 1));
      expect(isOrdered, expression).toBe(true);
    }
  });

  it('reads every string that C# can escape', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        const literal = `"${[...Array(text.length).keys()].map((index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')}"`;
        expect(tokenize(literal, 0, literal.length)[0]?.value).toBe(text);
      }),
    );
  });
});

describe('parser', () => {
  it('parses casts and brackets as ECMA-334 has it', () => {
    const kindOf = (text: string) => {
      const parsed = parsePolicyExpression(text);
      return parsed.kind === 'single' ? parsed.value.kind : parsed.kind;
    };
    expect(kindOf('@((x) - 1)')).toBe('binary');
    expect(kindOf('@((int) - 1)')).toBe('cast');
    expect(kindOf('@((a) && (b))')).toBe('binary');
    expect(kindOf('@((string)x)')).toBe('cast');
    expect(kindOf('@((a.B)(c))')).toBe('cast');
  });
});

describe('compiler', () => {
  it.each(invalidRows().filter((row) => row.area === 'syntax' || row.area === 'later-versions'))(
    'refuses $id: $reason',
    ({ expression }) => {
      expect(() => compileExpression({ text: expression })).toThrow(CSharpError);
    },
  );

  it('says where in the document, with a caret', () => {
    expect(() =>
      compileExpression({ text: '@(\n  1 + nowhere)', line: 10, column: 5, document: 'policy.xml' }),
    ).toThrow(
      "policy.xml:11:7: CS0103: The name 'nowhere' does not exist in the current context\n    1 + nowhere)\n        ^",
    );
  });
});
