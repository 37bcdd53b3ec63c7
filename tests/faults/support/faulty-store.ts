import type { Store } from '@flowbook/server';
import { StoreUnavailable } from '../../../server/src/stores/ports/errors.ts';
import type { Fault, Moment } from './protocol.ts';

export interface FaultyStore {
  readonly store: Store;
  /** From now on calls are counted. */
  arm(): void;
}

/** A store that goes wrong as the fault says. */
export function faultyStore(store: Store, fault: Fault): FaultyStore {
  let armed = false;
  let passed = 0;

  const isItsTurn = (point: string, when: Moment) =>
    fault.kind === 'die-at' && fault.point === point && fault.when === when && ++passed === fault.nth;

  async function call(point: string, perform: () => unknown): Promise<unknown> {
    if (!armed || fault.kind === 'none') return perform();
    if (fault.kind === 'die-at') {
      if (isItsTurn(point, 'before')) die();
      const answer = await perform();
      if (isItsTurn(point, 'after')) die();
      return answer;
    }
    const number = ++passed;
    if (fault.lasting && number > fault.nth) throw new StoreUnavailable('The store is gone.');
    if (number === fault.nth && fault.when === 'before') throw new StoreUnavailable('The call failed.');
    const answer = await perform();
    if (number === fault.nth) throw new StoreUnavailable('The answer was lost.');
    return answer;
  }

  const watched = <T extends object>(part: T, name: string): T =>
    new Proxy(part, {
      get: (target, member) => {
        const value: unknown = Reflect.get(target, member);
        if (typeof value !== 'function') return value;
        return (...values: unknown[]) =>
          call(`${name}.${String(member)}`, () => Reflect.apply(value, target, values));
      },
    });

  return {
    store: {
      ...store,
      instances: watched(store.instances, 'instances'),
      jobs: watched(store.jobs, 'jobs'),
      definitions: watched(store.definitions, 'definitions'),
      people: watched(store.people, 'people'),
      records: watched(store.records, 'records'),
    },
    arm: () => {
      armed = true;
    },
  };
}

/** No handler runs, nothing is flushed. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is delivered at once; should it ever not be, nothing more may happen all the same.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
