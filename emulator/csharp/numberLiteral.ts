/** Number literals of C#: radix, digit separators, suffixes, and the type that each has. */
import { SyntaxProblem } from './diagnostics';
import { Decimal } from './runtime/decimal';
import { type NamedType, types } from './types';

/** The value of a number literal in the representation of its type. */
export interface NumberLiteral {
  readonly type: NamedType;
  readonly value: number | bigint | Decimal;
}

const longest = 0xffffffffffffffffn;

/** Reads the number that starts at an offset. @throws SyntaxProblem for a malformed or too large one. */
export function readNumber(text: string, start: number, to: number): { literal: NumberLiteral; end: number } {
  const rest = text.slice(start, Math.min(to, start + 400));
  const match =
    /^(?:0[xX][0-9a-fA-F_]*|0[bB][01_]*)(?:[uU][lL]?|[lL][uU]?)?/.exec(rest) ??
    /^(?:[0-9][0-9_]*)?(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9_]*)?(?:[uU][lL]?|[lL][uU]?|[fFdDmM])?/.exec(rest);
  const raw = match?.[0] ?? '';
  const end = start + raw.length;
  const radix = /^0[xX]/.test(raw) ? 16 : /^0[bB]/.test(raw) ? 2 : 10;
  const suffix = (radix === 16 ? /(?:[uU][lL]?|[lL][uU]?)$/ : /(?:[uU][lL]?|[lL][uU]?|[fFdDmM])$/).exec(raw)?.[0] ?? '';
  const body = suffix === '' ? raw : raw.slice(0, -suffix.length);
  if (/_$|_[.eE]|[eE][+-]?_/.test(radix === 16 ? body.replace(/[eE]/g, '') : body)) {
    throw new SyntaxProblem('CS1013', 'Invalid number', start);
  }
  const digits = body.replaceAll('_', '');
  if (radix !== 10 && digits.length === 2) throw new SyntaxProblem('CS1013', 'Invalid number', start);
  if (radix === 10 && /[eE][+-]?$/.test(digits)) throw new SyntaxProblem('CS0595', 'Invalid real literal.', start);
  const kind = suffix.toLowerCase();
  if (radix === 10 && (/[.eE]/.test(digits) || kind === 'f' || kind === 'd' || kind === 'm')) {
    return { literal: realLiteral(digits, kind, start), end };
  }
  return { literal: integerLiteral(BigInt(digits), kind, start), end };
}

function realLiteral(digits: string, kind: string, start: number): NumberLiteral {
  if (kind === 'm') {
    const value = Decimal.parseLiteral(digits);
    if (value === null)
      throw new SyntaxProblem('CS0594', "Floating-point constant is outside the range of type 'decimal'", start);
    return { type: types.decimal, value };
  }
  const value = kind === 'f' ? Math.fround(Number(digits)) : Number(digits);
  const type = kind === 'f' ? types.float : types.double;
  if (!Number.isFinite(value)) {
    throw new SyntaxProblem(
      'CS0594',
      `Floating-point constant is outside the range of type '${kind === 'f' ? 'float' : 'double'}'`,
      start,
    );
  }
  return { type, value };
}

function integerLiteral(value: bigint, kind: string, start: number): NumberLiteral {
  if (value > longest) throw new SyntaxProblem('CS1021', 'Integral constant is too large', start);
  const unsigned = kind.includes('u');
  const long = kind.includes('l');
  if (!long && !unsigned && value <= 0x7fffffffn) return { type: types.int, value: Number(value) };
  if (!long && value <= 0xffffffffn) return { type: types.uint, value: Number(value) };
  if (!unsigned && value <= 0x7fffffffffffffffn) return { type: types.long, value };
  return { type: types.ulong, value };
}
