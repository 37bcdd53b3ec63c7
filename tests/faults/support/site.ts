import { setTimeout as wait } from 'node:timers/promises';
import type { ClockMove } from './plan.ts';
import type { Fault } from './protocol.ts';
import { ServerGone, type ServerProcess } from './server-process.ts';

/** How long the machine may take to tell that a process has ended. */
const EXIT_MS = 100;

/** Where people work: one server, or two nodes on one database. */
export class Site {
  readonly #nodes: readonly ServerProcess[];
  /** The one that faults are for. */
  readonly first: ServerProcess;

  constructor(nodes: readonly ServerProcess[]) {
    const [first] = nodes;
    if (first === undefined) throw new RangeError('A site has a node at least.');
    this.#nodes = nodes;
    this.first = first;
  }

  get last(): ServerProcess {
    return this.#nodes.at(-1) ?? this.first;
  }

  now(): string {
    return this.last.now();
  }

  /** The node at which the nth person works at first. */
  nodeFor(person: number): ServerProcess {
    return this.#nodes[person % this.#nodes.length] ?? this.first;
  }

  /** Another node than the one there, which runs; `null` when there is none. */
  elsewhere(url: string): string | null {
    return this.#nodes.find((node) => node.isRunning && node.url !== url)?.url ?? null;
  }

  /** A node that is gone does not stop the clock of the other. */
  async advanceClock({ ms, firstOnly = false }: ClockMove): Promise<void> {
    const moved = firstOnly ? [this.first] : this.#nodes;
    const results = await Promise.allSettled(moved.map((node) => node.advanceClock(ms)));
    const failures = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const isOver = failures.length === this.#nodes.length;
    for (const failure of failures) if (isOver || !(failure instanceof ServerGone)) throw failure;
  }

  /** Starts every node, the first one with what is to go wrong in it. */
  async start(fault: Fault): Promise<void> {
    for (const node of this.#nodes) await node.start(node === this.first ? fault : { kind: 'none' });
  }

  /**
   * Sees the first node die, and starts it again where that is wanted, until told to end; that answers whether it died.
   */
  watchFirst(returns: boolean): { readonly end: () => Promise<boolean> } {
    let isOver = false;
    let died = false;
    const watching = this.first.ended.then(async () => {
      died = true;
      if (!isOver && returns && this.#nodes.length > 1) await this.first.start({ kind: 'none' });
    });
    return {
      end: async () => {
        isOver = true;
        // A death is felt at its connections first.
        await Promise.race([watching, wait(died ? 2 ** 30 : EXIT_MS, undefined, { ref: false })]);
        return died;
      },
    };
  }

  /** Ends every node as a power failure would. */
  async kill(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.kill()));
  }
}
