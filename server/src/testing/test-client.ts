import { ApiError, type Me, type Route, type RouteName, routes } from '@flowbook/contract';
import type { AnswerOf } from '../http/route-types.ts';

/** What a test asks for beyond what a browser would send by itself. */
export interface Asking {
  readonly params?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string | number };
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
  readonly key?: string;
}

export interface Answered<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
}

/** A browser's side of the API over real HTTP: keeps the cookie and sends the CSRF token. */
export class TestClient {
  cookie = '';
  csrfToken = '';

  /** With a `token` the client is a machine. */
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  /** The same browser at another server. */
  movedTo(url: string): TestClient {
    const there = new TestClient(url);
    there.cookie = this.cookie;
    there.csrfToken = this.csrfToken;
    return there;
  }

  async signIn(username: string, password = 'flowbook'): Promise<Me> {
    const { data } = await this.ask('signIn', { body: { username, password } });
    this.csrfToken = data.csrfToken;
    return data;
  }

  /** The answer of an operation; throws with the body of a refusal. */
  async ask<Name extends RouteName>(name: Name, asking: Asking = {}): Promise<Answered<AnswerOf<Name>>> {
    const response = await this.send(name, asking);
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} was refused with ${response.status}: ${text}`);
    const data = (text === '' ? undefined : JSON.parse(text)) as AnswerOf<Name>;
    return { status: response.status, headers: response.headers, data };
  }

  /** The refusal of an operation; throws when it was answered instead. */
  async askInVain(name: RouteName, asking: Asking = {}): Promise<Answered<ApiError>> {
    const response = await this.send(name, asking);
    const text = await response.text();
    if (response.ok) throw new Error(`${name} was answered instead of refused: ${text}`);
    return { status: response.status, headers: response.headers, data: ApiError.parse(JSON.parse(text)) };
  }

  async send(name: RouteName, asking: Asking = {}): Promise<Response> {
    const route: Route = routes[name];
    const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) =>
      encodeURIComponent(asking.params?.[part] ?? ''),
    );
    const query = new URLSearchParams(
      Object.entries(asking.query ?? {}).map(([key, value]) => [key, String(value)] as [string, string]),
    );
    const body =
      typeof asking.body === 'string' || asking.body instanceof Uint8Array
        ? asking.body
        : JSON.stringify(asking.body);
    return this.fetch(`/api/v1${path}?${query}`, {
      method: route.method.toUpperCase(),
      ...(asking.body === undefined ? {} : { body: body as string | Uint8Array<ArrayBuffer> }),
      headers: {
        ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(route.method === 'get' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...(asking.key === undefined ? {} : { 'idempotency-key': asking.key }),
        ...asking.headers,
      },
    });
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token !== null) headers.set('authorization', `Bearer ${this.token}`);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    const response = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';', 1)[0] ?? '';
    return response;
  }
}
