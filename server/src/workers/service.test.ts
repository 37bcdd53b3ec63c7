import { afterEach, describe, expect, it } from 'vitest';
import { archiveCase } from './services/archive-case.ts';
import { recordLetter } from './services/record-letter.ts';
import type { ServiceHandler, ServiceWork } from './services/service-handler.ts';
import { HOUR, li, MINUTE, MONDAY, World } from './testing/world.ts';

let world: World;
afterEach(() => world.dispose());

async function openWith(work: ServiceHandler): Promise<void> {
  world = await World.open({ services: { 'test-work': work } });
  await world.publish('service');
}

const incidentOf = async (id: string) => (await world.store.instances.openIncidents(id))[0];

describe('a service task', () => {
  it('hands its handler the parameters overlaid by the inputs, and takes the result back', async () => {
    const works: ServiceWork[] = [];
    await openWith(async (work) => {
      works.push(work);
      return { kind: 'completed', variables: { number: 'R-1' } };
    });
    const { id } = await world.start('service', { order: { amount: 12 } });
    await world.workers.idle();
    expect(works.map(({ input }) => input)).toEqual([{ rate: '7', amount: 12 }]);
    const ended = await world.instance(id);
    expect(ended.status).toBe('completed');
    expect(world.variablesOf(ended)).toEqual({ order: { amount: 12 }, receipt: 'R-1' });
  });

  it('is tried again after a second, then two, and becomes an incident after the last attempt', async () => {
    let attempts = 0;
    await openWith(async () => {
      attempts++;
      throw new Error('The other system does not answer.');
    });
    const { id } = await world.start('service');
    await world.workers.idle();
    expect(attempts).toBe(1);
    await world.advance(999);
    expect(attempts).toBe(1);
    await world.advance(1);
    expect(attempts).toBe(2);
    await world.advance(2000);
    expect(attempts).toBe(3);
    expect(await incidentOf(id)).toMatchObject({
      elementId: 'work',
      elementName: { zh: '外部作业' },
      code: 'job-failed',
      reason: expect.stringContaining('The other system does not answer.'),
    });
    expect((await world.instance(id)).openIncidents).toBe(1);
    await world.advance(24 * HOUR);
    expect(attempts).toBe(3);
  });

  it('goes on when somebody mends the cause and retries the incident', async () => {
    let mended = false;
    await openWith(async () => (mended ? { kind: 'completed' } : { kind: 'refused', reason: 'No account.' }));
    const { id } = await world.start('service');
    await world.workers.idle();
    const incident = await incidentOf(id);
    expect(incident?.reason).toContain('No account.');
    mended = true;
    await world.execution.run(id, async () => ({
      ok: true,
      command: { type: 'retry-incident', incidentId: incident?.id ?? '', actor: li },
    }));
    await world.workers.idle();
    expect(await world.instance(id)).toMatchObject({ status: 'completed', openIncidents: 0 });
    expect(await world.store.instances.openIncidents()).toEqual([]);
  });

  it('may end in an error that the model catches', async () => {
    await openWith(async () => ({ kind: 'error', errorCode: 'CARD_REFUSED' }));
    const { id } = await world.start('service');
    await world.workers.idle();
    const history = await world.store.instances.events(id, 0, 100);
    expect(history.filter(({ type }) => type === 'element-entered').at(-1)?.elementId).toBe('end_refused');
  });

  it('is not done by an attempt that comes when the job is over', async () => {
    // given a job that was given up, and the row of an attempt that comes late
    let times = 0;
    await openWith(async () => {
      times += 1;
      return { kind: 'completed' };
    });
    await world.workers.stop();
    const { id } = await world.start('service');
    const claim = { owner: 'slow', now: world.clock.iso(), leaseMs: MINUTE, limit: 1 };
    const [job] = await world.store.jobs.claim(claim);
    if (job === undefined) throw new Error('There is no job.');
    const { jobId } = job.data as { readonly jobId: string };
    await world.execution.run(id, async () => ({
      ok: true,
      command: { type: 'fail-job', jobId, reason: 'No account.', final: true, actor: li },
    }));
    const late = { ...job, owner: null, lockedUntil: null };
    expect(await world.store.jobs.submit({ job: late, rememberUntil: world.clock.iso() })).toBe(true);

    // when a node takes it up
    const { workers } = world.node('node-2');
    workers.start();
    await workers.idle();

    // then it does nothing, and the row is gone
    expect(times).toBe(0);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
    expect((await world.instance(id)).openIncidents).toBe(1);
    await workers.stop();
  });

  it('of a type that the server does not do waits for a program outside', async () => {
    world = await World.open();
    await world.publish('service');
    const { id } = await world.start('service');
    await world.advance(24 * HOUR);
    expect(await incidentOf(id)).toBeUndefined();
    expect(await world.store.jobs.waiting(world.clock.iso())).toEqual([
      { kind: 'external', jobType: 'test-work', count: 1, since: MONDAY },
    ]);
  });

  it('keeps its job while the work takes longer than a lease, and loses it to nobody', async () => {
    let begun = 0;
    let finish = () => {};
    let tellBegun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      tellBegun = resolve;
    });
    await openWith(async () => {
      begun++;
      tellBegun();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { kind: 'completed' };
    });
    const other = world.node('node-2').workers;
    const { id } = await world.start('service');
    await hasBegun;
    other.start();
    for (let step = 0; step < 10; step++) {
      world.clock.advance(15_000);
      await other.idle();
    }
    expect(begun).toBe(1);
    finish();
    await world.workers.idle();
    expect((await world.instance(id)).status).toBe('completed');
    await other.stop();
  });

  it('is taken over when its node died, and counts as failed when it kills every node', async () => {
    await openWith(async () => ({ kind: 'completed' }));
    await world.workers.stop();
    const { id } = await world.start('service');
    const dies = async () => {
      const claim = { owner: 'dead', now: world.clock.iso(), leaseMs: MINUTE, limit: 1 };
      expect(await world.store.jobs.claim(claim)).toHaveLength(1);
      world.clock.advance(MINUTE);
    };
    await dies();
    await dies();
    const survivor = world.node('node-2').workers;
    const takenOver = await world.store.jobs.nextReadyAt();
    expect(takenOver).toBe(world.clock.iso());
    await dies();
    survivor.start();
    await survivor.idle();
    expect((await incidentOf(id))?.reason).toContain('begun 3 times and never ended');
    await survivor.stop();
  });
});

