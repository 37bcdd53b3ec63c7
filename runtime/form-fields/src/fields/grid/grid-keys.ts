/** A cell by its place: row and column among those that are shown. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What a key means in a grid: another cell, or one row more. */
export type GridMove = { readonly to: CellPlace } | 'new-row' | null;

export interface KeyContext {
  readonly key: string;
  readonly shift: boolean;
  /** Keys that the control needs for itself: a text moves its caret, a select its choice. */
  readonly caretAtStart: boolean;
  readonly caretAtEnd: boolean;
  readonly kind: 'line' | 'lines' | 'select' | 'check' | 'stars';
}

/** Where a key leads from a cell; null leaves the key to the control. */
export function moveOf(
  context: KeyContext,
  from: CellPlace,
  size: { readonly rows: number; readonly columns: number },
): GridMove {
  const { key, kind } = context;
  if (kind === 'stars' && key.startsWith('Arrow')) return null;
  const by = (rows: number, columns: number): GridMove => {
    const to = { row: from.row + rows, column: from.column + columns };
    const isInside = to.row >= 0 && to.row < size.rows && to.column >= 0 && to.column < size.columns;
    return isInside ? { to } : null;
  };
  switch (key) {
    case 'Enter':
      // A text of several lines needs Enter for itself.
      if (kind === 'lines') return null;
      if (context.shift) return by(-1, 0);
      return from.row === size.rows - 1 ? 'new-row' : by(1, 0);
    case 'ArrowDown':
      return kind === 'select' || (kind === 'lines' && !context.caretAtEnd) ? null : by(1, 0);
    case 'ArrowUp':
      return kind === 'select' || (kind === 'lines' && !context.caretAtStart) ? null : by(-1, 0);
    case 'ArrowRight':
      return context.caretAtEnd ? by(0, 1) : null;
    case 'ArrowLeft':
      return context.caretAtStart ? by(0, -1) : null;
    default:
      return null;
  }
}

/** What the control under the keyboard needs keys for. */
export function contextOf(control: Element, event: KeyboardEvent): KeyContext {
  const base = { key: event.key, shift: event.shiftKey };
  if (control instanceof HTMLTextAreaElement) return { ...base, kind: 'lines', ...caretOf(control) };
  if (control instanceof HTMLSelectElement)
    return { ...base, kind: 'select', caretAtStart: true, caretAtEnd: true };
  if (control instanceof HTMLInputElement && control.type === 'checkbox')
    return { ...base, kind: 'check', caretAtStart: true, caretAtEnd: true };
  if (control instanceof HTMLInputElement && control.type === 'radio')
    return { ...base, kind: 'stars', caretAtStart: false, caretAtEnd: false };
  if (control instanceof HTMLInputElement) return { ...base, kind: 'line', ...caretOf(control) };
  return { ...base, kind: 'check', caretAtStart: false, caretAtEnd: false };
}

function caretOf(text: HTMLInputElement | HTMLTextAreaElement) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const isWhole = start === 0 && end === value.length;
  return {
    caretAtStart: isWhole || (start === 0 && end === 0),
    caretAtEnd: isWhole || (start === value.length && end === value.length),
  };
}
