import { z } from 'zod';
import { Bilingual, DocumentData, Id, Instant, Json, Person } from './primitives.ts';

export const StartInstance = z.object({
  definitionKey: Id,
  /** The version whose start form was shown (`OpenedForm.version`); absent: the latest. */
  definitionVersion: z.int().positive().optional(),
  startEventId: Id.optional(),
  submission: DocumentData,
});
export type StartInstance = z.infer<typeof StartInstance>;

export const InstanceStatus = z.enum(['active', 'completed', 'terminated', 'canceled']);
export type InstanceStatus = z.infer<typeof InstanceStatus>;

export const Instance = z.object({
  id: Id,
  rev: z.int(),
  definitionKey: Id,
  definitionVersion: z.int().positive(),
  definitionName: Bilingual,
  /** What people call the case: the document number and subject where the start form has them. */
  title: z.string(),
  businessKey: z.string().nullable(),
  status: InstanceStatus,
  startedBy: Person.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  openIncidents: z.int().nonnegative(),
  parentInstanceId: Id.nullable(),
});
export type Instance = z.infer<typeof Instance>;

export const InstanceList = z.object({ items: z.array(Instance), total: z.int() });
export type InstanceList = z.infer<typeof InstanceList>;

export const ElementState = z.object({
  elementId: Id,
  /** `active` now, `completed` or `canceled` at some time before, `incident` when it cannot go on. */
  state: z.enum(['active', 'completed', 'canceled', 'incident']),
  /** How many times it was entered. */
  count: z.int(),
});

export const InstanceDetail = Instance.extend({
  bpmn: z.string(),
  elements: z.array(ElementState),
  takenFlows: z.array(Id),
  /** Instances that this one called. */
  called: z.array(z.object({ instanceId: Id, elementId: Id, definitionKey: Id, status: InstanceStatus })),
});
export type InstanceDetail = z.infer<typeof InstanceDetail>;

/** One line of an instance's history; the texts are made by the client from `type` and `elementName`. */
export const HistoryEntry = z.object({
  seq: z.int(),
  at: Instant,
  type: z.string(),
  elementId: Id.nullable(),
  elementName: Bilingual.nullable(),
  actor: Person.nullable(),
  details: z.record(z.string(), Json),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export const History = z.object({ items: z.array(HistoryEntry) });
export type History = z.infer<typeof History>;

export const Incident = z.object({
  id: Id,
  instanceId: Id,
  instanceTitle: z.string(),
  definitionKey: Id,
  elementId: Id,
  elementName: Bilingual.nullable(),
  code: z.string(),
  reason: z.string(),
  raisedAt: Instant,
});
export type Incident = z.infer<typeof Incident>;
export const IncidentList = z.object({ items: z.array(Incident) });
export type IncidentList = z.infer<typeof IncidentList>;

export const CancelInstance = z.object({ reason: z.string().min(1).max(500) });
export type CancelInstance = z.infer<typeof CancelInstance>;
