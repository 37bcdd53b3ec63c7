import { firstTables } from './0001-first-tables.ts';
import { failingJobs } from './0002-failing-jobs.ts';
import { workFromOutside } from './0003-work-from-outside.ts';
import { inboxIndexes } from './0004-inbox-indexes.ts';
import { endedInstances } from './0005-ended-instances.ts';
import { stateParts } from './0006-state-parts.ts';
import { lightChanges } from './0007-light-changes.ts';
import type { Migration } from './migration.ts';

/** All steps of the schema, in order. */
export const migrations: readonly Migration[] = [
  firstTables,
  failingJobs,
  workFromOutside,
  inboxIndexes,
  endedInstances,
  stateParts,
  lightChanges,
];
