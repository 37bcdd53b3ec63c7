import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimedComplaint, report, startComplaint } from '../../testing/complaints.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let owner: TestClient;
beforeEach(async () => {
  server = await startTestServer();
  owner = await server.as('owner.gao');
});
afterEach(() => server.stop());

const complaint = { params: { key: 'complaint' } };

async function saveChanged(change: (bpmn: string) => string): Promise<{ rev: number }> {
  const { data } = await owner.ask('getDraft', complaint);
  const content = { ...data.content, bpmn: change(data.content.bpmn) };
  return (await owner.ask('saveDraft', { ...complaint, body: { rev: data.rev, content } })).data;
}

describe('process apps over HTTP', () => {
  it('are published as a new version, which new cases follow while running ones stay on theirs', async () => {
    // given a case on version 1
    const specialist = await server.as('specialist.bai');
    const old = await claimedComplaint(server, specialist);

    // when the owner renames its task and publishes
    const saved = await saveChanged((bpmn) => bpmn.replace('name="核实投诉"', 'name="现场核实"'));
    expect(saved).toEqual({ rev: 1 });
    const { data: published } = await owner.ask('publishDraft', { ...complaint, body: saved });
    expect(published).toEqual({ key: 'complaint', version: 2 });

    // then the new case has the new name, and the old one ends on the old version
    const fresh = await startComplaint(server);
    expect(fresh.definitionVersion).toBe(2);
    const { data: groups } = await specialist.ask('listTasks', { query: { view: 'groups' } });
    expect(groups.items.find(({ instanceId }) => instanceId === fresh.id)?.name.zh).toBe('现场核实');
    const { data: done } = await specialist.ask('completeTask', {
      params: { id: old.id },
      body: { rev: old.rev, submission: { finding: '属实' } },
    });
    expect(done.instance.definitionVersion).toBe(1);
    const { data: apps } = await owner.ask('listApps');
    expect(apps.items.find(({ key }) => key === 'complaint')).toMatchObject({
      publishedVersion: 2,
      draftRev: 0,
    });
  });

  it('let a start form that somebody is filling go on in the version that was shown', async () => {
    const agent = await server.as('agent.an');
    const { data: form } = await agent.ask('getStartForm', complaint);
    const saved = await saveChanged((bpmn) => bpmn.replace('name="审批"', 'name="终审"'));
    await owner.ask('publishDraft', { ...complaint, body: saved });
    const body = { definitionKey: 'complaint', definitionVersion: form.version, submission: report };
    const { data } = await agent.ask('startInstance', { body });
    expect(data.instance.definitionVersion).toBe(1);
    const unknown = await agent.askInVain('startInstance', { body: { ...body, definitionVersion: 9 } });
    expect(unknown).toMatchObject({ status: 404, data: { code: 'definition.not-found' } });
  });

  it('are published once, however often the same publication is sent', async () => {
    const body = await saveChanged((bpmn) => bpmn.replace('name="审批"', 'name="终审"'));
    const publication = { ...complaint, body, key: 'publish-once' };
    const { data: first } = await owner.ask('publishDraft', publication);
    const { data: second } = await owner.ask('publishDraft', publication);
    expect(second).toEqual(first);
    expect((await owner.askInVain('publishDraft', { ...complaint, body })).data.code).toBe(
      'draft.stale-revision',
    );
    const { data } = await owner.ask('getDefinition', complaint);
    expect(data.versions.map(({ version, publishedBy }) => [version, publishedBy])).toEqual([
      [2, 'owner.gao'],
      [1, null],
    ]);
  });

  it('say all that stands in the way of publishing, and what lacks English', async () => {
    await saveChanged((bpmn) =>
      bpmn
        .replace('stage="verify"', 'stage="nowhere"')
        .replace('sourceRef="approve" targetRef="end"', 'sourceRef="approve" targetRef="start"'),
    );
    const { data } = await owner.ask('checkDraft', complaint);
    expect(data.problems.length).toBeGreaterThan(0);
    expect(data.problems[0]).toMatchObject({ where: 'process' });
    const { data: review } = await owner.ask('checkDraft', { params: { key: 'review' } });
    expect(review.problems).toEqual([]);
    expect(review.warnings).toMatchObject([{ where: 'form:note', code: 'translation-missing' }]);
  });

  it('begin by themselves when their timer start event says so', async () => {
    const saved = await saveChanged((bpmn) =>
      bpmn
        .replace(
          '<bpmn:endEvent id="end"/>',
          '<bpmn:endEvent id="end"/><bpmn:startEvent id="daily"><bpmn:timerEventDefinition><bpmn:timeCycle>0 13 * * *</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>',
        )
        .replace(
          '<bpmn:sequenceFlow',
          '<bpmn:sequenceFlow id="f_daily" sourceRef="daily" targetRef="verify"/>$&',
        ),
    );
    await owner.ask('publishDraft', { ...complaint, body: saved });
    server.clock.advance(3_600_000);
    await server.server.idle();
    const { data } = await (await server.as('admin.fang')).ask('listInstances');
    expect(data.items).toMatchObject([
      { definitionVersion: 2, startedBy: null, startedAt: '2026-03-02T05:00:00.000Z' },
    ]);
  });

  it('are saved by one person at a time', async () => {
    const { data } = await owner.ask('getDraft', complaint);
    const save = () =>
      owner.send('saveDraft', { ...complaint, body: { rev: data.rev, content: data.content } });
    const statuses = (await Promise.all([save(), save()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('begin empty, with a key of their own', async () => {
    const body = { key: 'new-process', name: { zh: '新<流程>', en: 'New & shiny' } };
    const { data } = await owner.ask('createApp', { body });
    expect(data).toMatchObject({ rev: 1, app: { key: 'new-process', publishedVersion: null } });
    const { data: checked } = await owner.ask('checkDraft', { params: { key: 'new-process' } });
    expect(checked.problems.map(({ code }) => code)).not.toContain('document-not-bpmn');
    for (const key of ['new-process', 'complaint']) {
      const refused = await owner.askInVain('createApp', { body: { ...body, key } });
      expect(refused).toMatchObject({ status: 409, data: { code: 'app.already-exists' } });
    }
  });

  it('are closed to those who do not design', async () => {
    const agent = await server.as('agent.an');
    expect((await agent.askInVain('listApps')).data.code).toBe('permission.missing');
    expect((await agent.askInVain('getDraft', complaint)).status).toBe(403);
  });
});
