import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.ts';

/** The built server in a process of its own, as `npm start` runs it, with a data directory of its own. */
export class ServerProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** @param environment what the server is told beside its folder */
  static start(
    dataDir: string,
    environment: { readonly [name: string]: string } = {},
  ): Promise<ServerProcess> {
    // As `npm start` has it: most of what a request makes is garbage when it is answered, and a larger young
    // generation is tidied up less often.
    const nodeArgs = [
      '--min-semi-space-size=16',
      '--max-semi-space-size=64',
      ...(process.env.BENCH_SERVER_ARGS?.split(' ') ?? []),
    ];
    const child = spawn(process.execPath, [...nodeArgs, join(root, 'server/dist/main.js')], {
      cwd: dataDir,
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text) => {
        said += text;
        const url = /ready at (http:\S+)/.exec(said)?.[1];
        if (url !== undefined) resolve(new ServerProcess(url, child));
      });
      child.once('exit', (code) => reject(new Error(`The server ended with code ${code}.`)));
      child.once('error', reject);
    });
  }

  /** Milliseconds of processor time that the server has used so far; `null` where the system does not tell. */
  processorTime(): number | null {
    const path = `/proc/${this.child.pid}/stat`;
    if (!existsSync(path)) return null;
    // After the name in brackets; the 14th and 15th field of proc(5), in hundredths of a second.
    const fields = readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Memory that the server keeps resident; none where the system does not tell. */
  residentBytes(): readonly number[] {
    const path = `/proc/${this.child.pid}/status`;
    if (!existsSync(path)) return [];
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8'))?.[1];
    return kilobytes === undefined ? [] : [Number(kilobytes) * 1024];
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}
