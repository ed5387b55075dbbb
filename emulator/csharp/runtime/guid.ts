/** `System.Guid`. */
import { argumentException, argumentNull, formatException } from './exceptions';

const dashed = /^([\da-f]{8})-([\da-f]{4})-([\da-f]{4})-([\da-f]{4})-([\da-f]{12})$/i;
const shapes: Readonly<Record<string, { readonly pattern: RegExp; readonly message: string }>> = {
  N: { pattern: /^()[\da-f]{32}$/i, message: 'Guid should contain only 32 digits.' },
  D: {
    pattern: dashed,
    message: 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
  },
  B: {
    pattern: /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/i,
    message: 'Guid should contain 32 digits with 4 dashes surrounded by braces {xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}.',
  },
  P: {
    pattern: /^\([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\)$/i,
    message:
      'Guid should contain 32 digits with 4 dashes surrounded by parentheses (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
  },
  X: {
    pattern: /^\{0x[\da-f]{1,8},0x[\da-f]{1,4},0x[\da-f]{1,4},\{(?:0x[\da-f]{1,2},){7}0x[\da-f]{1,2}\}\}$/i,
    message:
      "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.).",
  },
};

/** An immutable GUID, kept as its 32 lower-case hexadecimal digits in text order. */
export class Guid {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  static readonly empty = new Guid('0'.repeat(32));

  /** `Guid.Parse`. @throws ArgumentNullException, FormatException. */
  static parse(text: string | null, parameter = 'input'): Guid {
    if (text === null) throw argumentNull(parameter);
    const trimmed = text.trim();
    for (const shape of ['D', 'N', 'B', 'P', 'X']) {
      if (shapes[shape]?.pattern.test(trimmed)) return Guid.ofShape(trimmed, shape);
    }
    if (/^.{8}-.{4}-.{4}-.{4}-.{12}$/.test(trimmed)) {
      throw formatException('Guid string should only contain hexadecimal characters.');
    }
    throw formatException('Unrecognized Guid format.');
  }

  /** `Guid.ParseExact`. */
  static parseExact(text: string | null, format: string | null): Guid {
    if (text === null) throw argumentNull('input');
    const letter = (format ?? '').toUpperCase();
    const shape = shapes[letter];
    if (shape === undefined) throw badFormat();
    if (!shape.pattern.test(text.trim())) throw formatException(shape.message);
    return Guid.ofShape(text.trim(), letter);
  }

  private static ofShape(text: string, shape: string): Guid {
    if (shape !== 'X') return new Guid(text.replace(/[^\da-f]/gi, '').toLowerCase());
    const widths = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];
    const parts = Array.from(text.matchAll(/0x([\da-f]+)/gi), (match) => match[1] ?? '');
    return new Guid(
      parts
        .map((part, index) => part.padStart(widths[index] ?? 2, '0'))
        .join('')
        .toLowerCase(),
    );
  }

  /** From 16 bytes in .NET's order (the first three fields little-endian). @throws ArgumentException. */
  static fromBytes(bytes: Uint8Array): Guid {
    if (bytes.length !== 16) throw argumentException('Byte array for Guid must be exactly 16 bytes long.', 'b');
    return new Guid(Buffer.from(reordered(bytes)).toString('hex'));
  }

  toBytes(): Uint8Array {
    return reordered(new Uint8Array(Buffer.from(this.digits, 'hex')));
  }

  /** @throws FormatException. */
  netFormat(format: string | null): string {
    const { digits } = this;
    const text = digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    switch ((format ?? '').toUpperCase()) {
      case '':
      case 'D':
        return text;
      case 'N':
        return digits;
      case 'B':
        return `{${text}}`;
      case 'P':
        return `(${text})`;
      case 'X': {
        const bytes = (digits.slice(16).match(/../g) ?? []).map((byte) => `0x${byte}`).join(',');
        return `{0x${digits.slice(0, 8)},0x${digits.slice(8, 12)},0x${digits.slice(12, 16)},{${bytes}}}`;
      }
    }
    throw badFormat();
  }

  netToString(): string {
    return this.netFormat(null);
  }

  netEquals(other: unknown): boolean {
    return other instanceof Guid && other.digits === this.digits;
  }

  netHashCode(): number {
    return [0, 8, 16, 24].reduce((hash, at) => hash ^ Number.parseInt(this.digits.slice(at, at + 8), 16), 0);
  }

  netCompareTo(other: unknown): number {
    if (other === null) return 1;
    if (!(other instanceof Guid)) throw argumentException('Object must be of type GUID.');
    return this.digits < other.digits ? -1 : this.digits > other.digits ? 1 : 0;
  }
}

function badFormat(): Error {
  return formatException('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
}

function reordered(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (index) => bytes[index] ?? 0);
}
