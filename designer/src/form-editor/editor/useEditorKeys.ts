import { type RefObject, useEffect } from 'react';
import type { FormEditorHost } from './form-editor-host.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

/** Keys of the canvas: Delete takes the selected component away, Ctrl+Z and Ctrl+Y go back and forth, Escape selects the form. */
export function useEditorKeys(host: FormEditorHost | null, canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = canvas.current;
    if (host === null || area === null) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.matches(TYPING)) return;
      const act = actionOf(event, host);
      if (act === null) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    area.addEventListener('keydown', pressed, true);
    return () => area.removeEventListener('keydown', pressed, true);
  }, [host, canvas]);
}

function actionOf(event: KeyboardEvent, host: FormEditorHost): (() => void) | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'y' || (key === 'z' && event.shiftKey)) return () => host.redo();
    return key === 'z' ? () => host.undo() : null;
  }
  if (key === 'escape') return () => host.select(null);
  return key === 'delete' || key === 'backspace' ? () => host.removeSelected() : null;
}
