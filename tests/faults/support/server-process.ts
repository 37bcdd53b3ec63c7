import { type ChildProcess, fork } from 'node:child_process';
import type { Audit, Fault, FromServer, Wish } from './protocol.ts';

export interface ServerPlace {
  /** The bundled `server-main.ts`. */
  readonly program: string;
  readonly dataDir: string;
  readonly library: string;
  /** From the machine's clock. */
  readonly clockOffsetMs: number;
  /** Settings beyond those of an embedded store. */
  readonly environment?: { readonly [name: string]: string };
}

/** How long anything that the process was asked for may take before it counts as hanging. */
const PATIENCE_MS = 120_000;

/** A real server in a process of its own, killed at any time and started again on the same data. */
export class ServerProcess {
  static readonly #running = new Set<ChildProcess>();
  static #isOver = false;
  readonly #place: ServerPlace;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #url = '';
  #asked = 0;
  offsetMs: number;

  constructor(place: ServerPlace) {
    this.#place = place;
    this.offsetMs = place.clockOffsetMs;
  }

  /** Ends every server at once; none is started any more. */
  static killAll(): void {
    ServerProcess.#isOver = true;
    for (const child of ServerProcess.#running) child.kill('SIGKILL');
  }

  get url(): string {
    return this.#url;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Resolves when the process that runs now is gone. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** What the server's clock shows. */
  now(): string {
    return new Date(Date.now() + this.offsetMs).toISOString();
  }

  async start(fault: Fault): Promise<void> {
    if (ServerProcess.#isOver) throw new ServerGone('No server is started any more.');
    const child = fork(this.#place.program, [], {
      execArgv: [],
      env: {
        ...process.env,
        MONGODB_URI: '',
        NODE_ENV: 'test',
        DATA_DIR: this.#place.dataDir,
        LIBRARY: this.#place.library,
        PORT: this.#url === '' ? '0' : new URL(this.#url).port,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
        SIGN_IN_ATTEMPTS: '100000',
        CLOCK_OFFSET_MS: String(this.offsetMs),
        FAULT: JSON.stringify(fault),
        ...this.#place.environment,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child = child;
    ServerProcess.#running.add(child);
    const endWithRun = () => child.kill('SIGKILL');
    process.prependListener('exit', endWithRun);
    this.#ended = new Promise((resolve) =>
      child.once('exit', () => {
        process.off('exit', endWithRun);
        ServerProcess.#running.delete(child);
        this.#child = null;
        resolve();
      }),
    );
    const ready = await this.#hear('to start', (message) => message.type === 'ready');
    if (ready.type === 'ready') this.#url = ready.url;
  }

  async advanceClock(ms: number): Promise<void> {
    this.offsetMs += ms;
    await this.#ask({ ask: 'advance-clock', ms });
  }

  async idle(): Promise<void> {
    await this.#ask({ ask: 'idle' });
  }

  /** `false` when there is no job to advance to. */
  async advanceToNextJob(): Promise<boolean> {
    const ms = await this.#ask({ ask: 'advance-to-next-job' });
    if (typeof ms === 'number') this.offsetMs += ms;
    return ms !== null;
  }

  /** With the ids of messages and signals from outside that may still be on their way. */
  async audit(submissions: readonly string[] = []): Promise<Audit> {
    return (await this.#ask({ ask: 'audit', submissions })) as Audit;
  }

  /** Ends the process as a power failure would: no handler runs. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  /** Lets it finish what it does and close its store. */
  async stop(): Promise<void> {
    this.#child?.disconnect();
    await this.#ended;
  }

  async #ask(wish: Wish): Promise<unknown> {
    const id = ++this.#asked;
    const heard = this.#hear(wish.ask, (message) => message.type !== 'ready' && message.id === id);
    this.#child?.send({ ...wish, id }, () => {});
    const message = await heard;
    if (message.type === 'failed') throw new Error(`The server could not ${wish.ask}: ${message.reason}`);
    return message.type === 'answer' ? message.answer : null;
  }

  #hear(what: string, isExpected: (message: FromServer) => boolean): Promise<FromServer> {
    const child = this.#child;
    if (child === null) return Promise.reject(new ServerGone('The server is not running.'));
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        child.off('message', heard);
        child.off('exit', ended);
        clearTimeout(patience);
        finish();
      };
      const heard = (message: FromServer) => {
        if (isExpected(message)) settle(() => resolve(message));
      };
      const ended = (code: number | null) =>
        settle(() => reject(new ServerGone(`The server ended (code ${code}) instead of: ${what}.`)));
      const patience = setTimeout(
        () => settle(() => reject(new Error(`The server hangs at: ${what}.`))),
        PATIENCE_MS,
      );
      child.on('message', heard);
      child.once('exit', ended);
    });
  }
}

export class ServerGone extends Error {
  override readonly name = 'ServerGone';
}
