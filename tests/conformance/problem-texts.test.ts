import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The codes with which the engine refuses a diagram, as its source names them. */
function codesOfCompile(): readonly string[] {
  const files = ['model', 'elements'].flatMap((folder) =>
    readdirSync(join(root, 'runtime/engine/src', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `runtime/engine/src/${folder}/${file}`),
  );
  const found = files.flatMap((file) =>
    [...read(file).matchAll(/\bproblem\(\s*'([a-z-]+)'/g)].flatMap(([, code = '']) => code),
  );
  return [...new Set(found)].sort();
}

it('says in Chinese, too, why a diagram is refused', () => {
  const texts = read('designer/src/problems/problem-text.ts');
  const codes = codesOfCompile();
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => !texts.includes(`'${code}':`))).toEqual([]);
});
