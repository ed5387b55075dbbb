import { Boxed, compileExpression, DotNetException, toText } from '../csharp';
import { parseJwt } from '../csharp/library/context';
import type { Environment } from '../csharp/runtime/environment';
import { JToken } from '../csharp/runtime/json/token';
import { typeOf } from '../csharp/runtime/object';
import { netName, types } from '../csharp/types';
import type { CSharp } from './expression';

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return netName(typeOf(value));
}

/**
 * The C# compiler and its values, as the pipeline uses them.
 *
 * @param environment time and chance that expressions see
 */
export function csharpFor(environment: Environment): CSharp {
  return {
    ...conversions,
    compile: (source) => compileExpression(source, environment),
  };
}

const conversions: Omit<CSharp, 'compile'> = {
  toText,
  typeName,
  toBoolean: (value) => (typeof value === 'boolean' ? value : undefined),
  toNumber: (value) => {
    if (!(value instanceof Boxed)) return undefined;
    return typeof value.value === 'number' || typeof value.value === 'bigint' ? Number(value.value) : undefined;
  },
  integer: (value) => (Math.abs(value) < 2 ** 31 ? new Boxed(types.int, value) : new Boxed(types.long, BigInt(value))),
  copy: (value) => (value instanceof JToken ? value.deepClone() : value),
  jwt: parseJwt,
  exceptionMessage: (error) => (error instanceof DotNetException ? error.message : undefined),
};
