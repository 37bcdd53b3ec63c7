import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@flowbook/server/testing';
import { freePort } from './free-port.ts';
import type { FromServer, ToServer } from './server-protocol.ts';

/** Whether to keep the data on a MongoDB server instead of the embedded store. */
const onMongodb = process.env.FLOWBOOK_TEST_MONGODB_URI !== undefined;

/**
 * A real server in a process of its own, with data of its own and a clock that a test moves. The process can be killed
 * at any time and started again on the same data.
 */
export class ServerProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'flowbook-e2e-'));
  private database: TestDatabase | null = null;
  private child: ChildProcess | null = null;
  private address: string | null = null;
  private port: number | null = null;
  private offsetMs = 0;

  get url(): string {
    if (this.address === null) throw new Error('The server is not running.');
    return this.address;
  }

  async start(): Promise<void> {
    if (onMongodb) this.database ??= await testDatabase();
    // The same port after a restart, so that open pages find the server again.
    this.port ??= await freePort();
    const child = fork(join(import.meta.dirname, 'server-main.ts'), [], {
      execArgv: ['--import', 'tsx'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATA_DIR: this.dataDir,
        MONGODB_URI: this.database?.uri ?? '',
        PORT: String(this.port),
        LOG_LEVEL: 'warn',
        CLOCK_OFFSET_MS: String(this.offsetMs),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    const ready = await this.next((message) => message.type === 'ready');
    if (ready.type === 'ready') this.address = ready.url;
  }

  /** Moves the server's clock forward; ends what was begun before, and returns when what became due is done. */
  async advanceClock(ms: number): Promise<void> {
    this.offsetMs += ms;
    this.send({ type: 'advance-clock', ms });
    await this.next((message) => message.type === 'clock-advanced');
  }

  /** Ends the process as a power failure would: no handler runs. */
  async kill(): Promise<void> {
    const child = this.running();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    this.child = null;
  }

  async dispose(): Promise<void> {
    if (this.child !== null) await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
    await this.database?.remove();
  }

  private send(message: ToServer): void {
    this.running().send(message);
  }

  private running(): ChildProcess {
    if (this.child === null) throw new Error('The server is not running.');
    return this.child;
  }

  private next(isExpected: (message: FromServer) => boolean): Promise<FromServer> {
    const child = this.running();
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`The server ended with code ${code}.`));
      const heard = (message: FromServer) => {
        if (!isExpected(message)) return;
        child.off('message', heard);
        child.off('exit', ended);
        resolve(message);
      };
      child.on('message', heard);
      child.once('exit', ended);
    });
  }
}
