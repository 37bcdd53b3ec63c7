import { existsSync, readFileSync } from 'node:fs';

/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

/** The value below which the given share (0 to 1) of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('There is no percentile of nothing.');
  return value;
}

/**
 * How many milliseconds of processor time this process spent on the work. Where nothing is waited for it is the time
 * that an idle machine takes, and other work on the machine does not change it.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How many milliseconds of processor time the first thread of this process has used; `null` where the system does not
 * tell. Where threads work side by side, the busiest bounds the rate.
 */
export function firstThreadTime(): number | null {
  const path = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6 : null;
}

/** One measurement of each contender; answers a number such as instances per second. */
export type Contest = { readonly [contender: string]: () => Promise<number> };

/** How many times the contenders take turns, and after how long no further round is begun. */
export interface Turns {
  readonly rounds: number;
  readonly longestMs: number;
}

/**
 * Lets the contenders take turns, so that a slow moment of the machine falls on all of them.
 * @returns what each measured, round by round
 */
export async function takeTurns(turns: Turns, contest: Contest): Promise<Measured> {
  const measured: { [contender: string]: number[] } = {};
  for (const contender of Object.keys(contest)) measured[contender] = [];
  for (const _round of roundsWithin(turns)) {
    for (const [contender, measure] of Object.entries(contest)) {
      collectGarbage();
      measured[contender]?.push(await measure());
    }
  }
  return measured;
}

/** The numbers of the rounds, from 0, as long as another one may be begun; there is always one. */
export function* roundsWithin({ rounds, longestMs }: Turns): Generator<number> {
  const began = performance.now();
  for (let round = 0; round < rounds; round++) {
    if (round > 0 && performance.now() - began > longestMs) return;
    yield round;
  }
}

/** A single turn of everybody that does not count: what is compiled at run time is compiled then. */
export async function warmUp(contest: Contest): Promise<void> {
  await takeTurns({ rounds: 1, longestMs: 0 }, contest);
}

export type Measured = { readonly [contender: string]: readonly number[] };

export function medianOf(measured: Measured, contender: string): number {
  return median(measured[contender] ?? []);
}

/** The median of the ratios that the rounds gave, each within its round. */
export function ratioOf(measured: Measured, contender: string, peer: string): number {
  const peers = measured[peer] ?? [];
  return median((measured[contender] ?? []).map((value, round) => value / (peers[round] ?? Number.NaN)));
}

/** Runs `client` on so many clients at once until the time is over; answers how often a client finished a turn, per second. */
export async function keepBusy(clients: number, ms: number, turn: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let turns = 0;
  const client = async () => {
    while (performance.now() - began < ms) {
      await turn();
      turns += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (turns * 1000) / (performance.now() - began);
}

/** Only where Node was started with `--expose-gc`, as `npm run bench` does; elsewhere nothing. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

export function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`The benchmark measured something wrong: ${otherwise}`);
}
