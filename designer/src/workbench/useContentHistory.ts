import type { AppContent } from '@flowbook/contract';
import { useEffect, useState } from 'react';
import { type Tab, tabId } from '../app/places.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { ContentHistory } from './content-history.ts';
import type { Undoable } from './useUndo.ts';

export type EditContent = (tab: Tab, change: (content: AppContent) => AppContent) => void;

/** The undo history of the form or settings tab that is shown. */
export function useContentHistory(
  session: DraftSession,
  tab: Tab,
): Undoable & { readonly edit: EditContent } {
  const [history] = useState(() => new ContentHistory(session));
  const id = tabId(tab);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id stands for the tab, which is a new object at every render
  useEffect(() => history.show(tab), [history, id]);
  return history;
}
