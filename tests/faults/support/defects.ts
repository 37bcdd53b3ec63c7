import type { Store } from '@flowbook/server';
import type { Commit } from '../../../server/src/stores/ports/instance-store.ts';
import type { EventJson } from '../../../server/src/stores/ports/rows.ts';
import { withChangedCommits, withoutJobs } from './changed-commits.ts';
import { withOutsideDefect } from './defects-outside.ts';
import type { Defect } from './protocol.ts';

const FOR_EVER = '9999-12-31T00:00:00.000Z';

/**
 * A store with a defect, planted once, that the checks of a round must find: otherwise they prove nothing. It meets the
 * first order (`library/order-case`), so that no luck is needed.
 */
export function defectiveStore(store: Store, defect: Defect, isArmed: () => boolean): Store {
  let isPlanted = false;
  const plant = (isPossible: boolean) => {
    if (!isArmed() || isPlanted || !isPossible) return false;
    isPlanted = true;
    return true;
  };
  const { instances, jobs, records } = store;
  const changed = (commit: Commit): Commit | null => {
    switch (defect) {
      case 'drops-a-commit':
        return plant(commit.idempotent !== undefined) ? null : commit;
      case 'breaks-an-event':
        return plant(commit.events.some(beginsOrder)) ? withAnotherOrder(commit) : commit;
      case 'doubles-a-task':
        return plant(createdTask(commit) !== undefined) ? withTaskTwice(commit) : commit;
      case 'forgets-a-job':
        return plant(commit.jobs.some(isMessenger)) ? withoutJobs(commit, isMessenger) : commit;
      default:
        return commit;
    }
  };
  const planted: Store = {
    ...store,
    instances: withChangedCommits(instances, changed),
    jobs: {
      ...jobs,
      claim: async (request) => {
        const claimed = await jobs.claim(request);
        const locked = claimed.find(({ elementId }) => elementId === 'pause');
        if (defect !== 'locks-a-job' || locked === undefined || !plant(true)) return claimed;
        await jobs.renew(locked.id, request.owner, locked.attempts, FOR_EVER);
        return claimed.filter((job) => job !== locked);
      },
    },
    records: {
      ...records,
      putCorrespondence: async (letter) => {
        await records.putCorrespondence(letter);
        if (defect === 'doubles-a-letter' && plant(letter.template === 'order-closed'))
          await records.putCorrespondence({ ...letter, id: `${letter.id} again` });
      },
    },
  };
  return withOutsideDefect(planted, defect, plant);
}

function isMessenger({ kind }: Commit['jobs'][number]): boolean {
  return kind === 'send-message';
}

function beginsOrder(event: EventJson): boolean {
  return event.type === 'instance-started' && JSON.stringify(event).includes('"order"');
}

/** The history begins with another order than the state. */
function withAnotherOrder(commit: Commit): Commit {
  const variables = { order: { no: 'another' } };
  const events = commit.events.map((event) => (beginsOrder(event) ? { ...event, variables } : event));
  return { ...commit, events };
}

function createdTask({ events }: Commit): EventJson | undefined {
  return events.find(({ type, elementId }) => type === 'task-created' && elementId === 'check');
}

/** The event that makes a task once more, under another id, with another row. */
function withTaskTwice(commit: Commit): Commit {
  const event = createdTask(commit);
  const [task] = commit.tasks;
  const seq = (commit.events.at(-1)?.seq ?? 0) + 1;
  if (event === undefined || task === undefined) return commit;
  const id = `${task.id}-again`;
  return {
    ...commit,
    events: [...commit.events, { ...event, seq, taskId: id }],
    tasks: [...commit.tasks, { ...task, id }],
  };
}
