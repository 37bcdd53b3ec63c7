import type { Me, RouteName } from '@flowbook/contract';
import type { AnswerOf } from '../../../server/src/http/route-types.ts';
import { type Asking, TestClient } from '../../../server/src/testing/test-client.ts';
import type { Command, Essence, Giver, Outcome } from './ledger.ts';

/** Who works in the rounds; `admin` only looks. */
export const staff = ['zhou.min', 'sun.hao', 'li.na', 'wang.qiang', 'chen.jing'] as const;

/** As many as idle connections may be left from before a restart. */
const MOST_ATTEMPTS = 8;

/** What a browser keeps of a session; it outlives the server's process. */
export interface KeptSession {
  readonly cookie: string;
  readonly me: Me;
}

/** A person at the API, signed in with a session that is kept over restarts of the server. */
export class Person implements Giver {
  #client: TestClient;
  #me: Me;
  readonly username: string;

  constructor(url: string, username: string, session: KeptSession) {
    this.username = username;
    this.#client = new TestClient(url);
    this.#client.cookie = session.cookie;
    this.#client.csrfToken = session.me.csrfToken;
    this.#me = session.me;
  }

  static async signIn(url: string, username: string): Promise<KeptSession> {
    const client = new TestClient(url);
    const me = await client.signIn(username);
    return { cookie: client.cookie, me };
  }

  get me(): Me {
    return this.#me;
  }

  get url(): string {
    return this.#client.url;
  }

  /** Goes on at another node, as the same browser. */
  moveTo(url: string): void {
    const { cookie, csrfToken } = this.#client;
    this.#client = new TestClient(url);
    Object.assign(this.#client, { cookie, csrfToken });
  }

  /** Reads something; a session that is over by the clock is begun again. */
  async read<Name extends RouteName>(name: Name, asking: Asking = {}): Promise<AnswerOf<Name>> {
    const response = await this.#send(name, asking);
    const text = await response.text();
    if (!response.ok) throw new Refused(name, response.status, text);
    return JSON.parse(text) as AnswerOf<Name>;
  }

  /** Gives a command and tells what came of it; throws only when nobody is there to take it. */
  async give(command: Command): Promise<Outcome> {
    const { route, params, body, key } = command;
    const response = await this.#send(route, {
      ...(params === undefined ? {} : { params }),
      ...(body === undefined ? {} : { body }),
      key,
    });
    const text = await response.text();
    if (response.status >= 500) return { kind: 'unknown' };
    if (!response.ok) return { kind: 'refused', code: (JSON.parse(text) as { code: string }).code };
    return { kind: 'acknowledged', essence: essenceOf(command, JSON.parse(text)) };
  }

  async #send(name: RouteName, asking: Asking): Promise<Response> {
    const response = await knock(() => this.#client.send(name, asking));
    if (response.status !== 401) return response;
    await response.text();
    this.#me = await this.#client.signIn(this.username);
    return knock(() => this.#client.send(name, asking));
  }
}

/** A server closes a connection that was idle; only one that also refuses a new one is gone. */
export async function knock(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isConnectionLost(error) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** `fetch` says that nobody answered. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof TypeError && /fetch failed|terminated/.test(error.message);
}

export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    name: string,
    readonly status: number,
    text: string,
  ) {
    super(`${name} was refused with ${status}: ${text}`);
  }
}

interface AnsweredInstance {
  readonly id: string;
  readonly rev: number;
  readonly title: string;
  readonly businessKey: string | null;
}

function essenceOf({ route }: Command, answer: unknown): Essence {
  if (route === 'startInstance') {
    const { id, rev, title, businessKey } = (answer as { instance: AnsweredInstance }).instance;
    return { subject: id, instanceId: id, rev, title, businessKey };
  }
  if (route === 'completeTask') {
    const { task, instance } = answer as { task: { id: string }; instance: AnsweredInstance };
    return { subject: task.id, instanceId: instance.id, rev: instance.rev };
  }
  return { subject: (answer as { id: string }).id };
}
