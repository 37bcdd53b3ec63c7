import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dumpStore } from '../../testing/dump-store.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const OCTETS = { 'content-type': 'application/octet-stream' };

let server: TestServer;
let agent: TestClient;
beforeAll(async () => {
  server = await startTestServer({ environment: { MAX_UPLOAD_MB: '1' } });
  agent = await server.as('agent.an');
});
afterAll(() => server.stop());

const upload = (name: string, body: Uint8Array) =>
  agent.ask('uploadFile', { query: { name }, body, headers: OCTETS });

describe('files over HTTP', () => {
  it('come back as they went in, for those who are signed in', async () => {
    const { data } = await upload('现场照片.png', PNG);
    expect(data).toMatchObject({ name: '现场照片.png', size: PNG.length, type: 'image/png' });
    const response = await agent.fetch(`/api/v1/files/${data.id}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('现场照片.png')}`,
    );
    expect((await server.client().fetch(`/api/v1/files/${data.id}`)).status).toBe(401);
    const missing = await agent.fetch('/api/v1/files/..%2Fflowbook.db');
    expect([missing.status, await missing.json()]).toMatchObject([404, { code: 'file.not-found' }]);
  });

  it('lose folders and disguises from their names, and are never shown as a page', async () => {
    const { data } = await upload('..\\..\\etc/ev\u202eil<b>.csv', Buffer.from('a,b\n<script>'));
    expect(data).toMatchObject({ name: 'evilb.csv', type: 'text/csv' });
    const response = await agent.fetch(`/api/v1/files/${data.id}`);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are believed in a submission only as they were uploaded', async () => {
    const specialist = await server.as('specialist.bai');
    await agent.ask('startInstance', { body: { definitionKey: 'review', submission: {} } });
    const task = (await specialist.ask('listTasks')).data.items[0];
    const { data: file } = await upload('a.png', PNG);
    const complete = (proof: object) => ({
      params: { id: task?.id ?? '' },
      body: { rev: task?.rev, submission: { proof: [proof] } },
    });
    for (const lie of [
      { ...file, id: 'made-up' },
      { ...file, name: 'other.png' },
      { ...file, size: 1 },
    ]) {
      expect((await specialist.askInVain('completeTask', complete(lie))).data.code).toBe('file.not-found');
    }
    expect((await specialist.ask('completeTask', complete(file))).data.task.status).toBe('completed');
  });

  it.each([
    ['an empty one', 'a.txt', Buffer.alloc(0), 422, 'file.empty'],
    ['a page', 'a.html', Buffer.from('<!doctype html><script>1</script>'), 415, 'file.type-refused'],
    ['a program', 'a.exe', Buffer.from('MZ\u0090\u0000'), 415, 'file.type-refused'],
    ['a picture that is text', 'a.png', Buffer.from('not a picture'), 415, 'file.type-mismatch'],
    ['a text that is a picture', 'a.pdf', PNG, 415, 'file.type-mismatch'],
    ['a text with null bytes', 'a.txt', Buffer.from([65, 0, 66]), 415, 'file.type-mismatch'],
    ['too large a one', 'a.txt', Buffer.alloc(1024 * 1024 + 1, 65), 413, 'file.too-large'],
  ])('%s is refused and leaves nothing behind', async (_, name, body, status, code) => {
    const before = [dumpStore(server.dataDir), readdirSync(join(server.dataDir, 'files'))];
    const refused = await agent.askInVain('uploadFile', { query: { name }, body, headers: OCTETS });
    expect([refused.status, refused.data.code]).toEqual([status, code]);
    expect([dumpStore(server.dataDir), readdirSync(join(server.dataDir, 'files'))]).toEqual(before);
  });

  it('too large a stream without a length is refused as well', async () => {
    const chunks = [Buffer.alloc(700_000, 65), Buffer.alloc(700_000, 65)];
    const response = await agent.fetch('/api/v1/files?name=a.txt', {
      method: 'POST',
      body: ReadableStream.from(chunks),
      duplex: 'half',
      headers: { ...OCTETS, 'x-csrf-token': agent.csrfToken },
    } as RequestInit);
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'file.too-large' }]);
  });
});
