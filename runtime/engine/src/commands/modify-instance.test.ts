import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessModel } from '../model/process-model.ts';
import { Play } from '../testing/index.ts';
import { asked, done } from '../testing/node/people.ts';
import { readModel } from '../testing/node/read-model.ts';
import type { Change } from './command.ts';

const diagrams = join(import.meta.dirname, 'approval');
let review: ProcessModel;
let nested: ProcessModel;
let play: Play;

beforeEach(async () => {
  review ??= await readModel(diagrams, 'parallel-review.bpmn');
  nested ??= await readModel(diagrams, 'nested.bpmn');
  play = new Play(review).start();
});

const modify = (...changes: readonly Change[]) =>
  play.try({ type: 'modify-instance', changes, reason: '更正' })?.code;
const at = (elementId: string) => {
  const found = Object.keys(play.state.elements).find(
    (id) => play.state.elements[id]?.elementId === elementId,
  );
  return found ?? elementId;
};

describe('a modification', () => {
  it('makes all its changes together: branches that only fit one another', () => {
    expect(modify({ kind: 'move', elementInstanceId: at('draft'), toElementId: 'legal' })).toBe(
      'engine.join-starves',
    );
    expect(
      modify(
        { kind: 'move', elementInstanceId: at('draft'), toElementId: 'legal' },
        { kind: 'add', toElementId: 'finance', variables: { urgent: true } },
      ),
    ).toBeUndefined();
    expect([asked(play), play.variables.urgent]).toEqual([['finance', 'legal'], true]);
    done(play, 'legal', 'wang');
    done(play, 'finance', 'zhao');
    play.finishJob('book');
    expect(asked(play)).toEqual(['sign']);
  });

  it('cancels a branch only when the join gets its token otherwise', () => {
    done(play, 'draft', 'li');
    const cancel: Change = { kind: 'cancel', elementInstanceId: at('finance') };
    expect(modify(cancel)).toBe('engine.join-starves');
    expect(modify(cancel, { kind: 'place', flowId: 'f7' })).toBeUndefined();
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['legal'], { f7: 1 }]);
    done(play, 'legal', 'wang');
    expect(asked(play)).toEqual(['sign']);
  });

  it('opens a join by a token laid on its last flow', () => {
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    modify({ kind: 'cancel', elementInstanceId: at('finance') }, { kind: 'place', flowId: 'f7' });
    expect(asked(play)).toEqual(['sign']);
  });

  it('takes away a token before a join, with what it would starve', () => {
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    const remove: Change = { kind: 'remove', flowId: 'f5', scopeId: 'root' };
    expect(modify(remove)).toBe('engine.join-starves');
    expect(
      modify(remove, { kind: 'move', elementInstanceId: at('finance'), toElementId: 'close' }),
    ).toBeUndefined();
    expect([asked(play), play.state.scopes.root?.tokens]).toEqual([['close'], {}]);
  });

  it('leaves nothing empty: a subprocess goes with its last token, the instance does not', () => {
    play = new Play(nested).start();
    done(play, 'draft', 'li');
    expect(modify({ kind: 'cancel', elementInstanceId: at('check') })).toBe('engine.modification-empty');
    expect(
      modify({ kind: 'cancel', elementInstanceId: at('check') }, { kind: 'add', toElementId: 'publish' }),
    ).toBeUndefined();
    expect([play.active, play.state.timers, play.state.subscriptions]).toEqual([['publish'], {}, {}]);
  });

  it('enters the subprocesses on its way, and one that is active rather than a new one', () => {
    play = new Play(nested).start();
    expect(modify({ kind: 'add', toElementId: 'confirm' })).toBeUndefined();
    expect(asked(play)).toEqual(['confirm', 'draft']);
    expect(modify({ kind: 'add', toElementId: 'check' })).toBeUndefined();
    expect(play.active).toEqual(['check', 'confirm', 'draft', 'handle']);
  });

  it('counts a canceled run of a countersign as removed', async () => {
    play = new Play(await readModel(diagrams, 'countersign.bpmn')).start({ voters: ['a', 'b'] });
    done(play, 'draft', 'li');
    const [first = ''] = Object.keys(play.state.tasks);
    expect(modify({ kind: 'cancel', elementInstanceId: first })).toBeUndefined();
    expect(asked(play)).toEqual(['vote:b']);
    const [second = ''] = Object.keys(play.state.tasks);
    expect(modify({ kind: 'cancel', elementInstanceId: second })).toBe('engine.modification-empty');
  });

  it('may bring the instance to its end, but does nothing after that', () => {
    const toEnd: Change = { kind: 'move', elementInstanceId: at('draft'), toElementId: 'end' };
    expect(modify(toEnd, { kind: 'add', toElementId: 'close' })).toBeUndefined();
    expect(asked(play)).toEqual(['close']);
    expect(modify({ kind: 'move', elementInstanceId: at('close'), toElementId: 'end' })).toBeUndefined();
    expect(play.state.status).toBe('completed');
  });

  it('refuses what does not exist or cannot begin, and then has changed nothing', () => {
    const before = JSON.stringify(play.state);
    expect(modify({ kind: 'cancel', elementInstanceId: 'toString' })).toBe('engine.token-not-found');
    expect(modify({ kind: 'move', elementInstanceId: 'x', toElementId: 'sign' })).toBe(
      'engine.token-not-found',
    );
    expect(modify({ kind: 'remove', flowId: 'f5', scopeId: 'root' })).toBe('engine.token-not-found');
    expect(modify({ kind: 'place', flowId: 'f99' })).toBe('engine.target-unknown');
    expect(modify({ kind: 'add', toElementId: 'nowhere' })).toBe('engine.target-unknown');
    expect(modify({ kind: 'add', toElementId: 'join' })).toBe('engine.target-unsuitable');
    expect(modify({ kind: 'add', toElementId: 'sign', scopeId: 'constructor' })).toBe(
      'engine.target-unsuitable',
    );
    expect(
      modify({ kind: 'add', toElementId: 'close' }, { kind: 'cancel', elementInstanceId: 'nothing' }),
    ).toBe('engine.token-not-found');
    expect(JSON.stringify(play.state)).toBe(before);
  });
});
