import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evolve } from '../state/evolve.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { compileOk, countingIds, Play } from '../testing/index.ts';
import { asked, by, done, taskOf } from '../testing/node/people.ts';
import type { MigrateInstance } from './command.ts';
import { migrate, previewMigration } from './migrate-instance.ts';

type Edit = readonly [string | RegExp, string];
type Mapping = NonNullable<MigrateInstance['mapping']>;

/** A diagram beside the approval commands, edited: the next version. */
function version(file: string, edits: readonly Edit[] = []) {
  const xml = readFileSync(join(import.meta.dirname, 'approval', file), 'utf8');
  return compileOk(
    edits.reduce((text, [what, by]) => {
      const changed = text.replaceAll(typeof what === 'string' ? what : new RegExp(what, 'g'), by);
      if (changed === text) throw new Error(`Nothing to edit: ${what}`);
      return changed;
    }, xml),
  );
}

/** Carries the instance of a play over and goes on playing it on the other version. */
async function carry(play: Play, file: string, edits: readonly Edit[], mapping?: Mapping) {
  const to = await version(file, edits);
  const command: MigrateInstance = {
    type: 'migrate-instance',
    definition: { key: 'process', version: 2 },
    ...(mapping === undefined ? {} : { mapping }),
    actor: by('admin'),
  };
  const context = { now: play.clock.now(), nextId: countingIds('m'), timeZone: 'Asia/Shanghai' };
  const before = JSON.stringify(play.state);
  const seen = previewMigration(play.model, to, play.state, command, context);
  const result = migrate(play.model, to, play.state, command, context);
  expect(JSON.stringify(play.state)).toBe(before);
  if (!result.ok)
    return { code: result.rejection.code, problems: codes(result.rejection.details), play, seen };
  expect(result.events.reduce<InstanceState | null>(evolve, play.state)).toEqual(result.state);
  expect(result.state.definition).toEqual({ key: 'process', version: 2 });
  return {
    code: undefined,
    problems: [],
    play: Play.from(to, result.state, play.clock.now()),
    events: result.events,
    seen,
  };
}

function codes(details: { readonly [key: string]: unknown } | undefined): readonly string[] {
  const problems = (details?.problems ?? []) as { readonly code: string; readonly elementId: string }[];
  return problems.map(({ code, elementId }) => `${code}:${elementId}`);
}

async function inReview(): Promise<Play> {
  const play = new Play(await version('parallel-review.bpmn')).start();
  done(play, 'draft', 'li');
  return play;
}

const rename = (from: string, to: string): Edit => [new RegExp(`"${from}"`), `"${to}"`];

