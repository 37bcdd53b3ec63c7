import type { AppContent } from '@flowbook/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimedComplaint, groupTask, report, startComplaint } from '../testing/complaints.ts';
import { dumpStore } from '../testing/dump-store.ts';
import type { TestClient } from '../testing/test-client.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let owner: TestClient;
let agent: TestClient;
let specialist: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner.gao');
  agent = await server.as('agent.an');
  specialist = await server.as('specialist.bai');
});
afterAll(() => server.stop());

let before: object;
const remember = () => {
  before = dumpStore(server.dataDir);
};
beforeEach(remember);
const expectUnchanged = () => expect(dumpStore(server.dataDir)).toEqual(before);

async function draft(): Promise<{ rev: number; content: AppContent }> {
  return (await owner.ask('getDraft', { params: { key: 'complaint' } })).data;
}

async function saveInVain(change: (content: AppContent) => Partial<AppContent>) {
  const { rev, content } = await draft();
  const body = { rev, content: { ...content, ...change(content) } };
  return owner.askInVain('saveDraft', { params: { key: 'complaint' }, body });
}

describe('hostile and malformed diagrams', () => {
  it('malformed XML is refused', async () => {
    const { status, data } = await saveInVain(() => ({ bpmn: '<bpmn:definitions><unclosed' }));
    expect({ status, code: data.code }).toEqual({ status: 422, code: 'draft.unreadable-process' });
    expectUnchanged();
  });

  it('entities are refused before anything is expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><bpmn:definitions>&b;</bpmn:definitions>`;
    const { data } = await saveInVain(() => ({ bpmn: bomb }));
    expect(data.code).toBe('draft.unreadable-process');
    expect(JSON.stringify(data.details)).toContain('document-type-not-allowed');
    expectUnchanged();
  });

  it('more than 10 MB are refused', async () => {
    const { data } = await saveInVain(({ bpmn }) => ({ bpmn: `${bpmn}<!--${'x'.repeat(11_000_000)}-->` }));
    expect(data.code).toBe('draft.unreadable-process');
    const huge = await saveInVain(() => ({ bpmn: 'x'.repeat(20_000_000) }));
    expect(huge).toMatchObject({ status: 413, data: { code: 'request.too-large' } });
    expectUnchanged();
  });

  it('unknown elements are refused', async () => {
    const { data } = await saveInVain(({ bpmn }) => ({
      bpmn: bpmn.replace('<bpmn:endEvent id="end"/>', '<bpmn:endEvent id="end"/><bpmn:teleportTask id="t"/>'),
    }));
    expect(data.code).toBe('draft.unreadable-process');
    expectUnchanged();
  });
});

describe('forms that are none', () => {
  it('a schema with unknown types is not published', async () => {
    const key = 'odd-form';
    const admin = await server.as('owner.gao');
    const { data } = await admin.ask('createApp', { body: { key, name: { zh: '怪表单', en: 'Odd form' } } });
    const form = {
      type: 'default' as const,
      id: 'odd',
      components: [{ type: 'hologram', id: 'h', key: 'h' }],
    };
    const content = { ...data.content, forms: { odd: form } };
    const { data: saved } = await admin.ask('saveDraft', {
      params: { key },
      body: { rev: data.rev, content },
    });
    remember();
    const { status, data: refusal } = await admin.askInVain('publishDraft', { params: { key }, body: saved });
    expect({ status, code: refusal.code }).toEqual({ status: 422, code: 'app.has-problems' });
    expect(JSON.stringify(refusal.details)).toContain('form:odd');
    expectUnchanged();
  });

  it('wrong data types are refused field by field, and no number is used up', async () => {
    const { status, data } = await agent.askInVain('startInstance', {
      body: { definitionKey: 'complaint', submission: { subject: { $ne: null }, amount: 'much' } },
    });
    expect({ status, code: data.code }).toEqual({ status: 422, code: 'form.invalid' });
    expect(data.findings?.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['subject', 'amount']));
    expectUnchanged();
  });

  it('a missing required field is named in the language of the request', async () => {
    const body = { definitionKey: 'complaint', submission: { amount: 1 } };
    const zh = await agent.askInVain('startInstance', { body, headers: { 'accept-language': 'zh-CN' } });
    expect(zh.data.findings?.[0]?.message).toMatch(/投诉事项/);
    expect(zh.data.message).toBe('表单填写有误，请按提示修改。');
    const en = await agent.askInVain('startInstance', { body, headers: { 'accept-language': 'en' } });
    expect(en.data.findings?.[0]?.message).toMatch(/Subject/);
    expectUnchanged();
  });

  it('a field of another stage is refused', async () => {
    const task = await claimedComplaint(server, specialist);
    remember();
    const { data } = await specialist.askInVain('completeTask', {
      params: { id: task.id },
      body: { rev: task.rev, submission: { finding: '属实', approved: true } },
    });
    expect(data.findings).toMatchObject([{ code: 'not-writable', path: ['approved'] }]);
    expectUnchanged();
  });
});

