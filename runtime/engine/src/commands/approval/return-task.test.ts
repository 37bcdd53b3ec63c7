import { beforeAll, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { Play } from '../../testing/index.ts';
import { asked, by, done, taskOf } from '../../testing/node/people.ts';
import { readModel } from '../../testing/node/read-model.ts';

const read = (file: string) => readModel(import.meta.dirname, file);

function returnTo(play: Play, from: string, person: string, toElementId?: string, comeBack = false) {
  return play.do({
    type: 'return-task',
    taskId: taskOf(play, from, person),
    ...(toElementId === undefined ? {} : { toElementId }),
    comeBack,
    reason: '材料不全',
    actor: by(person),
  });
}

describe('a return that goes forward again', () => {
  let review: ProcessModel;
  beforeAll(async () => {
    review = await read('parallel-review.bpmn');
  });

  function atSign(): Play {
    const play = new Play(review).start();
    done(play, 'draft', 'li', { title: '投诉' });
    done(play, 'legal', 'wang', { legal: '同意' });
    done(play, 'finance', 'zhao', { finance: '同意' });
    play.finishJob('book');
    return play;
  }

  it('over a join asks one branch again; the token of the other lies before the join once more', () => {
    const play = atSign();
    returnTo(play, 'sign', 'chen', 'legal');
    expect(asked(play)).toEqual(['legal:wang']);
    expect(play.state.scopes.root?.tokens).toEqual({ f7: 1 });
    done(play, 'legal', 'wang', { legal: '修改后同意' });
    expect(asked(play)).toEqual(['sign']);
    expect(play.all('job-created')).toHaveLength(1);
  });

  it('to before the fork takes back every branch, and each is done again', () => {
    const play = atSign();
    returnTo(play, 'sign', 'chen', 'draft');
    expect(asked(play)).toEqual(['draft:li']);
    expect(play.state.scopes.root?.tokens).toEqual({});
    done(play, 'draft', 'li');
    expect(asked(play)).toEqual(['finance', 'legal']);
  });

  it('from within a branch takes back the branches beside it and their waiting tokens', () => {
    const play = new Play(review).start();
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    expect(play.state.scopes.root?.tokens).toEqual({ f5: 1 });
    returnTo(play, 'finance', 'zhao', 'draft');
    expect(asked(play)).toEqual(['draft:li']);
    expect(play.state.scopes.root?.tokens).toEqual({});
    expect(play.last('task-canceled', 'finance')).toBeDefined();
  });

  it('ends timers of what it cancels and sets them anew when the process comes by again', () => {
    const play = atSign();
    const before = play.all('timer-scheduled').length;
    returnTo(play, 'sign', 'chen', 'legal');
    expect(play.state.timers).toEqual({});
    play.clock.advance(3_600_000);
    done(play, 'legal', 'wang');
    expect(play.all('timer-scheduled')).toHaveLength(before + 2);
    expect(play.last('timer-scheduled', 'late').dueAt).toBe('2026-01-08T02:00:00.000Z');
  });

  it('leaves saved documents as they are', () => {
    const play = atSign();
    returnTo(play, 'sign', 'chen', 'draft');
    expect(play.variables.case).toEqual({ title: '投诉', legal: '同意', finance: '同意' });
  });

  it('gives up a job that has not been done', () => {
    const play = new Play(review).start();
    done(play, 'draft', 'li');
    done(play, 'finance', 'zhao');
    returnTo(play, 'legal', 'wang', 'draft');
    expect(play.last('job-canceled', 'book')).toBeDefined();
    expect(play.state.jobs).toEqual({});
  });

  it('to the starter opens the start form for whoever began the case', () => {
    const play = new Play(review);
    play.do({
      type: 'start-instance',
      instanceId: 'i1',
      definition: { key: 'p', version: 1 },
      submission: { customer: '甲' },
      actor: by('sun'),
    });
    done(play, 'draft', 'li');
    returnTo(play, 'legal', 'wang');
    expect(asked(play)).toEqual(['start:sun']);
    expect(play.last('task-created', 'start').form).toEqual({ form: 'case', stage: 'apply', doc: 'case' });
    done(play, 'start', 'sun', { customer: '乙' });
    expect(asked(play)).toEqual(['draft']);
    expect(play.variables.case).toEqual({ customer: '乙' });
  });

  it('works after a boundary event: the escalated task returns to before its host', () => {
    const play = atSign();
    play.fire('late');
    expect(asked(play)).toEqual(['escalated']);
    returnTo(play, 'escalated', 'boss', 'legal');
    expect(asked(play)).toEqual(['legal:wang']);
    expect(play.state.scopes.root?.tokens).toEqual({ f7: 1 });
  });

  it('goes back several times, and over two joins at once', () => {
    const play = atSign();
    done(play, 'sign', 'chen');
    done(play, 'print', 'a');
    done(play, 'tell', 'b');
    returnTo(play, 'close', 'c', 'legal');
    expect(asked(play)).toEqual(['legal:wang']);
    returnTo(play, 'legal', 'wang', 'draft');
    expect(asked(play)).toEqual(['draft:li']);
    done(play, 'draft', 'li');
    for (const [element, person] of [
      ['legal', 'wang'],
      ['finance', 'zhao'],
    ] as const)
      done(play, element, person);
    play.finishJob('book');
    for (const element of ['sign', 'print', 'tell', 'close']) done(play, element, 'chen');
    expect(play.state.status).toBe('completed');
  });

  it('refuses what was not completed, or was completed beside it', () => {
    const play = new Play(review).start();
    done(play, 'draft', 'li');
    done(play, 'finance', 'zhao');
    const taskId = play.taskId('legal');
    const code = (toElementId: string) => play.try({ type: 'return-task', taskId, toElementId })?.code;
    expect(code('sign')).toBe('engine.return-target-unknown');
    expect(code('constructor')).toBe('engine.return-target-unknown');
    expect(code('finance')).toBe('engine.return-target-not-before');
    play.do({ type: 'claim-task', taskId, actor: by('wang') });
    expect(code('draft')).toBe('engine.task-already-claimed');
  });
});

describe('a return that comes straight back', () => {
  it('keeps the returner’s task and everything beside it, and asks nobody else', async () => {
    const play = new Play(await read('parallel-review.bpmn')).start();
    done(play, 'draft', 'li');
    play.do({ type: 'claim-task', taskId: play.taskId('legal'), actor: by('wang') });
    returnTo(play, 'legal', 'wang', 'draft', true);
    expect(asked(play)).toEqual(['draft:li', 'finance', 'legal:wang…']);
    expect(play.try({ type: 'complete-task', taskId: play.taskId('legal'), actor: by('wang') })?.code).toBe(
      'engine.task-paused',
    );
    done(play, 'draft', 'li', { title: '补充' });
    expect(asked(play)).toEqual(['finance', 'legal:wang']);
    expect(play.variables.case).toEqual({ title: '补充' });
  });

  it('may go to a task completed in another branch', async () => {
    const play = new Play(await read('parallel-review.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    returnTo(play, 'finance', 'zhao', 'legal', true);
    expect(asked(play)).toEqual(['finance…', 'legal:wang']);
    done(play, 'legal', 'wang');
    expect(asked(play)).toEqual(['finance']);
    expect(play.state.scopes.root?.tokens).toEqual({ f5: 1 });
  });

  it('goes with the returner’s task when that is canceled, and does not stop its timers', async () => {
    const play = new Play(await read('parallel-review.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    done(play, 'finance', 'zhao');
    play.finishJob('book');
    returnTo(play, 'sign', 'chen', 'draft', true);
    expect(Object.keys(play.state.timers)).toHaveLength(2);
    play.fire('late');
    expect(asked(play)).toEqual(['escalated']);
  });

  it('keeps the votes of a countersign', async () => {
    const play = new Play(await read('countersign.bpmn')).start({ voters: ['a', 'b', 'c'] });
    done(play, 'draft', 'li');
    play.do({
      type: 'complete-task',
      taskId: taskOf(play, 'vote', 'a'),
      variables: { approve: true },
      actor: by('a'),
    });
    returnTo(play, 'vote', 'b', 'draft', true);
    expect(asked(play)).toEqual(['draft:li', 'vote:b…', 'vote:c']);
    done(play, 'draft', 'li');
    expect(asked(play)).toEqual(['vote:b', 'vote:c']);
    for (const person of ['b', 'c'])
      play.do({
        type: 'complete-task',
        taskId: taskOf(play, 'vote', person),
        variables: { approve: true },
        actor: by(person),
      });
    expect(play.variables.votes).toEqual([true, true, true]);
  });
});

describe('returns round countersigns, subprocesses and inclusive joins', () => {
  it('void the votes already cast when they go forward, and ask all members again', async () => {
    const play = new Play(await read('countersign.bpmn')).start({ voters: ['a', 'b', 'c'] });
    done(play, 'draft', 'li');
    play.do({
      type: 'complete-task',
      taskId: taskOf(play, 'vote', 'a'),
      variables: { approve: true },
      actor: by('a'),
    });
    returnTo(play, 'vote', 'b', 'draft');
    expect(asked(play)).toEqual(['draft:li']);
    expect(play.state.timers).toEqual({});
    done(play, 'draft', 'li');
    expect(asked(play)).toEqual(['vote:a', 'vote:b', 'vote:c']);
  });

  it('hold the whole countersign again when they go to one that is over', async () => {
    const play = new Play(await read('countersign.bpmn')).start({ voters: ['a', 'b'] });
    done(play, 'draft', 'li');
    for (const person of ['a', 'b'])
      play.do({
        type: 'complete-task',
        taskId: taskOf(play, 'vote', person),
        variables: { approve: true },
        actor: by(person),
      });
    returnTo(play, 'decide', 'boss', 'vote');
    expect(asked(play)).toEqual(['vote:a', 'vote:b']);
    expect(Object.keys(play.state.timers)).toHaveLength(1);
  });

  it('go to the previous signer of a sequential countersign', async () => {
    const play = new Play(await read('sign-in-turn.bpmn')).start({ voters: ['a', 'b', 'c'] });
    done(play, 'draft', 'li');
    const sign = (person: string) =>
      play.do({
        type: 'complete-task',
        taskId: taskOf(play, 'vote', person),
        variables: { approve: true },
        actor: by(person),
      });
    sign('a');
    sign('b');
    returnTo(play, 'vote', 'c', 'vote');
    expect(asked(play)).toEqual(['vote:b']);
    returnTo(play, 'vote', 'b', 'vote');
    expect(asked(play)).toEqual(['vote:a']);
    for (const person of ['a', 'b', 'c']) sign(person);
    expect(play.variables.votes).toEqual([true, true, true]);
    expect(asked(play)).toEqual(['decide']);
  });

  it('stay inside a subprocess where the target is inside', async () => {
    const play = new Play(await read('nested.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'check', 'wang');
    done(play, 'visit', 'a');
    returnTo(play, 'phone', 'b', 'check');
    expect(asked(play)).toEqual(['check:wang']);
    expect(play.all('timer-canceled')).toEqual([]);
    expect(Object.keys(play.state.subscriptions)).toHaveLength(2);
  });

  it('leave the subprocess and end its timers and event subprocesses where the target is outside', async () => {
    const play = new Play(await read('nested.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'check', 'wang');
    returnTo(play, 'phone', 'b', 'draft');
    expect(asked(play)).toEqual(['draft:li']);
    expect([play.state.timers, play.state.subscriptions]).toEqual([{}, {}]);
    done(play, 'draft', 'li');
    expect(asked(play)).toEqual(['check']);
  });

  it('open a subprocess that is over once more, at the target, with its timers and event subprocesses', async () => {
    const play = new Play(await read('nested.bpmn')).start();
    for (const [element, person] of [
      ['draft', 'li'],
      ['check', 'wang'],
      ['visit', 'a'],
      ['phone', 'b'],
      ['confirm', 'c'],
    ] as const)
      done(play, element, person);
    returnTo(play, 'publish', 'boss', 'visit');
    expect(asked(play)).toEqual(['visit:a']);
    expect(Object.keys(play.state.timers)).toHaveLength(1);
    expect(Object.keys(play.state.subscriptions)).toHaveLength(2);
    done(play, 'visit', 'a');
    expect(asked(play)).toEqual(['confirm']);
    done(play, 'confirm', 'c');
    done(play, 'publish', 'boss');
    expect(play.state.status).toBe('completed');
  });

  it('leave alone an event subprocess that does not interrupt', async () => {
    const play = new Play(await read('nested.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'check', 'wang');
    play.deliver('asked');
    returnTo(play, 'phone', 'b', 'check');
    expect(asked(play)).toEqual(['answer', 'check:wang']);
  });

  it('undo the interruption by an event subprocess: the scope listens again', async () => {
    const play = new Play(await read('nested.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'check', 'wang');
    play.deliver('withdrawn');
    expect([asked(play), play.state.subscriptions]).toEqual([['settle'], {}]);
    returnTo(play, 'settle', 'd', 'check');
    expect(asked(play)).toEqual(['check:wang']);
    expect(Object.keys(play.state.subscriptions)).toHaveLength(2);
  });

  it('put the token of the other branch back before an inclusive join', async () => {
    const play = new Play(await read('inclusive-review.bpmn')).start({ legal: true, finance: true });
    done(play, 'draft', 'li');
    done(play, 'legal', 'a');
    done(play, 'finance', 'b');
    returnTo(play, 'sign', 'boss', 'finance');
    expect(asked(play)).toEqual(['finance:b']);
    expect(play.state.scopes.root?.tokens).toEqual({ f6: 1 });
    done(play, 'finance', 'b');
    expect(asked(play)).toEqual(['sign']);
  });

  it('tell the rounds of a loop apart: a branch of this round does not descend from the last', async () => {
    const play = new Play(await read('rounds.bpmn')).start();
    for (const element of ['write', 'revise', 'price']) done(play, element, 'li');
    play.do({
      type: 'complete-task',
      taskId: play.taskId('judge'),
      variables: { more: true },
      actor: by('boss'),
    });
    done(play, 'write', 'li');
    returnTo(play, 'revise', 'wang', 'write');
    expect(asked(play)).toEqual(['price', 'write:li']);
    returnTo(play, 'write', 'li', 'judge');
    expect(asked(play)).toEqual(['judge:boss']);
  });
});
