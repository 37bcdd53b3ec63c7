import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleServer } from './bundle-server.ts';
import { ServerProcess } from './server-process.ts';
import { type KeptSession, Person } from './staff.ts';

const root = join(import.meta.dirname, '../../..');

interface Organisation {
  readonly people: readonly { readonly username: string; readonly roles: readonly string[] }[];
}

/**
 * What all rounds share: a library of the complaint processes and the small orders, and data on which the server has
 * been started once, with everybody signed in. Each round works on a copy.
 */
export class Stage {
  readonly #library: string;
  readonly #program = join(root, `tests/dist/faults-server-${process.pid}.js`);
  readonly #folder: string;
  readonly #pristine: string;
  readonly #organisation: Organisation;
  readonly #sessions = new Map<string, KeptSession>();
  // The morning on which the library's scenarios begin, so that their dates are right.
  readonly #clockOffsetMs = Date.parse('2026-03-02T01:00:00.000Z') - Date.now();
  #rounds = 0;

  readonly #cleanUp = () => {
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(this.#program, { force: true });
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
      stage.close();
      throw error;
    }
  }

  /** A fresh folder for a round's data, empty: a small disk may be mounted there before it is filled. */
  newFolder(): string {
    const folder = join(this.#folder, `round-${++this.#rounds}`);
    mkdirSync(folder);
    return folder;
  }

  newServer(dataDir: string): ServerProcess {
    const place = { program: this.#program, library: this.#library, clockOffsetMs: this.#clockOffsetMs };
    return new ServerProcess({ ...place, dataDir });
  }

  fill(dataDir: string): void {
    cpSync(this.#pristine, dataDir, { recursive: true });
  }

  person(url: string, username: string): Person {
    const session = this.#sessions.get(username);
    if (session === undefined) throw new Error(`${username} is not on the stage.`);
    return new Person(url, username, session);
  }

  withRole(role: string): string {
    const found = this.#organisation.people.find(({ roles }) => roles.includes(role));
    if (found === undefined) throw new Error(`Nobody has the role ${role}.`);
    return found.username;
  }

  close(): void {
    process.off('exit', this.#cleanUp);
    this.#cleanUp();
  }

  async #prepare(): Promise<void> {
    await bundleServer(this.#program);
    const server = this.newServer(this.#pristine);
    await server.start({ kind: 'none' });
    const usernames = ['admin', ...this.#organisation.people.map(({ username }) => username)];
    for (const username of new Set(usernames.filter((name) => this.#mayBeNeeded(name))))
      this.#sessions.set(username, await Person.signIn(server.url, username));
    await server.stop();
  }

  #mayBeNeeded(username: string): boolean {
    const needed = [
      'zhou.min',
      'sun.hao',
      'li.na',
      'wang.qiang',
      'chen.jing',
      'zhao.wei',
      'lin.hua',
      'he.jun',
    ];
    return username === 'admin' || needed.includes(username);
  }
}
