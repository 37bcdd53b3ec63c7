import { derivedId } from '../../platform/ids.ts';
import type { Json } from '../../stores/ports/rows.ts';
import { InputError, objectIn, requiredText, textIn, unlessInputError } from './input.ts';
import { admission } from './outbound/allowed-hosts.ts';
import { connectionOf, type Outside } from './outbound/outside.ts';
import { passingFailure } from './outbound/retry-after.ts';
import { type OutboundAnswer, OutboundRefused, sendRequest } from './outbound/send-request.ts';
import type { ServiceHandler, ServiceResult, ServiceWork, Variables } from './service-handler.ts';
import { errorCodeFor } from './status-errors.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
/** Headers that the exchange itself decides, or that would take it elsewhere. */
const NOT_THEIRS = /^(host|content-length|transfer-encoding|connection|upgrade|proxy-.*|te|trailer|expect)$/i;

interface Call {
  readonly url: URL;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Origin that the operator's own connection allows and gives its headers to. */
  readonly trusted: { readonly origin: string; readonly headers: { readonly [name: string]: string } } | null;
}

/**
 * `http-request`: asks another system. Inputs: `url` (with `connection`, the name of one that settings know, relative to
 * it), `method`, `query`, `headers`, `body` (an object is sent as JSON), `errors` (`404=NOT_FOUND, 4xx=REJECTED`).
 * Result: `response` with `status`, `headers`, `body` (JSON where it is, else text). Networks' troubles, 5xx, 408 and 429 are tried
 * again, 429 and 503 when their `Retry-After` says; other 4xx are the BPMN error that `errors` names, or an incident. Every attempt carries the same
 * `Idempotency-Key`.
 */
export function httpRequest(outside: Outside): ServiceHandler {
  return (work) =>
    unlessInputError(async () => {
      const call = callOf(outside, work);
      try {
        return resultOf(work, call, await exchange(outside, work, call));
      } catch (error) {
        if (error instanceof OutboundRefused)
          return { kind: 'refused', code: error.code, reason: error.message };
        if (error instanceof HostRefused)
          return { kind: 'refused', code: 'host-not-allowed', reason: error.message };
        throw error;
      }
    });
}

/** The host is on no list. */
class HostRefused extends Error {
  constructor(url: URL) {
    super(`${url.host} is not among the hosts that HTTP_HOSTS and HTTP_PRIVATE_HOSTS allow.`);
  }
}

function callOf(outside: Outside, { key, input }: ServiceWork): Call {
  // Said wrongly, it is better known before the request than when it fails.
  errorCodeFor(textIn(input, 'errors'), 0);
  const name = textIn(input, 'connection');
  const connection = name === null ? null : connectionOf(outside, name, 'http');
  if (name !== null && connection === null) throw new InputError(`There is no http connection "${name}".`);
  const url = urlOf(
    connection === null ? requiredText(input, 'url') : (textIn(input, 'url') ?? ''),
    connection?.url,
  );
  for (const [parameter, value] of Object.entries(objectIn(input, 'query')))
    url.searchParams.append(parameter, plain(value));
  const body = Object.hasOwn(input, 'body') ? (input.body ?? null) : null;
  const method = (textIn(input, 'method') ?? (body === null ? 'GET' : 'POST')).toUpperCase();
  if (!METHODS.has(method))
    throw new InputError(`The method "${method}" is none of ${[...METHODS].join(', ')}.`);
  const sendsBody = body !== null && body !== '' && method !== 'GET' && method !== 'HEAD';
  return {
    url,
    method,
    headers: {
      accept: 'application/json, text/*;q=0.9, */*;q=0.5',
      'user-agent': 'Flowbook',
      ...(sendsBody && {
        'content-type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json',
      }),
      ...headersIn(input),
      'idempotency-key': derivedId('h', key),
    },
    ...(sendsBody && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    trusted:
      connection === null ? null : { origin: new URL(connection.url).origin, headers: connection.headers },
  };
}

function urlOf(text: string, base: string | undefined): URL {
  const address = base === undefined ? text : `${base.replace(/\/+$/, '')}/${text.replace(/^\/+/, '')}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new InputError('The input "url" is no http or https address.');
  if (url.username !== '' || url.password !== '')
    throw new InputError('The input "url" holds a password; use a connection of the settings instead.');
  return url;
}

function headersIn(input: Variables): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(objectIn(input, 'headers')).map(([name, value]) => {
      const text = plain(value);
      if (
        NOT_THEIRS.test(name) ||
        !/^[\w!#$%&'*+.^`|~-]+$/.test(name) ||
        /[^\t\x20-\x7e\x80-\xff]/.test(text)
      )
        throw new InputError(`The header "${name}" cannot be sent.`);
      return [name.toLowerCase(), text];
    }),
  );
}

/** Sends, and follows redirects of what only reads; every station is checked like the first. */
async function exchange(outside: Outside, { signal }: ServiceWork, call: Call): Promise<OutboundAnswer> {
  let { url } = call;
  for (let station = 0; ; station++) {
    const isTrusted = call.trusted?.origin === url.origin;
    const terms = isTrusted ? { mayBePrivate: true } : admission(outside.allowedHosts, url);
    if (terms === null) throw new HostRefused(url);
    const answer = await sendRequest({
      url,
      method: call.method,
      headers: isTrusted ? { ...call.headers, ...call.trusted?.headers } : call.headers,
      ...(call.body !== undefined && { body: call.body }),
      mayBePrivate: terms.mayBePrivate,
      timeoutMs: outside.timeoutMs,
      mostBytes: outside.mostBytes,
      signal,
      ...(outside.resolve !== undefined && { resolve: outside.resolve }),
    });
    const next = redirectOf(call, url, answer);
    if (next === null || station >= MOST_REDIRECTS) return answer;
    url = next;
  }
}

function redirectOf({ method }: Call, from: URL, { status, headers }: OutboundAnswer): URL | null {
  const reads = method === 'GET' || method === 'HEAD';
  const { location } = headers;
  if (!reads || !REDIRECTS.has(status) || location === undefined || !URL.canParse(location, from.href))
    return null;
  const next = new URL(location, from.href);
  return next.protocol === 'http:' || next.protocol === 'https:' ? next : null;
}

function resultOf({ input, now }: ServiceWork, { url, method }: Call, answer: OutboundAnswer): ServiceResult {
  const { status } = answer;
  const variables = { response: { status, headers: answer.headers, body: bodyOf(answer) } };
  if (status >= 200 && status < 300) return { kind: 'completed', variables };
  const errorCode = errorCodeFor(textIn(input, 'errors'), status);
  const what = `${method} ${url.host} was answered with ${status}.`;
  if (errorCode !== null) return { kind: 'error', errorCode, message: what, variables };
  if (status === 408 || status === 429 || status >= 500) throw passingFailure(what, answer, now);
  return { kind: 'refused', code: `http-${status}`, reason: what };
}

function bodyOf({ text, headers }: OutboundAnswer): Json {
  if (text === '') return null;
  if (!/^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
