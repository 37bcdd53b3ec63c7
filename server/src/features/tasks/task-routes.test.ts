import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimedComplaint, groupTask, startComplaint } from '../../testing/complaints.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('tasks over HTTP', () => {
  it('travel from the inbox of the group through claim and completion to the next person', async () => {
    // given a complaint that the agent registered
    const instance = await startComplaint(server);
    expect(instance.title).toMatch(/^TS-20260302-\d{4} 机器漏油$/);
    const specialist = await server.as('specialist.bai');

    // when the specialist claims and completes the first task
    const waiting = await groupTask(specialist, instance);
    expect(waiting).toMatchObject({ elementId: 'verify', assignee: null, dueAt: '2026-03-02T06:00:00.000Z' });
    const { data: claimed } = await specialist.ask('claimTask', { params: { id: waiting.id } });
    expect(claimed.assignee?.id).toBe('specialist.bai');
    const { data: shown } = await specialist.ask('getTask', { params: { id: waiting.id } });
    expect(shown.allowed).toEqual({ claim: false, release: true, complete: true });
    const { data: done } = await specialist.ask('completeTask', {
      params: { id: waiting.id },
      body: { rev: shown.rev, submission: { finding: '属实' } },
    });

    // then the supervisor has the approval, with the document so far and nothing of what comes later
    expect(done.task).toMatchObject({ status: 'completed' });
    expect(done.nextTask).toBeNull();
    const supervisor = await server.as('supervisor.ding');
    const { data: inbox } = await supervisor.ask('listTasks');
    const approval = inbox.items.find(({ instanceId }) => instanceId === instance.id);
    expect(approval?.name).toEqual({ zh: '审批', en: 'Approve' });
    const { data: detail } = await supervisor.ask('getTask', { params: { id: approval?.id ?? '' } });
    expect(detail.form?.data).toMatchObject({ subject: '机器漏油', amount: 5000, finding: '属实' });
    expect(detail.form).toMatchObject({ form: 'complaint-sheet', version: 1, stage: 'approve' });
  });

  it('show a stage nothing that belongs to a later one', async () => {
    const supervisor = await server.as('supervisor.ding');
    const specialist = await server.as('specialist.bai');
    const task = await claimedComplaint(server, specialist);
    const { data: before } = await specialist.ask('getTask', { params: { id: task.id } });
    await specialist.ask('completeTask', {
      params: { id: task.id },
      body: { rev: before.rev, submission: { finding: '属实' } },
    });
    const { data: inbox } = await supervisor.ask('listTasks');
    const approval = inbox.items.find(({ instanceId }) => instanceId === task.instanceId);
    await supervisor.ask('completeTask', {
      params: { id: approval?.id ?? '' },
      body: { rev: approval?.rev, submission: { opinion: '仅供主管查看', approved: true } },
    });
    const response = await specialist.send('getTask', { params: { id: task.id } });
    expect(await response.text()).not.toContain('仅供主管查看');
  });

  it('answer a repeated completion as the first time', async () => {
    const specialist = await server.as('specialist.bai');
    const task = await claimedComplaint(server, specialist);
    const completion = {
      params: { id: task.id },
      body: { rev: task.rev, submission: { finding: '属实' } },
      key: 'completion-1',
    };
    const { data: first } = await specialist.ask('completeTask', completion);
    const { data: second } = await specialist.ask('completeTask', completion);
    expect(second).toEqual(first);
  });

  it('can be given back, and given to a person by who monitors', async () => {
    const specialist = await server.as('specialist.bai');
    const task = await claimedComplaint(server, specialist);
    const { data: released } = await specialist.ask('releaseTask', { params: { id: task.id } });
    expect(released.assignee).toBeNull();
    const admin = await server.as('admin.fang');
    const { data: assigned } = await admin.ask('assignTask', {
      params: { id: task.id },
      body: { assignee: 'specialist.chen' },
    });
    expect(assigned.assignee?.name.en).toBe('Chen Chen');
    const nobody = await admin.askInVain('assignTask', {
      params: { id: task.id },
      body: { assignee: 'ghost' },
    });
    expect(nobody.data.code).toBe('person.not-found');
  });

  it('do not become stale by what happens to other documents', async () => {
    const specialist = await server.as('specialist.bai');
    const task = await groupTask(specialist, await startComplaint(server));
    const { data: claimed } = await specialist.ask('claimTask', { params: { id: task.id } });
    expect(claimed.rev).toBeGreaterThan(task.rev);
    const { data } = await specialist.ask('completeTask', {
      params: { id: task.id },
      body: { rev: task.rev, submission: { finding: '属实' } },
    });
    expect(data.task.status).toBe('completed');
  });

  it('are overdue by the server’s clock, for monitors to find', async () => {
    const task = await groupTask(await server.as('specialist.bai'), await startComplaint(server));
    server.clock.advance(3 * 3_600_000);
    await startComplaint(server);
    const admin = await server.as('admin.fang');
    const { data } = await admin.ask('listPending', { query: { overdue: 'true', limit: 200 } });
    expect(data.items.find(({ id }) => id === task.id)).toMatchObject({ overdue: true });
    expect(data.overdue).toBe(data.total);
    const { data: others } = await admin.ask('listPending', { query: { overdue: 'false', limit: 200 } });
    expect(others.items.filter(({ overdue }) => overdue)).toEqual([]);
    const { data: all } = await admin.ask('listPending', { query: { limit: 1 } });
    expect(data.total + others.total).toBe(all.total);
    const refused = await (await server.as('agent.an')).askInVain('listPending');
    expect(refused).toMatchObject({ status: 403, data: { code: 'permission.missing' } });
  });
});
