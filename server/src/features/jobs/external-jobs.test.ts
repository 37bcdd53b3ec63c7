import { diagram, flow } from '@flowbook/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../stores/ports/store.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { type Outside, outsideOf, publish } from './testing/outside.ts';

const MINUTE = 60_000;
let server: TestServer;
let outside: Outside;
let worker: TestClient;
let monitor: TestClient;
beforeEach(async () => {
  server = await startTestServer();
  outside = await outsideOf(server);
  worker = outside.machine;
  monitor = outside.admin;
});
afterEach(() => server.stop());

const activate = async (changes: object = {}, by = worker) => {
  const body = { jobTypes: ['print-label'], worker: 'w1', waitMs: 0, leaseMs: MINUTE, ...changes };
  return (await by.ask('activateJobs', { body })).data.items;
};
const take = async () => {
  const [job] = await activate();
  if (job === undefined) throw new Error('No job was there.');
  return job;
};
const statusOf = async (id: string) => (await monitor.ask('getInstance', { params: { id } })).data.status;
const incidents = async () => (await monitor.ask('listIncidents')).data.items;
const codeOf = async (answer: ReturnType<TestClient['askInVain']>) => {
  const { status, data } = await answer;
  return `${status} ${data.code}`;
};

describe('an external worker', () => {
  it('takes a job with its input, and completes it with a result that the process goes on with', async () => {
    const instanceId = await outside.start({ parcel: 'P-1' });
    const job = await take();
    expect(job).toMatchObject({
      jobType: 'print-label',
      instanceId,
      elementId: 'print',
      definitionKey: 'parcel',
      definitionVersion: 1,
      input: { format: 'A6', address: 'none given' },
      retriesLeft: 2,
      leaseUntil: '2026-03-02T04:01:00.000Z',
    });
    const completion = { params: { id: job.id }, body: { lease: job.lease, variables: { label: 'L-7' } } };
    await worker.ask('completeJob', completion);
    expect(await statusOf(instanceId)).toBe('completed');
    await worker.ask('completeJob', completion);
    expect(
      await codeOf(worker.askInVain('failJob', { ...completion, body: { lease: job.lease, message: 'no' } })),
    ).toBe('409 job.over');
  });

  it('loses its job when the lease is over, to whoever asks next', async () => {
    await outside.start();
    const first = await take();
    server.clock.advance(MINUTE);
    const params = { id: first.id };
    const body = { lease: first.lease };
    const words = [
      worker.askInVain('completeJob', { params, body }),
      worker.askInVain('extendLease', { params, body: { ...body, leaseMs: MINUTE } }),
      worker.askInVain('failJob', { params, body: { ...body, message: 'late' } }),
      worker.askInVain('throwJobError', { params, body: { ...body, errorCode: 'E' } }),
    ];
    for (const word of words) expect(await codeOf(word)).toBe('409 job.lease-lost');
    const second = await take();
    expect(second).toMatchObject({ id: first.id, retriesLeft: 1 });
    expect(await codeOf(worker.askInVain('completeJob', { params, body }))).toBe('409 job.lease-lost');
    await worker.ask('completeJob', { params, body: { lease: second.lease } });
  });

  it('keeps its job by extending the lease', async () => {
    await outside.start();
    const { id, lease } = await take();
    server.clock.advance(MINUTE - 1);
    const extended = await worker.ask('extendLease', {
      params: { id },
      body: { lease, leaseMs: 5 * MINUTE },
    });
    expect(extended.data.leaseUntil).toBe('2026-03-02T04:05:59.999Z');
    server.clock.advance(4 * MINUTE);
    expect(await activate()).toEqual([]);
    await worker.ask('completeJob', { params: { id }, body: { lease } });
  });

  it('gives a job back that fails, and it becomes an incident when no attempt is left', async () => {
    const instanceId = await outside.start();
    for (const [backoffMs, retriesLeft] of [
      [1000, 2],
      [0, 1],
    ] as const) {
      const { id, lease } = await take();
      const failure = { params: { id }, body: { lease, message: 'Out of paper.', backoffMs } };
      const { data } = await worker.ask('failJob', failure);
      expect(data.retriesLeft).toBe(retriesLeft);
      expect((await worker.ask('failJob', failure)).data).toEqual(data);
      if (backoffMs > 0) expect(await activate()).toEqual([]);
      server.clock.advance(backoffMs);
    }
    const { id, lease } = await take();
    const failure = { params: { id }, body: { lease, message: 'Still out of paper.' } };
    const last = { retriesLeft: 0, retryAt: null };
    expect((await worker.ask('failJob', failure)).data).toEqual(last);
    expect((await worker.ask('failJob', failure)).data).toEqual(last);
    const [incident] = await incidents();
    expect(incident).toMatchObject({ instanceId, elementId: 'print', code: 'job-failed' });
    expect(incident?.reason).toContain('Still out of paper.');
    await monitor.ask('retryIncident', { params: { id: incident?.id ?? '' } });
    expect(await take()).toMatchObject({ retriesLeft: 2 });
  });

  it('may say at once that trying again would not help', async () => {
    await outside.start();
    const { id, lease } = await take();
    await worker.ask('failJob', { params: { id }, body: { lease, message: 'Never.', final: true } });
    expect(await incidents()).toMatchObject([{ elementId: 'print' }]);
  });

  it('may say how many attempts are left and when the next may begin, more or fewer than the model', async () => {
    await outside.start();
    const fail = async (words: object) => {
      const { id, lease } = await take();
      const failure = { params: { id }, body: { lease, message: 'No paper.', ...words } };
      const { data } = await worker.ask('failJob', failure);
      expect((await worker.ask('failJob', failure)).data).toEqual(data);
      return data;
    };
    expect(await fail({ retriesLeft: 7, backoffMs: 5000 })).toEqual({
      retriesLeft: 7,
      retryAt: '2026-03-02T04:00:05.000Z',
    });
    server.clock.advance(4999);
    expect(await activate()).toEqual([]);
    server.clock.advance(1);
    const { id, lease, retriesLeft } = await take();
    expect(retriesLeft).toBe(6);
    // Without a word on it one fewer is left, as ever.
    const { data } = await worker.ask('failJob', {
      params: { id },
      body: { lease, message: 'no', backoffMs: 0 },
    });
    expect(data.retriesLeft).toBe(6);
    expect(await fail({ retriesLeft: 1, backoffMs: 0 })).toMatchObject({ retriesLeft: 1 });
    // The last attempt may still say that there shall be more.
    expect(await fail({ retriesLeft: 2, backoffMs: 0 })).toMatchObject({ retriesLeft: 2 });
    expect(await incidents()).toEqual([]);
    expect(await fail({ retriesLeft: 0 })).toEqual({ retriesLeft: 0, retryAt: null });
    const [incident] = await incidents();
    expect(incident).toMatchObject({ elementId: 'print', code: 'job-failed' });
    await monitor.ask('retryIncident', { params: { id: incident?.id ?? '' } });
    expect(await take()).toMatchObject({ retriesLeft: 2 });
  });

  it('that lets a job fail again and again has it seen as stuck, and gets it at once from who tries again', async () => {
    await outside.start();
    for (let attempt = 1; attempt <= 10; attempt++) {
      expect(await incidents()).toEqual([]);
      const { id, lease } = await take();
      const backoffMs = attempt < 10 ? 0 : 60 * MINUTE;
      const body = { lease, message: 'No paper.', retriesLeft: 50, backoffMs };
      await worker.ask('failJob', { params: { id }, body });
    }
    const [incident] = await incidents();
    expect(incident).toMatchObject({ elementId: 'print', code: 'job-stuck', reason: 'No paper.' });
    const waiting = activate({ waitMs: MINUTE });
    await outside.polling();
    await monitor.ask('retryIncident', { params: { id: incident?.id ?? '' } });
    expect(await waiting).toMatchObject([{ elementId: 'print', retriesLeft: 49 }]);
  });

  it.each([
    { retriesLeft: -1 },
    { retriesLeft: 1.5 },
    { retriesLeft: 1001 },
    { retriesLeft: 1, final: true },
  ])('is refused a failure with %j, which changes nothing', async (words) => {
    await outside.start();
    const { id, lease } = await take();
    const said = worker.askInVain('failJob', { params: { id }, body: { lease, message: 'no', ...words } });
    expect(await codeOf(said)).toBe('400 request.invalid');
    await worker.ask('completeJob', { params: { id }, body: { lease } });
  });

  it('throws a BPMN error that the process catches', async () => {
    const instanceId = await outside.start();
    const { id, lease } = await take();
    const word = { params: { id }, body: { lease, errorCode: 'NO_ADDRESS', message: 'Nobody lives there.' } };
    await worker.ask('throwJobError', word);
    await worker.ask('throwJobError', word);
    const { data } = await monitor.ask('getInstance', { params: { id: instanceId } });
    expect(data.elements.find(({ elementId }) => elementId === 'end_unknown')?.state).toBe('completed');
  });

  it('whose leases end again and again uses its attempts up', async () => {
    await outside.start();
    for (let attempt = 0; attempt < 3; attempt++) {
      await take();
      server.clock.advance(MINUTE);
    }
    expect(await activate()).toEqual([]);
    expect((await incidents())[0]?.reason).toContain('took it 3 times');
  });

  it('is answered as soon as a job comes, a retry is due, or the time is over', async () => {
    const waiting = activate({ waitMs: MINUTE, maxJobs: 1 });
    await outside.start();
    const [job] = await waiting;
    await worker.ask('failJob', {
      params: { id: job?.id ?? '' },
      body: { lease: job?.lease ?? '', message: 'no', backoffMs: 5000 },
    });
    const again = activate({ waitMs: MINUTE });
    await outside.polling();
    server.clock.advance(5000);
    expect(await again).toHaveLength(1);
    const inVain = activate({ waitMs: 1000, jobTypes: ['nothing'] });
    await outside.polling();
    server.clock.advance(1000);
    expect(await inVain).toEqual([]);
  });

  it('waits no longer when the clock is set back meanwhile', async () => {
    const waiting = activate({ waitMs: 1000 });
    await outside.polling();
    server.clock.advance(-60 * MINUTE);
    server.clock.advance(1000);
    expect(await waiting).toEqual([]);
  });

  it('that hung up gets no job: it goes to the next', async () => {
    const gone = new AbortController();
    const poll = outside.poll(gone.signal);
    await outside.polling();
    gone.abort();
    await expect(poll).rejects.toThrow();
    await outside.closed();
    await outside.start();
    expect(await take()).toMatchObject({ retriesLeft: 2 });
  });

  it('is told at once that there is nothing when the server stops', async () => {
    const waiting = activate({ waitMs: MINUTE });
    await outside.polling();
    const stopped = server.stop();
    expect(await waiting).toEqual([]);
    await stopped;
    server = await startTestServer();
  });

  it('keeps its lease, and its job, over a restart of the server', async () => {
    await outside.start();
    const { id, lease } = await take();
    const { dataDir } = server;
    await server.server.stop();
    const restarted = await startTestServer({ dataDir });
    const again = outside.machineAt(restarted);
    expect(await activate({}, again)).toEqual([]);
    await again.ask('completeJob', { params: { id }, body: { lease, variables: { label: 'L' } } });
    await restarted.stop();
  });

  it('may ask for as little as it wants; two never get the same job', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => outside.start()));
    const taken = await Promise.all([1, 2, 3].map((n) => activate({ worker: `w${n}`, maxJobs: 2 })));
    expect(taken.every((jobs) => jobs.length <= 2)).toBe(true);
    const ids = [...taken.flat(), ...(await activate())].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    expect(ids).toHaveLength(5);
  });
});

