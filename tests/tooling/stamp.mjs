import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ignored = new Set(['node_modules', 'dist', 'data', '.git', 'test-results', 'coverage']);

/** A fingerprint of all source files below the folders: their paths, sizes and times of change. */
export function fingerprint(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) for (const file of filesBelow(folder)) hash.update(line(file));
  return hash.digest('hex');
}

/** Whether `target` was built from sources with this fingerprint. */
export function isFresh(target, print) {
  const stamp = stampOf(target);
  return existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

/** Remembers from which sources `target` was built. */
export function stampFresh(target, print) {
  mkdirSync(dirname(stampOf(target)), { recursive: true });
  writeFileSync(stampOf(target), print);
}

function stampOf(target) {
  return `${target}.stamp`;
}

function line(file) {
  const { size, mtimeMs } = statSync(file);
  return `${file}\0${size}\0${mtimeMs}\n`;
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(folder, entry.name)));
}
