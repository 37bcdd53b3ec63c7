import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** Path from the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** The TypeScript sources below a folder, without tests, their helpers and built files. */
export function sourcesOf(folder: string): readonly SourceFile[] {
  return allSourcesOf(folder).filter(({ path }) => !isTest(path));
}

export function allSourcesOf(folder: string): readonly SourceFile[] {
  return filesBelow(join(root, folder))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { path: relative(root, file).split(sep).join('/'), text, imports: importsOf(text) };
    });
}

/** The style sheets below a folder. */
export function styleSheetsOf(folder: string): readonly string[] {
  return filesBelow(join(root, folder))
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(file, 'utf8'));
}

export function isTest(path: string): boolean {
  return /\.(mongodb-)?test\.tsx?$/.test(path) || /\/(testing|contract-tests|fixtures)\//.test(path);
}

function importsOf(text: string): readonly string[] {
  const statements = /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]/g;
  const bare = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
  const lazy = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [statements, bare, lazy].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? ''),
  );
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'dist.building'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
