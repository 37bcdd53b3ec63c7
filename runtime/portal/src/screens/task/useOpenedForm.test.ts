import type { TaskDetail } from '@flowbook/contract';
import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { form, taskDetail } from '../../testing/samples.ts';
import { useOpenedForm } from './useOpenedForm.ts';

const newer: TaskDetail = { ...taskDetail, rev: 4, form: { ...form, data: { subject: '屏幕碎了' } } };

function opened(task: TaskDetail, unsent: boolean) {
  return renderHook(
    (props: { task: TaskDetail; unsent: boolean }) => useOpenedForm(props.task, props.unsent),
    {
      initialProps: { task, unsent },
    },
  );
}

describe('an opened form', () => {
  it('stays while only the revision is new, and names the new revision', () => {
    const { result, rerender } = opened(taskDetail, true);
    const before = result.current.opened.form;
    rerender({ task: { ...taskDetail, rev: 4, form: { ...form } }, unsent: true });
    expect(result.current.opened).toEqual({ rev: 4, form: before });
    expect(result.current.opened.form).toBe(before);
    expect(result.current.outdated).toBe(false);
  });

  it('is replaced when nothing unsent would be lost', () => {
    const { result, rerender } = opened(taskDetail, false);
    rerender({ task: newer, unsent: false });
    expect(result.current.opened).toEqual({ rev: 4, form: newer.form });
    expect(result.current.generation).toBe(1);
  });

  it('stays with its old revision under unsent input, and says that a newer one waits', () => {
    const { result, rerender } = opened(taskDetail, true);
    rerender({ task: newer, unsent: true });
    expect(result.current.opened).toEqual({ rev: 3, form });
    expect(result.current.outdated).toBe(true);
    rerender({ task: newer, unsent: false });
    expect(result.current.opened.rev).toBe(4);
    expect(result.current.outdated).toBe(false);
  });
});
