import type { Fault, Moment } from './protocol.ts';
import { Random } from './random.ts';

export const roundKinds = [
  'kill',
  'named-point',
  'call-fails-once',
  'clock-jumps',
  'kill-again',
  'store-fails-for-good',
  'full-disk',
  'named-point-in-repair',
  'two-nodes-kill',
  'two-nodes-named-point',
  'two-nodes-store-fails',
  'two-nodes-clocks',
] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Where a process may die: round the calls of the store that change something, or on which a change is decided. */
export const namedPoints = [
  'instances.commit',
  'instances.idempotentAnswer',
  'instances.bufferedMessages',
  'instances.subscriptionsFor',
  'jobs.claim',
  'jobs.finish',
  'jobs.renew',
  'jobs.retryAt',
  'jobs.submit',
  'records.nextNumber',
  'records.archiveCase',
  'records.putCorrespondence',
] as const;

/** Where a commit to MongoDB stands when it may be cut off: between its claims, its document and its outbox. */
export const commitPoints = ['commit.claimed', 'commit.replaced', 'commit.written-out'] as const;

/** How often each point is passed in a round at least, so that the planned passing does come. */
const passings: { readonly [point: string]: number } = {
  'instances.commit': 250,
  'instances.idempotentAnswer': 120,
  'jobs.claim': 60,
  'jobs.submit': 12,
  'jobs.renew': 3,
  'jobs.retryAt': 3,
  'instances.subscriptionsFor': 4,
  'commit.claimed': 20,
  'commit.replaced': 40,
  'commit.written-out': 40,
};

export interface ClockMove {
  readonly atTurn: number;
  readonly ms: number;
  readonly firstOnly?: boolean;
}

/** All that chance decides about a round before it begins. */
export interface Plan {
  readonly seed: number;
  readonly kind: RoundKind;
  readonly fault: Fault;
  /** What happens to the process that repairs: the one that starts after the first crash. */
  readonly faultInRepair: Fault;
  /** How many things people do. */
  readonly turns: number;
  /** How many words programs outside have to say at least, if there is so much to do for them. */
  readonly words: number;
  /** How many items the large order has that somebody begins; 0: there is none. */
  readonly itemsInBulk: number;
  /** The process is killed after so many acknowledgements, and so many milliseconds. */
  readonly killAfter: number;
  readonly killDelayMs: number;
  /** The clock moves after so many turns; `firstOnly`: that of the first node alone. */
  readonly clockMoves: readonly ClockMove[];
  /** How much of the full disk is free: when work begins, and again every few turns until there is room for all. */
  readonly freeBytes: readonly number[];
  /** Two share a database on a MongoDB-compatible server; faults are for the first of them. */
  readonly nodes: 1 | 2;
  /** Whether the first of two nodes, when it died, starts again while the second works on. */
  readonly firstReturns: boolean;
  /** Whether the second node takes up alone what the first one left; else both are killed, and a new one does. */
  readonly secondSurvives: boolean;
  readonly random: Random;
}

/** So many calls of the store a round has at least, mostly. */
const MOST_CALLS = 1500;
const HOUR = 3_600_000;
const killsFromOutside: ReadonlySet<RoundKind> = new Set(['kill', 'kill-again', 'two-nodes-kill']);
const NONE: Fault = { kind: 'none' };

/** The plan of a round: its kind goes round with the seed, the rest is drawn. */
export function planRound(seed: number, kinds: readonly RoundKind[] = roundKinds): Plan {
  const random = new Random(seed);
  const kind = kinds[seed % kinds.length] ?? 'kill';
  const nodes = kind.startsWith('two-nodes') ? 2 : 1;
  const turns = nodes === 2 ? random.between(25, 45) : random.between(40, 70);
  const drawn = { seed, kind, turns, random };
  return {
    ...drawn,
    fault: faultOf(kind, random),
    faultInRepair: kind === 'named-point-in-repair' ? dieSomewhere(random, 8) : NONE,
    words: nodes === 2 ? random.between(15, 40) : random.between(20, 180),
    itemsInBulk: itemsInBulk(nodes, random),
    killAfter: killsFromOutside.has(kind) ? random.between(1, 150) : Number.POSITIVE_INFINITY,
    killDelayMs: random.between(0, 15),
    clockMoves: clockMoves(kind, turns, random),
    freeBytes: [random.between(16, 600), ...Array.from({ length: 5 }, () => random.between(8, 200))].map(
      (kilobytes) => kilobytes * 1024,
    ),
    nodes,
    firstReturns: random.chance(0.5),
    secondSurvives: random.chance(0.5),
  };
}

/** Two active elements an item: some hundreds, and just enough to lie in parts where each takes round trips. */
function itemsInBulk(nodes: 1 | 2, random: Random): number {
  if (nodes === 2) return random.chance(0.35) ? random.between(52, 64) : 0;
  return random.chance(0.65) ? random.between(80, 250) : 0;
}

function faultOf(kind: RoundKind, random: Random): Fault {
  switch (kind) {
    case 'named-point':
    case 'named-point-in-repair':
      return dieSomewhere(random);
    case 'two-nodes-named-point':
      return dieSomewhere(random, 20, [...namedPoints, ...commitPoints, ...commitPoints]);
    case 'two-nodes-store-fails':
      return {
        kind: 'call-fails',
        when: moment(random),
        nth: random.between(1, 250),
        lasting: random.chance(0.5),
      };
    case 'call-fails-once':
      return { kind: 'call-fails', when: moment(random), nth: random.between(1, MOST_CALLS), lasting: false };
    case 'store-fails-for-good':
      return { kind: 'call-fails', when: moment(random), nth: random.between(1, MOST_CALLS), lasting: true };
    default:
      return NONE;
  }
}

function dieSomewhere(
  random: Random,
  most = Number.POSITIVE_INFINITY,
  points: readonly string[] = namedPoints,
): Fault {
  const point = random.pick(points);
  const nth = random.between(1, Math.min(most, passings[point] ?? 8));
  return { kind: 'die-at', point, when: moment(random), nth };
}

function moment(random: Random): Moment {
  return random.chance(0.5) ? 'before' : 'after';
}

/** Half an hour in the middle of every round, so that timers fire; whole hours forth and back where that is tried. */
function clockMoves(kind: RoundKind, turns: number, random: Random): Plan['clockMoves'] {
  const timersFire = { atTurn: random.between(10, turns), ms: HOUR / 2 + 1000 };
  if (kind === 'full-disk') return [timersFire, ...retries(turns, random)];
  if (kind !== 'clock-jumps' && kind !== 'two-nodes-clocks') return [timersFire];
  const jumps = Array.from({ length: random.between(2, 5) }, () => ({
    atTurn: random.between(1, turns),
    ms: random.chance(0.5) ? HOUR : -HOUR,
    ...(kind === 'two-nodes-clocks' ? { firstOnly: true } : {}),
  }));
  return [timersFire, ...jumps];
}

/** Seconds pass, so that what fails while the disk is full is tried again while it is still full. */
function retries(turns: number, random: Random): Plan['clockMoves'] {
  return Array.from({ length: Math.floor(turns / 3) }, (_, n) => ({
    atTurn: n * 3 + 2,
    ms: random.between(500, 20_000),
  }));
}
