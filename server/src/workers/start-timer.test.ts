import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTimerJob } from '../execution/start-timers.ts';
import { aCommit, anInstance } from '../stores/contract-tests/samples.ts';
import { HOUR, MINUTE, World } from './testing/world.ts';

const KEY = 'every-hour';
const diagram = readFileSync(join(import.meta.dirname, 'processes/every-hour.bpmn'), 'utf8');

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.dispose());

const startTimes = async () =>
  (await world.instancesOf(KEY)).map(({ startedAt }) => startedAt.slice(11, 16)).sort();

/** Publishes with another timer; the clock shows 01:00 UTC, nine in the morning in Shanghai, at first. */
const publish = (kind: 'timeCycle' | 'timeDate' | 'timeDuration', text: string) =>
  world.publish(KEY, KEY, {
    bpmn: diagram.replaceAll('timeCycle', kind).replace('R/PT1H', text),
  });

describe('a timer start event', () => {
  it('begins an instance at each of its times, counted from the publication', async () => {
    await world.publish(KEY);
    await world.advance(HOUR - 1);
    expect(await startTimes()).toEqual([]);
    await world.advance(1);
    expect(await startTimes()).toEqual(['02:00']);
    const [instance] = await world.instancesOf(KEY);
    expect(instance).toMatchObject({ startedBy: null, definitionVersion: 1, title: `流程 ${KEY}` });
    expect((await world.task(instance?.id ?? '')).elementId).toBe('report');
    await world.advance(HOUR);
    expect(await startTimes()).toEqual(['02:00', '03:00']);
  });

  it('meets each time that passed while the server was down, and the next one when it was due', async () => {
    await world.publish(KEY);
    await world.workers.stop();
    world.clock.advance(2 * HOUR + 25 * MINUTE);
    await world.restart();
    await world.workers.idle();
    expect(await startTimes()).toEqual(['03:25', '03:25']);
    expect(await world.store.jobs.nextReadyAt()).toBe('2026-03-02T04:00:00.000Z');
  });

  it('of a cycle with an end begins no instance after it, also where the server was down', async () => {
    await publish('timeCycle', 'R3/PT1H/2026-03-02T12:00');
    expect(await world.store.jobs.nextReadyAt()).toBe('2026-03-02T02:00:00.000Z');
    await world.advance(HOUR);
    await world.restart();
    for (let hour = 0; hour < 5; hour++) await world.advance(HOUR);
    expect(await startTimes()).toEqual(['02:00', '03:00', '04:00']);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
    await publish('timeCycle', 'R2/2026-03-03T09:00/2026-03-04T09:00');
    expect(await world.store.jobs.nextReadyAt()).toBe('2026-03-03T01:00:00.000Z');
  });

  it('may be one of several events, of which each timer keeps its own times', async () => {
    const event = (kind: string, text: string) =>
      `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
    const hourly = event('timeCycle', 'R/PT1H');
    const several = diagram.replace(hourly, hourly + event('timeDate', '2026-03-02T10:30'));
    await world.publish(KEY, KEY, { bpmn: several });
    for (let quarter = 0; quarter < 8; quarter++) await world.advance(15 * MINUTE);
    expect(await startTimes()).toEqual(['02:00', '02:30', '03:00']);
    await world.publish('one-task', KEY);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
  });

  it('begins one instance, however many nodes look', async () => {
    const others = ['node-2', 'node-3'].map((owner) => world.node(owner).workers);
    for (const node of others) node.start();
    const keys = Array.from({ length: 20 }, (_, n) => `hourly-${n}`);
    for (const key of keys) await world.publish(KEY, key);
    for (let hour = 0; hour < 3; hour++) {
      await world.advance(HOUR);
      await Promise.all(others.map((node) => node.idle()));
    }
    for (const key of keys) expect(await world.instancesOf(key)).toHaveLength(3);
    await Promise.all(others.map((node) => node.stop()));
  });

  it('begins one instance when two nodes hold the same job, and goes on once', async () => {
    // given a node whose lease ended while it was at work: both have the row as it was
    await world.publish(KEY);
    await world.advance(HOUR);
    const [first] = await world.instancesOf(KEY);
    const due = { dueAt: '2026-03-02T02:00:00.000Z', repeat: { cycle: 'R/PT1H', remaining: null } };
    const again = startTimerJob({ key: KEY, version: 1, startEventId: 'hourly', due });
    expect(again.instanceId).toBe(first?.id);
    // when the other does it as well
    await world.store.instances.commit(
      aCommit(anInstance('other'), { jobs: [{ ...again, id: 'the same once more' }] }),
    );
    world.workers.wake();
    await world.workers.idle();
    expect(await startTimes()).toEqual(['02:00']);
    await world.advance(HOUR);
    expect(await startTimes()).toEqual(['02:00', '03:00']);
  });

  it('is replaced by the next version, whose times are counted anew', async () => {
    await world.publish(KEY);
    await world.advance(30 * MINUTE);
    await publish('timeDuration', 'PT2H');
    await world.advance(90 * MINUTE);
    expect(await startTimes()).toEqual([]);
    await world.advance(30 * MINUTE);
    expect((await world.instancesOf(KEY)).map(({ definitionVersion }) => definitionVersion)).toEqual([2]);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
  });

  it('ends when the next version has none, even where a node was just at work on it', async () => {
    await world.publish(KEY);
    const old = await world.store.jobs.job(`start-timer:${KEY}@1:hourly`);
    await world.publish('one-task', KEY);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
    if (old === null) throw new Error('The first version has no timer.');
    await world.store.instances.commit(aCommit(anInstance('other'), { jobs: [old] }));
    await world.advance(HOUR);
    expect(await startTimes()).toEqual([]);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
  });

  it.each([
    ['a number of times', 'timeCycle', 'R2/PT1H', ['02:00', '03:00']],
    ['a date', 'timeDate', '2026-03-02T11:30', ['03:30']],
    ['a date that is over', 'timeDate', '2026-03-01', []],
    ['a cycle of minutes that began years ago', 'timeCycle', 'R/2019-01-01T00:20/PT90M', ['01:20', '02:50']],
    ['a cycle that has had its times', 'timeCycle', 'R5/2026-03-01T00:00/PT1H', []],
    ['a cycle with one time left', 'timeCycle', 'R3/2026-03-02T09:50/PT1H', ['01:50', '02:50', '03:50']],
    ['a cycle of days that began years ago', 'timeCycle', 'R/2019-01-01T11:15/P1D', ['03:15']],
    ['a cron expression in the zone', 'timeCycle', '45 9,11 * * *', ['01:45', '03:45']],
  ] as const)('understands %s', async (_, kind, text, expected) => {
    await publish(kind, text);
    for (let minute = 0; minute < 180; minute += 5) await world.advance(5 * MINUTE);
    expect(await startTimes()).toEqual(expected);
  });

  it('does not repeat a date that is over when the process is published again', async () => {
    await publish('timeDate', '2026-03-02T10:00');
    await world.advance(HOUR);
    await world.advance(MINUTE);
    await publish('timeDate', '2026-03-02T10:00');
    await world.advance(HOUR);
    expect(await startTimes()).toEqual(['02:00']);
  });
});
