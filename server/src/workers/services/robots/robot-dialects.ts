import { createHmac } from 'node:crypto';
import type { Json } from '../../../stores/ports/rows.ts';

/** What is to be said. */
export interface RobotMessage {
  readonly format: 'text' | 'markdown';
  readonly title: string;
  readonly content: string;
  /** Mobile numbers of those who are called upon. */
  readonly mentions: readonly string[];
}

/** How one robot wants to be spoken to. */
export interface RobotDialect {
  readonly kind: 'wecom-robot' | 'dingtalk-robot' | 'feishu-robot';
  /** Address and body of the message, signed with the secret where there is one. */
  speak(
    message: RobotMessage,
    url: URL,
    secret: string | null,
    now: Date,
  ): { readonly url: URL; readonly body: Json };
  /** The code inside an answer; 0 is success. */
  codeIn(answer: { readonly [name: string]: Json }): Json | undefined;
  /** Codes that pass by themselves: too many messages, a busy system. */
  readonly passing: ReadonlySet<number>;
}

export const wecomRobot: RobotDialect = {
  kind: 'wecom-robot',
  speak: ({ format, content, mentions }, url) => ({
    url,
    body:
      format === 'text'
        ? {
            msgtype: 'text',
            text: { content, ...(mentions.length > 0 && { mentioned_mobile_list: mentions }) },
          }
        : { msgtype: 'markdown', markdown: { content } },
  }),
  codeIn: ({ errcode }) => errcode,
  passing: new Set([-1, 45009, 45033]),
};

/** Signed in the address: HMAC-SHA256 of `timestamp\nsecret` (milliseconds) with the secret, base64. */
export const dingtalkRobot: RobotDialect = {
  kind: 'dingtalk-robot',
  speak: ({ format, title, content, mentions }, url, secret, now) => {
    const signed = new URL(url);
    if (secret !== null) {
      const timestamp = String(now.getTime());
      signed.searchParams.set('timestamp', timestamp);
      signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
    }
    const at = { atMobiles: mentions, isAtAll: false };
    return {
      url: signed,
      body:
        format === 'text'
          ? { msgtype: 'text', text: { content }, at }
          : { msgtype: 'markdown', markdown: { title, text: content }, at },
    };
  },
  codeIn: ({ errcode }) => errcode,
  passing: new Set([-1, 130101, 410100, 660026]),
};

/** Signed in the body: HMAC-SHA256 of nothing with the key `timestamp\nsecret` (seconds), base64. */
export const feishuRobot: RobotDialect = {
  kind: 'feishu-robot',
  speak: ({ format, title, content }, url, secret, now) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
    return {
      url,
      body:
        format === 'text'
          ? { ...signature, msg_type: 'text', content: { text: content } }
          : {
              ...signature,
              msg_type: 'interactive',
              card: {
                header: { title: { tag: 'plain_text', content: title } },
                elements: [{ tag: 'markdown', content }],
              },
            },
    };
  },
  // Older webhooks answer `StatusCode`.
  codeIn: ({ code, StatusCode }) => code ?? StatusCode,
  passing: new Set([11232, 99991400]),
};

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
