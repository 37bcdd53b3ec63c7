import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Logger } from 'pino';

/** One installation a Redis database: `redis://host/1` keeps another's messages apart. */
const STREAM = 'flowbook:sockets';
/** Older messages are cut off; nobody reads back further than a lost connection. */
const LONGEST_STREAM = 10_000;
/** What waits for Redis to come back; more than that is dropped, since pages look anew by then. */
const LONGEST_QUEUE = 10_000;
const SLOWEST_RETRY_MS = 2000;

type Client = ReturnType<typeof createClient>;
type Streams = readonly { readonly key: string; readonly id: string }[];
type ReadOptions = { readonly COUNT: number; readonly BLOCK: number };

/** The way by which messages reach the sockets of other nodes. */
export interface AcrossNodes {
  /** What socket.io takes as its adapter. */
  readonly adapter: ReturnType<typeof createAdapter>;
  /** Whether other nodes hear what is told now, and this one them. */
  connected(): boolean;
  /** The connection is back after it was lost: messages of other nodes may have been missed. */
  onRegained(listener: () => void): void;
  /** After socket.io closed the adapter. */
  close(): void;
}

/**
 * Connects the sockets of all nodes over a Redis stream. Redis may be away at any time, at the start too: then this
 * node goes on alone, says so in the log once, and tries again until it is back.
 */
export function connectAcrossNodes(url: string, logger: Logger): AcrossNodes {
  const clients: Client[] = [];
  const listeners: (() => void)[] = [];
  let isLost = false;
  const connected = () => clients.every(({ isReady }) => isReady);

  const watched = (client: Client): Client => {
    clients.push(client);
    client.on('error', (error: Error) => {
      if (isLost) return;
      isLost = true;
      logger.warn({ err: error }, 'Redis cannot be reached: live updates reach only people at this node');
    });
    client.on('ready', () => {
      if (!isLost || !connected()) return;
      isLost = false;
      logger.info('Redis is back: live updates reach people at every node');
      for (const listener of listeners) listener();
    });
    return client;
  };

  const publisher = watched(
    createClient({
      url,
      commandsQueueMaxLength: LONGEST_QUEUE,
      socket: { reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, SLOWEST_RETRY_MS) },
    }),
  );
  void ignoreEnd(publisher.connect());
  return {
    adapter: createAdapter(
      {
        ...seenByAdapter(publisher),
        duplicate: () => seenByAdapter(watched(publisher.duplicate())),
      },
      { streamName: STREAM, channelPrefix: STREAM, maxLen: LONGEST_STREAM, blockTimeInMs: 2000 },
    ),
    connected,
    onRegained: (listener) => {
      listeners.push(listener);
    },
    close: () => {
      isLost = true;
      for (const client of clients) if (client.isOpen) client.destroy();
    },
  };
}

/**
 * The part of a client that the adapter uses, made up for three habits of it: it hears no failure of some of its calls,
 * which would end the process; it repeats a failed reading without a pause; and until a first message came it reads
 * from “now” each time, so that one between two readings would be missed.
 */
function seenByAdapter(client: Client) {
  let beginning: string | null = null;
  const newest = async (stream: string) =>
    (await client.xRevRange(stream, '+', '-', { COUNT: 1 }))?.[0]?.id ?? '0-0';
  return {
    // By this method the adapter recognises the library.
    sSubscribe: client.sSubscribe.bind(client),
    on: client.on.bind(client),
    connect: () => ignoreEnd(client.connect()),
    disconnect: () => {
      if (client.isOpen) client.destroy();
    },
    subscribe: (channels: string[], listener: (payload: Buffer) => void) =>
      ignoreEnd(client.subscribe(channels, listener, true)),
    publish: (channel: string, payload: Buffer) => ignoreEnd(client.publish(channel, payload)),
    xAdd: client.xAdd.bind(client),
    xRead: async ([stream]: Streams, options: ReadOptions) => {
      try {
        const { key = STREAM, id = '$' } = stream ?? {};
        if (id === '$') beginning ??= await newest(key);
        return await client.xRead({ key, id: id === '$' ? (beginning ?? '$') : id }, options);
      } catch (error) {
        if (client.isOpen) await wait(SLOWEST_RETRY_MS, undefined, { ref: false });
        throw error;
      }
    },
  };
}

/** A call that fails only because the connection ended: `error` events tell of that. */
async function ignoreEnd(call: Promise<unknown>): Promise<void> {
  await call.catch(() => {});
}
