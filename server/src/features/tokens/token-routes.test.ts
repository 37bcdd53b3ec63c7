import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpStore } from '../../testing/dump-store.ts';
import { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const HOUR = 3_600_000;
let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin.fang');
});
afterAll(() => server.stop());

const create = async (body: object) =>
  (await admin.ask('createToken', { body: { name: 'ERP', scopes: ['jobs'], ...body } })).data;
const poll = { body: { jobTypes: ['x'], worker: 'w', waitMs: 0 } };
const codeOf = async (client: TestClient, asking: object = poll) => {
  const { status, data } = await client.askInVain('activateJobs', asking);
  return `${status} ${data.code}`;
};

describe('a token of a machine', () => {
  it('is told once, and lets the machine do what its scopes say', async () => {
    const { secret, ...token } = await create({ scopes: ['jobs', 'jobs'] });
    expect(token).toMatchObject({
      name: 'ERP',
      scopes: ['jobs'],
      createdBy: { id: 'admin.fang' },
      expiresAt: null,
    });
    const machine = new TestClient(server.server.url, secret);
    expect((await machine.ask('activateJobs', poll)).data.items).toEqual([]);
    const message = machine.askInVain('sendMessage', { body: { name: 'paid' } });
    expect((await message).data).toMatchObject({
      code: 'token.scope-missing',
      details: { scope: 'messages' },
    });
    const { data } = await admin.ask('listTokens');
    expect(data.items).toContainEqual({ ...token, lastUsedAt: server.clock.iso() });
    expect(JSON.stringify(data)).not.toContain(secret);
    expect(JSON.stringify(dumpStore(server.dataDir))).not.toContain(secret);
  });

  it('is seen to be used, at five minutes’ distance at least', async () => {
    const { secret, id, lastUsedAt } = await create({ name: 'used' });
    expect(lastUsedAt).toBeNull();
    const machine = new TestClient(server.server.url, secret);
    const used = async () =>
      (await admin.ask('listTokens')).data.items.find((token) => token.id === id)?.lastUsedAt;
    await machine.askInVain('sendMessage', { body: { name: 'paid' } });
    expect(await used()).toBeNull();
    const first = server.clock.iso();
    await machine.ask('activateJobs', poll);
    server.clock.advance(4 * 60_000);
    await machine.ask('activateJobs', poll);
    expect(await used()).toBe(first);
    server.clock.advance(60_000);
    await machine.ask('activateJobs', poll);
    expect(await used()).toBe(server.clock.iso());
  });

  it('ends when it expires, or is revoked', async () => {
    const expiresAt = new Date(server.clock.now().getTime() + HOUR).toISOString();
    const { secret, id } = await create({ expiresAt });
    const machine = new TestClient(server.server.url, secret);
    await machine.ask('activateJobs', poll);
    server.clock.advance(HOUR);
    expect(await codeOf(machine)).toBe('401 token.invalid');
    await admin.ask('revokeToken', { params: { id } });
    const again = await admin.askInVain('revokeToken', { params: { id } });
    expect(again.data.code).toBe('token.not-found');
    const lasting = await create({});
    const other = new TestClient(server.server.url, lasting.secret);
    await other.ask('activateJobs', poll);
    await admin.ask('revokeToken', { params: { id: lasting.id } });
    expect(await codeOf(other)).toBe('401 token.invalid');
  });

  it('cannot be guessed, left out, or replaced by a session', async () => {
    const bare = new TestClient(server.server.url);
    expect(await codeOf(bare)).toBe('401 token.missing');
    expect((await bare.send('activateJobs', poll)).headers.get('www-authenticate')).toBe('Bearer');
    expect(await codeOf(admin)).toBe('401 token.missing');
    for (const odd of ['flowbook_guess', 'a b', '', "' OR 1"])
      expect(await codeOf(new TestClient(server.server.url, odd))).toMatch(/^401 token\.(invalid|missing)$/);
  });

  it('opens nothing that people do', async () => {
    const { secret } = await create({ scopes: ['jobs', 'messages'] });
    const machine = new TestClient(server.server.url, secret);
    for (const name of ['listTasks', 'listInstances', 'listTokens'] as const)
      expect((await machine.askInVain(name)).data.code).toBe('session.missing');
  });

  it('is given and taken by administrators only, and never for the past', async () => {
    const agent = await server.as('agent.an');
    const body = { name: 'x', scopes: ['jobs'] };
    expect((await agent.askInVain('createToken', { body })).data.code).toBe('permission.missing');
    expect((await agent.askInVain('listTokens')).data.code).toBe('permission.missing');
    expect((await agent.askInVain('revokeToken', { params: { id: 'x' } })).data.code).toBe(
      'permission.missing',
    );
    const past = await admin.askInVain('createToken', {
      body: { ...body, expiresAt: '2020-01-01T00:00:00.000Z' },
    });
    expect([past.status, past.data.code]).toEqual([422, 'token.expiry-past']);
    const odd = await admin.askInVain('createToken', { body: { name: 'x', scopes: ['everything'] } });
    expect(odd.data.code).toBe('request.invalid');
  });
});
