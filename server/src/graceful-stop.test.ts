import { diagram, flow } from '@flowbook/engine/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outsideOf, publish } from './features/jobs/testing/outside.ts';
import { openSqliteStore } from './stores/sqlite/open-sqlite-store.ts';
import { listenOn, openSocket } from './testing/listener.ts';
import { type TempDirectory, tempDirectory } from './testing/temp-directory.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { type OtherSystem, otherSystem } from './workers/testing/other-system.ts';

const CALL = diagram(
  `<bpmn:startEvent id="s"/><bpmn:serviceTask id="ask" fb:jobType="http-request"><bpmn:extensionElements>
     <fb:parameter name="url" value="URL"/></bpmn:extensionElements></bpmn:serviceTask><bpmn:endEvent id="e"/>
   ${flow('f1', 's', 'ask')}${flow('f2', 'ask', 'e')}`,
);

let folder: TempDirectory;
let other: OtherSystem;
let server: TestServer;
beforeEach(async () => {
  folder = tempDirectory();
  other = await otherSystem();
  server = await startTestServer({
    dataDir: folder.path,
    environment: { HTTP_PRIVATE_HOSTS: other.host },
  });
});
afterEach(async () => {
  await other.stop();
  folder.remove();
});

it('finishes what is at work, answers who waits, closes live connections, and leaves no lease', async () => {
  const outside = await outsideOf(server);
  await publish(server, 'call', CALL.replace('"URL"', `"${other.url}"`));
  let answer = () => {};
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  other.answer({ until });
  const { data: started } = await outside.admin.ask('startInstance', {
    body: { definitionKey: 'call', submission: {} },
  });
  await vi.waitFor(() => expect(other.received).toHaveLength(1));
  const socket = openSocket(outside.admin);
  await listenOn(socket);
  const closed = new Promise((resolve) => socket.once('disconnect', resolve));
  const others = server.clock.appointments;
  const poll = outside.machine.ask('activateJobs', {
    body: { jobTypes: ['print-label'], worker: 'w', waitMs: 60_000 },
  });
  await vi.waitFor(() => expect(server.clock.appointments).toBe(others + 1));
  let isStopped = false;
  const stopped = server.server.stop().then(() => {
    isStopped = true;
  });
  expect((await poll).data.items).toEqual([]);
  await closed;
  socket.disconnect();
  // The request to the other system is still at work, and with it the job.
  expect(isStopped).toBe(false);
  answer();
  await stopped;
  await expect(outside.machine.ask('whoAmI')).rejects.toThrow();
  const store = await openSqliteStore({ directory: folder.path });
  expect((await store.instances.load(started.instance.id))?.status).toBe('completed');
  expect(await store.jobs.nextReadyAt()).toBeNull();
  await store.close();
});
