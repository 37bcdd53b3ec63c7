import type { Filter, UpdateFilter } from 'mongodb';
import type { JobDocument, MessageDocument, SubscriptionDocument } from './documents.ts';

/** What is still there; see `Mortal`. */
export const PRESENT = { gone: { $exists: false } } as const;

/** Who ends a job: the instance or release whose outbox says so, and the revision of that. */
export interface Writer {
  readonly writer: string;
  readonly rev: number;
}

/** Matches a job unless this outbox, or a later one of the same writer, wrote it last. */
export function beforeJobOf({ writer, rev }: Writer): Filter<JobDocument> {
  return { $or: [{ writer: { $ne: writer } }, { rev: { $lt: rev } }] };
}

export function endJob(by?: Writer): UpdateFilter<JobDocument> {
  return {
    $set: { gone: true, ...by },
    $currentDate: { goneAt: true },
    $unset: {
      doc: '',
      queue: '',
      label: '',
      dueAt: '',
      readyAt: '',
      owner: '',
      lockedUntil: '',
      lastError: '',
      maxAttempts: '',
      failingSince: '',
    },
  };
}

export function closeSubscription(rev: number): UpdateFilter<SubscriptionDocument> {
  return { $set: { gone: true, rev }, $currentDate: { goneAt: true }, $unset: { messageName: '', doc: '' } };
}

export function consumeMessage(): UpdateFilter<MessageDocument> {
  return { $set: { gone: true }, $currentDate: { goneAt: true }, $unset: { name: '', doc: '', claim: '' } };
}
