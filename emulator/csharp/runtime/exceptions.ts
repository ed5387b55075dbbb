/** Exceptions that .NET code throws, with .NET's names and texts. */
import { netName, type Type } from '../types';

/** An exception of .NET: `typeName` is its full type name, `message` its `Message`. */
export class DotNetException extends Error {
  /** The `Data` dictionary, made by the library when it is asked for. */
  data: unknown = null;

  /** `Source` and `HelpLink`, which only who makes the exception sets. */
  source: string | null = null;
  helpLink: string | null = null;

  readonly typeName: string;
  readonly innerException: DotNetException | null;

  constructor(typeName: string, message: string, innerException: DotNetException | null = null) {
    super(message);
    this.typeName = typeName;
    this.innerException = innerException;
    this.name = typeName;
  }

  /** Type and message, and those of the exceptions inside; without the stack, which no expression can rely on. */
  netToString(): string {
    const own = this.message === '' ? this.typeName : `${this.typeName}: ${this.message}`;
    if (this.innerException === null) return own;
    return `${own}\n ---> ${this.innerException.netToString()}\n   --- End of inner exception stack trace ---`;
  }
}

/** Any exception by its full .NET type name. */
export function dotNetException(typeName: string, message: string, inner?: DotNetException): DotNetException {
  return new DotNetException(typeName, message, inner ?? null);
}

/** `System.OutOfMemoryException`. */
export function outOfMemory(): DotNetException {
  return new DotNetException(
    'System.OutOfMemoryException',
    'Insufficient memory to continue the execution of the program.',
  );
}

/** `System.FormatException`. */
export function formatException(message: string): DotNetException {
  return new DotNetException('System.FormatException', message);
}

/** The FormatException of `int.Parse` and its kin. */
export function badNumber(text: string): DotNetException {
  return formatException(`The input string '${text}' was not in a correct format.`);
}

/** `System.OverflowException`. */
export function overflow(message = 'Arithmetic operation resulted in an overflow.'): DotNetException {
  return new DotNetException('System.OverflowException', message);
}

/** `System.DivideByZeroException`. */
export function divideByZero(): DotNetException {
  return new DotNetException('System.DivideByZeroException', 'Attempted to divide by zero.');
}

/** `System.NullReferenceException`. */
export function nullReference(): DotNetException {
  return new DotNetException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
}

/** `System.InvalidCastException` between two types, in the newer wording that API Management shows. */
export function invalidCast(from: Type, to: Type): DotNetException {
  return invalidCastMessage(`Unable to cast object of type '${netName(from)}' to type '${netName(to)}'.`);
}

/** `System.InvalidCastException` with a message of its own. */
export function invalidCastMessage(message: string): DotNetException {
  return new DotNetException('System.InvalidCastException', message);
}

/** `System.InvalidOperationException`. */
export function invalidOperation(message: string, inner: DotNetException | null = null): DotNetException {
  return new DotNetException('System.InvalidOperationException', message, inner);
}

/** `System.NotSupportedException`. */
export function notSupported(message: string): DotNetException {
  return new DotNetException('System.NotSupportedException', message);
}

/** `System.IndexOutOfRangeException`. */
export function indexOutOfRange(): DotNetException {
  return new DotNetException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

/** `System.ArgumentException`; a parameter's name is appended as .NET does. */
export function argumentException(message: string, parameter?: string): DotNetException {
  return new DotNetException('System.ArgumentException', withParameter(message, parameter));
}

/** `System.ArgumentNullException` of a parameter. */
export function argumentNull(parameter: string, message = 'Value cannot be null.'): DotNetException {
  return new DotNetException('System.ArgumentNullException', withParameter(message, parameter));
}

/** `System.ArgumentOutOfRangeException` of a parameter; `actual` adds the line with the value that was given. */
export function argumentOutOfRange(
  parameter: string,
  message = 'Specified argument was out of the range of valid values.',
  actual?: string,
): DotNetException {
  const text = withParameter(message, parameter);
  return new DotNetException(
    'System.ArgumentOutOfRangeException',
    actual === undefined ? text : `${text}\nActual value was ${actual}.`,
  );
}

/** `System.Collections.Generic.KeyNotFoundException` for a key's text. */
export function keyNotFound(key: string): DotNetException {
  return new DotNetException(
    'System.Collections.Generic.KeyNotFoundException',
    `The given key '${key}' was not present in the dictionary.`,
  );
}

function withParameter(message: string, parameter: string | undefined): string {
  return parameter === undefined ? message : `${message} (Parameter '${parameter}')`;
}
