import { diagram, flow } from '@flowbook/engine/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreUnavailable } from '../../stores/ports/errors.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { publish } from '../jobs/testing/outside.ts';

const HOUR = 3_600_000;
const TOKEN = 'a token for metrics';
const FILING = diagram(
  `<bpmn:startEvent id="s"/>
   <bpmn:serviceTask id="file" name="归档" fb:jobType="archive-case" fb:retries="2">
     <bpmn:extensionElements><fb:parameter name="documents" value="complaint"/></bpmn:extensionElements>
   </bpmn:serviceTask>
   <bpmn:endEvent id="e"/>${flow('f1', 's', 'file')}${flow('f2', 'file', 'e')}`,
);

/** What of the store does not answer: the register that cases are filed in, the queue of jobs, or who takes from it. */
let away: 'register' | 'queue' | 'claims' | null;
/** So many look at the queue together: each waits for the last of them. */
let together: number;
let looking: (() => void)[];
let server: TestServer;
beforeEach(async () => {
  away = 'register';
  together = 1;
  looking = [];
  const meet = () =>
    new Promise<void>((resolve) => {
      looking.push(resolve);
      if (looking.length === together) for (const goOn of looking.splice(0)) goOn();
    });
  const gone = () => Promise.reject(new StoreUnavailable('The disk is full.'));
  server = await startTestServer({
    environment: { METRICS_TOKEN: TOKEN },
    wrap: (store) => ({
      ...store,
      records: {
        ...store.records,
        archiveCase: async (file) => (away === 'register' ? gone() : store.records.archiveCase(file)),
      },
      jobs: {
        ...store.jobs,
        claim: async (request) => (away === 'claims' ? gone() : store.jobs.claim(request)),
        waiting: async (now) => {
          await meet();
          return away === 'queue' ? gone() : store.jobs.waiting(now);
        },
      },
    }),
  });
});
afterEach(() => server.stop());

const metrics = async () => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const text = await (await server.client().fetch('/metrics', { headers })).text();
  return text.split('\n').filter((line) => /^flowbook_(store_up|jobs_stuck|incidents_open)/.test(line));
};

it('a service task that the store is always away for is seen by people and metrics, and never given up', async () => {
  await publish(server, 'filing', FILING);
  const body = { definitionKey: 'filing', submission: {} };
  const { data } = await (await server.as('admin.fang')).ask('startInstance', { body });
  for (let hour = 0; hour < 10; hour++) {
    await server.server.idle();
    server.clock.advance(HOUR);
  }
  const admin = await server.as('admin.fang');
  const [incident] = (await admin.ask('listIncidents')).data.items;
  expect(incident).toMatchObject({
    instanceId: data.instance.id,
    elementId: 'file',
    code: 'job-stuck',
    reason: 'The disk is full.',
  });
  const told = [
    'flowbook_jobs_stuck{kind="service",type="archive-case"} 1',
    'flowbook_incidents_open 1',
    'flowbook_store_up 1',
  ];
  expect(await metrics()).toEqual(told);
  together = 2;
  expect(await Promise.all([metrics(), metrics()])).toEqual([told, told]);
  together = 1;
  away = null;
  await admin.ask('retryIncident', { params: { id: incident?.id ?? '' } });
  await server.server.idle();
  const ended = await admin.ask('getInstance', { params: { id: data.instance.id } });
  expect(ended.data.status).toBe('completed');
  expect(await metrics()).toEqual(['flowbook_incidents_open 0', 'flowbook_store_up 1']);
});

it('a store that does not answer is told by metrics, beside all that is known without it', async () => {
  expect(await metrics()).toEqual(['flowbook_incidents_open 0', 'flowbook_store_up 1']);
  away = 'queue';
  expect(await metrics()).toEqual(['flowbook_store_up 0']);
});

it('jobs of the server that it cannot take are seen by who monitors, after a minute', async () => {
  await publish(server, 'filing', FILING);
  const admin = await server.as('admin.fang');
  const late = async () => (await admin.ask('listWaitingJobs')).data.items;
  away = 'claims';
  const since = server.clock.iso();
  await admin.ask('startInstance', { body: { definitionKey: 'filing', submission: {} } });
  server.clock.advance(59_999);
  expect(await late()).toEqual([]);
  server.clock.advance(1);
  expect(await late()).toEqual([{ kind: 'service', jobType: 'archive-case', count: 1, since }]);
  away = null;
  server.clock.advance(1000);
  await server.server.idle();
  expect(await late()).toEqual([]);
});
