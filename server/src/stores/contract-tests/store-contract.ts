import { afterEach, beforeEach, describe } from 'vitest';
import { commitContract } from './commits.ts';
import { definitionContract } from './definitions.ts';
import { durabilityContract } from './durability.ts';
import { fileBytesContract } from './file-bytes.ts';
import type { OpenHarness, StoreHarness } from './harness.ts';
import { jobContract } from './jobs.ts';
import { largeInstanceContract } from './large-instances.ts';
import { messageContract } from './messages.ts';
import { peopleContract } from './people.ts';
import { queryContract } from './queries.ts';
import { recordContract } from './records.ts';
import { retentionContract } from './retention.ts';

/** What every adapter must do. `open` makes a fresh, empty store; each test has its own. */
export function storeContract(name: string, open: OpenHarness): void {
  describe(`the store contract, kept by ${name}`, () => {
    let harness: StoreHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.dispose());
    const store = () => harness.store;

    describe('instances', () => {
      commitContract(store);
      queryContract(store);
      messageContract(store);
      largeInstanceContract(store);
    });
    jobContract(store);
    definitionContract(store);
    peopleContract(store);
    describe('records', () => recordContract(store));
    fileBytesContract(() => harness);
    retentionContract(store);
    describe('durability', () => durabilityContract(() => harness));
  });
}
