import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OtherSystem, otherSystem } from '../testing/other-system.ts';
import { workOf } from '../testing/service-work.ts';
import { HOUR, MINUTE, World } from '../testing/world.ts';
import { httpRequest } from './http-request.ts';
import { NOTHING_OUTSIDE, type Outside } from './outbound/outside.ts';
import type { Resolve } from './outbound/send-request.ts';

let other: OtherSystem;
let elsewhere: OtherSystem;
beforeEach(async () => {
  other = await otherSystem();
  elsewhere = await otherSystem();
});
afterEach(async () => {
  await Promise.all([other.stop(), elsewhere.stop()]);
});

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const outside = (changes: Partial<Outside> = {}): Outside => ({
  ...NOTHING_OUTSIDE,
  allowedHosts: { hosts: [], privateHosts: [other.host] },
  timeoutMs: 2000,
  ...changes,
});
const send = (input: Parameters<typeof workOf>[0], changes: Partial<Outside> = {}) =>
  httpRequest(outside(changes))(workOf(input));

describe('an http request', () => {
  it('sends what its inputs say, and takes the answer in', async () => {
    other.answer({ status: 201, headers: JSON_TYPE, body: '{"id":7,"名":"好"}' });
    const result = await send({
      url: `${other.url}/orders?a=1`,
      query: { q: '投 诉', n: 2 },
      headers: '{"X-Shop": "s1"}',
      body: { sum: 3, 'a.b': ['好'] },
    });
    expect(result).toMatchObject({
      kind: 'completed',
      variables: { response: { status: 201, body: { id: 7, 名: '好' }, headers: JSON_TYPE } },
    });
    const [request] = other.received;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/orders?a=1&q=%E6%8A%95+%E8%AF%89&n=2',
      headers: { 'content-type': 'application/json', 'x-shop': 's1', 'user-agent': 'Flowbook' },
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({ sum: 3, 'a.b': ['好'] });
  });

  it('carries the same key at every attempt, and another for another job', async () => {
    const handler = httpRequest(outside());
    const input = { url: other.url };
    await handler(workOf(input));
    await handler(workOf(input));
    await handler(workOf(input, {}, { key: 'service:i1:j2' }));
    const [first, second, third] = other.received.map(({ headers }) => headers['idempotency-key']);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
  });

  it.each([500, 503, 429, 408])('that is answered with %d is tried again', async (status) => {
    other.answer({ status });
    await expect(send({ url: `${other.url}/x?token=s3cret` })).rejects.toThrow(`answered with ${status}`);
    await expect(send({ url: `${other.url}/x?token=s3cret` })).rejects.not.toThrow('s3cret');
  });

  it('that is answered with another 4xx is the error that the task declares, else for people', async () => {
    other.answer({ status: 404, headers: JSON_TYPE, body: '{"why":"gone"}' });
    const errors = '4xx=REJECTED, 404=NOT_FOUND';
    expect(await send({ url: other.url, errors })).toMatchObject({
      kind: 'error',
      errorCode: 'NOT_FOUND',
      variables: { response: { status: 404, body: { why: 'gone' } } },
    });
    expect(await send({ url: other.url })).toMatchObject({ kind: 'refused', code: 'http-404' });
    other.answer({ status: 409 });
    expect(await send({ url: other.url, errors })).toMatchObject({ kind: 'error', errorCode: 'REJECTED' });
    other.answer({ status: 500 });
    expect(await send({ url: other.url, errors: '500=BROKEN' })).toMatchObject({ errorCode: 'BROKEN' });
  });

  it('whose connection breaks, or that is not answered in time, is tried again', async () => {
    other.answer({ hangUp: true });
    await expect(send({ url: other.url })).rejects.toThrow();
    other.answer({ silent: true });
    await expect(send({ url: other.url }, { timeoutMs: 50 })).rejects.toThrow('did not answer within 50 ms');
  });

  it('takes no more than so many bytes', async () => {
    other.answer({ body: 'x'.repeat(2000) });
    expect(await send({ url: other.url }, { mostBytes: 1000 })).toMatchObject({ code: 'answer-too-large' });
  });

  it.each([
    [{}],
    [{ url: 'ftp://a.example' }],
    [{ url: 'nonsense' }],
    [{ url: 'https://user:pw@a.example' }],
    [{ url: 'https://a.example', method: 'TRACE' }],
    [{ url: 'https://a.example', headers: '{"Host":"b"}' }],
    [{ url: 'https://a.example', headers: { 'X-A': 'a\r\nX-B: b' } }],
    [{ url: 'https://a.example', headers: 'none' }],
    [{ url: 'https://a.example', connection: 'ghost' }],
    [{ url: 'https://a.example', errors: '404:NOT_FOUND' }],
  ])('is refused with %j', async (input) => {
    expect(await send(input)).toMatchObject({ kind: 'refused', code: 'input-invalid' });
  });
});

