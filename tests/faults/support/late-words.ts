import { type HandOuts, isKept } from './hand-outs.ts';
import type { Ledger } from './ledger.ts';
import type { Machine } from './machine.ts';
import { completion } from './outside.ts';
import type { ServerProcess } from './server-process.ts';
import type { Findings } from './verify.ts';

/**
 * Workers that had jobs when the server died say now what they came to: taken where the lease is not over, and nowhere
 * else, as far as the clocks tell which.
 */
export async function speakLate(
  { ledger, handOuts }: { readonly ledger: Ledger; readonly handOuts: HandOuts },
  server: ServerProcess,
  machine: Machine,
  findings: Findings,
): Promise<void> {
  for (const { job, until, words } of handOuts.latest) {
    // Of others it is not known what became of them.
    if (!isKept(words) || words.some(({ outcome }) => outcome.kind === 'refused')) continue;
    const before = server.now();
    const entry = ledger.open(completion(job));
    words.push(entry);
    ledger.settle(entry, await machine.give(entry.command));
    const { kind } = entry.outcome;
    if (!handOuts.clocksAgree || (kind === 'refused' && handOuts.mayBeEnded(job))) continue;
    const said = `${entry.command.key}, held until ${until}, is ${JSON.stringify(entry.outcome)} at ${before}`;
    if (server.now() < until && kind !== 'acknowledged') findings.lost.push(`a lease: ${said}`);
    if (before >= until && kind === 'acknowledged') findings.doubled.push(`a job: ${said}`);
  }
}
