import type { Variables } from '../json.ts';

/** Codes of the incidents that an element may raise; `docs/incidents.md` says what each means and how it is mended. */
export type IncidentCode =
  | 'no-outgoing-flow'
  | 'expression-failed'
  | 'timer-invalid'
  | 'correlation-key-missing'
  | 'job-failed'
  | 'call-failed'
  | 'error-not-caught'
  | 'decision-missing'
  | 'decision-failed'
  | 'collection-invalid'
  | 'loop-without-wait';

/**
 * Why an element cannot go on. Thrown by an element's hook before it emits anything, caught by the step, which turns
 * it into an incident: it never leaves the engine.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble';

  constructor(
    readonly code: IncidentCode,
    reason: string,
    readonly result?: Variables,
  ) {
    super(reason);
  }
}