describe('a migration', () => {
  it('keeps open tasks, their ids and holders, and tokens before joins', async () => {
    const play = await inReview();
    play.do({ type: 'claim-task', taskId: play.taskId('finance'), actor: by('zhao') });
    done(play, 'legal', 'wang');
    const before = play.state.tasks;
    const carried = await carry(play, 'parallel-review.bpmn', [['P3D', 'P9D']]);
    expect([carried.play.state.tasks, carried.play.state.scopes.root?.tokens]).toEqual([before, { f5: 1 }]);
    expect(carried.events?.map(({ type }) => type)).toEqual(['instance-migrated']);
    done(carried.play, 'finance', 'zhao');
    carried.play.do({ type: 'complete-job', jobId: Object.keys(carried.play.state.jobs)[0] ?? '' });
    expect(asked(carried.play)).toEqual(['sign']);
  });

  it('follows the mapping where ids have changed, in tokens, timers and the past', async () => {
    const play = await inReview();
    done(play, 'legal', 'wang');
    const edits = [rename('legal', 'lawyer'), rename('f5', 'g5'), rename('finance', 'money')];
    const lost = await carry(play, 'parallel-review.bpmn', edits);
    expect([lost.code, lost.problems]).toEqual([
      'engine.migration-unsafe',
      ['element-missing:finance', 'flow-missing:f5'],
    ]);
    const { play: on, events } = await carry(play, 'parallel-review.bpmn', edits, {
      legal: 'lawyer',
      f5: 'g5',
      finance: 'money',
    });
    expect([asked(on), on.state.scopes.root?.tokens]).toEqual([['money'], { g5: 1 }]);
    expect(events?.at(-1)).toMatchObject({ type: 'task-migrated', elementId: 'money' });
    on.do({
      type: 'return-task',
      taskId: on.taskId('money'),
      toElementId: 'lawyer',
      comeBack: true,
      actor: by('zhao'),
    });
    expect(asked(on)).toEqual(['lawyer:wang', 'money…']);
  });

  it('keeps the due times of timers, opens new boundary events and closes those that are gone', async () => {
    const play = await inReview();
    done(play, 'legal', 'wang');
    done(play, 'finance', 'zhao');
    play.finishJob('book');
    const { dueAt } = play.last('timer-scheduled', 'late');
    play.clock.advance(3_600_000);
    const { play: on, seen } = await carry(play, 'parallel-review.bpmn', [
      ['P3D', 'P9D'],
      rename('remind', 'nudge'),
    ]);
    const timers = Object.values(on.state.timers).map((timer) => [timer.elementId, timer.dueAt]);
    expect(timers).toEqual([
      ['late', dueAt],
      ['nudge', '2026-01-06T02:00:00.000Z'],
    ]);
    expect(seen).toMatchObject({
      ok: true,
      preview: { timersCanceled: ['remind'], asked: [], canceled: [] },
    });
  });

  it('does not wait again for what has happened', async () => {
    const play = await inReview();
    done(play, 'legal', 'wang');
    done(play, 'finance', 'zhao');
    play.finishJob('book');
    play.fire('remind');
    const { play: on } = await carry(play, 'parallel-review.bpmn', [['P1D', 'P2D']]);
    expect(Object.values(on.state.timers).map(({ elementId }) => elementId)).toEqual(['late']);
  });

  it('opens a join that needs fewer tokens now, and is refused where one would never open', async () => {
    const play = await inReview();
    done(play, 'legal', 'wang');
    const withThird: Edit = [
      '<bpmn:parallelGateway id="join"/>',
      `<bpmn:parallelGateway id="join"/><bpmn:userTask id="third"/><bpmn:sequenceFlow id="t1" sourceRef="fork" targetRef="third"/>
       <bpmn:sequenceFlow id="t2" sourceRef="third" targetRef="join"/>`,
    ];
    const starving = await carry(play, 'parallel-review.bpmn', [withThird]);
    expect(starving.problems).toEqual(['join-starves:join']);
    const early = new Play(play.model).start();
    expect((await carry(early, 'parallel-review.bpmn', [withThird])).code).toBeUndefined();

    const { play: on } = await carry(play, 'parallel-review.bpmn', [
      ['sourceRef="book" targetRef="join"', 'sourceRef="book" targetRef="end"'],
    ]);
    expect(asked(on)).toEqual(['finance', 'sign']);
  });

  it('lets tokens go on that wait for less in the other version', async () => {
    const play = new Play(await version('inclusive-review.bpmn')).start({ legal: true, finance: true });
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    expect(play.state.scopes.root?.tokens).toEqual({ f6: 1 });
    const { play: on } = await carry(play, 'inclusive-review.bpmn', [
      ['sourceRef="finance" targetRef="gather"', 'sourceRef="finance" targetRef="end"'],
    ]);
    expect(asked(on)).toEqual(['finance', 'sign']);
  });

  it('keeps countersigns with their votes, and is refused where they repeat in another way', async () => {
    const play = new Play(await version('countersign.bpmn')).start({ voters: ['a', 'b'] });
    done(play, 'draft', 'li');
    const vote = (on: Play, person: string) =>
      on.do({
        type: 'complete-task',
        taskId: taskOf(on, 'vote', person),
        variables: { approve: true },
        actor: by(person),
      });
    vote(play, 'a');
    const { play: on } = await carry(play, 'countersign.bpmn', [['P5D', 'P6D']]);
    vote(on, 'b');
    expect([asked(on), on.variables.votes]).toEqual([['decide'], [true, true]]);
    const inTurn = await carry(play, 'sign-in-turn.bpmn', []);
    expect(inTurn.problems).toEqual(['loop-differs:vote', 'loop-differs:vote']);
  });

  it('carries subprocesses and their event subprocesses over, not their content into another place', async () => {
    const play = new Play(await version('nested.bpmn')).start();
    done(play, 'draft', 'li');
    done(play, 'check', 'wang');
    const { play: on } = await carry(play, 'nested.bpmn', [
      ['name="question"', 'name="inquiry"'],
      rename('withdrawn', 'revoked'),
    ]);
    const waits = Object.values(on.state.subscriptions).map(
      ({ elementId, messageName }) => `${elementId} ${messageName}`,
    );
    expect(waits.sort()).toEqual(['asked inquiry', 'revoked withdrawal']);
    expect(asked(on)).toEqual(['phone', 'visit']);

    const flat: Edit[] = [
      [/<bpmn:subProcess id="handle">/, '<bpmn:subProcess id="other">'],
      rename('handle', 'other'),
    ];
    const elsewhere = await carry(play, 'nested.bpmn', flat);
    expect(elsewhere.problems).toContain('element-missing:handle');
    expect(elsewhere.problems).toContain('scope-differs:visit');
  });

  it('is refused for elements of another type, for open work of another kind, and for mappings to nothing', async () => {
    const play = await inReview();
    done(play, 'finance', 'zhao');
    const { problems } = await carry(
      play,
      'parallel-review.bpmn',
      [
        [/<bpmn:userTask id="legal">[\s\S]*?<\/bpmn:userTask>/, '<bpmn:manualTask id="legal"/>'],
        ['fb:jobType="book"', 'fb:jobType="enter"'],
      ],
      { draft: 'nowhere', ghost: 'draft' },
    );
    expect(problems).toEqual([
      'mapping-unknown:draft',
      'mapping-unknown:ghost',
      'type-differs:legal',
      'job-type-differs:book',
    ]);
  });

  it('tells hosts which form an open task shows now', async () => {
    const play = await inReview();
    const { events } = await carry(play, 'parallel-review.bpmn', [['stage="legal"', 'stage="law"']]);
    expect(events?.slice(1)).toMatchObject([
      {
        type: 'task-migrated',
        taskId: play.taskId('legal'),
        form: { form: 'case', stage: 'law', doc: 'case' },
      },
    ]);
  });

  it('lets a suspended instance rest until it is resumed, and refuses one that has ended', async () => {
    const play = new Play(await version('inclusive-review.bpmn')).start({ legal: true, finance: true });
    done(play, 'draft', 'li');
    done(play, 'legal', 'wang');
    play.do({ type: 'suspend-instance' });
    const edit: Edit = ['sourceRef="finance" targetRef="gather"', 'sourceRef="finance" targetRef="end"'];
    const { play: on } = await carry(play, 'inclusive-review.bpmn', [edit]);
    expect(asked(on)).toEqual(['finance']);
    on.do({ type: 'resume-instance' });
    expect(asked(on)).toEqual(['finance', 'sign']);
    on.do({ type: 'cancel-instance', reason: '撤销' });
    expect((await carry(on, 'inclusive-review.bpmn', [])).code).toBe('engine.instance-not-active');
  });
});
