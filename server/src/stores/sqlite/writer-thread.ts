import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../ports/errors.ts';
import type { Outcome } from './statement.ts';
import type { WriteGroup } from './write-group.ts';
import type { Writer } from './writer.ts';

/** What a writer thread is begun with. */
export interface ThreadSettings {
  /** File of the database, whose schema is up to date. */
  readonly path: string;
  readonly busyTimeoutMs: number;
}

/** What a writer thread is told: a group to commit, or to close. */
export type ToThread = WriteGroup | 'close';

/** One group is written while the next is on its way. */
const AHEAD = 2;
const WORTHWHILE = 64;

interface Answer {
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (reason: Error) => void;
}

/** The thread's program beside the bundle that this module is part of. */
const BUNDLED = new URL('./sqlite-writer.js', import.meta.url);

/**
 * Where the thread's program is; `null` where it gains nothing, on a single processor, or where the server runs from
 * its sources, which a thread cannot load by itself.
 */
export function threadProgram(): URL | null {
  return availableParallelism() > 1 && existsSync(fileURLToPath(BUNDLED)) ? BUNDLED : null;
}

/**
 * A writer in a thread of its own, with a connection of its own: while it brings one group to the disk, this thread
 * works on the next.
 * @param program what the thread runs: `writer-thread-main.ts`, bundled or with a loader
 */
export function startWriterThread(program: URL, settings: ThreadSettings, execArgv: string[] = []): Writer {
  const worker = new Worker(program, { workerData: settings, execArgv });
  const waiting: Answer[] = [];
  let broken: Error | null = null;
  let closing = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  worker.on('message', (outcomes: readonly Outcome[]) => waiting.shift()?.resolve(outcomes));
  worker.on('error', fail);
  worker.once('exit', () => fail(new Error('The thread that writes has ended.')));

  /** Whether what is under way stands is not known; nothing more can be written. */
  function fail(cause: Error): void {
    if (closing && waiting.length === 0) return;
    broken ??= new StoreUnavailable(`The database ${settings.path} cannot be written.`, { cause });
    for (const { reject } of waiting.splice(0)) reject(broken);
  }

  return {
    ahead: AHEAD,
    worthwhile: WORTHWHILE,
    commit: (group) =>
      new Promise((resolve, reject) => {
        if (broken !== null) return reject(broken);
        waiting.push({ resolve, reject });
        worker.postMessage(group satisfies ToThread);
      }),
    close: async () => {
      closing = true;
      worker.postMessage('close' satisfies ToThread);
      await ended;
    },
  };
}