describe('where an http request may go', () => {
  it('is said by settings: not to hosts that are on no list', async () => {
    expect(await send({ url: elsewhere.url })).toMatchObject({ kind: 'refused', code: 'host-not-allowed' });
    expect(elsewhere.received).toEqual([]);
  });

  it('is not a private address, unless the host is listed as private', async () => {
    const allowedHosts = { hosts: [other.host], privateHosts: [] };
    expect(await send({ url: other.url }, { allowedHosts })).toMatchObject({ code: 'address-not-allowed' });
    expect(other.received).toEqual([]);
  });

  it('is the address that was checked, whatever a name says the next time', async () => {
    const port = new URL(other.url).port;
    const answers = ['93.184.216.34', '127.0.0.1'];
    const asked: string[] = [];
    const resolve: Resolve = (name, answer) => {
      asked.push(name);
      answer(null, [{ address: answers[1] ?? '', family: 4 }]);
    };
    const allowedHosts = { hosts: [`rebind.example:${port}`], privateHosts: [] };
    const url = `http://rebind.example:${port}/`;
    expect(await send({ url }, { allowedHosts, resolve })).toMatchObject({ code: 'address-not-allowed' });
    expect([asked, other.received]).toEqual([['rebind.example'], []]);
    const mixed: Resolve = (_, answer) =>
      answer(
        null,
        answers.map((address) => ({ address, family: 4 })),
      );
    expect(await send({ url }, { allowedHosts, resolve: mixed })).toMatchObject({
      code: 'address-not-allowed',
    });
    const privately = { hosts: [], privateHosts: [`rebind.example:${port}`] };
    expect(await send({ url }, { allowedHosts: privately, resolve })).toMatchObject({ kind: 'completed' });
  });

  it('is not where a redirect of an allowed host leads, unless that is allowed too', async () => {
    other.answer({ status: 302, headers: { location: `${elsewhere.url}/in` } });
    expect(await send({ url: other.url })).toMatchObject({ code: 'host-not-allowed' });
    expect(elsewhere.received).toEqual([]);
    const allowedHosts = { hosts: [], privateHosts: [other.host, elsewhere.host] };
    elsewhere.answer({ body: 'there' });
    expect(await send({ url: other.url }, { allowedHosts })).toMatchObject({
      variables: { response: { body: 'there' } },
    });
    expect(await send({ url: other.url, body: 'x' }, { allowedHosts })).toMatchObject({ code: 'http-302' });
  });

  it('ends after a few redirects', async () => {
    other.answer({ status: 302, headers: { location: '/again' } });
    expect(await send({ url: other.url })).toMatchObject({ code: 'http-302' });
    expect(other.received).toHaveLength(6);
  });
});

