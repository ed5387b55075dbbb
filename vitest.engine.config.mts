import { defineConfig } from 'vitest/config';

/** The tests that run the real `pulumi` command: `npm run test:engine`. */
export default defineConfig({
  test: {
    include: ['test/engine/**/*.test.ts'],
    globalSetup: ['test/engine/requirePulumi.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
