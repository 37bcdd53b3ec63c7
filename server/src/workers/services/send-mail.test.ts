import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workOf } from '../testing/service-work.ts';
import { NOTHING_OUTSIDE } from './outbound/outside.ts';
import { sendMail } from './send-mail.ts';

let server: SMTPServer;
let mails: string[];
let recipients: string[][];
/** What the server says to a recipient; `null`: welcome. */
let refusal: { readonly code: number; readonly of: RegExp } | null;
let signedIn: unknown[];

beforeEach(async () => {
  [mails, recipients, refusal, signedIn] = [[], [], null, []];
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      signedIn.push([username, password]);
      if (password === 'p@ss') done(null, { user: username });
      else done(new Error('no'));
    },
    onRcptTo: ({ address }, _session, done) => {
      if (refusal?.of.test(address))
        done(Object.assign(new Error('Not here'), { responseCode: refusal.code }));
      else done();
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        recipients.push(envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

const urlWith = (password: string) => {
  const { port } = server.server.address() as AddressInfo;
  return `smtp://flow:${password}@127.0.0.1:${port}`;
};
const send = (input: Parameters<typeof workOf>[0], variables = {}, password = 'p%40ss') =>
  sendMail({
    ...NOTHING_OUTSIDE,
    timeoutMs: 2000,
    mail: { url: urlWith(password), from: 'Flow <flow@example.com>' },
  })(workOf(input, variables));
const letter = { to: 'a@example.com', subject: 'Hello', text: 'Good day' };

describe('a mail', () => {
  it('goes to everybody, filled in from the case', async () => {
    const result = await send(
      {
        to: ['a@example.com', '张三 <b@example.com>'],
        cc: 'c@example.com; d@example.com',
        subject: '投诉 {{complaint.docNo}}\r\nBcc: evil@example.com',
        html: '<b>{{complaint.text}}</b>{{nothing}}',
        text: '{{complaint.text}} {{amount}}',
        amount: 12,
      },
      { complaint: { docNo: 'TS-1', text: '<script>' } },
    );
    expect(result).toMatchObject({ kind: 'completed', variables: { mail: { rejected: [] } } });
    expect(recipients).toEqual([['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']]);
    const [mail = ''] = mails;
    expect(mail).toMatch(/^From: Flow <flow@example\.com>$/m);
    expect(mail).not.toMatch(/^Bcc:/im);
    expect(mail).toContain('<b>&lt;script&gt;</b>');
    expect(mail).toContain('<script> 12');
    expect(signedIn).toEqual([['flow', 'p@ss']]);
  });

  it('has a Message-ID that follows from its job, so that a repeat is recognised', async () => {
    await send(letter);
    await send(letter);
    const ids = mails.map((mail) => /^Message-ID: (<m\w+@example\.com>)\r$/im.exec(mail)?.[1]);
    expect(ids[0]).toBeDefined();
    expect(ids[1]).toBe(ids[0]);
  });

  it('that is refused for good is for people, one that is put off is tried again', async () => {
    refusal = { code: 550, of: /a@/ };
    expect(await send(letter)).toMatchObject({ kind: 'refused', code: 'smtp-550' });
    refusal = { code: 451, of: /a@/ };
    await expect(send(letter)).rejects.toThrow('The mail was not sent');
    refusal = { code: 550, of: /b@/ };
    expect(await send({ ...letter, cc: 'b@example.com' })).toMatchObject({
      variables: { mail: { accepted: ['a@example.com'], rejected: ['b@example.com'] } },
    });
  });

  it('tells nobody the password', async () => {
    const result = await send(letter, {}, 's3cret');
    expect(result).toMatchObject({ kind: 'refused', code: 'smtp-535' });
    expect(JSON.stringify(result)).not.toContain('s3cret');
  });

  it('that cannot be delivered is tried again', async () => {
    const url = urlWith('p%40ss');
    await new Promise<void>((resolve) => server.close(resolve));
    const mail = { url, from: 'flow@example.com' };
    const attempt = sendMail({ ...NOTHING_OUTSIDE, mail })(workOf(letter));
    await expect(attempt).rejects.toThrow('ECONNREFUSED');
    server = new SMTPServer({ disabledCommands: ['STARTTLS'] });
    await new Promise<void>((resolve) => server.listen(0, resolve));
  });

  it.each([
    [{ ...letter, to: '' }],
    [{ to: 'a@example.com', subject: 'x' }],
    [{ to: 'a@example.com', text: 'x' }],
    [{ ...letter, to: Array.from({ length: 101 }, (_, n) => `p${n}@example.com`) }],
  ])('is refused when it is incomplete', async (input) => {
    expect(await send(input)).toMatchObject({ kind: 'refused', code: 'input-invalid' });
  });

  it('is refused where mail is not set up', async () => {
    expect(await sendMail(NOTHING_OUTSIDE)(workOf(letter))).toMatchObject({ code: 'mail-not-configured' });
  });
});
