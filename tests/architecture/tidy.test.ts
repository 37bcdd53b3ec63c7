import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSourcesOf, root, styleSheetsOf } from './sources.ts';

const folders = ['server', 'runtime', 'designer', 'process-library', 'tests'];
const sources = folders.flatMap(allSourcesOf);

describe('house style that the linter cannot see', () => {
  it('no file grows past 400 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('nothing is left to do, skipped or silenced', () => {
    const marks = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', '\\b(it|test|describe)\\.(skip|only|todo)\\('].join('|'),
    );
    expect(sources.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('no class is given its looks twice, so that none has those of another by accident', () => {
    const classes = ['runtime', 'designer'].flatMap(styleSheetsOf).flatMap((sheet) => {
      const rules = sheet.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|\}\n+)(\.[\w-]+) \{/g);
      return [...rules].map(([, name]) => name);
    });
    expect(classes.length).toBeGreaterThan(100);
    expect(classes.filter((name, index) => classes.indexOf(name) !== index)).toEqual([]);
  });

  it('every dependency is pinned to an exact version', () => {
    const manifests = [
      '',
      'server',
      'server/contract',
      'runtime/expressions',
      'runtime/engine',
      'runtime/forms',
      'runtime/form-fields',
      'runtime/portal',
      'designer',
      'process-library',
      'tests',
    ];
    const loose = manifests.flatMap((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>;
        devDependencies?: Record<string, string>;
      };
      return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${folder}: ${name}@${version}`);
    });
    expect(loose).toEqual([]);
  });
});
