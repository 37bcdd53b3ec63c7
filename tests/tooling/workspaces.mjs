import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Every TypeScript project of the house, in the order in which they stand on each other. */
export const projects = [
  'server/contract',
  'runtime/expressions',
  'runtime/expressions/tsconfig.test.json',
  'runtime/engine',
  'runtime/engine/tsconfig.test.json',
  'runtime/forms',
  'runtime/forms/tsconfig.test.json',
  'runtime/form-fields',
  'server',
  'designer',
  'runtime/portal',
  'process-library',
  'tests',
];
