import { type Clock, systemClock } from '@flowbook/server';

interface Appointment {
  /** By this clock; of who waits for a while it is moved with a clock that is set back. */
  instant: Date;
  readonly isElapse: boolean;
  readonly wake: () => void;
  forget: () => void;
}

/** The machine's clock, moved by as much as a test asks for. */
export class MovableClock implements Clock {
  #offsetMs: number;
  readonly #appointments = new Set<Appointment>();

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#offsetMs);
  }

  iso(): string {
    return this.now().toISOString();
  }

  /** Moves the clock and wakes who waited for a time that has come. */
  advance(ms: number): void {
    this.#offsetMs += ms;
    for (const appointment of this.#appointments) {
      appointment.forget();
      if (appointment.isElapse && ms < 0) appointment.instant = new Date(appointment.instant.getTime() + ms);
      this.#wait(appointment);
    }
  }

  wakeAt(instant: Date, wake: () => void): () => void {
    return this.#appoint({ instant, isElapse: false, wake, forget: () => {} });
  }

  wakeAfter(ms: number, wake: () => void): () => void {
    const instant = new Date(this.now().getTime() + ms);
    return this.#appoint({ instant, isElapse: true, wake, forget: () => {} });
  }

  #appoint(appointment: Appointment): () => void {
    this.#appointments.add(appointment);
    this.#wait(appointment);
    return () => {
      this.#appointments.delete(appointment);
      appointment.forget();
    };
  }

  #wait(appointment: Appointment): void {
    const onTheMachine = new Date(appointment.instant.getTime() - this.#offsetMs);
    appointment.forget = systemClock.wakeAt(onTheMachine, () => {
      this.#appointments.delete(appointment);
      appointment.wake();
    });
  }
}
