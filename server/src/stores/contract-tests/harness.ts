import type { Store } from '../ports/store.ts';

/** What an adapter hands to the contract suite: a fresh, empty store that can be closed and opened again. */
export interface StoreHarness {
  readonly store: Store;
  /** Closes the store and opens it on the same data. */
  reopen(): Promise<Store>;
  /** Closes the store and removes its data. */
  dispose(): Promise<void>;
}

export type OpenHarness = () => Promise<StoreHarness>;

/** The store of the test that runs now. */
export type CurrentStore = () => Store;
