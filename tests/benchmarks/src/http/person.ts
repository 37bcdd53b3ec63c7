import { Agent, request } from 'node:http';
import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { io, type Socket } from 'socket.io-client';

/** Connections that rest longer are given up before the server does, after 5 s. */
const IDLE_MS = 2000;

/** A person at a browser: signed in, with connections that are kept open. Times every request. */
export class Person {
  readonly #url: string;
  readonly #agent: Agent;
  #cookie = '';
  #csrfToken = '';
  #socket: Socket | null = null;
  /** How long each request took, ms. */
  readonly latencies: number[] = [];
  /** Messages that came over the socket. */
  heard = 0;
  readonly #tasksHeard = new Map<string, string[]>();
  readonly #listeners = new Map<string, () => void>();
  /** Told of every task at its first message. */
  onTask: (taskId: string) => void = () => {};
  readonly #known = new Set<string>();

  private constructor(
    readonly username: string,
    url: string,
    connections: number,
  ) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true, timeout: IDLE_MS });
  }

  /** All demo people share one password. */
  static async signIn(url: string, username: string, connections: number): Promise<Person> {
    const person = new Person(username, url, connections);
    const { csrfToken } = await person.send<{ csrfToken: string }>('POST', '/session', {
      username,
      password: 'flowbook',
    });
    person.#csrfToken = csrfToken;
    await person.#listen();
    person.latencies.length = 0;
    return person;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.send<Answer>('GET', path);
  }

  post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.send<Answer>('POST', path, body);
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.send<Answer>('PUT', path, body);
  }

  /** The first task of a case that this person hears of beyond those named. */
  async hearOfTask(instanceId: string, known: readonly string[]): Promise<string> {
    for (;;) {
      const news = this.#tasksHeard.get(instanceId)?.find((id) => !known.includes(id));
      if (news !== undefined) return news;
      await new Promise<void>((resolve) => this.#listeners.set(instanceId, resolve));
    }
  }

  leave(): void {
    this.#socket?.disconnect();
    this.#agent.destroy();
  }

  private send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      cookie: this.#cookie,
      'x-csrf-token': this.#csrfToken,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const asked = request(
        `${this.#url}/api/v1${path}`,
        { method, headers, agent: this.#agent },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('error', reject);
          answer.once('end', () => {
            this.latencies.push(performance.now() - began);
            const content = Buffer.concat(parts).toString();
            const cookie = answer.headers['set-cookie']?.[0]?.split(';', 1)[0];
            if (cookie !== undefined) this.#cookie = cookie;
            if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(content) as Answer);
            else reject(new Error(`${method} ${path} of ${this.username} was refused: ${content}`));
          });
        },
      );
      asked.once('error', (error: NodeJS.ErrnoException) => {
        // The server had closed a resting connection and never saw the request; a browser asks again.
        if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(this.send<Answer>(method, path, body));
        else reject(error);
      });
      asked.end(text);
    });
  }

  #listen(): Promise<void> {
    const socket = io(this.#url, { transports: ['websocket'], extraHeaders: { cookie: this.#cookie } });
    this.#socket = socket;
    socket.on(SOCKET_EVENT, (message: SocketMessage) => this.#hear(message));
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
  }

  #hear(message: SocketMessage): void {
    this.heard += 1;
    if (message.type !== 'task.changed') return;
    const { instanceId, taskId } = message;
    if (!this.#known.has(taskId)) {
      this.#known.add(taskId);
      this.onTask(taskId);
    }
    this.#tasksHeard.set(instanceId, [...(this.#tasksHeard.get(instanceId) ?? []), taskId]);
    this.#listeners.get(instanceId)?.();
    this.#listeners.delete(instanceId);
  }
}
