import type { Clock } from '../../platform/clock.ts';
import type { RecordStore } from '../../stores/ports/people-store.ts';

/** Gives documents their numbers, such as `TS-20261124-0001`: prefix, day in the organisation's zone, number of the day. */
export interface DocumentNumbers {
  /** A number for each prefix. Asked again, it answers with the same ones. */
  take(prefixes: readonly string[]): Promise<readonly string[]>;
}

/** The numbers of one request: a command that is built again after a conflict does not use up others. */
export function documentNumbers(parts: {
  readonly records: RecordStore;
  readonly clock: Clock;
  readonly timeZone: string;
}): DocumentNumbers {
  const taken: { readonly prefix: string; readonly number: string }[] = [];

  const draw = async (prefix: string) => {
    const day = dayIn(parts.timeZone, parts.clock.now());
    const count = await parts.records.nextNumber(`document:${prefix}:${day}`);
    return `${prefix}-${day}-${String(count).padStart(4, '0')}`;
  };

  return {
    take: async (prefixes) => {
      const left = [...taken];
      const numbers: string[] = [];
      for (const prefix of prefixes) {
        const known = left.findIndex((entry) => entry.prefix === prefix);
        const [kept] = known === -1 ? [] : left.splice(known, 1);
        const number = kept?.number ?? (await draw(prefix));
        if (kept === undefined) taken.push({ prefix, number });
        numbers.push(number);
      }
      return numbers;
    },
  };
}

/** The calendar day as `YYYYMMDD`. */
function dayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}${part('month')}${part('day')}`;
}
