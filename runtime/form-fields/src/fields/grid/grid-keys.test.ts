import { describe, expect, it } from 'vitest';
import { type KeyContext, moveOf } from './grid-keys.ts';

const size = { rows: 3, columns: 3 };
const key = (name: string, more: Partial<KeyContext> = {}): KeyContext => ({
  key: name,
  shift: false,
  caretAtStart: true,
  caretAtEnd: true,
  kind: 'line',
  ...more,
});

describe('a key in a cell', () => {
  it.each([
    ['goes down', key('ArrowDown'), { to: { row: 2, column: 1 } }],
    ['goes right at the end of a text', key('ArrowRight'), { to: { row: 1, column: 2 } }],
    ['moves the caret inside a text', key('ArrowRight', { caretAtEnd: false }), null],
    ['chooses in a list', key('ArrowDown', { kind: 'select' }), null],
    ['gives stars', key('ArrowRight', { kind: 'stars' }), null],
    ['goes down with Enter', key('Enter'), { to: { row: 2, column: 1 } }],
    ['goes up with Shift+Enter', key('Enter', { shift: true }), { to: { row: 0, column: 1 } }],
    ['breaks a line in a long text', key('Enter', { kind: 'lines' }), null],
    ['is an ordinary letter', key('a'), null],
  ])('%s', (_, context, move) => {
    expect(moveOf(context, { row: 1, column: 1 }, size)).toEqual(move);
  });
  it('does not leave the grid, except for a new row', () => {
    expect(moveOf(key('ArrowUp'), { row: 0, column: 0 }, size)).toBeNull();
    expect(moveOf(key('ArrowLeft'), { row: 0, column: 0 }, size)).toBeNull();
    expect(moveOf(key('Enter'), { row: 2, column: 0 }, size)).toBe('new-row');
  });
});
