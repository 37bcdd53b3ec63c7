import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isReachable } from './addresses.ts';

/** Resolves a name; replaced where a test lets a name change its address. */
export type Resolve = (
  name: string,
  answer: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

export interface OutboundRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Whether the host may stand at a private address. */
  readonly mayBePrivate: boolean;
  readonly timeoutMs: number;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
  readonly resolve?: Resolve;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
}

/** The request may not be made, or its answer not be taken; making it again would not help. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';
  readonly code: 'address-not-allowed' | 'answer-too-large';

  constructor(code: 'address-not-allowed' | 'answer-too-large', message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * One exchange over a connection of its own. The address that is checked is the one that is connected to, so that a name
 * which resolves differently the next time gains nothing. Follows no redirect. Throws an `OutboundRefused`, or what the
 * network says; no error names the path or the query, which may hold secrets.
 */
export async function sendRequest(request: OutboundRequest): Promise<OutboundAnswer> {
  const { url, method, headers, body, mayBePrivate, timeoutMs } = request;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !isReachable(literal, mayBePrivate)) throw notAllowed(url.hostname);
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([request.signal, timeout]);
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const lookup = checkedLookup(mayBePrivate, request.resolve ?? resolveBySystem);
      const sending = send(url, {
        method,
        headers: { ...headers, ...lengthOf(body) },
        lookup,
        signal,
        agent: false,
      });
      sending.once('response', resolve).once('error', reject);
      sending.end(body);
    });
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      text: await textOf(response, request.mostBytes),
    };
  } catch (error) {
    if (timeout.aborted) throw new Error(`${url.host} did not answer within ${timeoutMs} ms.`);
    throw error;
  }
}

const resolveBySystem: Resolve = (name, answer) => systemLookup(name, { all: true }, answer);

function checkedLookup(mayBePrivate: boolean, resolve: Resolve): LookupFunction {
  return (name, options, callback) => {
    resolve(name, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined)
        callback(error ?? new Error(`${name} has no address.`), '', 4);
      else if (addresses.some(({ address }) => !isReachable(address, mayBePrivate)))
        callback(notAllowed(name), '', 4);
      else if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

function notAllowed(host: string): OutboundRefused {
  return new OutboundRefused('address-not-allowed', `${host} stands at an address that is not allowed.`);
}

function lengthOf(body: string | undefined): { readonly [name: string]: string } {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

function headersOf({ headers }: IncomingMessage): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

async function textOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) {
      response.destroy();
      throw new OutboundRefused('answer-too-large', `The answer has more than ${mostBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
