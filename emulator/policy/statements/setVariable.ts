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
    const name = compiler.literal('name') ?? '';
    const value = compiler.rawAttribute('value');
    return (run) => {
      const result = value?.get(run) ?? null;
      if (result !== null && typeof result !== 'string' && typeof result !== 'boolean') {
        const type = compiler.csharp.typeName(result);
        if (!allowed.has(type))
          throw compiler.failure(`Expression evaluation failed. A variable cannot hold a ${type}.`);
      }
      run.context.variables.set(name, result);
      return 'next';
    };
  },
};
