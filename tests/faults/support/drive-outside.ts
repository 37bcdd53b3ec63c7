import type { HandOuts } from './hand-outs.ts';
import type { Ledger } from './ledger.ts';
import type { Machine } from './machine.ts';
import { completion, messagesFor } from './outside.ts';
import type { ServerProcess } from './server-process.ts';
import { type Person, Refused } from './staff.ts';

const MOST_JOBS = 100;

/** Programs outside that do all that is left for them. */
export interface OutsideCrew {
  readonly machine: Machine;
  readonly admin: Person;
  readonly ledger: Ledger;
  readonly handOuts: HandOuts;
}

/** Sends what is waited for, does every job that can be had, and has those tried again that were given up. */
export async function driveOutside(
  server: ServerProcess,
  crew: OutsideCrew,
): Promise<{ readonly done: number; readonly troubles: readonly string[] }> {
  const sent = await sendWhatIsDue(crew);
  const retried = await retryIncidents(crew.admin);
  const troubles = retried.filter((trouble) => trouble !== null);
  let done = sent + retried.length;
  for (;;) {
    const taken = await doJobs(server, crew);
    done += taken.length;
    troubles.push(...taken.filter((trouble) => trouble !== null));
    if (taken.length < MOST_JOBS || troubles.length > 0) return { done, troubles };
  }
}

async function sendWhatIsDue({ machine, ledger }: OutsideCrew): Promise<number> {
  const taken = new Set(ledger.acknowledgedOf('sendMessage').map(({ command }) => command.key));
  const due = messagesFor(ledger.entries).filter(({ key }) => !taken.has(key));
  await Promise.all(
    due.map(async (command) => ledger.settle(ledger.open(command), await machine.give(command))),
  );
  return due.length;
}

/** What became of each job that was taken; `null`: it is done. */
async function doJobs(
  server: ServerProcess,
  { machine, ledger, handOuts }: OutsideCrew,
): Promise<readonly (string | null)[]> {
  const askedAt = ledger.moment();
  const asking = { worker: 'last', maxJobs: MOST_JOBS, leaseMs: 60_000, waitMs: 0 };
  const jobs = (await machine.activate(asking)) ?? [];
  const moment = { askedAt, now: server.now() };
  return Promise.all(
    jobs.map(async (job) => {
      const hold = handOuts.take(job, moment);
      const entry = ledger.open(completion(job));
      hold.words.push(entry);
      ledger.settle(entry, await machine.give(entry.command));
      const { outcome } = entry;
      return outcome.kind === 'acknowledged'
        ? null
        : `job ${job.id} cannot be completed: ${JSON.stringify(outcome)}`;
    }),
  );
}

/** What became of each that a worker gave up for good; `null`: it is tried again. */
async function retryIncidents(admin: Person): Promise<readonly (string | null)[]> {
  const { items } = await admin.read('listIncidents', {});
  const outcomes: (string | null)[] = [];
  for (const { id } of items.filter(({ code }) => code === 'job-failed')) {
    const refusal = await admin.read('retryIncident', { params: { id } }).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refused) return `incident ${id} cannot be tried again: ${error.message}`;
        throw error;
      },
    );
    outcomes.push(refusal);
  }
  return outcomes;
}
