import { type JobData, newJob, OUTSIDE } from '../../execution/projection/job-data.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { BufferedMessageRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';

type MessageHandlers = Pick<Handlers, 'sendMessage' | 'broadcastSignal'>;
type OutsideKind = 'send-message' | 'broadcast-signal';

/** For how long the stores recognise a submission; see `Submission`. */
const DAY_MS = 86_400_000;

/** Messages and signals from other systems: kept before they are answered, and handed out by the workers. */
export function messageHandlers(deps: FeatureDeps): MessageHandlers {
  const { store, clock, ids, wakeWorkers } = deps;
  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  async function submit<K extends OutsideKind>(
    kind: K,
    id: string,
    data: JobData[K],
    message?: BufferedMessageRow,
  ) {
    const job = newJob({
      kind,
      instanceId: OUTSIDE,
      engineId: id,
      elementId: null,
      data,
      dueAt: clock.iso(),
    });
    const isNew = await store.jobs.submit({
      job,
      ...(message !== undefined && { message }),
      rememberUntil: later(DAY_MS),
    });
    if (isNew) wakeWorkers();
    return { id, repeated: !isNew };
  }

  return {
    sendMessage: async ({ body, idempotencyKey }) => {
      const { name, correlationKey, variables, timeToLiveMs } = body;
      const id = idempotencyKey ?? ids.next();
      const messageId = `${OUTSIDE}:${id}`;
      const expiresAt = later(timeToLiveMs);
      const message = { id: messageId, name, correlationKey, payload: variables, expiresAt };
      const data = { messageId, messageName: name, correlationKey, payload: variables };
      return submit('send-message', id, data, message);
    },

    broadcastSignal: async ({ body, idempotencyKey }) => {
      const data = { signalName: body.name, payload: body.variables, thrownAt: clock.iso() };
      return submit('broadcast-signal', idempotencyKey ?? ids.next(), data);
    },
  };
}
