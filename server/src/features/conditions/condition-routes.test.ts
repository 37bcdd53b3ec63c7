import { diagram, flow } from '@flowbook/engine/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dumpStore } from '../../testing/dump-store.ts';
import { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { publish } from '../jobs/testing/outside.ts';

const when = (text: string) =>
  `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
const start = (id: string, definitions: string) =>
  `<bpmn:startEvent id="${id}">${definitions}</bpmn:startEvent>${flow(`f_${id}`, id, 't')}`;
const process = (...starts: readonly string[]) =>
  diagram(
    `${starts.join('')}<bpmn:userTask id="t" fb:assignee="agent.an"/>`,
    '<bpmn:message id="m" name="asked"/>',
  );

const LATE = process(
  start('late', when('=order.days &gt; 7')),
  start('very-late', when('=order.days &gt; 30')),
);
const COSTLY = process(
  start('either', `<bpmn:messageEventDefinition messageRef="m"/>${when('=order.sum &gt; 1000')}`),
);
const DUE = process(start('due', when('{"&gt;":[{"daysBetween":["2026-01-01",{"var":"due"}]},3]}')));

let server: TestServer;
let admin: TestClient;
let machine: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  await publish(server, 'late-order', LATE);
  await publish(server, 'costly-order', COSTLY);
  await publish(server, 'due-order', DUE);
  admin = await server.as('admin.fang');
  const { data } = await admin.ask('createToken', { body: { name: 'shop', scopes: ['messages'] } });
  machine = new TestClient(server.server.url, data.secret);
});
afterAll(() => server.stop());

const evaluate = async (body: object, key?: string, client = machine) =>
  (await client.ask('evaluateStartConditions', { body, ...(key !== undefined && { key }) })).data;
const begun = (answer: Awaited<ReturnType<typeof evaluate>>) =>
  answer.started.map(({ definitionKey, definitionVersion, startEventId }) => [
    definitionKey,
    definitionVersion,
    startEventId,
  ]);
const instances = async () => (await admin.ask('listInstances')).data.items;
const refused = async (asking: object, client = machine) => {
  const { status, data } = await client.askInVain('evaluateStartConditions', asking);
  return [status, data.code];
};

describe('data that processes may begin by', () => {
  it('begin an instance at each conditional start event that they fulfil, in every app, with them', async () => {
    // given two processes that wait for such data, and a third that waits for others
    const before = await instances();
    // when
    const answer = await evaluate({ variables: { order: { days: 40, sum: 2000 } }, businessKey: 'O-7' });
    // then
    expect(answer).toMatchObject({ repeated: false, failed: [] });
    expect(begun(answer)).toEqual([
      ['costly-order', 1, 'either'],
      ['late-order', 1, 'late'],
      ['late-order', 1, 'very-late'],
    ]);
    expect(await instances()).toHaveLength(before.length + 3);
    for (const { instanceId, startEventId } of answer.started) {
      const { data } = await admin.ask('getInstance', { params: { id: instanceId } });
      expect(data).toMatchObject({ businessKey: 'O-7', startedBy: null, status: 'active' });
      expect(data.elements.map(({ elementId }) => elementId)).toEqual([startEventId, 't']);
      const history = await admin.ask('getHistory', { params: { id: instanceId } });
      expect(JSON.stringify(history.data)).not.toContain('incident');
    }
  });

  it('begin nothing where they fulfil nothing, and nothing is kept of it', async () => {
    const before = dumpStore(server.dataDir);
    expect(await evaluate({ variables: { order: { days: 2, sum: 3 } } })).toMatchObject({
      started: [],
      failed: [],
    });
    expect(await evaluate({})).toMatchObject({ started: [], failed: [] });
    expect(dumpStore(server.dataDir)).toEqual(before);
  });

  it('may be meant for one process', async () => {
    const variables = { order: { days: 8, sum: 2000 } };
    expect(begun(await evaluate({ variables, definitionKey: 'late-order' }))).toEqual([
      ['late-order', 1, 'late'],
    ]);
    expect(await refused({ body: { definitionKey: 'nothing' } })).toEqual([404, 'definition.not-found']);
    expect(await refused({ body: { definitionKey: 'complaint' } })).toEqual([
      422,
      'definition.no-conditional-start',
    ]);
  });

  it('tell of a condition that has no value; nothing has begun by it, and others have', async () => {
    const before = await instances();
    const answer = await evaluate({ variables: { due: 'soon', order: { days: 8 } } });
    expect(answer.failed).toEqual([
      {
        definitionKey: 'due-order',
        definitionVersion: 1,
        startEventId: 'due',
        code: 'engine.condition-failed',
        reason: expect.stringContaining('has no value'),
      },
    ]);
    expect(begun(answer)).toEqual([['late-order', 1, 'late']]);
    expect(await instances()).toHaveLength(before.length + 1);
  });

  it('are looked at by the latest version alone', async () => {
    await publish(server, 'moved', process(start('old', when('=moved = 1'))));
    const owner = await server.as('owner.gao');
    const { data } = await owner.ask('getDraft', { params: { key: 'moved' } });
    const bpmn = process(start('new', when('=moved = 2'))).replaceAll('"process"', '"moved"');
    const body = { rev: data.rev, content: { ...data.content, bpmn } };
    const saved = await owner.ask('saveDraft', { params: { key: 'moved' }, body });
    await owner.ask('publishDraft', { params: { key: 'moved' }, body: { rev: saved.data.rev } });
    expect(begun(await evaluate({ variables: { moved: 1 } }))).toEqual([]);
    expect(begun(await evaluate({ variables: { moved: 2 } }))).toEqual([['moved', 2, 'new']]);
  });
});

describe('asked again under its key, an evaluation', () => {
  const body = { variables: { order: { days: 40 } } };

  it('begins nothing again and answers as the first time, also when the process has changed meanwhile', async () => {
    const first = await evaluate(body, 'order-0009');
    const before = await instances();
    await publish(server, 'later-app', process(start('s', when('=order.days &gt; 1'))));
    const again = await evaluate(body, 'order-0009');
    expect(again).toEqual({ ...first, repeated: true });
    server.clock.advance(60_000);
    await server.server.idle();
    expect(await instances()).toEqual(before);
    expect(begun(await evaluate(body, 'order-0010'))).toContainEqual(['later-app', 1, 's']);
  });

  it('is carried out once, however often it comes at the same time', async () => {
    const before = await instances();
    const answers = await Promise.all([1, 2, 3, 4].map(() => evaluate(body, 'order-0011')));
    const [one] = answers;
    expect(answers.map(({ started }) => started)).toEqual(answers.map(() => one?.started));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await instances()).toHaveLength(before.length + (one?.started.length ?? 0));
  });

  it('that began nothing stays so', async () => {
    const nothing = await evaluate({ variables: { fresh: 1 } }, 'order-0012');
    await publish(server, 'fresh-app', process(start('s', when('=fresh = 1'))));
    expect(await evaluate({ variables: { fresh: 1 } }, 'order-0012')).toEqual({ ...nothing, repeated: true });
    server.clock.advance(60_000);
    await server.server.idle();
    expect((await instances()).filter(({ definitionKey }) => definitionKey === 'fresh-app')).toEqual([]);
  });
});

describe('who brings data', () => {
  const body = { variables: { order: { days: 8 } } };

  it('is a machine with the scope of messages, or an administrator', async () => {
    const answer = await evaluate(body, undefined, admin);
    const [first] = answer.started;
    const { data } = await admin.ask('getInstance', { params: { id: first?.instanceId ?? '' } });
    expect(data.startedBy).toMatchObject({ id: 'admin.fang' });
    expect(await refused({ body }, await server.as('agent.an'))).toEqual([403, 'permission.missing']);
    expect(await refused({ body }, server.client())).toEqual([401, 'session.missing']);
    const { data: token } = await admin.ask('createToken', { body: { name: 'printer', scopes: ['jobs'] } });
    const printer = new TestClient(server.server.url, token.secret);
    expect(await refused({ body }, printer)).toEqual([403, 'token.scope-missing']);
    expect(await refused({ body }, new TestClient(server.server.url, 'guessed'))).toEqual([
      401,
      'token.invalid',
    ]);
  });

  it('in a browser sends its security token', async () => {
    const borrowed = await server.as('admin.fang');
    borrowed.csrfToken = '';
    expect(await refused({ body }, borrowed)).toEqual([403, 'request.csrf-failed']);
  });
});

describe('what is no evaluation', () => {
  let before: object;
  beforeEach(() => {
    before = dumpStore(server.dataDir);
  });

  it.each([
    ['variables that are no object', { variables: [1] }],
    ['an empty business key', { variables: {}, businessKey: '' }],
    ['a long business key', { variables: {}, businessKey: 'x'.repeat(201) }],
    ['a key without letters', { variables: {}, definitionKey: '' }],
  ])('is refused: %s', async (_, body) => {
    expect(await refused({ body })).toEqual([400, 'request.invalid']);
    expect(dumpStore(server.dataDir)).toEqual(before);
  });

  it('is refused when it is too large', async () => {
    const body = { variables: { text: 'x'.repeat(1_100_000) } };
    expect(await refused({ body })).toEqual([413, 'request.too-large']);
    expect(dumpStore(server.dataDir)).toEqual(before);
  });
});
