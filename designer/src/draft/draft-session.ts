import type { App, AppContent, AppDraft } from '@flowbook/contract';
import { codeOf, type DesignerClient, type Failure, type Result } from '../client/designer-client.ts';
import { sameJson } from './same-json.ts';

/** How the draft in the browser stands to the one on the server. `at` is in milliseconds since 1970. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Somebody else saved meanwhile; nothing is sent until a person decides. */
  | { readonly kind: 'conflict' };

/** Time, handed in so that tests move it. */
export interface Timing {
  now(): number;
  /** Runs something later; the answer takes it back. */
  later(ms: number, run: () => void): () => void;
}

export interface DraftSnapshot {
  readonly app: App;
  readonly content: AppContent;
  readonly rev: number;
  readonly save: SaveState;
  /** Grows when the content was replaced from outside, so that editors begin anew. */
  readonly generation: number;
  /** Grows with every save that the server took. */
  readonly saves: number;
}

/** Whether the draft is what is published: the server holds no draft beside the version, and nothing is unsaved. */
export function isPublished({ app, rev, save }: Pick<DraftSnapshot, 'app' | 'rev' | 'save'>): boolean {
  return app.publishedVersion !== null && rev === 0 && save.kind === 'saved';
}

/** How long after the last edit the draft is sent, and after a failure tried again. */
export const PAUSE_MS = 1_200;
export const RETRY_MS = 10_000;

/**
 * One open draft: holds the content, sends it some time after the last edit under the revision on which it stands, and
 * tells its listeners. Editors that keep work of their own (the diagram) announce it with `touch` and hand it in when
 * `beforeSave` asks for it.
 */
export class DraftSession {
  readonly key: string;
  readonly #client: Pick<DesignerClient, 'getDraft' | 'saveDraft'>;
  readonly #timing: Timing;
  readonly #listeners = new Set<() => void>();
  readonly #sources = new Set<() => Promise<void>>();
  #snapshot: DraftSnapshot;
  #edits = 0;
  #savedEdits = 0;
  #cancel: (() => void) | null = null;
  #running: Promise<boolean> | null = null;

  constructor(
    draft: AppDraft,
    client: Pick<DesignerClient, 'getDraft' | 'saveDraft'>,
    timing: Timing = browserTiming,
  ) {
    this.key = draft.app.key;
    this.#client = client;
    this.#timing = timing;
    this.#snapshot = {
      app: draft.app,
      content: draft.content,
      rev: draft.rev,
      save: { kind: 'saved', at: null },
      generation: 0,
      saves: 0,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): DraftSnapshot => this.#snapshot;

  /** Whether something is not yet on the server. */
  get unsaved(): boolean {
    return this.#edits !== this.#savedEdits;
  }

  /** Changes the content. An edit that changes nothing is none. */
  edit(change: (content: AppContent) => AppContent): void {
    const content = change(this.#snapshot.content);
    if (content === this.#snapshot.content) return;
    this.#tell({ content });
    this.touch();
  }

  /** Says that an editor holds work which it will hand in before the next save. */
  touch(): void {
    this.#edits += 1;
    const { kind } = this.#snapshot.save;
    if (kind === 'conflict') return;
    if (kind !== 'saving') this.#tell({ save: { kind: 'unsaved' } });
    this.#schedule(PAUSE_MS);
  }

  /** Registers what hands in an editor's pending work; the answer takes it back. */
  beforeSave(source: () => Promise<void>): () => void {
    this.#sources.add(source);
    return () => this.#sources.delete(source);
  }

  /** Sends what is unsaved, now. True when everything is on the server. */
  flush(): Promise<boolean> {
    this.#cancel?.();
    this.#cancel = null;
    this.#running ??= this.#save().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Ends a conflict by taking the other person's state; one's own edits since are given up. */
  async takeTheirs(): Promise<Result<AppDraft>> {
    const answer = await this.#client.getDraft(this.key);
    if (!answer.ok) return answer;
    this.#savedEdits = this.#edits;
    const { app, content, rev } = answer.data;
    const generation = this.#snapshot.generation + 1;
    this.#tell({ app, content, rev, generation, save: { kind: 'saved', at: null } });
    return answer;
  }

  /** Ends a conflict by writing one's own state over the other person's. */
  async keepMine(): Promise<boolean> {
    const answer = await this.#client.getDraft(this.key);
    if (!answer.ok) {
      this.#tell({ save: { kind: 'failed', failure: answer.error } });
      return false;
    }
    this.#tell({ rev: answer.data.rev, app: answer.data.app, save: { kind: 'unsaved' } });
    return this.flush();
  }

  /** Takes over what the server knows of the app, after a publication. Edits that are not yet saved stay. */
  async refresh(): Promise<void> {
    const answer = await this.#client.getDraft(this.key);
    if (!answer.ok || this.unsaved) return;
    const { app, content, rev } = answer.data;
    const same = sameJson(content, this.#snapshot.content);
    const generation = this.#snapshot.generation + (same ? 0 : 1);
    this.#tell({ app, rev, generation, ...(same ? {} : { content }) });
  }

  /** Stops the clock and sends what is left; nobody waits for the answer. */
  close(): void {
    if (this.unsaved && this.#snapshot.save.kind !== 'conflict') void this.flush();
    this.#cancel?.();
    this.#cancel = null;
  }

  async #save(): Promise<boolean> {
    while (this.unsaved) {
      if (this.#snapshot.save.kind === 'conflict') return false;
      for (const source of this.#sources) await source();
      const edits = this.#edits;
      const { rev, content } = this.#snapshot;
      this.#tell({ save: { kind: 'saving' } });
      const answer = await this.#client.saveDraft(this.key, { rev, content });
      if (!answer.ok) return this.#notSaved(answer.error);
      this.#savedEdits = edits;
      this.#tell({
        rev: answer.data.rev,
        saves: this.#snapshot.saves + 1,
        save: this.unsaved ? { kind: 'unsaved' } : { kind: 'saved', at: this.#timing.now() },
      });
    }
    return true;
  }

  #notSaved(failure: Failure): false {
    if (codeOf(failure) === 'draft.stale-revision') {
      this.#tell({ save: { kind: 'conflict' } });
      return false;
    }
    this.#tell({ save: { kind: 'failed', failure } });
    // What was refused stays refused until it is edited; silence and trouble of the server may pass.
    if (failure.kind !== 'refused' || failure.status >= 500) this.#schedule(RETRY_MS);
    return false;
  }

  #schedule(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#timing.later(ms, () => {
      this.#cancel = null;
      void this.flush();
    });
  }

  #tell(change: Partial<DraftSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export const browserTiming: Timing = {
  now: () => Date.now(),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
