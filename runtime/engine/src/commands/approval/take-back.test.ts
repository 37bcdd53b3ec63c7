import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { Play } from '../../testing/index.ts';
import { asked, by, done, taskOf } from '../../testing/node/people.ts';
import { readModel } from '../../testing/node/read-model.ts';

let review: ProcessModel;
let play: Play;

beforeEach(async () => {
  review ??= await readModel(import.meta.dirname, 'parallel-review.bpmn');
  play = new Play(review).start();
});

/** Completes a task and gives back its id. */
function finish(element: string, person: string): string {
  const taskId = taskOf(play, element, person);
  done(play, element, person);
  return taskId;
}
const takeBack = (taskId: string, person: string) =>
  play.try({ type: 'take-back', taskId, actor: by(person) })?.code;

describe('taking a completion back', () => {
  it('cancels the open tasks after it, claimed or not, and asks the same person again', () => {
    const draft = finish('draft', 'li');
    play.do({ type: 'claim-task', taskId: play.taskId('legal'), actor: by('wang') });
    expect(takeBack(draft, 'li')).toBeUndefined();
    expect(asked(play)).toEqual(['draft:li']);
  });

  it('takes the token back from a join, and from behind a join that it has opened', () => {
    finish('draft', 'li');
    finish('finance', 'zhao');
    play.finishJob('book');
    const legal = finish('legal', 'wang');
    expect(asked(play)).toEqual(['sign']);
    expect(takeBack(legal, 'wang')).toBeUndefined();
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['legal:wang'], { f7: 1 }]);
    const again = finish('legal', 'wang');
    expect(takeBack(again, 'wang')).toBeUndefined();
    expect(asked(play)).toEqual(['legal:wang']);
  });

  it('is refused when a job, a task or an added signer has done something since', () => {
    const draft = finish('draft', 'li');
    const finance = finish('finance', 'zhao');
    expect(takeBack(draft, 'li')).toBe('engine.take-back-too-late');
    play.finishJob('book');
    expect(takeBack(finance, 'zhao')).toBe('engine.take-back-too-late');
    play.do({ type: 'claim-task', taskId: play.taskId('legal'), actor: by('wang') });
    const legal = play.taskId('legal');
    play.do({ type: 'add-signers', taskId: legal, as: 'after', people: ['a'], actor: by('wang') });
    finish('legal', 'wang');
    finish('legal', 'a');
    expect(takeBack(legal, 'wang')).toBe('engine.take-back-too-late');
  });

  it('does not look at what happens in branches beside it', () => {
    finish('draft', 'li');
    const legal = finish('legal', 'wang');
    finish('finance', 'zhao');
    play.finishJob('book');
    expect(asked(play)).toEqual(['sign']);
    expect(takeBack(legal, 'wang')).toBeUndefined();
  });

  it('is for whoever completed it, once', () => {
    const draft = finish('draft', 'li');
    expect(takeBack(draft, 'wang')).toBe('engine.take-back-not-yours');
    expect(takeBack('toString', 'li')).toBe('engine.completion-not-found');
    takeBack(draft, 'li');
    expect(takeBack(draft, 'li')).toBe('engine.completion-not-found');
  });

  it('lets the starter take the application back', () => {
    play.do({ type: 'take-back' });
    expect(asked(play)).toEqual(['start:tester']);
    done(play, 'start', 'tester');
    expect(asked(play)).toEqual(['draft']);
  });

  it('takes one vote back while the countersign goes on', async () => {
    play = new Play(await readModel(import.meta.dirname, 'countersign.bpmn')).start({ voters: ['a', 'b'] });
    finish('draft', 'li');
    const vote = (person: string, approve: boolean) => {
      const taskId = taskOf(play, 'vote', person);
      play.do({ type: 'complete-task', taskId, variables: { approve }, actor: by(person) });
      return taskId;
    };
    const first = vote('a', true);
    expect(takeBack(first, 'a')).toBeUndefined();
    expect(asked(play)).toEqual(['vote:a', 'vote:b']);
    vote('b', true);
    const last = vote('a', true);
    expect(play.variables.votes).toEqual([true, true]);
    expect(takeBack(last, 'a')).toBe('engine.take-back-too-late');
  });

  it('takes the signature of a sequential countersign back while the next has not signed', async () => {
    play = new Play(await readModel(import.meta.dirname, 'sign-in-turn.bpmn')).start({ voters: ['a', 'b'] });
    finish('draft', 'li');
    const first = finish('vote', 'a');
    expect(takeBack(first, 'a')).toBeUndefined();
    expect(asked(play)).toEqual(['vote:a']);
  });

  it('opens a subprocess that is over once more', async () => {
    play = new Play(await readModel(import.meta.dirname, 'nested.bpmn')).start();
    for (const element of ['draft', 'check', 'visit', 'phone']) finish(element, 'li');
    const confirm = finish('confirm', 'wang');
    expect(takeBack(confirm, 'wang')).toBeUndefined();
    expect(asked(play)).toEqual(['confirm:wang']);
    finish('confirm', 'wang');
    finish('publish', 'li');
    expect(play.state.status).toBe('completed');
  });
});
