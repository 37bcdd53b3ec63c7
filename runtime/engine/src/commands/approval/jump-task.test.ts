import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../../model/process-model.ts';
import { Play } from '../../testing/index.ts';
import { asked, done, taskOf } from '../../testing/node/people.ts';
import { readModel } from '../../testing/node/read-model.ts';

let review: ProcessModel;
let nested: ProcessModel;
let play: Play;

beforeEach(async () => {
  review ??= await readModel(import.meta.dirname, 'parallel-review.bpmn');
  nested ??= await readModel(import.meta.dirname, 'nested.bpmn');
  play = new Play(review).start();
});

const jump = (from: string, toElementId: string, siblings?: 'cancel') =>
  play.try({
    type: 'jump-task',
    taskId: play.taskId(from),
    toElementId,
    ...(siblings === undefined ? {} : { siblings }),
  })?.code;

describe('a jump', () => {
  it('moves the token of one task, forward or back', () => {
    expect(jump('draft', 'close')).toBeUndefined();
    expect(asked(play)).toEqual(['close']);
    expect(jump('close', 'draft')).toBeUndefined();
    expect(asked(play)).toEqual(['draft']);
  });

  it('within a branch leaves the others alone', () => {
    done(play, 'draft', 'li');
    expect(jump('finance', 'book')).toBeUndefined();
    expect(play.active).toEqual(['book', 'legal']);
    done(play, 'legal', 'wang');
    play.finishJob('book');
    expect(asked(play)).toEqual(['sign']);
  });

  it('out of a branch is refused while another would wait for it, unless that is canceled', () => {
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    expect(jump('finance', 'sign')).toBe('engine.branches-left-behind');
    expect(jump('finance', 'draft')).toBe('engine.branches-left-behind');
    expect(jump('finance', 'sign', 'cancel')).toBeUndefined();
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['sign'], {}]);
  });

  it('into another branch is refused, since the join would never open', () => {
    done(play, 'draft', 'li');
    expect(jump('finance', 'legal')).toBe('engine.branches-left-behind');
    expect(jump('finance', 'legal', 'cancel')).toBe('engine.join-starves');
    expect(jump('finance', 'join')).toBe('engine.target-unsuitable');
    expect(asked(play)).toEqual(['finance', 'legal']);
  });

  it('into a fork’s block from outside is refused, since the other branch would be missing', () => {
    expect(jump('draft', 'legal')).toBe('engine.join-starves');
  });

  it('sets the timers of where it goes and ends those of where it was', () => {
    jump('draft', 'sign');
    expect(Object.keys(play.state.timers)).toHaveLength(2);
    jump('sign', 'close');
    expect(play.state.timers).toEqual({});
  });

  it('leaves and enters subprocesses', () => {
    play = new Play(nested).start();
    expect(jump('draft', 'confirm')).toBeUndefined();
    expect(asked(play)).toEqual(['confirm']);
    expect([Object.keys(play.state.timers).length, Object.keys(play.state.subscriptions).length]).toEqual([
      1, 2,
    ]);
    expect(jump('confirm', 'publish')).toBeUndefined();
    expect([asked(play), play.state.timers, play.state.subscriptions]).toEqual([['publish'], {}, {}]);
  });

  it('moves a countersign as a whole', async () => {
    play = new Play(await readModel(import.meta.dirname, 'countersign.bpmn')).start({ voters: ['a', 'b'] });
    done(play, 'draft', 'li');
    const taskId = taskOf(play, 'vote', 'b');
    play.do({ type: 'jump-task', taskId, toElementId: 'decide', actor: { kind: 'system', id: 'host' } });
    expect(asked(play)).toEqual(['decide']);
  });

  it('goes to no start, no boundary event and nowhere that does not exist', () => {
    expect(jump('draft', 'start')).toBe('engine.target-unsuitable');
    expect(jump('draft', 'late')).toBe('engine.target-unsuitable');
    expect(jump('draft', 'nowhere')).toBe('engine.target-unknown');
    play = new Play(nested).start();
    expect(jump('draft', 'settle')).toBe('engine.target-unsuitable');
  });
});
