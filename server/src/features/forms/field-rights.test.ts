import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupTask, startComplaint } from '../../testing/complaints.ts';
import { dumpStore } from '../../testing/dump-store.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const complaint = { params: { key: 'complaint' } };

let server: TestServer;
let owner: TestClient;
let specialist: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner.gao');
  specialist = await server.as('specialist.bai');
});
afterAll(() => server.stop());

/** Publishes the process with these rights at the task of the specialists. */
async function publishWith(rights: string) {
  const { data } = await owner.ask('getDraft', complaint);
  const bpmn = data.content.bpmn.replace(
    /<fb:formBinding form="complaint-sheet" stage="verify" doc="complaint"(\/>|>.*?<\/fb:formBinding>)/,
    `<fb:formBinding form="complaint-sheet" stage="verify" doc="complaint">${rights}</fb:formBinding>`,
  );
  const body = { rev: data.rev, content: { ...data.content, bpmn } };
  const { data: saved } = await owner.ask('saveDraft', { ...complaint, body });
  return owner.send('publishDraft', { ...complaint, body: saved });
}

async function claimed() {
  const { id } = await groupTask(specialist, await startComplaint(server));
  await specialist.ask('claimTask', { params: { id } });
  return (await specialist.ask('getTask', { params: { id } })).data;
}

const completion = ({ id, rev }: { id: string; rev: number }, submission: object) => ({
  params: { id },
  body: { rev, submission },
});

describe('rights of single fields in one task', () => {
  it('hide a field’s value and refuse to have it written', async () => {
    await publishWith('<fb:fieldRight field="amount" right="hide"/>');
    const task = await claimed();
    expect(task.form?.fieldRights).toEqual({ amount: 'hide' });
    expect(task.form?.data).toMatchObject({ subject: '机器漏油' });
    const response = await specialist.send('getTask', { params: { id: task.id } });
    expect(await response.text()).not.toContain('5000');

    const before = dumpStore(server.dataDir);
    const { data } = await specialist.askInVain(
      'completeTask',
      completion(task, { finding: '是', amount: 1 }),
    );
    expect(data.findings).toMatchObject([{ code: 'not-writable', path: ['amount'] }]);
    expect(dumpStore(server.dataDir)).toEqual(before);

    // and what was hidden is still there for the next one
    await specialist.ask('completeTask', completion(task, { finding: '属实' }));
    const supervisor = await server.as('supervisor.ding');
    const { data: inbox } = await supervisor.ask('listTasks');
    const approval = inbox.items.find(({ instanceId }) => instanceId === task.instanceId);
    const { data: shown } = await supervisor.ask('getTask', { params: { id: approval?.id ?? '' } });
    expect(shown.form).toMatchObject({ fieldRights: {}, data: { amount: 5000, finding: '属实' } });
  });

  it('let a field of the stage be read only', async () => {
    await publishWith('<fb:fieldRight field="finding" right="read"/>');
    const task = await claimed();
    const { data } = await specialist.askInVain('completeTask', completion(task, { finding: '属实' }));
    expect(data.findings).toMatchObject([{ code: 'not-writable', path: ['finding'] }]);
    expect((await specialist.ask('completeTask', completion(task, {}))).data.task.status).toBe('completed');
  });

  it('are not published for a field that the form does not have', async () => {
    const response = await publishWith('<fb:fieldRight field="ghost" right="hide"/>');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'app.has-problems',
      details: { problems: [{ code: 'opening.unknown-field', elementId: 'verify' }] },
    });
  });
});
