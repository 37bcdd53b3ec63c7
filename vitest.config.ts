import { defineConfig } from 'vitest/config';

/** For slow and busy machines; what hangs is found all the same. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          ...patience,
          environment: 'node',
          include: [
            'runtime/expressions/src/**/*.test.ts',
            'runtime/engine/src/**/*.test.ts',
            'runtime/forms/src/**/*.test.ts',
            'server/**/src/**/*.test.ts',
            'process-library/**/*.test.ts',
            'tests/{architecture,benchmarks,conformance,faults,tooling}/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.dom.test.ts'],
        },
      },
      {
        resolve: { dedupe: ['preact', 'react', 'react-dom'] },
        test: {
          name: 'dom',
          ...patience,
          environment: 'jsdom',
          include: [
            'runtime/portal/src/**/*.test.{ts,tsx}',
            'runtime/form-fields/src/**/*.test.{ts,tsx}',
            'designer/src/**/*.test.{ts,tsx}',
            'runtime/forms/src/**/*.dom.test.ts',
          ],
        },
      },
    ],
  },
});
