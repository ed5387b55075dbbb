import type { StatementDefinition } from '../compiler';

/** Types that a variable may hold (set-variable-policy, "Allowed types"). */
const allowed: ReadonlySet<string> = new Set([
  ...['JArray', 'JConstructor', 'JContainer', 'JObject', 'JProperty', 'JRaw', 'JToken', 'JValue'].map(
    (name) => `Newtonsoft.Json.Linq.${name}`,
  ),
  ...[
    'Boolean',
    'SByte',
    'Byte',
    'UInt16',
    'UInt32',
    'UInt64',
    'Int16',
    'Int32',
    'Int64',
    'Decimal',
    'Single',
    'Double',
    'Guid',
    'String',
    'Char',
    'DateTime',
    'TimeSpan',
    'Byte[]',
    'SByte[]',
  ].map((name) => `System.${name}`),
]);

/** `<set-variable>`: a literal is always a System.String. */
export const setVariable: StatementDefinition = {
  name: 'set-variable',
  compile: (_element, compiler) => {
    const name = JSON.stringify(compiler.literal('name') ?? '');
    const value = compiler.rawAttribute('value');
    const holdable = (result: unknown) => {
      if (result === null || result === undefined) return null;
      if (typeof result === 'string' || typeof result === 'boolean') return result;
      const type = compiler.csharp.typeName(result);
      if (allowed.has(type)) return result;
      throw compiler.failure(`Expression evaluation failed. A variable cannot hold a ${type}.`);
    };
    return {
      isPlain: true,
      write: (code) => `variables.set(${name},${code.of(holdable)}(${value?.write(code) ?? 'null'}));`,
    };
  },
};
