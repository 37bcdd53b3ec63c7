import type { AppContent } from '@flowbook/contract';
import { found, refuse } from '../../errors/refusal.ts';
import type { Caller } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { canDesign } from './app-policy.ts';
import { presentApp } from './app-presenter.ts';
import { checkContent } from './check-content.ts';
import { contentJson, currentDraft, surroundings, whyUnreadable } from './drafts.ts';
import { emptyApp } from './empty-process.ts';
import { publishDraft } from './publish-draft.ts';

type AppHandlers = Pick<
  Handlers,
  'listApps' | 'createApp' | 'getDraft' | 'saveDraft' | 'checkDraft' | 'publishDraft'
>;

/** Process apps for those who design them: drafts, what is wrong with them, publication. */
export function appHandlers(deps: FeatureDeps): AppHandlers {
  const { store, releases, clock } = deps;
  const names = createNames(store.people);

  const mayDesign = (caller: Caller) => {
    if (!canDesign(caller)) throw refuse('permission.missing');
  };

  const save = async (key: string, expectedRev: number, content: AppContent, caller: Caller) => {
    const unreadable = await whyUnreadable(content);
    if (unreadable !== null) throw unreadable;
    const draft = {
      key,
      expectedRev,
      content: contentJson(content),
      editedAt: clock.iso(),
      editedBy: caller.id,
    };
    return store.definitions.saveDraft(draft);
  };

  const presentDraft = async (key: string) => {
    const { rev, content } = found(await currentDraft(deps, key), 'app.not-found');
    const [release, row] = await Promise.all([releases.latest(key), store.definitions.draft(key)]);
    const people = await names.people([row?.editedBy ?? null]);
    return { app: presentApp(key, content, release, row, people), rev, content };
  };

  return {
    listApps: async ({ caller }) => {
      mayDesign(caller);
      const [published, drafts] = await Promise.all([releases.allLatest(), store.definitions.drafts()]);
      const releaseOf = new Map(published.map((release) => [release.key, release]));
      const draftOf = new Map(drafts.map((draft) => [draft.key, draft]));
      const people = await names.people(drafts.map(({ editedBy }) => editedBy));
      const items = [];
      for (const key of [...new Set([...releaseOf.keys(), ...draftOf.keys()])].sort()) {
        const draft = draftOf.has(key) ? await currentDraft(deps, key) : null;
        const content = draft?.content ?? releaseOf.get(key)?.content;
        if (content === undefined) continue;
        items.push(presentApp(key, content, releaseOf.get(key) ?? null, draftOf.get(key) ?? null, people));
      }
      return { items };
    },

    createApp: async ({ caller, body }) => {
      mayDesign(caller);
      const { key, name } = body;
      if ((await store.definitions.latestRelease(key)) !== null) throw refuse('app.already-exists');
      if (!(await save(key, 0, emptyApp(key, name), caller))) throw refuse('app.already-exists');
      return presentDraft(key);
    },

    getDraft: async ({ caller, params }) => {
      mayDesign(caller);
      return presentDraft(params.key);
    },

    saveDraft: async ({ caller, params, body }) => {
      mayDesign(caller);
      const { rev } = found(await currentDraft(deps, params.key), 'app.not-found');
      const stale = () => refuse('draft.stale-revision', { details: { rev } });
      if (rev !== body.rev) throw stale();
      if (!(await save(params.key, rev, body.content, caller))) throw stale();
      return { rev: rev + 1 };
    },

    checkDraft: async ({ caller, params }) => {
      mayDesign(caller);
      const { content } = found(await currentDraft(deps, params.key), 'app.not-found');
      return checkContent(params.key, content, await surroundings(deps));
    },

    publishDraft: async (asked) => {
      mayDesign(asked.caller);
      return publishDraft(deps, asked);
    },
  };
}
