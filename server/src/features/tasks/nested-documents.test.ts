import { afterAll, beforeAll, expect, it } from 'vitest';
import { report } from '../../testing/complaints.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('a document may stand inside a variable: it is shown, named, and guarded against stale writes', async () => {
  // given a process whose sheet is `files.complaint`
  const owner = await server.as('owner.gao');
  const complaint = { params: { key: 'complaint' } };
  const { data: draft } = await owner.ask('getDraft', complaint);
  const bpmn = draft.content.bpmn
    .replaceAll('doc="complaint"', 'doc="files.complaint"')
    .replace('complaint.amount', 'files.complaint.amount');
  const body = { rev: draft.rev, content: { ...draft.content, bpmn } };
  const { data: saved } = await owner.ask('saveDraft', { ...complaint, body });
  await owner.ask('publishDraft', { ...complaint, body: saved });

  // when it is filled by one and opened by the next
  const agent = await server.as('agent.an');
  const start = { definitionKey: 'complaint', submission: report };
  const { data: started } = await agent.ask('startInstance', { body: start });
  expect(started.instance.title).toMatch(/机器漏油$/);
  const specialist = await server.as('specialist.bai');
  const { data: waiting } = await specialist.ask('listTasks', { query: { view: 'groups' } });
  const id = waiting.items[0]?.id ?? '';
  await specialist.ask('claimTask', { params: { id } });
  const { data: task } = await specialist.ask('getTask', { params: { id } });
  expect(task.form?.data).toMatchObject({ subject: '机器漏油', amount: 5000 });

  // then a revision from before the document was written is stale
  const stale = { params: { id }, body: { rev: 0, submission: { finding: '属实' } } };
  expect((await specialist.askInVain('completeTask', stale)).data.code).toBe('task.stale-revision');
  const fresh = { params: { id }, body: { rev: task.rev, submission: { finding: '属实' } } };
  expect((await specialist.ask('completeTask', fresh)).data.task.status).toBe('completed');
});