describe('a connection of the settings', () => {
  const crm = () => ({
    crm: { kind: 'http' as const, url: `${other.url}/api/`, headers: { authorization: 'Bearer s3cret' } },
  });
  const nowhere = { hosts: [], privateHosts: [] };

  it('allows its host, and gives its headers to no other', async () => {
    const allowedHosts = { hosts: [], privateHosts: [elsewhere.host] };
    other.answer({ status: 307, headers: { location: elsewhere.url } });
    await send({ connection: 'crm', url: '/customers/1' }, { connections: crm(), allowedHosts });
    expect(other.received[0]).toMatchObject({
      url: '/api/customers/1',
      headers: { authorization: 'Bearer s3cret' },
    });
    expect(elsewhere.received[0]?.headers.authorization).toBeUndefined();
  });

  it('cannot be left by what a model fills in', async () => {
    for (const url of ['//evil.example/', 'https://evil.example/', '@evil.example/', '../../evil']) {
      await send({ connection: 'crm', url }, { connections: crm(), allowedHosts: nowhere });
    }
    expect(other.received).toHaveLength(4);
  });
});

describe('in a process', () => {
  let world: World;
  afterEach(() => world.dispose());

  it('is tried again after a failure, and its answer goes where the task says', async () => {
    world = await World.open({ services: { 'http-request': httpRequest(outside()) } });
    await world.publish('http-call');
    other.answer({ status: 503 }, { headers: JSON_TYPE, body: '{"name":"张三"}' });
    const { id } = await world.start('http-call', { address: other.url, question: { id: 'c1' } });
    await world.workers.idle();
    expect((await world.instance(id)).status).toBe('active');
    await world.advance(1000);
    const ended = await world.instance(id);
    expect([ended.status, world.variablesOf(ended).customer]).toEqual(['completed', { name: '张三' }]);
    other.answer({ status: 404 });
    const { id: lost } = await world.start('http-call', { address: other.url });
    await world.workers.idle();
    const history = await world.store.instances.events(lost, 0, 100);
    expect(history.filter(({ type }) => type === 'element-entered').at(-1)?.elementId).toBe('end_unknown');
  });

  it.each([
    [429, '120'],
    [503, 'Mon, 02 Mar 2026 01:02:00 GMT'],
  ])(
    'is tried again when an answer of %d with “Retry-After: %s” says, and not before',
    async (status, when) => {
      world = await World.open({ services: { 'http-request': httpRequest(outside()) } });
      await world.publish('http-call');
      other.answer({ status, headers: { 'retry-after': when } }, { headers: JSON_TYPE, body: '{}' });
      const { id } = await world.start('http-call', { address: other.url });
      await world.workers.idle();
      await world.advance(2 * MINUTE - 1);
      expect(other.received).toHaveLength(1);
      expect((await world.instance(id)).status).toBe('active');
      await world.advance(1);
      expect(other.received).toHaveLength(2);
      expect((await world.instance(id)).status).toBe('completed');
    },
  );

  it('is tried again after a day at most, however long it is to wait, and no more often than the task says', async () => {
    world = await World.open({ services: { 'http-request': httpRequest(outside()) } });
    await world.publish('http-call');
    other.answer({ status: 429, headers: { 'retry-after': '99999999' } });
    const { id } = await world.start('http-call', { address: other.url });
    await world.workers.idle();
    for (const attempts of [1, 2, 3]) {
      expect(other.received).toHaveLength(attempts);
      await world.advance(24 * HOUR);
    }
    expect(other.received).toHaveLength(3);
    expect(await world.store.instances.openIncidents(id)).toMatchObject([
      { code: 'job-failed', reason: expect.stringContaining('answered with 429') },
    ]);
  });

  it('to a host that is not allowed is an incident that says so', async () => {
    world = await World.open({ services: { 'http-request': httpRequest(outside()) } });
    await world.publish('http-call');
    const { id } = await world.start('http-call', { address: elsewhere.url });
    await world.workers.idle();
    const [incident] = await world.store.instances.openIncidents(id);
    expect(incident?.reason).toContain('host-not-allowed: ');
    expect(incident?.reason).toContain('HTTP_HOSTS');
  });
});
