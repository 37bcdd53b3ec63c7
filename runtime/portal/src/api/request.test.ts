import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../testing/api-stand-in.ts';
import { instance, me, task } from '../testing/samples.ts';
import { connection } from './connection.ts';
import { request } from './request.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  connection.onSessionEnd = () => undefined;
});

const completion = { params: { id: 'task-1' }, body: { rev: 3, submission: { subject: 'a' } } };

describe('request', () => {
  it('gives the answer that the contract knows', async () => {
    standInForApi({ whoAmI: () => me });
    expect(await request('whoAmI', {})).toEqual({ ok: true, data: me });
  });

  it('gives nothing for an answer that the contract does not know', async () => {
    standInForApi({ whoAmI: () => ({ ...me, permissions: ['fly'] as never }) });
    expect(await request('whoAmI', {})).toEqual({ ok: false, error: { kind: 'malformed', status: 200 } });
  });

  it('gives a refusal with its code', async () => {
    standInForApi({ getTask: () => refuse(404, 'task.not-found') });
    expect(await request('getTask', { params: { id: 'x' } })).toMatchObject({
      ok: false,
      error: { kind: 'refused', status: 404, error: { code: 'task.not-found' } },
    });
  });

  it('says that nobody answered, without throwing', async () => {
    standInForApi({ whoAmI: () => 'unreachable' });
    expect(await request('whoAmI', {})).toEqual({ ok: false, error: { kind: 'network' } });
  });

  it('fills path and query and leaves out what is not asked', async () => {
    const api = standInForApi({ listTasks: () => ({ items: [], total: 0, counts: { mine: 0, groups: 0 } }) });
    await request('listTasks', { query: { view: 'done', search: undefined, limit: 20 } });
    expect(api.seen[0]?.query.toString()).toBe('view=done&limit=20');
  });

  it('sends language and, with writes, the CSRF token', async () => {
    connection.locale = 'en';
    connection.csrfToken = 'csrf-1';
    const api = standInForApi({ claimTask: () => task });
    await request('claimTask', { params: { id: 'task-1' } });
    connection.locale = 'zh';
    expect(api.seen[0]?.headers.get('accept-language')).toBe('en');
    expect(api.seen[0]?.headers.get('x-csrf-token')).toBe('csrf-1');
  });

  it('announces a session that ended, but not to one who only asks who is there', async () => {
    const ended = vi.fn();
    connection.onSessionEnd = ended;
    standInForApi({
      whoAmI: () => refuse(401, 'session.missing'),
      getTask: () => refuse(401, 'session.missing'),
    });
    await request('whoAmI', {});
    expect(ended).not.toHaveBeenCalled();
    await request('getTask', { params: { id: 'x' } });
    expect(ended).toHaveBeenCalledOnce();
  });
});

describe('idempotency keys', () => {
  const keysOf = (api: ReturnType<typeof standInForApi>) =>
    api.seen.map(({ headers }) => headers.get('idempotency-key'));

  it('stay the same while nobody knows whether the write happened', async () => {
    const api = standInForApi({ completeTask: () => 'unreachable' });
    await request('completeTask', completion);
    api.change({ completeTask: () => refuse(503, 'unavailable') });
    await request('completeTask', completion);
    api.change({ completeTask: () => ({ task, instance, nextTask: null }) });
    await request('completeTask', completion);
    const keys = keysOf(api);
    expect(keys[0]).toMatch(/.{8,}/);
    expect(new Set(keys).size).toBe(1);
  });

  it('are new after an answer, and for other content', async () => {
    const api = standInForApi({ completeTask: () => refuse(422, 'form.invalid') });
    await request('completeTask', completion);
    await request('completeTask', completion);
    api.change({ completeTask: () => 'unreachable' });
    await request('completeTask', completion);
    await request('completeTask', { ...completion, body: { rev: 3, submission: { subject: 'b' } } });
    expect(new Set(keysOf(api)).size).toBe(4);
  });
});
