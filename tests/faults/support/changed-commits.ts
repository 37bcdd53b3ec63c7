import type { Commit, InstanceStore } from '../../../server/src/stores/ports/instance-store.ts';

/** The instances of a store whose commits arrive changed; of `null` nothing arrives, and it is said to stand all the same. */
export function withChangedCommits(
  instances: InstanceStore,
  changed: (commit: Commit) => Commit | null,
): InstanceStore {
  return {
    ...instances,
    commit: async (commit) => {
      const other = changed(commit);
      return other === null ? { ok: true } : instances.commit(other);
    },
  };
}

export function withoutJobs(commit: Commit, isLost: (job: Commit['jobs'][number]) => boolean): Commit {
  return { ...commit, jobs: commit.jobs.filter((job) => !isLost(job)) };
}
