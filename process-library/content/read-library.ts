import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Bilingual } from '@flowbook/engine';

/** The library's root folder. */
export const root = join(import.meta.dirname, '..');

export interface Manifest {
  readonly id: string;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  readonly domain: Bilingual;
  /** Role that owns the process. */
  readonly owner: string;
  /** Roles that may start it; empty: everybody. */
  readonly starters: readonly string[];
  readonly forms: readonly string[];
  readonly decisions: readonly string[];
}

export interface PersonEntry {
  readonly username: string;
  readonly password: string;
  readonly name: Bilingual;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

export interface Organisation {
  readonly roles: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly people: readonly PersonEntry[];
  readonly customers: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly grade: string;
    readonly phone: string;
  }[];
}

/** One process of the library, as its folder holds it. */
export interface AppFolder {
  /** The folder's name. */
  readonly name: string;
  readonly manifest: Manifest;
  readonly bpmn: string;
  /** Parsed JSON by file name without ending. */
  readonly forms: ReadonlyMap<string, unknown>;
  /** DMN XML by file name without ending. */
  readonly decisions: ReadonlyMap<string, string>;
  /** Cases of a decision (`<decision>.cases.json`), parsed, by decision. */
  readonly decisionCases: ReadonlyMap<string, unknown>;
  /** Parsed JSON by file name without ending. */
  readonly scenarios: ReadonlyMap<string, unknown>;
  /** `null` where there is none. */
  readonly readme: string | null;
}

export function readOrganisation(): Organisation {
  return readJson(join(root, 'organisation.json')) as Organisation;
}

/** Every folder below `processes` that has a manifest, in alphabetical order. */
export function readApps(): readonly AppFolder[] {
  return readdirSync(join(root, 'processes'), { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'manifest.json')
    .sort()
    .map((path) => readApp(join(root, 'processes', dirname(path))));
}

function readApp(folder: string): AppFolder {
  const files = readdirSync(folder);
  const all = <Content>(names: readonly string[], ending: string, read: (name: string) => Content) =>
    new Map(
      names
        .filter((name) => name.endsWith(ending))
        .map((name) => [name.slice(0, -ending.length), read(name)] as const),
    );
  const json = (name: string) => readJson(join(folder, name));
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const scenarios = existsSync(join(folder, 'scenarios')) ? readdirSync(join(folder, 'scenarios')) : [];
  return {
    name: basename(folder),
    manifest: json('manifest.json') as Manifest,
    bpmn: text('process.bpmn'),
    forms: all(files, '.form', json),
    decisions: all(files, '.dmn', text),
    decisionCases: all(files, '.cases.json', json),
    scenarios: all(scenarios, '.json', (name) => json(join('scenarios', name))),
    readme: files.includes('README.md') ? text('README.md') : null,
  };
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `${relative(root, path)} is not JSON: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
}
