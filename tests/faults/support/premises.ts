import type { SmallDisk } from './full-disk.ts';
import type { MachineToken } from './machine.ts';
import type { ServerProcess } from './server-process.ts';
import type { KeptSession } from './staff.ts';

/** What one round works on: fresh data with everybody signed in, and servers that are not running yet. */
export interface Premises {
  /** One, or two on the same database. */
  readonly nodes: readonly ServerProcess[];
  /** Where the data lies on a small disk of its own. */
  readonly disk: SmallDisk | null;
  session(username: string): KeptSession;
  /** Of the programs outside. */
  readonly token: MachineToken;
  /** Ends what runs and takes everything away. */
  remove(): Promise<void>;
}

/** Why a round cannot be played here. */
export interface Impossible {
  readonly reason: string;
}
