import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from '../run.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

const PATIENCE_MS = 30_000;

/**
 * Starts a server with an empty database in `folder`, reachable from this machine only.
 * @param {{kind: 'mongod' | 'ferretdb', path: string}} server @param {string} folder
 * @returns {Promise<{uri: string, name: string, stop: () => Promise<void>}>}
 */
export async function startServer({ kind, path }, folder) {
  const port = await freePort();
  const child = spawn(path, argumentsOf[kind](port, folder), {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const forget = atEnd(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output = `${output}${data}`.slice(-4000);
    });
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(`exit code ${code}`));
  });
  const failure = await Promise.race([ended, listens(port)]);
  if (failure !== undefined) throw new Error(`${path} does not run: ${failure}\n${output}`);
  const gate = kind === 'ferretdb' ? await oneAtATime(port) : { port, close: () => {} };
  return {
    uri: `mongodb://127.0.0.1:${gate.port}/`,
    name: kind === 'ferretdb' ? 'FerretDB with its SQLite backend, one command at a time' : 'mongod',
    stop: async () => {
      gate.close();
      child.kill('SIGTERM');
      await ended;
      forget();
    },
  };
}

const argumentsOf = {
  mongod: (port, folder) => ['--port', String(port), '--bind_ip', '127.0.0.1', '--dbpath', folder],
  ferretdb: (port, folder) => [
    '--handler=sqlite',
    `--sqlite-url=file:${folder}/?_pragma=synchronous(off)`,
    `--state-dir=${folder}`,
    `--listen-addr=127.0.0.1:${port}`,
    '--debug-addr=-',
    '--telemetry=disable',
    '--log-level=error',
  ],
};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function listens(port) {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    if (await accepts(port)) return undefined;
    await wait(50);
  }
  return `it does not listen after ${PATIENCE_MS} ms`;
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
