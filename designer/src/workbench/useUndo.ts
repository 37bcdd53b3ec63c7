import { useSyncExternalStore } from 'react';

export interface Undo {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
}

/** Something that can take edits back and tells when that changes. */
export interface Undoable {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => { readonly canUndo: boolean; readonly canRedo: boolean };
  undo(): void;
  redo(): void;
}

const NOTHING = { canUndo: false, canRedo: false };
const silent = () => () => undefined;
const nothing = () => NOTHING;

/** Undo and redo of what is open, `null` while that is not ready. */
export function useUndo(source: Undoable | null): Undo {
  const { canUndo, canRedo } = useSyncExternalStore(source?.subscribe ?? silent, source?.snapshot ?? nothing);
  return { canUndo, canRedo, undo: () => source?.undo(), redo: () => source?.redo() };
}
