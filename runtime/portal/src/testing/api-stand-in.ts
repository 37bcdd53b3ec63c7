import { type RouteName, routes } from '@flowbook/contract';
import { vi } from 'vitest';
import type { AnswerOf } from '../api/request.ts';

/** A request as the stand-in saw it. */
export interface Seen {
  readonly name: RouteName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Headers;
}

type Refusal = { readonly refuse: number; readonly code: string; readonly findings?: readonly unknown[] };
type Handlers = { [Name in RouteName]?: (seen: Seen) => AnswerOf<Name> | Refusal | 'unreachable' };

export const refuse = (status: number, code: string, findings?: readonly unknown[]): Refusal => ({
  refuse: status,
  code,
  ...(findings === undefined ? {} : { findings }),
});

/** Answers `fetch` in the server's place, route by route. What no handler answers is refused as not found. */
export function standInForApi(handlers: Handlers) {
  const seen: Seen[] = [];
  const current: Handlers = { ...handlers };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const [path = '', search = ''] = url.replace('/api/v1', '').split('?');
    const found = match(init.method?.toLowerCase() ?? 'get', path);
    if (found === null) return answer(404, error('route.not-found'));
    const request: Seen = {
      ...found,
      query: new URLSearchParams(search),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    };
    seen.push(request);
    const given = current[found.name]?.(request);
    if (given === 'unreachable') throw new TypeError('Failed to fetch');
    if (isRefusal(given)) return answer(given.refuse, { ...error(given.code), findings: given.findings });
    if (given === undefined && routes[found.name] && 'answer' in routes[found.name]) {
      return answer(404, error('not-found'));
    }
    return answer(given === undefined ? 204 : 200, given);
  });
  return {
    seen,
    asked: (name: RouteName) => seen.filter((each) => each.name === name),
    change: (changes: Handlers) => Object.assign(current, changes),
  };
}

function match(method: string, path: string) {
  for (const [name, route] of Object.entries(routes)) {
    const pattern = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const found = route.method === method ? pattern.exec(path) : null;
    if (found !== null) return { name: name as RouteName, params: { ...found.groups } };
  }
  return null;
}

function isRefusal(given: unknown): given is Refusal {
  return typeof given === 'object' && given !== null && 'refuse' in given;
}

const error = (code: string) => ({ code, message: `Refused: ${code}`, requestId: 'request-1' });

function answer(status: number, body: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status });
}
