import type { AppContent } from '@flowbook/contract';
import { diagram, flow } from '@flowbook/engine/testing';
import { expect, vi } from 'vitest';
import { TestClient } from '../../../testing/test-client.ts';
import type { TestServer } from '../../../testing/test-server.ts';

/** A label is printed by a program outside; where nobody knows the address, another end is reached. */
const PARCEL = diagram(
  `<bpmn:startEvent id="s"/>
   <bpmn:serviceTask id="print" fb:jobType="print-label" fb:retries="3">
     <bpmn:extensionElements>
       <fb:parameter name="format" value="A6"/><fb:parameter name="address" value="none given"/>
       <fb:output target="parcel.label">{"var": "label"}</fb:output>
     </bpmn:extensionElements>
   </bpmn:serviceTask>
   <bpmn:boundaryEvent id="unknown" attachedToRef="print">
     <bpmn:errorEventDefinition errorRef="no_address"/>
   </bpmn:boundaryEvent>
   <bpmn:endEvent id="end_unknown"/><bpmn:endEvent id="e"/>
   ${flow('f1', 's', 'print')}${flow('f2', 'print', 'e')}${flow('f3', 'unknown', 'end_unknown')}`,
  '<bpmn:error id="no_address" errorCode="NO_ADDRESS"/>',
);

/** What stands outside of a server: a process that needs a program, an administrator, and a machine with its token. */
export interface Outside {
  readonly admin: TestClient;
  readonly machine: TestClient;
  /** The same machine before another server of the same data. */
  machineAt(server: TestServer): TestClient;
  start(variables?: object): Promise<string>;
  /** A long poll that can be broken off. */
  poll(signal: AbortSignal): Promise<unknown>;
  /** Resolves when the server has begun to wait for a poll. */
  polling(): Promise<void>;
  /** Resolves when the server waits for no poll any more. */
  closed(): Promise<void>;
}

export async function publish(server: TestServer, key: string, bpmn: string): Promise<void> {
  const owner = await server.as('owner.gao');
  const name = { zh: '流程', en: 'Process' };
  const { data } = await owner.ask('createApp', { body: { key, name } });
  const content: AppContent = { ...data.content, bpmn: bpmn.replaceAll('"process"', `"${key}"`) };
  const saved = await owner.ask('saveDraft', { params: { key }, body: { rev: data.rev, content } });
  await owner.ask('publishDraft', { params: { key }, body: { rev: saved.data.rev } });
}

export async function outsideOf(server: TestServer): Promise<Outside> {
  await publish(server, 'parcel', PARCEL);
  const admin = await server.as('admin.fang');
  const created = await admin.ask('createToken', { body: { name: 'printer', scopes: ['jobs'] } });
  const { secret } = created.data;
  const machineAt = (one: TestServer) => new TestClient(one.server.url, secret);
  const machine = machineAt(server);
  // Whoever waits at the server waits by its clock; nobody else does but its own workers.
  const others = server.clock.appointments;
  return {
    admin,
    machine,
    machineAt,
    start: async () =>
      (await admin.ask('startInstance', { body: { definitionKey: 'parcel', submission: {} } })).data.instance
        .id,
    poll: (signal) => {
      const body = JSON.stringify({ jobTypes: ['print-label'], worker: 'gone', waitMs: 60_000 });
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      return fetch(`${server.server.url}/api/v1/jobs/activation`, { method: 'POST', body, headers, signal });
    },
    polling: () => vi.waitFor(() => expect(server.clock.appointments).toBeGreaterThan(others)),
    closed: () => vi.waitFor(() => expect(server.clock.appointments).toBe(others)),
  };
}
