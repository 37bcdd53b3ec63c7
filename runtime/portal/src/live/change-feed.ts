import { SocketMessage } from '@flowbook/contract';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { affectedKeys } from './affected-keys.ts';

/** Changes that come within this time of each other are asked for together. */
const PAUSE_MS = 80;

/**
 * Turns socket messages into query invalidations: the first one at once, those that follow closely in one go, so that
 * a burst neither delays the first change nor restarts the same request again and again. Duplicates and wrong order do
 * no harm: every message only says "ask again".
 */
export class ChangeFeed {
  readonly #client: QueryClient;
  #waiting = new Map<string, QueryKey>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  /** @param input whatever came over the socket; what the contract does not know is ignored. */
  receive(input: unknown): void {
    const message = SocketMessage.safeParse(input);
    if (!message.success) return;
    for (const key of affectedKeys(message.data)) this.#waiting.set(JSON.stringify(key), key);
    if (this.#timer === null) this.#flush();
  }

  /** The connection is back: whatever happened meanwhile was not told. */
  resumed(): void {
    void this.#client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #flush(): void {
    this.#timer = null;
    if (this.#waiting.size === 0) return;
    for (const queryKey of this.#waiting.values()) void this.#client.invalidateQueries({ queryKey });
    this.#waiting = new Map();
    this.#timer = setTimeout(() => this.#flush(), PAUSE_MS);
  }
}
