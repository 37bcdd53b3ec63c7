import { StoreUnavailable } from '../../stores/ports/errors.ts';
import type { Store } from '../../stores/ports/store.ts';

export interface Failure {
  /** The number of the call that fails; 0: none. */
  readonly call: number;
  /** `before`: the call does nothing; `after`: it does all, but its answer is lost. Either way it throws. */
  readonly mode: 'before' | 'after';
  /** All later calls fail too, as for a process that died at this point. */
  readonly lasting: boolean;
}

export interface FailingStore {
  readonly store: Store;
  calls(): number;
  hasFailed(): boolean;
}

/** A store one of whose calls fails. Reading and writing calls of all its parts are counted together. */
export function failingStore(store: Store, failure: Failure): FailingStore {
  let calls = 0;
  const hasFailed = () => failure.call > 0 && calls >= failure.call;

  async function call(perform: () => unknown): Promise<unknown> {
    const number = ++calls;
    const isDead = failure.lasting && failure.call > 0 && number > failure.call;
    const fails = number === failure.call;
    if (isDead || (fails && failure.mode === 'before')) throw new StoreUnavailable('The call failed.');
    const answer = await perform();
    if (fails) throw new StoreUnavailable('The answer was lost.');
    return answer;
  }

  const failingPart = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) => call(() => Reflect.apply(member, target, values));
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
    hasFailed,
  };
}
