import type { FormExtension, FormSchema, Translations } from '@flowbook/forms';
import { componentsOf } from './components.ts';

/** What of a place is translated: its label, its description, or the text of a message. */
export type Member = 'label' | 'description' | 'text';

/** The English text of a place (see `Translations`), empty where there is none. */
export function englishOf(extension: FormExtension | undefined, path: string, member: Member): string {
  return extension?.translations?.en?.[path]?.[member] ?? '';
}

/** The extension with an English text set; an empty one takes it away. */
export function withEnglish(
  extension: FormExtension,
  path: string,
  member: Member,
  text: string,
): FormExtension {
  const all = extension.translations?.en ?? {};
  const { [member]: _, ...others } = all[path] ?? {};
  const entry = text === '' ? others : { ...others, [member]: text };
  const { [path]: __, ...rest } = all;
  return withAll(extension, Object.keys(entry).length === 0 ? rest : { ...rest, [path]: entry });
}

/** The extension after places were renamed: every path that is `from`, or lies below it, begins with `to`. */
export function withMovedPath(extension: FormExtension, from: string, to: string): FormExtension {
  const all = extension.translations?.en;
  if (all === undefined || from === to) return extension;
  const moved = Object.entries(all).map(([path, entry]) => [movedPath(path, from, to), entry] as const);
  return withAll(extension, Object.fromEntries(moved));
}

/** The extension with the English texts of one component copied to another, for a duplicate. */
export function withCopiedTexts(extension: FormExtension, from: string, to: string): FormExtension {
  const all = extension.translations?.en ?? {};
  const copies = Object.entries(all)
    .filter(([path]) => isBelow(path, from))
    .map(([path, entry]) => [movedPath(path, from, to), entry] as const);
  return copies.length === 0 ? extension : withAll(extension, { ...all, ...Object.fromEntries(copies) });
}

/** The schema without texts of places that are no longer in it. */
export function withoutOrphanTexts(schema: FormSchema): FormSchema {
  const extension = schema.flowbook;
  const all = extension?.translations?.en;
  if (extension === undefined || all === undefined) return schema;
  const places = placesOf(schema);
  const kept = Object.entries(all).filter(([path]) => places.has(path));
  if (kept.length === Object.keys(all).length) return schema;
  return { ...schema, flowbook: withAll(extension, Object.fromEntries(kept)) };
}

function placesOf(schema: FormSchema): ReadonlySet<string> {
  const places = new Set<string>(['title']);
  for (const stage of schema.flowbook?.stages ?? []) places.add(`stage/${stage.id}`);
  for (const check of schema.flowbook?.checks ?? []) places.add(`check/${check.id}`);
  for (const { id, values, columns, rows } of componentsOf(schema)) {
    for (const place of ['', '/time', '/prefix', '/suffix', '/pattern']) places.add(id + place);
    for (const { value } of values ?? []) places.add(`${id}/values/${value}`);
    for (const { key } of rows ?? []) places.add(`${id}/rows/${key}`);
    for (const column of columns ?? []) {
      places.add(`${id}/columns/${column.key}`);
      for (const { value } of column.values ?? []) places.add(`${id}/columns/${column.key}/${value}`);
    }
  }
  return places;
}

function withAll(extension: FormExtension, en: Translations): FormExtension {
  return { ...extension, translations: { ...extension.translations, en } };
}

function isBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

function movedPath(path: string, from: string, to: string): string {
  return isBelow(path, from) ? to + path.slice(from.length) : path;
}
