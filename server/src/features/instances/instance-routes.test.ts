import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimedComplaint, groupTask, report, startComplaint } from '../../testing/complaints.ts';
import { dumpStore } from '../../testing/dump-store.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('cases over HTTP', () => {
  it('are started once, however often the same start is sent', async () => {
    const agent = await server.as('agent.an');
    const start = { body: { definitionKey: 'complaint', submission: report }, key: 'start-once' };
    const both = await Promise.all([agent.ask('startInstance', start), agent.ask('startInstance', start)]);
    const again = await agent.ask('startInstance', start);
    expect(new Set([...both, again].map(({ data }) => data.instance.id)).size).toBe(1);
    expect(new Set([...both, again].map(({ data }) => data.instance.title)).size).toBe(1);
  });

  it('count their numbers by the day of the organisation', async () => {
    const first = await startComplaint(server);
    const second = await startComplaint(server);
    const numberIn = ({ businessKey }: typeof first) => Number(businessKey?.slice(-4));
    expect(numberIn(second)).toBe(numberIn(first) + 1);
    expect(first.businessKey).toMatch(/^TS-20260302-/);
  });

  it('show where they stand, on the diagram of their version', async () => {
    const specialist = await server.as('specialist.bai');
    const task = await claimedComplaint(server, specialist);
    const { data: before } = await specialist.ask('getInstance', { params: { id: task.instanceId } });
    expect(before.elements).toEqual(
      expect.arrayContaining([
        { elementId: 'start', state: 'completed', count: 1 },
        { elementId: 'verify', state: 'active', count: 1 },
      ]),
    );
    expect(before.takenFlows).toEqual(['f_start']);
    expect(before.bpmn).toContain('<bpmn:process id="complaint"');
    await specialist.ask('completeTask', {
      params: { id: task.id },
      body: { rev: task.rev, submission: { finding: '属实' } },
    });
    const { data: after } = await specialist.ask('getInstance', { params: { id: task.instanceId } });
    expect(after.takenFlows).toEqual(['f_start', 'f_verified', 'f_large']);
    expect(after.elements).toContainEqual({ elementId: 'approve', state: 'active', count: 1 });
  });

  it('tell their history in both languages, with who did it and without what was written', async () => {
    const specialist = await server.as('specialist.bai');
    const task = await claimedComplaint(server, specialist);
    const response = await specialist.send('getHistory', { params: { id: task.instanceId } });
    const text = await response.text();
    expect(text).not.toContain(report.subject);
    const { items } = JSON.parse(text);
    expect(items.find(({ type }: { type: string }) => type === 'task-created')).toMatchObject({
      elementId: 'verify',
      elementName: { zh: '核实投诉', en: 'Verify the complaint' },
      actor: null,
    });
    expect(items.find(({ type }: { type: string }) => type === 'instance-started').actor.name.zh).toBe(
      '安然',
    );
    expect(items.find(({ type }: { type: string }) => type === 'task-claimed').actor.id).toBe(
      'specialist.bai',
    );
  });

  it('are seen by those who take part and by monitors, in lists as one by one', async () => {
    const instance = await startComplaint(server);
    const listed = async (username: string) => {
      const client = await server.as(username);
      const { data } = await client.ask('listInstances', { query: { limit: 200 } });
      return data.items.some(({ id }) => id === instance.id);
    };
    expect(await listed('agent.an')).toBe(true);
    expect(await listed('specialist.chen')).toBe(true);
    expect(await listed('admin.fang')).toBe(true);
    expect(await listed('stranger.er')).toBe(false);
    const stranger = await server.as('stranger.er');
    for (const name of ['getInstance', 'getHistory'] as const) {
      const { status, data } = await stranger.askInVain(name, { params: { id: instance.id } });
      expect([status, data.code]).toEqual([403, 'instance.not-yours']);
    }
    expect((await stranger.askInVain('getInstance', { params: { id: 'nothing' } })).status).toBe(404);
  });

  it('are canceled by administrators only, with their open work', async () => {
    const instance = await startComplaint(server);
    const cancellation = { params: { id: instance.id }, body: { reason: '客户撤诉' } };
    const agent = await server.as('agent.an');
    expect((await agent.askInVain('cancelInstance', cancellation)).data.code).toBe('permission.missing');
    const admin = await server.as('admin.fang');
    expect((await admin.ask('cancelInstance', cancellation)).data.status).toBe('canceled');
    const specialist = await server.as('specialist.bai');
    await expect(groupTask(specialist, instance)).rejects.toThrow('No task');
    const before = dumpStore(server.dataDir);
    expect((await admin.askInVain('cancelInstance', cancellation)).data.code).toBe('instance.not-active');
    expect(dumpStore(server.dataDir)).toEqual(before);
  });
});

describe('incidents over HTTP', () => {
  it('are listed for monitors and tried again', async () => {
    const agent = await server.as('agent.an');
    const admin = await server.as('admin.fang');
    const { data } = await agent.ask('startInstance', { body: { definitionKey: 'letter', submission: {} } });
    await server.server.idle();

    expect((await agent.askInVain('listIncidents')).data.code).toBe('permission.missing');
    const { data: listed } = await admin.ask('listIncidents');
    const incident = listed.items.find(({ instanceId }) => instanceId === data.instance.id);
    expect(incident).toMatchObject({ elementId: 'send', elementName: { en: 'Send the letter' } });
    const { data: shown } = await admin.ask('getInstance', { params: { id: data.instance.id } });
    expect(shown).toMatchObject({ openIncidents: 1 });
    expect(shown.elements).toContainEqual({ elementId: 'send', state: 'incident', count: 1 });

    await admin.ask('retryIncident', { params: { id: incident?.id ?? '' } });
    const repeated = await admin.askInVain('retryIncident', { params: { id: incident?.id ?? '' } });
    expect(repeated).toMatchObject({ status: 409, data: { code: 'incident.already-resolved' } });
    await server.server.idle();
    const { data: after } = await admin.ask('listIncidents');
    expect(after.items.filter(({ instanceId }) => instanceId === data.instance.id)).toHaveLength(1);
  });
});
