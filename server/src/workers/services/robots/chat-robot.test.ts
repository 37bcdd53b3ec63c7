import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OtherSystem, otherSystem } from '../../testing/other-system.ts';
import { workOf } from '../../testing/service-work.ts';
import { NOTHING_OUTSIDE, type Outside } from '../outbound/outside.ts';
import { chatRobot } from './chat-robot.ts';
import { dingtalkRobot, feishuRobot, type RobotDialect, wecomRobot } from './robot-dialects.ts';

const SECRET = 'SEC-s3cret';
const NOW = '2026-03-02T01:00:00.500Z';
const SECONDS = String(Math.floor(Date.parse(NOW) / 1000));

let group: OtherSystem;
beforeEach(async () => {
  group = await otherSystem();
});
afterEach(() => group.stop());

const outside = (): Outside => ({
  ...NOTHING_OUTSIDE,
  timeoutMs: 2000,
  connections: {
    wecom: { kind: 'wecom-robot', url: `${group.url}/cgi-bin/webhook/send?key=s3cret` },
    ding: { kind: 'dingtalk-robot', url: `${group.url}/robot/send?access_token=s3cret`, secret: SECRET },
    feishu: { kind: 'feishu-robot', url: `${group.url}/open-apis/bot/v2/hook/s3cret`, secret: SECRET },
    open: { kind: 'feishu-robot', url: `${group.url}/hook`, secret: null },
  },
});
const say = (dialect: RobotDialect, input: Parameters<typeof workOf>[0]) =>
  chatRobot(dialect, outside())(workOf(input, { complaint: { docNo: 'TS-1' } }, { now: NOW }));
const heard = () => {
  const { url = '', body = '{}' } = group.received.at(-1) ?? {};
  return { url: new URL(url, group.url), body: JSON.parse(body) };
};

describe('a WeCom robot', () => {
  it('says texts that call upon people, and markdown', async () => {
    group.answer({ body: '{"errcode":0,"errmsg":"ok"}' });
    const input = { connection: 'wecom', text: '投诉 {{complaint.docNo}}', mentions: '13800000000' };
    expect(await say(wecomRobot, input)).toEqual({ kind: 'completed' });
    expect(heard().url.search).toBe('?key=s3cret');
    expect(heard().body).toEqual({
      msgtype: 'text',
      text: { content: '投诉 TS-1', mentioned_mobile_list: ['13800000000'] },
    });
    await say(wecomRobot, { connection: 'wecom', markdown: '**{{complaint.docNo}}**' });
    expect(heard().body).toEqual({ msgtype: 'markdown', markdown: { content: '**TS-1**' } });
  });
});

describe('a DingTalk robot', () => {
  it('signs in the address', async () => {
    group.answer({ body: '{"errcode":0,"errmsg":"ok"}' });
    await say(dingtalkRobot, { connection: 'ding', markdown: '# {{complaint.docNo}}', title: '新投诉' });
    const { url, body } = heard();
    const timestamp = url.searchParams.get('timestamp');
    expect(timestamp).toBe(String(Date.parse(NOW)));
    const sign = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64');
    expect(url.searchParams.get('sign')).toBe(sign);
    expect(group.received[0]?.url).toContain(`sign=${encodeURIComponent(sign)}`);
    expect(url.searchParams.get('access_token')).toBe('s3cret');
    expect(body).toMatchObject({ msgtype: 'markdown', markdown: { title: '新投诉', text: '# TS-1' } });
  });
});

describe('a Feishu robot', () => {
  it('signs in the body', async () => {
    group.answer({ body: '{"StatusCode":0,"code":0,"msg":"success"}' });
    await say(feishuRobot, { connection: 'feishu', text: 'x' });
    const sign = createHmac('sha256', `${SECONDS}\n${SECRET}`).update('').digest('base64');
    expect(heard().body).toEqual({ timestamp: SECONDS, sign, msg_type: 'text', content: { text: 'x' } });
  });

  it('needs no signature where the robot checks none, and says markdown in a card', async () => {
    group.answer({ body: '{"StatusCode":0}' });
    expect(await say(feishuRobot, { connection: 'open', markdown: '**a**', title: 'T' })).toEqual({
      kind: 'completed',
    });
    expect(heard().body).toEqual({
      msg_type: 'interactive',
      card: {
        header: { title: { tag: 'plain_text', content: 'T' } },
        elements: [{ tag: 'markdown', content: '**a**' }],
      },
    });
  });
});

describe('a robot’s answer', () => {
  it.each([
    [wecomRobot, 'wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}'],
    [dingtalkRobot, 'ding', '{"errcode":410100,"errmsg":"send too fast"}'],
    [feishuRobot, 'feishu', '{"code":11232,"msg":"frequency limited"}'],
  ])('of 200 that says “too often” is tried again', async (dialect, connection, body) => {
    group.answer({ body });
    await expect(say(dialect, { connection, text: 'x' })).rejects.toThrow(/answered with code \d+/);
  });

  it.each([
    [wecomRobot, 'wecom', '{"errcode":93000,"errmsg":"invalid webhook url s3cret"}'],
    [dingtalkRobot, 'ding', '{"errcode":310000,"errmsg":"sign not match s3cret"}'],
    [feishuRobot, 'feishu', '{"code":19021,"msg":"sign match fail s3cret"}'],
    [feishuRobot, 'feishu', 'not JSON s3cret'],
  ])(
    'of 200 with another code inside is for people, and repeats no secret',
    async (dialect, connection, body) => {
      group.answer({ body });
      const result = await say(dialect, { connection, text: 'x' });
      expect(result).toMatchObject({ kind: 'refused', code: 'robot-refused' });
      expect(JSON.stringify(result)).not.toContain('s3cret');
    },
  );

  it('that does not come is waited for again', async () => {
    group.answer({ hangUp: true });
    await expect(say(wecomRobot, { connection: 'wecom', text: 'x' })).rejects.toThrow();
    group.answer({ status: 502 });
    await expect(say(wecomRobot, { connection: 'wecom', text: 'x' })).rejects.toThrow('502');
  });

  it('of 429 or 503 may say when to come again', async () => {
    group.answer({ status: 429, headers: { 'retry-after': '60' } });
    const minute = { name: 'TryAgainAfter', afterMs: 60_000 };
    await expect(say(wecomRobot, { connection: 'wecom', text: 'x' })).rejects.toMatchObject(minute);
    // half a second of NOW is over
    group.answer({ status: 503, headers: { 'retry-after': 'Mon, 02 Mar 2026 01:00:30 GMT' } });
    const halfMinute = { name: 'TryAgainAfter', afterMs: 29_500 };
    await expect(say(dingtalkRobot, { connection: 'ding', text: 'x' })).rejects.toMatchObject(halfMinute);
  });

  it('is not asked for without a connection of its kind, or a message', async () => {
    for (const input of [{ text: 'x' }, { connection: 'ding', text: 'x' }, { connection: 'wecom' }])
      expect(await say(wecomRobot, input)).toMatchObject({ kind: 'refused', code: 'input-invalid' });
    expect(group.received).toEqual([]);
  });
});
