import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '../../../server/src/stores/mongodb/testing/test-database.ts';
import { TestClient } from '../../../server/src/testing/test-client.ts';
import { bundleServer } from './bundle-server.ts';
import { mountSmallDisk } from './full-disk.ts';
import type { MachineToken } from './machine.ts';
import type { Plan } from './plan.ts';
import type { Impossible, Premises } from './premises.ts';
import { ServerProcess } from './server-process.ts';
import { copyOf, environmentOf, newDatabase, whyNoDatabase } from './shared-database.ts';
import { type KeptSession, Person } from './staff.ts';

const root = join(import.meta.dirname, '../../..');

interface Organisation {
  readonly people: readonly { readonly username: string; readonly roles: readonly string[] }[];
}

/** Everybody's session, by name, and what the machines show. */
interface Entrances {
  readonly sessions: ReadonlyMap<string, KeptSession>;
  readonly token: MachineToken;
}

/** Who works, and who may be called upon in the end. */
const needed = [
  'admin',
  'zhou.min',
  'sun.hao',
  'li.na',
  'wang.qiang',
  'chen.jing',
  'zhao.wei',
  'lin.hua',
  'he.jun',
];

/**
 * What all rounds share: a library of the complaint processes and the small orders, and data on which the server has
 * been started once, with everybody signed in: an embedded store's, and a shared database once that is needed. Each
 * round works on a copy.
 */
export class Stage {
  readonly #library: string;
  /** Of this run alone: others may bundle at the same time. */
  readonly #programs = join(root, `tests/dist/faults-${process.pid}`);
  readonly #program = join(this.#programs, 'server.js');
  readonly #folder: string;
  readonly #pristine: string;
  readonly #organisation: Organisation;
  #entrances: Entrances = { sessions: new Map(), token: { id: '', secret: '' } };
  #shared: Promise<{ readonly database: TestDatabase; readonly entrances: Entrances }> | null = null;
  // The morning on which the library's scenarios begin, so that their dates are right.
  readonly #clockOffsetMs = Date.parse('2026-03-02T01:00:00.000Z') - Date.now();
  #folders = 0;

  readonly #cleanUp = () => {
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(this.#programs, { recursive: true, force: true });
  };

  private constructor() {
    // Also when the run is broken off.
    process.once('exit', this.#cleanUp);
    this.#folder = mkdtempSync(join(tmpdir(), 'flowbook-faults-'));
    this.#library = join(this.#folder, 'library');
    this.#pristine = join(this.#folder, 'pristine');
    const from = join(root, 'process-library');
    cpSync(join(from, 'organisation.json'), join(this.#library, 'organisation.json'));
    cpSync(join(from, 'processes/complaints'), join(this.#library, 'processes/complaints'), {
      recursive: true,
    });
    cpSync(join(import.meta.dirname, '../library'), join(this.#library, 'processes/orders'), {
      recursive: true,
    });
    this.#organisation = JSON.parse(
      readFileSync(join(this.#library, 'organisation.json'), 'utf8'),
    ) as Organisation;
  }

  static async open(): Promise<Stage> {
    const stage = new Stage();
    try {
      await stage.#prepare();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  /** What a round with this plan works on; or why that is not possible here. */
  async premises(plan: Plan): Promise<Premises | Impossible> {
    return plan.nodes === 2 ? this.#twoNodes() : this.#oneNode(plan.kind === 'full-disk');
  }

  withRole(role: string): string {
    const found = this.#organisation.people.find(({ roles }) => roles.includes(role));
    if (found === undefined) throw new Error(`Nobody has the role ${role}.`);
    return found.username;
  }

  async close(): Promise<void> {
    const shared = await this.#shared?.catch(() => null);
    await shared?.database.remove();
    process.off('exit', this.#cleanUp);
    this.#cleanUp();
  }

  #oneNode(onSmallDisk: boolean): Premises | Impossible {
    const dataDir = this.#newFolder();
    const disk = onSmallDisk ? mountSmallDisk(dataDir) : null;
    if (disk !== null && 'reason' in disk) {
      rmSync(dataDir, { recursive: true });
      return disk;
    }
    cpSync(this.#pristine, dataDir, { recursive: true });
    const node = this.#newServer(dataDir);
    return {
      nodes: [node],
      disk,
      ...entered(this.#entrances),
      remove: async () => {
        await node.kill();
        disk?.remove();
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  }

  async #twoNodes(): Promise<Premises | Impossible> {
    const missing = whyNoDatabase();
    if (missing !== null) return missing;
    this.#shared ??= this.#prepareShared();
    const { database: pristine, entrances } = await this.#shared;
    const database = await copyOf(pristine);
    const folders = [this.#newFolder(), this.#newFolder()];
    const nodes = folders.map((folder, n) =>
      this.#newServer(folder, environmentOf(database, `node-${n + 1}`)),
    );
    return {
      nodes,
      disk: null,
      ...entered(entrances),
      remove: async () => {
        await Promise.all(nodes.map((node) => node.kill()));
        await database.remove();
        for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      },
    };
  }

  async #prepare(): Promise<void> {
    await bundleServer(this.#program);
    this.#entrances = await this.#signInAll(this.#newServer(this.#pristine));
  }

  async #prepareShared() {
    const database = await newDatabase();
    const server = this.#newServer(this.#newFolder(), environmentOf(database, 'node-0'));
    return { database, entrances: await this.#signInAll(server) };
  }

  async #signInAll(server: ServerProcess): Promise<Entrances> {
    await server.start({ kind: 'none' });
    const sessions = new Map<string, KeptSession>();
    for (const username of needed) sessions.set(username, await Person.signIn(server.url, username));
    const admin = new TestClient(server.url);
    await admin.signIn('admin');
    const token = { name: 'outside', scopes: ['jobs', 'messages'] };
    const { id, secret } = (await admin.ask('createToken', { body: token })).data;
    await server.stop();
    return { sessions, token: { id, secret } };
  }

  #newFolder(): string {
    const folder = join(this.#folder, `data-${++this.#folders}`);
    mkdirSync(folder);
    return folder;
  }

  #newServer(dataDir: string, environment: { readonly [name: string]: string } = {}): ServerProcess {
    const place = { program: this.#program, library: this.#library, clockOffsetMs: this.#clockOffsetMs };
    return new ServerProcess({ ...place, dataDir, environment });
  }
}

function entered({ sessions, token }: Entrances): Pick<Premises, 'session' | 'token'> {
  return {
    token,
    session: (username) => {
      const session = sessions.get(username);
      if (session === undefined) throw new Error(`${username} is not on the stage.`);
      return session;
    },
  };
}
