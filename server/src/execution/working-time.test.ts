import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR, World } from '../workers/testing/world.ts';

const processes = join(import.meta.dirname, '../workers/processes');
const read = (name: string) => readFileSync(join(processes, `${name}.bpmn`), 'utf8');
/** The clock shows Monday, nine in the morning; here somebody works from nine to ten, and not on Tuesday. */
const hour = [{ from: 540, to: 600 }];
const calendar = {
  timeZone: 'Asia/Shanghai',
  week: [[], hour, hour, hour, hour, hour, []],
  days: { '2026-03-03': [] },
};

describe('working time', () => {
  let world: World;
  afterEach(() => world.dispose());

  it('makes due dates by the calendar of the installation, and writes them into the history', async () => {
    world = await World.open({ calendar });
    const bpmn = read('one-task').replace('fb:dueDate="PT2H"', 'fb:dueDate="PT2H" fb:calendar="working"');
    await world.publish('one-task', 'one-task', { bpmn });
    const { id } = await world.start('one-task');
    expect((await world.task(id)).dueAt).toBe('2026-03-04T02:00:00.000Z');
    const history = await world.store.instances.events(id, 0, 100);
    expect(history.find(({ type }) => type === 'task-created')?.data).toMatchObject({
      dueAt: '2026-03-04T02:00:00.000Z',
    });
  });

  it('is Monday to Friday from nine to six where nobody says otherwise', async () => {
    world = await World.open();
    const bpmn = read('one-task').replace('fb:dueDate="PT2H"', 'fb:dueDate="PT10H" fb:calendar="working"');
    await world.publish('one-task', 'one-task', { bpmn });
    const { id } = await world.start('one-task');
    expect((await world.task(id)).dueAt).toBe('2026-03-03T02:00:00.000Z');
  });

  it('begins instances after so much of it, also when the cycle began years ago', async () => {
    world = await World.open({ calendar });
    const bpmn = read('every-hour')
      .replace('<bpmn:timerEventDefinition>', '<bpmn:timerEventDefinition fb:calendar="working">')
      .replace('R/PT1H', 'R/2000-01-03T09:00/PT40M');
    await world.publish('every-hour', 'every-hour', { bpmn });
    for (let n = 0; n < 50; n += 1) await world.advance(HOUR);
    const times = (await world.instancesOf('every-hour')).map(({ startedAt }) => startedAt.slice(8, 13));
    // An hour a day holds three in two days; Tuesday is no working day, so the third comes on Wednesday.
    expect(times.sort()).toHaveLength(3);
    expect(times.every((time) => /^(02T02|04T0[12])/.test(time))).toBe(true);
  });
});
