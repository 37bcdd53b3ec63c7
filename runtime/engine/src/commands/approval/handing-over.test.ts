import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { Play } from '../../testing/index.ts';
import { asked, by, done } from '../../testing/node/people.ts';
import { readModel } from '../../testing/node/read-model.ts';

let review: ProcessModel;
let play: Play;
let taskId: string;

beforeEach(async () => {
  review ??= await readModel(import.meta.dirname, 'parallel-review.bpmn');
  play = new Play(review).start();
  taskId = play.taskId('draft');
  play.do({ type: 'claim-task', taskId, actor: by('li') });
});

describe('a transfer', () => {
  it('gives the task away for good', () => {
    play.do({ type: 'transfer-task', taskId, to: 'wang', reason: '出差', actor: by('li') });
    expect(asked(play)).toEqual(['draft:wang']);
    expect(play.last('task-transferred', 'draft')).toMatchObject({ from: 'li', to: 'wang', reason: '出差' });
    done(play, 'draft', 'wang');
    expect(asked(play)).toEqual(['finance', 'legal']);
  });

  it('needs a holder who asks, and another person', () => {
    const code = (to: string, person: string) =>
      play.try({ type: 'transfer-task', taskId, to, actor: by(person) })?.code;
    expect(code('zhao', 'wang')).toBe('engine.task-already-claimed');
    expect(code('li', 'li')).toBe('engine.same-person');
    play.do({ type: 'release-task', taskId, actor: by('li') });
    expect(code('zhao', 'li')).toBe('engine.task-not-claimed');
  });
});

describe('a delegation', () => {
  beforeEach(() => {
    play.do({ type: 'delegate-task', taskId, to: 'wang', actor: by('li') });
  });

  it('has the delegate work and the owner complete', () => {
    expect(asked(play)).toEqual(['draft:wang']);
    const code = (type: 'complete-task' | 'release-task', person: string) =>
      play.try({ type, taskId, actor: by(person) })?.code;
    expect(code('complete-task', 'wang')).toBe('engine.task-delegated');
    expect(code('release-task', 'wang')).toBe('engine.task-delegated');
    expect(code('complete-task', 'li')).toBe('engine.task-already-claimed');
    play.do({ type: 'hand-back-task', taskId, submission: { draft: '初稿' }, actor: by('wang') });
    expect([asked(play), play.variables.case]).toEqual([['draft:li'], { draft: '初稿' }]);
    expect(play.try({ type: 'hand-back-task', taskId, actor: by('li') })?.code).toBe(
      'engine.task-not-delegated',
    );
    done(play, 'draft', 'li');
    expect(asked(play)).toEqual(['finance', 'legal']);
  });

  it('may be passed on, and taken back by the owner', () => {
    play.do({ type: 'transfer-task', taskId, to: 'zhao', actor: by('wang') });
    expect(asked(play)).toEqual(['draft:zhao']);
    play.do({ type: 'hand-back-task', taskId, actor: by('li') });
    expect(asked(play)).toEqual(['draft:li']);
  });

  it('ends when an administrator assigns the task', () => {
    play.do({ type: 'assign-task', taskId, assignee: 'zhao', actor: by('admin') });
    done(play, 'draft', 'zhao');
    expect(asked(play)).toEqual(['finance', 'legal']);
  });
});

describe('a termination', () => {
  it('by whoever decides a task ends everything, with the reason', () => {
    done(play, 'draft', 'li');
    const legal = play.taskId('legal');
    expect(play.try({ type: 'terminate-instance', taskId: 'nothing', reason: '' })?.code).toBe(
      'engine.task-not-found',
    );
    play.do({ type: 'terminate-instance', taskId: legal, reason: '不予受理', actor: by('wang') });
    expect(play.state).toMatchObject({ status: 'canceled', tasks: {}, elements: {} });
    expect(play.all('instance-canceled')[0]).toMatchObject({ reason: '不予受理', taskId: legal });
    expect(play.all('task-canceled')).toHaveLength(2);
  });
});

describe('a suspended instance', () => {
  it('refuses people, keeps what comes by itself, and does that when it is resumed', () => {
    done(play, 'draft', 'li');
    done(play, 'finance', 'zhao');
    done(play, 'legal', 'wang');
    play.do({ type: 'suspend-instance', reason: '调查中' });
    expect(play.try({ type: 'suspend-instance' })?.code).toBe('engine.instance-suspended');
    const { jobId } = play.last('job-created', 'book');
    expect(play.try({ type: 'complete-job', jobId: 'nothing' })?.code).toBe('engine.job-not-found');
    play.finishJob('book', { booked: true });
    expect([play.state.status, play.active]).toEqual(['suspended', ['book']]);
    play.do({ type: 'complete-job', jobId });
    play.do({ type: 'resume-instance' });
    expect([asked(play), play.variables.booked, play.state.held]).toEqual([['sign'], true, undefined]);
    expect(play.try({ type: 'resume-instance' })?.code).toBe('engine.instance-not-suspended');
  });

  it('lets its timers fall due meanwhile', () => {
    for (const [element, person] of [
      ['draft', 'li'],
      ['finance', 'zhao'],
      ['legal', 'wang'],
    ] as const)
      done(play, element, person);
    play.finishJob('book');
    play.do({ type: 'suspend-instance' });
    play.fire('late');
    expect(play.try({ type: 'complete-task', taskId: play.taskId('sign') })?.code).toBe(
      'engine.instance-suspended',
    );
    play.do({ type: 'resume-instance' });
    expect(asked(play)).toEqual(['escalated']);
  });

  it('may be canceled, its task assigned, its data mended', () => {
    play.do({ type: 'suspend-instance' });
    play.do({ type: 'assign-task', taskId, assignee: 'wang' });
    play.do({ type: 'set-variables', variables: { a: 1 } });
    play.do({ type: 'cancel-instance', reason: '撤销' });
    expect(play.state.status).toBe('canceled');
  });
});