describe('the handlers of the library', () => {
  it('record a letter and file a copy of the case', async () => {
    world = await World.open();
    await world.publish('close-case');
    const complaint = { docNo: 'TS-1', customer: { id: 'c1', name: '张三' } };
    const { id } = await world.start('close-case', { complaint });
    await world.workers.idle();
    expect((await world.instance(id)).status).toBe('completed');
    expect(await world.store.records.correspondence(id)).toMatchObject([
      {
        elementId: 'letter',
        template: 'complaint-ack',
        recipient: '张三',
        variables: { docNo: 'TS-1' },
        status: 'recorded',
      },
    ]);
    expect(await world.store.records.caseFiles(id)).toMatchObject([{ documents: { complaint } }]);
  });

  it('record once what is tried again after it was given up, since nobody knew that it was done', async () => {
    // given handlers whose every attempt is cut off after its work, until it is given up
    let isSteady = false;
    const cutOff =
      (handlerOver: (records: World['store']['records']) => ServiceHandler): ServiceHandler =>
      async (work) => {
        const result = await handlerOver(world.store.records)(work);
        if (!isSteady) throw new Error('The answer was lost.');
        return result;
      };
    const services = { 'record-letter': cutOff(recordLetter), 'archive-case': cutOff(archiveCase) };
    world = await World.open({ services });
    await world.publish('close-case');
    const complaint = { docNo: 'TS-1', customer: { id: 'c1', name: '张三' } };
    const { id } = await world.start('close-case', { complaint });
    const tryAgain = async () => {
      isSteady = false;
      await world.workers.idle();
      await world.advance(HOUR);
      isSteady = true;
      const incidentId = (await incidentOf(id))?.id ?? '';
      await world.execution.run(id, async () => ({
        ok: true,
        command: { type: 'retry-incident', incidentId, actor: li },
      }));
    };

    // when somebody tries both again
    await tryAgain();
    await tryAgain();
    await world.workers.idle();

    // then there is one of each
    expect(await world.instance(id)).toMatchObject({ status: 'completed', openIncidents: 0 });
    expect(await world.store.records.correspondence(id)).toHaveLength(1);
    expect(await world.store.records.caseFiles(id)).toHaveLength(1);
  });
});
