import type { Published } from '@flowbook/contract';
import { found, refuse } from '../../errors/refusal.ts';
import { publishRelease } from '../../execution/publish-release.ts';
import { membersOf } from '../../http/json.ts';
import type { Asked } from '../../http/route-types.ts';
import type { ReleaseRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { sameContent } from '../library/same-content.ts';
import { checkContent } from './check-content.ts';
import { contentJson, currentDraft, type Draft, surroundings } from './drafts.ts';

const PUBLISHED = 'app-published';

/**
 * Freezes the draft as the next version. Cases that run stay on theirs. Repeating it publishes nothing again: the same
 * key answers as before, and a draft that is what was published last (a crash came between) only goes away.
 */
export async function publishDraft(deps: FeatureDeps, asked: Asked<'publishDraft'>): Promise<Published> {
  const { params, body, idempotencyKey } = asked;
  const { key } = params;
  const before = await publishedUnder(deps, key, idempotencyKey);
  if (before !== null) return { key, version: before };

  const draft = found(await currentDraft(deps, key), 'app.not-found');
  if (draft.rev !== body.rev || draft.rev === 0) {
    throw refuse('draft.stale-revision', { details: { rev: draft.rev } });
  }
  const { problems } = await checkContent(key, draft.content, await surroundings(deps));
  if (problems.length > 0) {
    throw refuse('app.has-problems', { details: { problems: problems.map((problem) => ({ ...problem })) } });
  }
  const latest = await deps.store.definitions.latestRelease(key);
  const content = contentJson(draft.content);
  if (latest !== null && sameContent(latest.content, content))
    return settle(deps, asked, draft, latest.version);
  const release: ReleaseRow = {
    key,
    version: (latest?.version ?? 0) + 1,
    name: draft.content.name,
    publishedAt: deps.clock.iso(),
    publishedBy: asked.caller.id,
    content,
  };
  const { definitions } = deps.store;
  if (!(await publishRelease(definitions, release, deps.settings))) throw refuse('draft.stale-revision');
  return settle(deps, asked, draft, release.version);
}

/** What follows a publication: it stands in the audit, the draft goes, and everybody hears of it. */
async function settle(
  { store, clock, wakeWorkers, announcePublication }: FeatureDeps,
  { params: { key }, caller, requestId, idempotencyKey }: Asked<'publishDraft'>,
  draft: Draft,
  version: number,
): Promise<Published> {
  await store.people.audit({
    at: clock.iso(),
    actorId: caller.id,
    action: PUBLISHED,
    subject: `app:${key}`,
    details: { version, requestId, idempotencyKey: idempotencyKey ?? null },
  });
  // If somebody saved in between, their draft stands on what was just published, and stays.
  await store.definitions.deleteDraft(key, draft.rev);
  // The version may bring timers.
  wakeWorkers();
  announcePublication(key, version);
  return { key, version };
}

const REMEMBERED = 50;

async function publishedUnder(
  { store }: FeatureDeps,
  key: string,
  idempotencyKey: string | undefined,
): Promise<number | null> {
  if (idempotencyKey === undefined) return null;
  const trail = await store.people.auditTrail({ subject: `app:${key}`, limit: REMEMBERED });
  const entry = trail.find(
    ({ action, details }) => action === PUBLISHED && membersOf(details).idempotencyKey === idempotencyKey,
  );
  const version = membersOf(entry?.details).version;
  return typeof version === 'number' ? version : null;
}
