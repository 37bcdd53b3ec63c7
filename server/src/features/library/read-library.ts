import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AppContent, Bilingual, FormSchemaDocument, Id } from '@flowbook/contract';
import { z } from 'zod';

const Manifest = z.object({
  id: Id,
  name: Bilingual,
  summary: Bilingual,
  domain: Bilingual,
  owner: Id.nullable().default(null),
  starters: z.array(Id).default([]),
  forms: z.array(Id).default([]),
  decisions: z.array(Id).default([]),
});

/** One folder of the process library: its app, or why it cannot be read. */
export type LibraryApp =
  | { readonly ok: true; readonly key: string; readonly content: AppContent }
  | { readonly ok: false; readonly folder: string; readonly reason: string };

/** Reads every `processes/<domain>/<id>/manifest.json` with the files that it names, in alphabetical order. */
export async function readLibrary(processesFolder: string): Promise<readonly LibraryApp[]> {
  const entries = await readdir(processesFolder, { recursive: true, withFileTypes: true }).catch(
    nothingIfMissing,
  );
  const folders = entries
    .filter((entry) => entry.isFile() && entry.name === 'manifest.json')
    .map((entry) => dirname(join(entry.parentPath, entry.name)))
    .sort();
  return Promise.all(folders.map(readApp));
}

async function readApp(folder: string): Promise<LibraryApp> {
  try {
    const text = (name: string) => readFile(join(folder, name), 'utf8');
    const { id, forms, decisions, ...rest } = Manifest.parse(JSON.parse(await text('manifest.json')));
    const form = async (name: string) =>
      [name, FormSchemaDocument.parse(JSON.parse(await text(`${name}.form`)))] as const;
    const decision = async (name: string) => [name, await text(`${name}.dmn`)] as const;
    const content: AppContent = {
      ...rest,
      bpmn: await text('process.bpmn'),
      forms: Object.fromEntries(await Promise.all(forms.map(form))),
      decisions: Object.fromEntries(await Promise.all(decisions.map(decision))),
    };
    return { ok: true, key: id, content };
  } catch (error) {
    return { ok: false, folder, reason: error instanceof Error ? error.message : String(error) };
  }
}

function nothingIfMissing(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
