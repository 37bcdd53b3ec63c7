import type { App, AppContent, Role } from '@flowbook/contract';
import { createContext, useContext } from 'react';
import type { PendingEdits } from '../fields/pending-edits.ts';
import type { DiagramElement, Moddle } from '../model/moddle.ts';
import type { ProcessEditorHost } from '../process-editor-host.ts';

/** What the property groups know beside their element. */
export interface PanelContext {
  readonly host: ProcessEditorHost;
  readonly content: AppContent;
  readonly roles: readonly Role[];
  readonly apps: readonly App[];
  readonly pending: PendingEdits;
}

const Panel = createContext<PanelContext | null>(null);
export const PanelContextProvider = Panel.Provider;

export function usePanel(): PanelContext {
  const panel = useContext(Panel);
  if (panel === null) throw new Error('A property stands outside of its panel.');
  return panel;
}

/** The element of a group, and the node of the model behind it. */
export interface GroupProps {
  readonly element: DiagramElement;
  readonly node: Moddle;
}
