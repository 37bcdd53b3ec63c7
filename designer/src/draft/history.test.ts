import { describe, expect, it } from 'vitest';
import { History } from './history.ts';

describe('the history of edits', () => {
  it('goes back and forth', () => {
    const history = new History<string>();
    history.remember('a', 0);
    history.remember('b', 2_000);
    expect(history.undo('c')).toBe('b');
    expect(history.undo('b')).toBe('a');
    expect(history.undo('a')).toBeUndefined();
    expect(history.redo('a')).toBe('b');
    expect(history.redo('b')).toBe('c');
    expect(history.canRedo).toBe(false);
  });
  it('takes quick edits as one step', () => {
    const history = new History<string>();
    history.remember('', 0);
    history.remember('a', 300);
    history.remember('ab', 600);
    expect(history.undo('abc')).toBe('');
    expect(history.canUndo).toBe(false);
  });
  it('forgets what was undone once one edits anew', () => {
    const history = new History<string>();
    history.remember('a', 0);
    history.undo('b');
    history.remember('a', 100);
    expect(history.canRedo).toBe(false);
    expect(history.undo('x')).toBe('a');
  });
});
