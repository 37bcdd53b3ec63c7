import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tempDirectory } from './temp-directory.ts';

/** Why there is no Redis to test with; `null` when there is one. */
export const noRedis =
  spawnSync('redis-server', ['--version']).error === undefined ? null : 'no redis-server is on the PATH';
if (noRedis !== null) console.warn(`Tests with Redis are skipped: ${noRedis}.`);

/** A Redis server of its own that a test kills and starts again under the same address. */
export class RedisServer {
  readonly #temp = tempDirectory();
  #child: ChildProcess | null = null;

  private constructor(readonly port: number) {}

  /** An address at which nothing listens until `start`. */
  static async reserve(): Promise<RedisServer> {
    return new RedisServer(await freePort());
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const settings = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', [...settings, '--dir', this.#temp.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`redis-server ended with code ${code}.`)));
      child.stdout.on('data', (text: Buffer) => {
        if (text.includes('Ready to accept connections')) resolve();
      });
    });
  }

  /** Ends it without a farewell. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async dispose(): Promise<void> {
    await this.kill();
    this.#temp.remove();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
