import type { StatementDefinition } from '../compiler';

/**
 * `<cache-lookup-value>`: the variable stays unset when there is no value and no default. What is done to the value
 * afterwards is not done to the one in the cache. Every `caching-type` is the one cache that a rehearsal has.
 *
 * Source: "Get value from cache" of the policy reference.
 */
export const cacheLookupValue: StatementDefinition = {
  name: 'cache-lookup-value',
  compile: (_element, compiler) => {
    const key = compiler.text('key');
    const variable = compiler.literal('variable-name') ?? '';
    const fallback = compiler.rawAttribute('default-value');
    return (run) => {
      const value = run.host.cache.get(key?.get(run) ?? '');
      if (value !== undefined) run.context.variables.set(variable, compiler.csharp.copy(value));
      else if (fallback) run.context.variables.set(variable, fallback.get(run));
      return 'next';
    };
  },
};

/**
 * `<cache-store-value>`: for a number of seconds.
 *
 * Source: "Store value in cache" of the policy reference.
 */
export const cacheStoreValue: StatementDefinition = {
  name: 'cache-store-value',
  compile: (_element, compiler) => {
    const key = compiler.text('key');
    const value = compiler.rawAttribute('value');
    const duration = compiler.number('duration');
    return (run) => {
      const stored = compiler.csharp.copy(value?.get(run) ?? null);
      run.host.cache.set(key?.get(run) ?? '', stored, duration?.get(run) ?? 0);
      return 'next';
    };
  },
};

/**
 * `<cache-remove-value>`.
 *
 * Source: "Remove value from cache" of the policy reference.
 */
export const cacheRemoveValue: StatementDefinition = {
  name: 'cache-remove-value',
  compile: (_element, compiler) => {
    const key = compiler.text('key');
    return (run) => {
      run.host.cache.delete(key?.get(run) ?? '');
      return 'next';
    };
  },
};
