import { z } from 'zod';
import { DocumentData, Id } from './primitives.ts';

/** Data by which processes may begin: those whose conditional start events they fulfil. */
export const EvaluateStartConditions = z.object({
  variables: DocumentData.default({}),
  /** Of every instance that begins. */
  businessKey: z.string().min(1).max(200).nullable().default(null),
  /** Only this process; absent: the latest version of each. */
  definitionKey: Id.optional(),
});
export type EvaluateStartConditions = z.infer<typeof EvaluateStartConditions>;

const AtStartEvent = z.object({
  definitionKey: Id,
  definitionVersion: z.int().positive(),
  startEventId: Id,
});

/** An instance that has begun with the variables. */
export const StartedByCondition = AtStartEvent.extend({ instanceId: Id });
export type StartedByCondition = z.infer<typeof StartedByCondition>;

/** A start event of which nothing has begun: its condition has no value (`engine.condition-failed`), or the engine refused. */
export const StartFailed = AtStartEvent.extend({ code: z.string(), reason: z.string() });
export type StartFailed = z.infer<typeof StartFailed>;

/**
 * What has begun. A start event whose condition does not hold is not named. `repeated`: it had been asked under this
 * `Idempotency-Key` before, and this is what came of it then.
 */
export const StartConditionsEvaluated = z.object({
  id: Id,
  repeated: z.boolean(),
  started: z.array(StartedByCondition),
  failed: z.array(StartFailed),
});
export type StartConditionsEvaluated = z.infer<typeof StartConditionsEvaluated>;
