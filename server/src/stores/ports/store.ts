import type { DefinitionStore } from './definition-store.ts';
import type { FileBytes } from './file-bytes.ts';
import type { InstanceStore, JobStore } from './instance-store.ts';
import type { PeopleStore, RecordStore } from './people-store.ts';

/** What a database adapter provides. One contract suite (`stores/contract-tests`) runs against every adapter. */
export interface Store {
  readonly instances: InstanceStore;
  readonly jobs: JobStore;
  readonly definitions: DefinitionStore;
  readonly people: PeopleStore;
  readonly records: RecordStore;
  readonly fileBytes: FileBytes;
  /** `true` when no other process can write while this store is open: what was read stays true until written here. */
  readonly exclusive: boolean;
  /** Answers when the database does; throws a `StoreUnavailable` otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
