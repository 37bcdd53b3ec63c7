import type { Store } from '../stores/ports/store.ts';
import type { Metrics } from './metrics.ts';

/** The store, with its commits timed by what came of them. */
export function measuredStore(store: Store, { commits }: Metrics): Store {
  const { instances } = store;
  return {
    ...store,
    instances: {
      ...instances,
      commit: async (commit) => {
        const end = commits.startTimer();
        try {
          const result = await instances.commit(commit);
          end({ outcome: result.ok ? 'ok' : `${result.conflict}-conflict` });
          return result;
        } catch (error) {
          end({ outcome: 'failed' });
          throw error;
        }
      },
    },
  };
}