describe('requests that come too late or from the wrong person', () => {
  it('an expired session is refused', async () => {
    const own = await startTestServer();
    const late = await own.as('specialist.bai');
    const task = await claimedComplaint(own, late);
    const completion = { params: { id: task.id }, body: { rev: task.rev, submission: { finding: '属实' } } };
    own.clock.advance(13 * 3_600_000);
    // The first one gives the hourly sweep the time to do its own work.
    await late.askInVain('completeTask', completion);
    const stored = dumpStore(own.dataDir);
    const { status, data } = await late.askInVain('completeTask', completion);
    expect({ status, code: data.code }).toEqual({ status: 401, code: 'session.expired' });
    expect(dumpStore(own.dataDir)).toEqual(stored);
    await own.stop();
  });

  it('somebody else’s task is refused', async () => {
    const task = await claimedComplaint(server, specialist);
    const colleague = await server.as('specialist.chen');
    const stranger = await server.as('stranger.er');
    remember();
    const completion = { params: { id: task.id }, body: { rev: task.rev, submission: { finding: '属实' } } };
    for (const client of [colleague, stranger]) {
      const { status, data } = await client.askInVain('completeTask', completion);
      expect({ status, code: data.code }).toEqual({ status: 403, code: 'task.not-yours' });
    }
    expect((await stranger.askInVain('getTask', { params: { id: task.id } })).data.code).toBe(
      'task.not-yours',
    );
    expect((await stranger.askInVain('claimTask', { params: { id: task.id } })).data.code).toBe(
      'task.not-yours',
    );
    expect((await colleague.askInVain('claimTask', { params: { id: task.id } })).data.code).toBe(
      'task.already-claimed',
    );
    expectUnchanged();
  });

  it('a task that nobody claimed is not completed', async () => {
    const task = await groupTask(specialist, await startComplaint(server));
    remember();
    const { data } = await specialist.askInVain('completeTask', {
      params: { id: task.id },
      body: { rev: task.rev, submission: { finding: '属实' } },
    });
    expect(data.code).toBe('task.not-assigned');
    expectUnchanged();
  });

  it('a completed task is not completed again', async () => {
    const task = await claimedComplaint(server, specialist);
    const completion = { params: { id: task.id }, body: { rev: task.rev, submission: { finding: '属实' } } };
    await specialist.ask('completeTask', completion);
    remember();
    const { status, data } = await specialist.askInVain('completeTask', completion);
    expect({ status, code: data.code }).toEqual({ status: 409, code: 'task.already-completed' });
    expectUnchanged();
  });

  it('a stale revision is refused, if the document of the task itself was changed', async () => {
    const left = specialist;
    const right = await server.as('specialist.chen');
    const apart = await server.as('supervisor.ding');
    const { data } = await agent.ask('startInstance', { body: { definitionKey: 'review', submission: {} } });
    const taskOf = async (client: TestClient) => {
      const { items } = (await client.ask('listTasks')).data;
      const task = items.find(({ instanceId }) => instanceId === data.instance.id);
      return { params: { id: task?.id ?? '' }, rev: task?.rev };
    };
    const [ofLeft, ofRight, ofApart] = await Promise.all([left, right, apart].map(taskOf));
    const complete = (task: typeof ofLeft, submission: object) => ({
      params: task?.params ?? {},
      body: { rev: task?.rev, submission },
    });
    await right.ask('completeTask', complete(ofRight, { right: '可' }));
    remember();
    const refused = await left.askInVain('completeTask', complete(ofLeft, { left: '可' }));
    expect(refused).toMatchObject({ status: 409, data: { code: 'task.stale-revision' } });
    expectUnchanged();

    // The third document is nobody else's, so an older revision does no harm.
    await apart.ask('completeTask', complete(ofApart, { left: '旁注' }));
    const fresh = await taskOf(left);
    expect((await left.ask('completeTask', complete(fresh, { left: '可' }))).data.instance.status).toBe(
      'completed',
    );
  });

  it('a revision that was never shown is stale', async () => {
    const task = await claimedComplaint(server, specialist);
    remember();
    for (const rev of [0, task.rev + 5]) {
      const { data } = await specialist.askInVain('completeTask', {
        params: { id: task.id },
        body: { rev, submission: { finding: '属实' } },
      });
      expect(data).toMatchObject({ code: 'task.stale-revision', details: { rev: task.rev } });
    }
    expectUnchanged();
  });

  it('a draft that was changed elsewhere is not overwritten', async () => {
    const { rev, content } = await draft();
    const body = { rev: rev + 7, content };
    const { status, data } = await owner.askInVain('saveDraft', { params: { key: 'complaint' }, body });
    expect({ status, code: data.code }).toEqual({ status: 409, code: 'draft.stale-revision' });
    expectUnchanged();
  });

  it('a process is started only by its starters', async () => {
    const { status, data } = await specialist.askInVain('startInstance', {
      body: { definitionKey: 'complaint', submission: report },
    });
    expect({ status, code: data.code }).toEqual({ status: 403, code: 'definition.not-startable' });
    expectUnchanged();
  });
});

