import type { Store } from '@flowbook/server';
import { StoreUnavailable } from '../../../server/src/stores/ports/errors.ts';
import { defectiveStore } from './defects.ts';
import type { Fault, Moment } from './protocol.ts';

export interface Faults {
  /** A store that goes wrong as planned. */
  into(store: Store): Store;
  /** To be told when a commit of the MongoDB store comes to a point such as `replaced`. */
  at(point: string): void;
  /** From now on calls are counted. */
  arm(): void;
}

/** What goes wrong between a server and its store. */
export function planFaults(fault: Fault): Faults {
  let armed = false;
  let passed = 0;

  /** Points within a commit have no before and after. */
  const isItsTurn = (point: string, when?: Moment) =>
    fault.kind === 'die-at' &&
    fault.point === point &&
    (when ?? fault.when) === fault.when &&
    ++passed === fault.nth;

  async function call(point: string, perform: () => unknown): Promise<unknown> {
    if (!armed || fault.kind === 'none' || fault.kind === 'defect') return perform();
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
    into: (store) =>
      fault.kind === 'defect'
        ? defectiveStore(store, fault.defect, () => armed)
        : {
            ...store,
            instances: watched(store.instances, 'instances'),
            jobs: watched(store.jobs, 'jobs'),
            definitions: watched(store.definitions, 'definitions'),
            people: watched(store.people, 'people'),
            records: watched(store.records, 'records'),
          },
    at: (point) => {
      if (armed && isItsTurn(`commit.${point}`)) die();
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
