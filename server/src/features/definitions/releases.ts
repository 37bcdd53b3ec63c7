import { AppContent } from '@flowbook/contract';
import {
  type CompiledForm,
  checkSchema,
  compileForm,
  describeForm,
  type FieldDescription,
  type FormSchema,
} from '@flowbook/forms';
import { LruMap } from '../../execution/lru.ts';
import type { CompiledRelease, ModelSource } from '../../execution/model-source.ts';
import type { DefinitionStore } from '../../stores/ports/definition-store.ts';

/** A form of one release: its schema, and its rules parsed. */
export interface ReleaseForm {
  readonly id: string;
  /** The version of the app that the form stands in. */
  readonly version: number;
  readonly schema: FormSchema;
  readonly compiled: CompiledForm;
  /** Its fields and what each holds, in reading order. */
  readonly fields: readonly FieldDescription[];
}

/** One published version as features read it. */
export interface Release {
  readonly key: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly content: AppContent;
  readonly compiled: CompiledRelease;
  /** `null` when the release has no such form. */
  form(id: string): ReleaseForm | null;
}

/** Published versions, read and compiled once: a version never changes. */
export interface Releases {
  latest(key: string): Promise<Release | null>;
  version(key: string, version: number): Promise<Release | null>;
  /** The latest version of every app, by key. */
  allLatest(): Promise<readonly Release[]>;
}

const KEPT_RELEASES = 300;

export function createReleases(definitions: DefinitionStore, models: ModelSource): Releases {
  const kept = new LruMap<string, Promise<Release | null>>(KEPT_RELEASES);

  const version = (key: string, number: number): Promise<Release | null> => {
    const id = `${number}@${key}`;
    const known = kept.get(id);
    if (known !== undefined) return known;
    const fresh = read(key, number);
    kept.set(id, fresh);
    fresh.then(
      (release) => release ?? kept.delete(id),
      () => kept.delete(id),
    );
    return fresh;
  };

  const read = async (key: string, number: number): Promise<Release | null> => {
    const [row, compiled] = await Promise.all([
      definitions.release(key, number),
      models.version(key, number),
    ]);
    if (row === null || compiled === null) return null;
    const { publishedAt, publishedBy } = row;
    const content = AppContent.parse(row.content);
    return {
      key,
      version: number,
      publishedAt,
      publishedBy,
      content,
      compiled,
      form: formsOf(content, number),
    };
  };

  return {
    version,
    latest: async (key) => {
      const [newest] = await definitions.versions(key);
      return newest === undefined ? null : version(key, newest.version);
    },
    allLatest: async () => {
      const newest = await definitions.latestVersions();
      const all = await Promise.all(newest.map(({ key, version: number }) => version(key, number)));
      return all.filter((release) => release !== null);
    },
  };
}

/** Looks forms up and compiles each when it is first asked for. */
function formsOf(content: AppContent, version: number): Release['form'] {
  const compiled = new Map<string, ReleaseForm | null>();
  return (id) => {
    const known = compiled.get(id);
    if (known !== undefined) return known;
    const form = compileIfThere(content, id, version);
    compiled.set(id, form);
    return form;
  };
}

function compileIfThere({ forms }: AppContent, id: string, version: number): ReleaseForm | null {
  if (!Object.hasOwn(forms, id)) return null;
  const checked = checkSchema(forms[id]);
  if (!checked.ok) return null;
  const compiled = compileForm(checked.schema);
  return { id, version, schema: checked.schema, compiled, fields: describeForm(compiled).fields };
}
