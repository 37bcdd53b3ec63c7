import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: these need a server, and run one after the other because they share it. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..', '..'),
  test: {
    environment: 'node',
    include: ['{server/src,tests/faults}/**/*.mongodb-test.ts'],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