describe('requests that are none', () => {
  const start = { body: { definitionKey: 'complaint', submission: report } };

  it.each([
    ['no JSON', { body: '{"definitionKey":' }, 400, 'request.malformed-json'],
    ['the wrong shape', { body: { definitionKey: 7 } }, 400, 'request.invalid'],
    [
      'another content type',
      { ...start, headers: { 'content-type': 'text/plain' } },
      415,
      'request.unsupported-type',
    ],
    ['no CSRF token', { ...start, headers: { 'x-csrf-token': '' } }, 403, 'request.csrf-failed'],
    [
      'a wrong CSRF token',
      { ...start, headers: { 'x-csrf-token': 'x'.repeat(32) } },
      403,
      'request.csrf-failed',
    ],
    ['too short an idempotency key', { ...start, key: 'short' }, 400, 'request.invalid'],
    [
      'a body nested without end',
      {
        body: `{"definitionKey":"complaint","submission":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
      },
      400,
      'request.too-deep',
    ],
    [
      'a body that is not compressed as it says',
      { ...start, headers: { 'content-encoding': 'gzip' } },
      400,
      'request.invalid',
    ],
    ['too large a body', { body: { definitionKey: 'x'.repeat(5_000_000) } }, 413, 'request.too-large'],
  ])('%s is refused', async (_, asking, status, code) => {
    const refused = await agent.askInVain('startInstance', asking);
    expect({ status: refused.status, code: refused.data.code }).toEqual({ status, code });
    expectUnchanged();
  });

  it('unknown addresses and methods are told apart, without a stack', async () => {
    const unknown = await agent.fetch('/api/v1/nothing');
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'route.not-found' }]);
    const method = await agent.fetch('/api/v1/tasks', { method: 'DELETE' });
    expect(method.headers.get('allow')).toBe('GET');
    const body = await method.text();
    expect(JSON.parse(body)).toMatchObject({ code: 'route.method-not-allowed' });
    expect(body).not.toMatch(/at .*\.ts/);
    const encoded = await agent.fetch('/api/v1/tasks/%E0%A4%A');
    expect([encoded.status, await encoded.json()]).toMatchObject([400, { code: 'request.invalid' }]);
    expectUnchanged();
  });
});
