import { ApiError, type Route, type RouteName, routes } from '@flowbook/contract';
import { ActionKeys } from './action-keys.ts';
import { connection } from './connection.ts';
import type { Failure, Result } from './result.ts';

type Routes = typeof routes;
type Input<Schema> = Schema extends { _zod: { input: infer I } } ? I : never;
type Output<Schema> = Schema extends { _zod: { output: infer O } } ? O : never;
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [name in Name]: string } & ParamsOf<Rest>
  : unknown;
type PartOf<Name extends RouteName, Key extends 'query' | 'body'> =
  Routes[Name] extends Record<Key, infer Schema>
    ? Key extends 'body'
      ? { readonly body: Input<Schema> }
      : { readonly query?: Input<Schema> }
    : unknown;
type PathPart<Name extends RouteName> =
  ParamsOf<Routes[Name]['path']> extends infer Params
    ? unknown extends Params
      ? unknown
      : { readonly params: Params }
    : never;

/** What an operation asks for: path parameters, query and body, as its route says. */
export type Asked<Name extends RouteName> = PathPart<Name> &
  PartOf<Name, 'query'> &
  PartOf<Name, 'body'> & {
    /** A file instead of a JSON body. */
    readonly file?: Blob;
    readonly signal?: AbortSignal;
  };

/** What an operation answers; `undefined` where the answer has no body. */
export type AnswerOf<Name extends RouteName> = Routes[Name] extends { readonly answer: infer Schema }
  ? Output<Schema>
  : undefined;

interface Loose {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly signal?: AbortSignal;
}

const actionKeys = new ActionKeys();
/** Operations whose "not signed in" is an answer and no interruption of work. */
const asksWhoIsThere = new Set<RouteName>(['signIn', 'whoAmI', 'signOut']);

/**
 * Calls one operation of the API and checks the answer against the contract. Never throws: what goes wrong is part of
 * the result. A session that ended meanwhile is announced through `connection.onSessionEnd`.
 */
export async function request<Name extends RouteName>(
  name: Name,
  asked: Asked<Name>,
): Promise<Result<AnswerOf<Name>>> {
  const route: Route = routes[name];
  const loose = asked as Loose;
  const url = addressOf(route, loose);
  const body = loose.file ?? (loose.body === undefined ? undefined : JSON.stringify(loose.body));
  const action = `${route.method} ${url} ${typeof body === 'string' ? body : ''}`;
  const headers = headersOf(route, loose);
  if (route.idempotent) headers['Idempotency-Key'] = actionKeys.keyFor(action);

  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: route.method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(loose.signal === undefined ? {} : { signal: loose.signal }),
    });
    text = await response.text();
  } catch {
    return { ok: false, error: { kind: 'network' } };
  }
  // After a 5xx nobody knows whether the write happened, so a repetition keeps its key.
  if (response.status < 500) actionKeys.settle(action);
  if (!response.ok) {
    if (response.status === 401 && !asksWhoIsThere.has(name)) connection.onSessionEnd();
    return { ok: false, error: refusalOf(response.status, text) };
  }
  return answerOf(route, response.status, text) as Result<AnswerOf<Name>>;
}

function addressOf(route: Route, { params = {}, query = {} }: Loose): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const tail = search.toString();
  return `/api/v1${path}${tail === '' ? '' : `?${tail}`}`;
}

function headersOf(route: Route, { body, file }: Loose): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': connection.locale === 'zh' ? 'zh-CN' : 'en',
  };
  if (file !== undefined) headers['Content-Type'] = 'application/octet-stream';
  else if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (route.method !== 'get' && connection.csrfToken !== null) headers['X-CSRF-Token'] = connection.csrfToken;
  return headers;
}

function refusalOf(status: number, text: string): Failure {
  const parsed = ApiError.safeParse(parseJson(text));
  return parsed.success ? { kind: 'refused', status, error: parsed.data } : { kind: 'malformed', status };
}

function answerOf(route: Route, status: number, text: string): Result<unknown> {
  if (route.answer === undefined) return { ok: true, data: undefined };
  const parsed = route.answer.safeParse(parseJson(text));
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, error: { kind: 'malformed', status } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
