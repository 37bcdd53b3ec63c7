import { createTransport, type Transporter } from 'nodemailer';
import { derivedId } from '../../platform/ids.ts';
import { InputError, listIn, requiredText, textIn, unlessInputError } from './input.ts';
import type { Outside } from './outbound/outside.ts';
import type { ServiceHandler } from './service-handler.ts';
import { escapeHtml, fillTemplate } from './template.ts';

const MOST_RECIPIENTS = 100;

/**
 * `send-mail`: sends an e-mail over the SMTP server of the settings. Inputs: `to`, `cc`, `bcc` (lists, or with commas),
 * `subject`, `text`, `html`; the last three may hold places such as `{{complaint.docNo}}`. The Message-ID follows from
 * the job, so that a repeat after a crash is recognised. Result: `mail` with `messageId`, `accepted`, `rejected`. What the server
 * refuses for good (5xx) becomes an incident; everything else is tried again.
 */
export function sendMail({ mail, timeoutMs }: Outside): ServiceHandler {
  let transport: Transporter | null = null;
  return ({ key, input, variables }) =>
    unlessInputError(async () => {
      if (mail === null)
        return {
          kind: 'refused',
          code: 'mail-not-configured',
          reason: 'SMTP_URL and MAIL_FROM are not set.',
        };
      const data = { ...variables(), ...input };
      const [to, cc, bcc] = ['to', 'cc', 'bcc'].map((name) => listIn(input, name)) as [
        Addresses,
        Addresses,
        Addresses,
      ];
      const recipients = to.length + cc.length + bcc.length;
      if (recipients === 0 || recipients > MOST_RECIPIENTS)
        throw new InputError(`A mail has 1 to ${MOST_RECIPIENTS} recipients, not ${recipients}.`);
      const subject = fillTemplate(requiredText(input, 'subject'), data).replace(/\s+/g, ' ');
      const text = textIn(input, 'text');
      const html = textIn(input, 'html');
      if (text === null && html === null) throw new InputError('The mail has neither "text" nor "html".');
      transport ??= createTransport(withPatience(mail.url, timeoutMs));
      try {
        const sent = await transport.sendMail({
          // What a model fills in names no file and no address to be read by the server.
          disableFileAccess: true,
          disableUrlAccess: true,
          messageId: `<${derivedId('m', key)}@${domainOf(mail.from)}>`,
          from: mail.from,
          to: [...to],
          cc: [...cc],
          bcc: [...bcc],
          subject,
          ...(text !== null && { text: fillTemplate(text, data) }),
          ...(html !== null && { html: fillTemplate(html, data, escapeHtml) }),
        });
        const names = (list: readonly unknown[] | undefined) => (list ?? []).map(String);
        return {
          kind: 'completed',
          variables: {
            mail: {
              messageId: sent.messageId,
              accepted: names(sent.accepted),
              rejected: names(sent.rejected),
            },
          },
        };
      } catch (error) {
        const code = responseCode(error);
        if (code === null || code < 500) throw new Error(`The mail was not sent: ${reasonOf(error)}`);
        return {
          kind: 'refused',
          code: `smtp-${code}`,
          reason: `The mail server refused: ${reasonOf(error)}`,
        };
      }
    });
}

type Addresses = readonly string[];

/** The address with the driver's time limits, which it takes from there only. */
function withPatience(smtpUrl: string, timeoutMs: number): string {
  const url = new URL(smtpUrl);
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout'])
    url.searchParams.set(name, String(timeoutMs));
  return url.href;
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'flowbook';
}

function responseCode(error: unknown): number | null {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : null;
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
