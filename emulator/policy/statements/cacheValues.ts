import type { StatementDefinition } from '../compiler';

/** `<cache-lookup-value>`: the variable stays unset when there is no value and no default. */
export const cacheLookupValue: StatementDefinition = {
  name: 'cache-lookup-value',
  compile: (_element, compiler) => {
    const key = compiler.text('key');
    const variable = compiler.literal('variable-name') ?? '';
    const fallback = compiler.rawAttribute('default-value');
    return (run) => {
      const value = run.host.cache.get(key?.get(run) ?? '');
      if (value !== undefined) run.context.variables.set(variable, value);
      else if (fallback) run.context.variables.set(variable, fallback.get(run));
      return 'next';
    };
  },
};

/** `<cache-store-value>`: for a number of seconds. */
export const cacheStoreValue: StatementDefinition = {
  name: 'cache-store-value',
  compile: (_element, compiler) => {
    const key = compiler.text('key');
    const value = compiler.rawAttribute('value');
    const duration = compiler.number('duration');
    return (run) => {
      run.host.cache.set(key?.get(run) ?? '', value?.get(run) ?? null, duration?.get(run) ?? 0);
      return 'next';
    };
  },
};

/** `<cache-remove-value>`. */
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
