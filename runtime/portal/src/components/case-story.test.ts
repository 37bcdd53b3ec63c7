import type { HistoryEntry } from '@flowbook/contract';
import { describe, expect, it } from 'vitest';
import { storyOf } from './case-story.ts';

const verify = { zh: '核实投诉', en: 'Verify' };
const lina = { id: 'li.na', name: { zh: '李娜', en: 'Li Na' } };
let seq = 0;
const entry = (type: string, minute: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq: ++seq,
  at: `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`,
  type,
  elementId: null,
  elementName: null,
  actor: null,
  details: {},
  ...more,
});
const created = (minute: number) =>
  entry('task-created', minute, {
    elementName: verify,
    details: { taskId: 't1', assignee: null, candidateGroups: ['agent'], dueAt: '2026-11-24T09:00:00.000Z' },
  });
const claimed = entry('task-claimed', 5, { actor: lina, details: { taskId: 't1' } });
const completed = entry('task-completed', 20, {
  elementName: verify,
  actor: lina,
  details: { taskId: 't1' },
});

describe('the story of a case', () => {
  it('leaves the small steps of the engine out', () => {
    expect(storyOf([entry('element-entered', 0), entry('flow-taken', 0)])).toEqual([]);
  });

  it('says for whom a task waits and until when', () => {
    expect(storyOf([created(0)])).toMatchObject([
      { name: verify, roles: ['agent'], assignee: null, dueAt: '2026-11-24T09:00:00.000Z', detail: false },
    ]);
  });

  it('names the task that somebody took', () => {
    expect(storyOf([created(0), claimed])[1]).toMatchObject({ name: verify, actor: lina, detail: false });
  });

  it('tells a completed task in one line, with the time that it took', () => {
    const told = storyOf([created(0), claimed, completed]);
    expect(told.map(({ detail }) => detail)).toEqual([true, true, false]);
    expect(told[2]).toMatchObject({ name: verify, actor: lina, tookMs: 20 * 60_000 });
  });

  it('names the person whom a task was given', () => {
    const assigned = entry('task-assigned', 6, {
      details: { taskId: 't1', assignee: 'li.na', assigneeName: { zh: '李娜', en: 'Li Na' } },
    });
    expect(storyOf([created(0), assigned])[1]).toMatchObject({ name: verify, assignee: lina.name });
  });

  it('keeps a timer that still runs and hides one that ended', () => {
    const timer = (elementId: string) =>
      entry('timer-scheduled', 1, { elementId, details: { dueAt: '2026-11-24T09:00:00.000Z' } });
    const told = storyOf([timer('late'), timer('later'), entry('timer-canceled', 2, { elementId: 'late' })]);
    expect(told.map(({ detail }) => detail)).toEqual([true, false]);
  });

  it('gives the reason and the code of an incident', () => {
    const raised = entry('incident-raised', 3, { details: { code: 'job-failed', reason: 'No answer' } });
    expect(storyOf([raised])).toMatchObject([{ reason: 'No answer', code: 'job-failed' }]);
  });
});
