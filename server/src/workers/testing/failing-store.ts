import { StoreUnavailable } from '../../stores/ports/errors.ts';
import type { Store } from '../../stores/ports/store.ts';

/** `before`: the call does nothing; `after`: it does all, but its answer is lost. Either way it throws. */
export type Failure = { readonly call: number; readonly mode: 'before' | 'after' };

export interface CountingStore {
  readonly store: Store;
  calls(): number;
}

/** A store whose n-th call fails, once. Reading and writing calls of all its parts are counted together. */
export function failingStore(store: Store, failure: Failure): CountingStore {
  let calls = 0;
  const failingPart = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]) => {
          const fails = ++calls === failure.call;
          if (fails && failure.mode === 'before') throw new StoreUnavailable('The call failed.');
          const answer: unknown = await Reflect.apply(member, target, values);
          if (fails) throw new StoreUnavailable('The answer was lost.');
          return answer;
        };
      },
    });
  return {
    store: {
      ...store,
      instances: failingPart(store.instances),
      jobs: failingPart(store.jobs),
      definitions: failingPart(store.definitions),
      records: failingPart(store.records),
    },
    calls: () => calls,
  };
}
