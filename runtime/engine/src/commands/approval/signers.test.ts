import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { Play } from '../../testing/index.ts';
import { asked, by, done, taskOf } from '../../testing/node/people.ts';
import { readModel } from '../../testing/node/read-model.ts';
import type { AddSigners } from '../command.ts';

let review: ProcessModel;
let countersign: ProcessModel;
let inTurn: ProcessModel;
let play: Play;

beforeEach(async () => {
  const read = (file: string) => readModel(import.meta.dirname, file);
  review ??= await read('parallel-review.bpmn');
  countersign ??= await read('countersign.bpmn');
  inTurn ??= await read('sign-in-turn.bpmn');
  play = new Play(review).start();
  done(play, 'draft', 'li');
  play.do({ type: 'claim-task', taskId: play.taskId('legal'), actor: by('wang') });
});

function add(as: AddSigners['as'], people: readonly string[], element = 'legal', person = 'wang') {
  return play.do({
    type: 'add-signers',
    taskId: taskOf(play, element, person),
    as,
    people,
    actor: by(person),
  });
}
const tryAdd = (people: readonly string[]) =>
  play.try({ type: 'add-signers', taskId: play.taskId('legal'), as: 'before', people, actor: by('wang') })
    ?.code;

function vote(person: string, approve = true) {
  return play.do({
    type: 'complete-task',
    taskId: taskOf(play, 'vote', person),
    variables: { approve },
    actor: by(person),
  });
}

function atVote(model: ProcessModel, voters: readonly string[]) {
  play = new Play(model).start({ voters: [...voters] });
  done(play, 'draft', 'li');
}

describe('signers before a task', () => {
  it('are asked first; the task waits for all of them and then goes on with its holder', () => {
    add('before', ['a', 'b']);
    expect(asked(play)).toEqual(['finance', 'legal:a', 'legal:b', 'legal:wang…']);
    done(play, 'legal', 'a', { a: '知悉' });
    expect(asked(play)).toEqual(['finance', 'legal:b', 'legal:wang…']);
    done(play, 'legal', 'b');
    expect(asked(play)).toEqual(['finance', 'legal:wang']);
    done(play, 'legal', 'wang');
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['finance'], { f5: 1 }]);
    expect(play.variables.case).toEqual({ a: '知悉' });
  });

  it('may add signers themselves', () => {
    add('before', ['a']);
    add('before', ['b'], 'legal', 'a');
    expect(asked(play)).toEqual(['finance', 'legal:a…', 'legal:b', 'legal:wang…']);
    done(play, 'legal', 'b');
    done(play, 'legal', 'a');
    expect(asked(play)).toEqual(['finance', 'legal:wang']);
  });
});

describe('signers alongside and after', () => {
  it('hold the token until everybody has signed, in whatever order', () => {
    add('alongside', ['a']);
    done(play, 'legal', 'wang');
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['finance', 'legal:a'], {}]);
    done(play, 'legal', 'a');
    expect(play.state.scopes.root?.tokens).toEqual({ f5: 1 });
  });

  it('are asked when the task is done, and the token goes on behind them', () => {
    add('after', ['a', 'b']);
    expect(asked(play)).toEqual(['finance', 'legal:wang']);
    done(play, 'legal', 'wang');
    expect(asked(play)).toEqual(['finance', 'legal:a', 'legal:b']);
    done(play, 'legal', 'b');
    done(play, 'legal', 'a');
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['finance'], { f5: 1 }]);
  });

  it('go with the task when its timer interrupts it', () => {
    done(play, 'legal', 'wang');
    done(play, 'finance', 'zhao');
    play.finishJob('book');
    play.do({ type: 'claim-task', taskId: play.taskId('sign'), actor: by('chen') });
    add('alongside', ['a'], 'sign', 'chen');
    play.fire('late');
    expect(asked(play)).toEqual(['escalated']);
  });

  it('may return the task to before it', () => {
    add('after', ['a']);
    done(play, 'legal', 'wang');
    play.do({
      type: 'return-task',
      taskId: taskOf(play, 'legal', 'a'),
      toElementId: 'draft',
      actor: by('a'),
    });
    expect(asked(play)).toEqual(['draft:li']);
  });

  it('let the one who had them added give the task up by being removed', () => {
    add('before', ['a']);
    add('after', ['z'], 'legal', 'a');
    play.do({ type: 'remove-signer', taskId: taskOf(play, 'legal', 'a'), person: 'z', actor: by('wang') });
    play.do({ type: 'remove-signer', taskId: taskOf(play, 'legal', 'a'), actor: by('wang') });
    expect(asked(play)).toEqual(['finance', 'legal:wang']);
  });

  it('are refused when they sign already, are nobody, or the task is not held by who asks', () => {
    expect(tryAdd(['wang'])).toBe('engine.same-person');
    expect(tryAdd(['a', 'a'])).toBe('engine.same-person');
    expect(tryAdd([])).toBe('engine.signers-invalid');
    expect(tryAdd([''])).toBe('engine.signers-invalid');
    const taskId = play.taskId('finance');
    const command = { type: 'add-signers', as: 'after', people: ['a'], actor: by('zhao') } as const;
    expect(play.try({ ...command, taskId })?.code).toBe('engine.task-not-claimed');
    expect(play.try({ type: 'remove-signer', taskId })?.code).toBe('engine.signer-not-removable');
  });
});

describe('members of a countersign', () => {
  it('added alongside have a vote of their own, which counts', () => {
    atVote(countersign, ['a', 'b']);
    vote('a');
    add('alongside', ['x'], 'vote', 'b');
    vote('b');
    expect(asked(play)).toEqual(['vote:x']);
    vote('x');
    expect(play.variables.votes).toEqual([true, true, true]);
    expect(asked(play)).toEqual(['decide']);
  });

  it('added before or after one of them sign within that member’s turn', () => {
    atVote(countersign, ['a', 'b']);
    add('before', ['x'], 'vote', 'b');
    expect(asked(play)).toEqual(['vote:a', 'vote:b…', 'vote:x']);
    vote('x', false);
    expect(asked(play)).toEqual(['vote:a', 'vote:b']);
    vote('a');
    vote('b');
    expect(play.variables.votes).toEqual([true, true]);
  });

  it('who are removed leave the votes of the others; the last of them ends it', () => {
    atVote(countersign, ['a', 'b', 'c']);
    vote('a');
    play.do({ type: 'remove-signer', taskId: taskOf(play, 'vote', 'b') });
    vote('c');
    expect(play.variables.votes).toEqual([true, true]);
    expect(asked(play)).toEqual(['decide']);
  });

  it('end it when all that remain have voted, and cannot all be removed', () => {
    atVote(countersign, ['a', 'b']);
    vote('a');
    play.do({ type: 'remove-signer', taskId: taskOf(play, 'vote', 'b') });
    expect(asked(play)).toEqual(['decide']);
    atVote(countersign, ['a']);
    expect(play.try({ type: 'remove-signer', taskId: taskOf(play, 'vote', 'a') })?.code).toBe(
      'engine.last-signer',
    );
  });

  it('who sign in turn are passed over when they are removed', () => {
    atVote(inTurn, ['a', 'b', 'c']);
    play.do({ type: 'remove-signer', taskId: taskOf(play, 'vote', 'a') });
    expect(asked(play)).toEqual(['vote:b']);
    vote('b');
    vote('c');
    expect(play.variables.votes).toEqual([true, true]);
  });
});
