import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../commands/command.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { countingIds, Play } from '../testing/index.ts';
import { by, done, taskOf } from '../testing/node/people.ts';
import { readModel } from '../testing/node/read-model.ts';
import { type Preview, preview } from './preview.ts';

const diagrams = join(import.meta.dirname, '../commands/approval');
let review: ProcessModel;
let countersign: ProcessModel;
beforeAll(async () => {
  review = await readModel(diagrams, 'parallel-review.bpmn');
  countersign = await readModel(diagrams, 'countersign.bpmn');
});

function look(play: Play, command: Command): Preview {
  const before = JSON.stringify(play.state);
  const context = { now: play.clock.now(), nextId: countingIds('p'), timeZone: 'Asia/Shanghai' };
  const seen = preview(play.model, play.state, command, context);
  expect(JSON.stringify(play.state)).toBe(before);
  if (!seen.ok) throw new Error(seen.rejection.code);
  return seen.preview;
}

describe('a preview', () => {
  it('says what a return cancels, restarts and asks again, and does nothing', () => {
    const play = new Play(review).start();
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    done(play, 'finance', 'zhao');
    play.finishJob('book');
    const taskId = play.taskId('sign');
    const seen = look(play, { type: 'return-task', taskId, toElementId: 'draft', actor: by('chen') });
    expect(seen).toMatchObject({
      canceled: [{ elementId: 'sign', assignee: null }],
      restarted: [{ elementId: 'draft', assignee: 'li' }],
      asked: [{ elementId: 'draft', assignee: 'li', candidateGroups: [] }],
      undone: [
        { elementId: 'draft', by: 'li' },
        { elementId: 'legal', by: 'wang' },
        { elementId: 'finance', by: 'zhao' },
      ],
      timersCanceled: ['late', 'remind'],
      timersScheduled: [],
      status: 'active',
    });
  });

  it('counts the votes that would be void, and the tasks that would wait', () => {
    const play = new Play(countersign).start({ voters: ['a', 'b', 'c'] });
    done(play, 'draft', 'li');
    const vote = { type: 'complete-task', variables: { approve: true } } as const;
    play.do({ ...vote, taskId: taskOf(play, 'vote', 'a'), actor: by('a') });
    const command = { type: 'return-task', taskId: taskOf(play, 'vote', 'b'), toElementId: 'draft' } as const;
    const forward = look(play, { ...command, actor: by('b') });
    expect(forward.votesLost).toEqual([{ elementId: 'vote', votes: 1 }]);
    expect(forward.canceled.filter(({ assignee }) => assignee !== undefined)).toHaveLength(2);
    const back = look(play, { ...command, comeBack: true, actor: by('b') });
    expect(back).toMatchObject({ canceled: [], votesLost: [], undone: [] });
    expect(back.paused).toMatchObject([{ elementId: 'vote', assignee: 'b' }]);
  });

  it('names the work, the messages and the end that a command would bring', () => {
    const play = new Play(review).start();
    done(play, 'draft', 'li');
    const taskId = play.taskId('finance');
    expect(look(play, { type: 'complete-task', taskId, actor: by('zhao') }).workStarted).toEqual(['book']);
    const end = look(play, { type: 'terminate-instance', taskId, reason: '不予受理', actor: by('zhao') });
    expect([end.status, end.canceled.map(({ elementId }) => elementId)]).toEqual([
      'canceled',
      ['legal', 'finance'],
    ]);
  });

  it('answers as the command would be refused', () => {
    const play = new Play(review).start();
    const context = { now: play.clock.now(), nextId: countingIds('p') };
    const command = { type: 'return-task', taskId: 'none', actor: by('li') } as const;
    expect(preview(review, play.state, command, context)).toMatchObject({
      ok: false,
      rejection: { code: 'engine.task-not-found' },
    });
  });
});
