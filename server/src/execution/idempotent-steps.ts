import type { EngineEvent } from '@flowbook/engine';
import type { IdempotentAnswer } from '../stores/ports/instance-store.ts';
import { type InstanceSummary, summaryOf } from '../stores/ports/instance-summary.ts';
import type { Json, TaskRow } from '../stores/ports/rows.ts';
import type { Store } from '../stores/ports/store.ts';
import { eventFrom } from './engine-json.ts';
import type { Step } from './execution.ts';

/** What is kept of a step; the events stand in the log, and the state would double the size of every commit. */
interface KeptStep {
  readonly instance: InstanceSummary;
  readonly firstSeq: number;
  readonly events: number;
  readonly tasks: readonly TaskRow[];
}

/** The answer to keep under `key` with the step's commit. */
export function answerToKeep(
  key: string,
  step: Pick<Step, 'instance' | 'events' | 'tasks'>,
  expiresAt: string,
): IdempotentAnswer {
  const kept: KeptStep = {
    instance: summaryOf(step.instance),
    firstSeq: step.events[0]?.seq ?? 1,
    events: step.events.length,
    tasks: step.tasks,
  };
  return { key, answer: kept as unknown as Json, expiresAt };
}

/**
 * The step that was committed under this key; `null` when there is none. Instance and tasks are as they were then,
 * save for the instance's `state`, which is the present one.
 */
export async function keptStep(store: Store, key: string): Promise<Step | null> {
  const answer = await store.instances.idempotentAnswer(key);
  if (answer === null) return null;
  const { instance, firstSeq, events, tasks } = answer as unknown as KeptStep;
  const present = await store.instances.load(instance.id);
  if (present === null) return null;
  return {
    instance: { ...instance, state: present.state },
    events: await eventsOf(store, instance.id, firstSeq, events),
    tasks,
    openTasks: new Map((await store.instances.openTasks(instance.id)).map((task) => [task.id, task])),
    repeated: true,
  };
}

async function eventsOf(
  store: Store,
  instanceId: string,
  firstSeq: number,
  count: number,
): Promise<readonly EngineEvent[]> {
  if (count === 0) return [];
  return (await store.instances.events(instanceId, firstSeq - 1, count)).map(eventFrom);
}
