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
const WORTHWHILE = 100;

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
  const waiting: Answer[] = [];
  /** All that groups have named so far: a thread that is begun anew has to be told. */
  const texts: string[] = [];
  let worker: Worker | null = begin();
  let closing = false;

  function begin(): Worker {
    const begun = new Worker(program, { workerData: settings, execArgv });
    let cause = new Error('The thread that writes has ended.');
    begun.on('message', (outcomes: readonly Outcome[]) => waiting.shift()?.resolve(outcomes));
    begun.once('error', (error) => {
      cause = error;
    });
    begun.once('exit', () => ended(cause));
    return begun;
  }

  /** Whether what was under way stands is not known, so it is refused as unavailable; the next write begins another thread. */
  function ended(cause: Error): void {
    worker = null;
    if (waiting.length === 0) return;
    const broken = new StoreUnavailable(`The database ${settings.path} cannot be written.`, { cause });
    for (const { reject } of waiting.splice(0)) reject(broken);
  }

  return {
    ahead: AHEAD,
    worthwhile: WORTHWHILE,
    commit: (group) =>
      new Promise((resolve, reject) => {
        if (closing) return reject(new StoreUnavailable(`The database ${settings.path} is closed.`));
        waiting.push({ resolve, reject });
        const isNew = worker === null;
        worker ??= begin();
        const newTexts = isNew ? [...texts, ...group.newTexts] : group.newTexts;
        worker.postMessage({ ...group, newTexts } satisfies ToThread);
        texts.push(...group.newTexts);
      }),
    close: async () => {
      closing = true;
      const last = worker;
      if (last === null) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      last.postMessage('close' satisfies ToThread);
      await gone;
    },
  };
}
