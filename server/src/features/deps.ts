import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Random } from '../platform/random.ts';
import type { Store } from '../stores/ports/store.ts';
import type { Releases } from './definitions/releases.ts';
import type { Organisation } from './identity/organisation.ts';
import type { Sessions } from './identity/sessions.ts';
import type { JobBell } from './jobs/job-bell.ts';

/** What features stand on; built once where the server is put together. */
export interface FeatureDeps {
  readonly settings: Settings;
  readonly store: Store;
  readonly execution: HostExecution;
  readonly releases: Releases;
  readonly sessions: Sessions;
  /** The demo organisation that was seeded; `null` in production. */
  readonly demo: Organisation | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly logger: Logger;
  /** Aborted when the server stops: who waits is answered. */
  readonly stopping: AbortSignal;
  /** Lets the workers look for jobs that are ready. */
  readonly wakeWorkers: () => void;
  /** Rung for programs outside that wait for jobs. */
  readonly jobBell: JobBell;
  /** Tells everybody who listens that a new version is out. */
  readonly announcePublication: (key: string, version: number) => void;
}
