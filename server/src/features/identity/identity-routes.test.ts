import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const HOUR_MS = 3_600_000;
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ environment: { SIGN_IN_ATTEMPTS: '3' } });
});
afterEach(() => server.stop());

describe('signing in', () => {
  it('opens a session by a cookie that scripts cannot read, and tells who one is', async () => {
    const client = server.client();
    const response = await client.send('signIn', { body: { username: 'admin.fang', password: 'flowbook' } });
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
    const { data } = await client.ask('whoAmI');
    expect(data).toMatchObject({
      id: 'admin.fang',
      name: { zh: '方芳', en: 'Fang Fang' },
      permissions: ['monitor', 'administer'],
    });
    expect(JSON.stringify(data)).not.toContain('argon2');
  });

  it('makes the cookie secure where people come by https', async () => {
    const https = await startTestServer({ environment: { PUBLIC_URL: 'https://flow.example' } });
    const body = { username: 'agent.an', password: 'flowbook' };
    const response = await https.client().send('signIn', { body });
    expect(response.headers.get('set-cookie')).toContain('; Secure');
    expect(response.headers.get('strict-transport-security')).not.toBeNull();
    await https.stop();
  });

  it('says the same of a wrong password and of an unknown name', async () => {
    const client = server.client();
    const wrong = await client.askInVain('signIn', { body: { username: 'agent.an', password: 'wrong' } });
    const unknown = await client.askInVain('signIn', { body: { username: 'nobody', password: 'wrong' } });
    expect([wrong.status, wrong.data.code]).toEqual([401, 'session.wrong-credentials']);
    expect([unknown.status, unknown.data.message]).toEqual([wrong.status, wrong.data.message]);
  });

  it('is slowed down after too many failures for one name, and only for that name', async () => {
    const client = server.client();
    const wrong = { body: { username: 'agent.an', password: 'wrong' } };
    for (let i = 0; i < 3; i++) await client.askInVain('signIn', wrong);
    const limited = await client.askInVain('signIn', wrong);
    expect([limited.status, limited.data.code]).toEqual([429, 'session.too-many-attempts']);
    expect(limited.headers.get('retry-after')).not.toBeNull();
    expect((await client.signIn('admin.fang')).id).toBe('admin.fang');
  });

  it('lists the demo accounts, whose passwords work', async () => {
    const { data } = await server.client().ask('demoAccounts');
    expect(data.accounts).toHaveLength(7);
    const [first] = data.accounts;
    expect((await server.client().signIn(first?.username ?? '', first?.password)).id).toBe(first?.username);
  });
});

describe('a session', () => {
  it('tells who is signed in, and that nobody is', async () => {
    expect(await server.client().ask('whoAmI')).toMatchObject({ data: null });
    const client = await server.as('agent.an');
    expect((await client.ask('whoAmI')).data?.username).toBe('agent.an');
    client.cookie = 'flowbook.session=guessed.signature';
    expect((await client.ask('whoAmI')).data).toBeNull();
  });

  it('ends when one signs out, for its cookie too', async () => {
    const client = await server.as('agent.an');
    const { cookie } = client;
    await client.ask('signOut');
    client.cookie = cookie;
    expect((await client.askInVain('listRoles')).data.code).toBe('session.expired');
    client.cookie = '';
    expect((await client.askInVain('listRoles')).data.code).toBe('session.missing');
  });

  it('lives on while it is used, but no longer than a week', async () => {
    const client = await server.as('agent.an');
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      server.clock.advance(8 * HOUR_MS);
      await client.ask('listRoles');
    }
    server.clock.advance(8 * HOUR_MS);
    expect((await client.askInVain('listRoles')).data.code).toBe('session.expired');
  });

  it('cannot be made up', async () => {
    const client = server.client();
    client.cookie = 'flowbook.session=guessed.signature';
    expect((await client.askInVain('listRoles')).data.code).toBe('session.expired');
  });
});

describe('a production server', () => {
  it('has no demo accounts, lets nobody in with one, and makes the first administrator', async () => {
    const { dataDir } = server;
    await server.server.stop();
    const production = await startTestServer({
      dataDir,
      environment: { NODE_ENV: 'production', ADMIN_USERNAME: 'root', ADMIN_PASSWORD: 'a long password' },
    });
    const client = production.client();
    expect((await client.ask('demoAccounts')).data.accounts).toEqual([]);
    const demo = await client.askInVain('signIn', { body: { username: 'agent.an', password: 'flowbook' } });
    expect(demo.data.code).toBe('session.wrong-credentials');
    expect((await client.signIn('root', 'a long password')).permissions).toContain('administer');
    await production.stop();
  });
});
