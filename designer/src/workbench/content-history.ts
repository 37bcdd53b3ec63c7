import type { AppContent } from '@flowbook/contract';
import type { Tab } from '../app/places.ts';
import { tabId } from '../app/places.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { History } from '../draft/history.ts';

/** The part of the content that a tab edits. */
export function partOf(content: AppContent, tab: Tab): Partial<AppContent> {
  if (tab.kind === 'form') {
    const form = content.forms[tab.form];
    return form === undefined ? {} : { forms: { [tab.form]: form } };
  }
  if (tab.kind === 'decision') {
    const xml = content.decisions[tab.file];
    return xml === undefined ? {} : { decisions: { [tab.file]: xml } };
  }
  const { name, summary, domain, owner, starters } = content;
  return tab.kind === 'settings' ? { name, summary, domain, owner, starters } : {};
}

/** Puts a part back; forms and decisions that the part does not name stay as they are. */
export function withPart(content: AppContent, part: Partial<AppContent>): AppContent {
  return {
    ...content,
    ...part,
    forms: { ...content.forms, ...part.forms },
    decisions: { ...content.decisions, ...part.decisions },
  };
}

/** Undo and redo of forms, decisions and settings: every tab has its own, which stays while one looks at others. */
export class ContentHistory {
  readonly #session: DraftSession;
  readonly #now: () => number;
  readonly #histories = new Map<string, History<Partial<AppContent>>>();
  readonly #listeners = new Set<() => void>();
  #state = { canUndo: false, canRedo: false };
  #generation = 0;
  #tab: Tab = { kind: 'process' };

  constructor(session: DraftSession, now: () => number = Date.now) {
    this.#session = session;
    this.#now = now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = () => this.#state;

  /** Turns to another tab; its history goes on where it was. */
  show(tab: Tab): void {
    this.#tab = tab;
    this.#tell();
  }

  /** Makes an edit in a tab and remembers what was before. */
  readonly edit = (tab: Tab, change: (content: AppContent) => AppContent): void => {
    const { content } = this.#session.snapshot();
    const next = change(content);
    if (next === content) return;
    this.#of(tab).remember(partOf(content, tab), this.#now());
    this.#session.edit(() => next);
    this.#tell();
  };

  undo(): void {
    this.#move((history, present) => history.undo(present));
  }

  redo(): void {
    this.#move((history, present) => history.redo(present));
  }

  #move(
    step: (
      history: History<Partial<AppContent>>,
      present: Partial<AppContent>,
    ) => Partial<AppContent> | undefined,
  ) {
    const present = partOf(this.#session.snapshot().content, this.#tab);
    const part = step(this.#of(this.#tab), present);
    if (part !== undefined) this.#session.edit((content) => withPart(content, part));
    this.#tell();
  }

  #of(tab: Tab): History<Partial<AppContent>> {
    const { generation } = this.#session.snapshot();
    // What was undone belongs to content that is gone.
    if (generation !== this.#generation) this.#histories.clear();
    this.#generation = generation;
    const history = this.#histories.get(tabId(tab)) ?? new History<Partial<AppContent>>();
    this.#histories.set(tabId(tab), history);
    return history;
  }

  #tell(): void {
    const { canUndo, canRedo } = this.#of(this.#tab);
    if (canUndo === this.#state.canUndo && canRedo === this.#state.canRedo) return;
    this.#state = { canUndo, canRedo };
    for (const listener of this.#listeners) listener();
  }
}
