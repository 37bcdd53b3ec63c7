import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type TempDirectory, tempDirectory } from './temp-directory.ts';
import { TestClient } from './test-client.ts';

/** A node in a process of its own, which a test can kill. */
export class NodeProcess {
  private constructor(
    readonly url: string,
    readonly child: ChildProcess,
    private readonly temp: TempDirectory,
  ) {}

  static async start(environment: { readonly [name: string]: string }): Promise<NodeProcess> {
    const temp = tempDirectory();
    const child = fork(join(import.meta.dirname, 'node-main.ts'), [], {
      execArgv: ['--import', 'tsx'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: '0',
        DATA_DIR: temp.path,
        LOG_LEVEL: 'error',
        ...environment,
      },
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve(String(message)));
      child.once('exit', (code) => reject(new Error(`The node ended with code ${code}.`)));
    });
    return new NodeProcess(url, child, temp);
  }

  async as(username: string): Promise<TestClient> {
    const client = new TestClient(this.url);
    await client.signIn(username);
    return client;
  }

  /** Ends it as a power failure would. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGKILL');
      await ended;
    }
    this.temp.remove();
  }
}
