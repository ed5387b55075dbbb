import { defineConfig } from 'vitest/config';

// All servers of the tests are on this machine, and no proxy that the environment names is asked for them.
process.env.NO_PROXY = '127.0.0.1,localhost';
process.env.no_proxy = process.env.NO_PROXY;

/** Many tests start processes, which on a busy machine take seconds; only what hangs is to run into this. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        // These share their modules, which take longer to load than most of the tests to run.
        test: {
          ...patience,
          name: 'emulator',
          include: ['test/emulator/**/*.test.ts', 'test/policies/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'rest',
          include: ['test/**/*.test.ts'],
          exclude: ['test/engine/**', 'test/emulator/**', 'test/policies/**'],
        },
      },
    ],
    coverage: {
      include: ['policies/**/*.ts', 'emulator/**/*.ts', 'infra/**/*.ts', 'scripts/**/*.ts'],
      exclude: ['test/**'],
      // A little under what is reached (`npm run test:coverage`). What runs in a process of its own does not count:
      // most of scripts/, and what only Pulumi's engine asks of infra/.
      thresholds: {
        'policies/**': { lines: 99, branches: 94, functions: 99 },
        'emulator/policy/**': { lines: 97, branches: 90, functions: 96 },
        'emulator/csharp/**': { lines: 95, branches: 86, functions: 96 },
        'emulator/{gateway,openai,entra}/**': { lines: 96, branches: 90, functions: 97 },
        'emulator/*.ts': { lines: 92, branches: 84, functions: 94 },
        'infra/**': { lines: 90, branches: 85, functions: 77 },
        'scripts/**': { lines: 36, branches: 36, functions: 41 },
      },
    },
  },
});
