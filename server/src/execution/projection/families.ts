import type { EngineEvent } from '@flowbook/engine';
import { calls } from './calls.ts';
import { incidents } from './incidents.ts';
import { instanceLife } from './instance-life.ts';
import { messages } from './messages.ts';
import { serviceJobs } from './service-jobs.ts';
import { signals } from './signals.ts';
import type { Projection, StepDraft } from './step-draft.ts';
import { tasks } from './tasks.ts';
import { timers } from './timers.ts';

/** Families of events; the instance's own comes first, since the others read its row. */
const FAMILIES: readonly Projection[] = [
  instanceLife,
  tasks,
  serviceJobs,
  timers,
  messages,
  signals,
  calls,
  incidents,
];

type Change = (event: EngineEvent, draft: StepDraft) => void;

/** What each type of event changes, family after family. */
const CHANGES = new Map<string, readonly Change[]>();
// A family pairs each type with its own event; going through it loses that pairing.
for (const family of FAMILIES)
  for (const [type, change] of Object.entries(family))
    CHANGES.set(type, [...(CHANGES.get(type) ?? []), change as Change]);

/** Lets every family that cares take the event into the draft. */
export function takeIn(event: EngineEvent, draft: StepDraft): void {
  const changes = CHANGES.get(event.type);
  if (changes !== undefined) for (const change of changes) change(event, draft);
}
