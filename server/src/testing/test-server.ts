import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings } from '../config/settings.ts';
import { ManualClock } from '../platform/clock.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import type { RecordStore } from '../stores/ports/people-store.ts';
import type { Store } from '../stores/ports/store.ts';
import { openSqliteStore } from '../stores/sqlite/open-sqlite-store.ts';
import { tempDirectory } from './temp-directory.ts';
import { TestClient } from './test-client.ts';

export const NOON = '2026-03-02T04:00:00.000Z';

/** A whole server on a store of its own, with the small library of this folder and a clock that stands still. */
export interface TestServer {
  readonly clock: ManualClock;
  readonly dataDir: string;
  readonly server: RunningServer;
  /** The registers, as an import from elsewhere would change them. */
  readonly records: RecordStore;
  client(): TestClient;
  /** A client that is signed in. */
  as(username: string): Promise<TestClient>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  readonly environment?: { readonly [name: string]: string };
  readonly libraryFolder?: string;
  readonly portalFolder?: string;
  /** Instead of an embedded store in the data directory; the server closes it. */
  readonly store?: Store;
  /** Puts something between the server and its store. */
  readonly wrap?: (store: Store) => Store;
  /** A directory that outlives the server; removed by whoever made it. */
  readonly dataDir?: string;
}

export const LIBRARY = join(import.meta.dirname, 'library');

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const temp = options.dataDir === undefined ? tempDirectory() : null;
  const dataDir = options.dataDir ?? temp?.path ?? '';
  const clock = new ManualClock(NOON);
  const store = options.store ?? (await openSqliteStore({ directory: dataDir }));
  const server = await startServer({
    settings: readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...options.environment }),
    store: options.wrap?.(store) ?? store,
    clock,
    logger: pino({ level: 'silent' }),
    libraryFolder: options.libraryFolder ?? LIBRARY,
    portalFolder: options.portalFolder ?? join(dataDir, 'portal'),
  });
  const client = () => new TestClient(server.url);
  return {
    clock,
    dataDir,
    server,
    records: store.records,
    client,
    as: async (username) => {
      const signedIn = client();
      await signedIn.signIn(username);
      return signedIn;
    },
    stop: async () => {
      await server.stop();
      temp?.remove();
    },
  };
}
