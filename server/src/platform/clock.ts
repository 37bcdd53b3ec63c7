/** The only place of the server that knows what time it is. Everything else is handed a `Clock`. */
export interface Clock {
  /** The present. */
  now(): Date;
  /** The present as ISO 8601 UTC with milliseconds. */
  iso(): string;
  /**
   * Calls `wake` once, as soon as the clock shows `instant` or later, never within the call itself. Right for years
   * ahead and when the wall clock is set. Returns what forgets the appointment.
   */
  wakeAt(instant: Date, wake: () => void): () => void;
  /**
   * Calls `wake` once, when so much time has passed, never within the call itself. For who waits for a while and not for
   * an instant: setting the wall clock back makes nobody wait longer. Returns what forgets it.
   */
  wakeAfter(ms: number, wake: () => void): () => void;
}

/** `setTimeout` counts elapsed time, so a wall clock that was set forward is noticed by looking again. */
const LOOK_AGAIN_MS = 30_000;

/** Many ask within a millisecond, and a date takes longer to write than to read. */
let told = { ms: Number.NaN, iso: '' };

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  iso: () => {
    const ms = Date.now();
    if (ms !== told.ms) told = { ms, iso: new Date(ms).toISOString() };
    return told.iso;
  },
  wakeAt: (instant, wake) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const left = instant.getTime() - Date.now();
      timer = setTimeout(
        () => (instant.getTime() <= Date.now() ? wake() : wait()),
        Math.max(0, Math.min(left, LOOK_AGAIN_MS)),
      );
    };
    wait();
    return () => clearTimeout(timer);
  },
  wakeAfter: (ms, wake) => {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  },
};

interface Appointment {
  at: number;
  /** After a while, not at an instant. */
  readonly isElapse: boolean;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number;
  #appointments = new Set<Appointment>();

  constructor(start: string) {
    this.#now = Date.parse(start);
    if (Number.isNaN(this.#now)) throw new RangeError(`Not an instant: ${start}`);
  }

  now(): Date {
    return new Date(this.#now);
  }

  iso(): string {
    return this.now().toISOString();
  }

  /** How many wait for a time to come. */
  get appointments(): number {
    return this.#appointments.size;
  }

  /** Moves the clock (backwards with a negative number) and wakes who waited for a time that has come. */
  advance(ms: number): void {
    this.#now += ms;
    // No time passes while a clock is set back.
    for (const appointment of this.#appointments) if (ms < 0 && appointment.isElapse) appointment.at += ms;
    const due = [...this.#appointments].filter(({ at }) => at <= this.#now);
    for (const appointment of due.sort((a, b) => a.at - b.at)) this.#meet(appointment);
  }

  wakeAt(instant: Date, wake: () => void): () => void {
    return this.#appoint({ at: instant.getTime(), isElapse: false, wake });
  }

  wakeAfter(ms: number, wake: () => void): () => void {
    return this.#appoint({ at: this.#now + ms, isElapse: true, wake });
  }

  #appoint(appointment: Appointment): () => void {
    this.#appointments.add(appointment);
    if (appointment.at <= this.#now) queueMicrotask(() => this.#meet(appointment));
    return () => this.#appointments.delete(appointment);
  }

  #meet(appointment: Appointment): void {
    if (this.#appointments.delete(appointment)) appointment.wake();
  }
}
