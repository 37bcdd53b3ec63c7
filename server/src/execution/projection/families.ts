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
const families: readonly Projection[] = [
  instanceLife,
  tasks,
  serviceJobs,
  timers,
  messages,
  signals,
  calls,
  incidents,
];

/** Lets every family that cares take the event into the draft. */
export function takeIn(event: EngineEvent, draft: StepDraft): void {
  for (const family of families) changeOf(family, event)?.(event, draft);
}

/** The table pairs each type with its own event; indexing it by the type of a union loses that pairing. */
function changeOf(family: Projection, event: EngineEvent) {
  return family[event.type] as ((event: EngineEvent, draft: StepDraft) => void) | undefined;
}
