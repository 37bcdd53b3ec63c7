import { z } from 'zod';
import { DocumentData, Id } from './primitives.ts';

/** As diagrams can say it; a name of control characters belongs to the server itself. */
const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u);
const DAY_MS = 86_400_000;

/** Meets whoever waits for this name and key, begins a process that begins with it, or waits for either. */
export const SendMessage = z.object({
  name: Name,
  correlationKey: z.string().min(1).max(200).nullable().default(null),
  variables: DocumentData.default({}),
  /** How long the message waits for a receiver. */
  timeToLiveMs: z
    .int()
    .min(1000)
    .max(30 * DAY_MS)
    .default(7 * DAY_MS),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** Reaches everybody who waits for this name now, and begins every process that begins with it. */
export const BroadcastSignal = z.object({ name: Name, variables: DocumentData.default({}) });
export type BroadcastSignal = z.infer<typeof BroadcastSignal>;

/** It is kept and will be handed out; `repeated`: it had been sent under this `Idempotency-Key` before. */
export const Accepted = z.object({ id: Id, repeated: z.boolean() });
export type Accepted = z.infer<typeof Accepted>;
