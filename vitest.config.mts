import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/engine/**'],
    coverage: { include: ['policies/**', 'emulator/**', 'infra/**', 'scripts/**'] },
  },
});
