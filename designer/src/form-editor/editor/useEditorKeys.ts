import { type RefObject, useEffect, useRef } from 'react';
import type { FormEditorHost } from './form-editor-host.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

export interface Past {
  undo(): void;
  redo(): void;
}

/** Keys of the canvas: Delete takes the selected component away, Ctrl+Z and Ctrl+Y go back and forth, Escape selects the form. */
export function useEditorKeys(
  host: FormEditorHost | null,
  canvas: RefObject<HTMLElement | null>,
  past: Past,
): void {
  const latest = useRef(past);
  useEffect(() => {
    latest.current = past;
  });
  useEffect(() => {
    const area = canvas.current;
    if (host === null || area === null) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.matches(TYPING)) return;
      const act = actionOf(event, host, latest.current);
      if (act === null) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    area.addEventListener('keydown', pressed, true);
    return () => area.removeEventListener('keydown', pressed, true);
  }, [host, canvas]);
}

function actionOf(event: KeyboardEvent, host: FormEditorHost, past: Past): (() => void) | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'y' || (key === 'z' && event.shiftKey)) return () => past.redo();
    return key === 'z' ? () => past.undo() : null;
  }
  if (key === 'escape') return () => host.select(null);
  return key === 'delete' || key === 'backspace' ? () => host.removeSelected() : null;
}
