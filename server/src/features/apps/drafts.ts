import { AppContent } from '@flowbook/contract';
import { compile } from '@flowbook/engine';
import { type Refusal, refuse } from '../../errors/refusal.ts';
import type { Json } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import type { Surroundings } from './check-surroundings.ts';

/** An app as somebody edits it. `rev` 0: nobody did since the last publication, and this is what was published. */
export interface Draft {
  readonly rev: number;
  readonly content: AppContent;
}

/** The draft of an app; `null` when there is no such app. */
export async function currentDraft({ store, releases }: FeatureDeps, key: string): Promise<Draft | null> {
  const row = await store.definitions.draft(key);
  if (row !== null) return { rev: row.rev, content: AppContent.parse(row.content) };
  const release = await releases.latest(key);
  return release === null ? null : { rev: 0, content: release.content };
}

/** What apps can count on in this installation. */
export async function surroundings({ store }: FeatureDeps): Promise<Surroundings> {
  const published = await store.definitions.latestVersions();
  return { apps: new Set(published.map(({ key }) => key)), people: store.people };
}

/** The content as JSON: what `AppContent` is once it came through `JSON.parse`. */
export function contentJson(content: AppContent): Json {
  return JSON.parse(JSON.stringify(content)) as Json;
}

/**
 * A draft may be unfinished, but it must be a diagram that can be opened again: XML that does not parse, that declares
 * entities or that is too large is refused before it is stored. Answers the refusal, or `null`.
 */
export async function whyUnreadable({ bpmn }: AppContent): Promise<Refusal | null> {
  const compiled = await compile(bpmn);
  if (compiled.ok) return null;
  const unreadable = compiled.problems.filter(({ code }) => code.startsWith(UNREADABLE));
  if (unreadable.length === 0) return null;
  return refuse('draft.unreadable-process', {
    details: { problems: unreadable.map((problem) => ({ ...problem })) },
  });
}

/** How the engine's problems begin that concern the XML and not the process in it. */
const UNREADABLE = 'document-';
