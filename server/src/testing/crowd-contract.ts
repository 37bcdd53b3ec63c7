import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Instance, Task } from '@flowbook/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../features/identity/session-token.ts';
import { createSessions } from '../features/identity/sessions.ts';
import type { Store } from '../stores/ports/store.ts';
import { TestClient } from './test-client.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export interface CrowdHarness {
  /** One store for each node; all see the same data. */
  readonly stores: readonly Store[];
  /** After the servers have stopped, which close their stores. */
  dispose(): Promise<void>;
}

const SECRET = 'the same secret on every node of the house';
const LIBRARY = join(import.meta.dirname, 'crowd-library');

/** Each of five waits no longer than this, where one alone waits for a tenth of it or less; in proportion elsewhere. */
const EACH_MS = 200;
/** A machine that does other work besides is given another try: what it does not manage once, it cannot do. */
const MOST_TRIES = 5;

/** Many people at one case at the same instant, over HTTP; the nth works at the nth node. */
export function crowdContract(name: string, open: () => Promise<CrowdHarness>): void {
  describe(`many people at once, on ${name}`, () => {
    let harness: CrowdHarness;
    let servers: TestServer[];
    let people: readonly TestClient[];

    beforeAll(async () => {
      harness = await open();
      servers = [];
      for (const store of harness.stores)
        servers.push(
          await startTestServer({ store, libraryFolder: LIBRARY, environment: { SESSION_SECRET: SECRET } }),
        );
      people = await signIn(100);
    });
    afterAll(async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await harness.dispose();
    });

    /** Passwords are slow to check, on purpose; so these have their sessions without them. */
    async function signIn(count: number): Promise<readonly TestClient[]> {
      const [store] = harness.stores;
      const [server] = servers;
      if (store === undefined || server === undefined) throw new Error('There is no server.');
      const sessions = createSessions({
        people: store.people,
        clock: server.clock,
        secret: SECRET,
        demoAllowed: true,
      });
      const clients: TestClient[] = [];
      for (let n = 0; n < count; n++) {
        const user = {
          id: `signer.${n}`,
          username: `signer.${n}`,
          name: { zh: `会签人${n}`, en: `Signer ${n}` },
          passwordHash: '',
          roles: ['signer'],
          permissions: [],
          demo: true,
        };
        await store.people.putUser(user);
        const { session, cookie } = await sessions.open(user);
        const client = new TestClient((servers[n % servers.length] ?? server).server.url);
        client.cookie = `${SESSION_COOKIE}=${cookie}`;
        client.csrfToken = session.csrfToken;
        clients.push(client);
      }
      return clients;
    }

    function person(n: number): TestClient {
      const client = people[n];
      if (client === undefined) throw new Error(`There is no person ${n}.`);
      return client;
    }

    async function startCase(): Promise<{ readonly instance: Instance; readonly tasks: readonly Task[] }> {
      const body = { definitionKey: 'countersign', submission: {} };
      const { instance } = (await person(0).ask('startInstance', { body })).data;
      const { items } = (await person(0).ask('listTasks', { query: { view: 'groups', limit: 100 } })).data;
      return { instance, tasks: items.filter(({ instanceId }) => instanceId === instance.id) };
    }

    /** Completes a task that the nth person has taken, and answers how long that took. */
    async function complete(n: number, { id, rev }: Task): Promise<number> {
      const began = performance.now();
      const { data } = await person(n).ask('completeTask', { params: { id }, body: { rev, submission: {} } });
      expect(data.task.status).toBe('completed');
      return performance.now() - began;
    }

    /** Five people take a task each and complete them: one after the other, or all at the same instant. */
    async function countersign(atOnce: boolean): Promise<readonly number[]> {
      const { instance, tasks } = await startCase();
      expect(tasks).toHaveLength(5);
      const claimed: Task[] = [];
      for (const [n, { id }] of tasks.entries())
        claimed.push((await person(n).ask('claimTask', { params: { id } })).data);
      const waits: number[] = [];
      if (atOnce) waits.push(...(await Promise.all(claimed.map((task, n) => complete(n, task)))));
      else for (const [n, task] of claimed.entries()) waits.push(await complete(n, task));
      const { data } = await person(0).ask('getInstance', { params: { id: instance.id } });
      expect(data.status).toBe('completed');
      return waits;
    }

    it(`lets five complete five tasks of one case, each within ${EACH_MS} ms`, {
      timeout: 60_000,
    }, async () => {
      let ratio = Number.POSITIVE_INFINITY;
      for (let n = 0; n < MOST_TRIES && ratio >= 1; n++) {
        const alone = [...(await countersign(false))].sort((a, b) => a - b)[2] ?? 0;
        const slowest = Math.max(...(await countersign(true)));
        ratio = Math.min(ratio, slowest / Math.max(EACH_MS, 10 * alone));
      }
      expect(ratio).toBeLessThan(1);
    });

    it('gives a task that a hundred claim to one, and tells the others so', { timeout: 60_000 }, async () => {
      const { tasks } = await startCase();
      const [task] = tasks;
      const answers = await Promise.all(
        people.map(async (client) => {
          const response = await client.send('claimTask', { params: { id: task?.id ?? '' } });
          const data = (await response.json()) as { readonly code?: string; readonly message?: string };
          return { ...data, status: response.status };
        }),
      );
      expect(tasks).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const others = answers.filter(({ status }) => status !== 200);
      expect(new Set(others.map(({ status, code }) => `${status} ${code}`))).toEqual(
        new Set(['409 task.already-claimed']),
      );
      const winner = answers.findIndex(({ status }) => status === 200);
      const { data } = await person(winner).ask('listTasks', { query: { view: 'mine' } });
      expect(data.items.map(({ id }) => id)).toEqual([task?.id]);
    });
  });
}