describe('jobs of one large case', () => {
  const MANY = diagram(
    `<bpmn:startEvent id="s"/>
     <bpmn:serviceTask id="pack" fb:jobType="pack-item"><bpmn:multiInstanceLoopCharacteristics>
       <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">60</bpmn:loopCardinality>
     </bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
     <bpmn:endEvent id="e"/>${flow('f1', 's', 'pack')}${flow('f2', 'pack', 'e')}`,
  );

  it('are handed out without reading the case for each of them', async () => {
    const loaded: string[] = [];
    const noted = ({ instances, ...others }: Store): Store => {
      const load = (id: string) => {
        loaded.push(id);
        return instances.load(id);
      };
      return { ...others, instances: { ...instances, load } };
    };
    await server.stop();
    server = await startTestServer({ wrap: noted });
    outside = await outsideOf(server);
    await publish(server, 'many', MANY);
    const body = { definitionKey: 'many', submission: {} };
    await outside.admin.ask('startInstance', { body });
    loaded.splice(0);
    const jobs = await activate({ jobTypes: ['pack-item'], maxJobs: 60 }, outside.machine);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(60);
    expect(loaded).toHaveLength(1);
  });
});

describe('external jobs', () => {
  it('wait without being an incident, and are seen by whoever monitors', async () => {
    await outside.start();
    await outside.start();
    server.clock.advance(11 * 60 * MINUTE);
    await server.server.idle();
    expect(await incidents()).toEqual([]);
    expect((await monitor.ask('listWaitingJobs')).data.items).toEqual([
      { kind: 'external', jobType: 'print-label', count: 2, since: '2026-03-02T04:00:00.000Z' },
    ]);
    const agent = await server.as('agent.an');
    expect(await codeOf(agent.askInVain('listWaitingJobs'))).toBe('403 permission.missing');
  });

  it('that were canceled are over', async () => {
    const instanceId = await outside.start();
    const { id, lease } = await take();
    await monitor.ask('cancelInstance', { params: { id: instanceId }, body: { reason: 'Lost.' } });
    expect(await codeOf(worker.askInVain('completeJob', { params: { id }, body: { lease } }))).toBe(
      '409 job.over',
    );
    for (const odd of ['service', 'x:y:z', 'service::']) {
      const made = worker.askInVain('completeJob', { params: { id: odd }, body: { lease } });
      expect(await codeOf(made)).toBe('409 job.over');
    }
  });

  it('are settled only with their lease', async () => {
    await outside.start();
    const { id, lease } = await take();
    for (const wrong of ['1.w1', `2${lease.slice(1)}`, 'x', `${lease}x`]) {
      const guess = worker.askInVain('completeJob', { params: { id }, body: { lease: wrong } });
      expect(await codeOf(guess)).toBe('409 job.lease-lost');
    }
  });
});
