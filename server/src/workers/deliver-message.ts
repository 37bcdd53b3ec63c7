import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import type { Json } from '../stores/ports/rows.ts';

export type Delivery = 'delivered' | 'message-consumed' | 'subscription-closed' | 'busy';

/** Hands a kept message to one subscription. Message, job and receiver change in one commit, or not at all. */
export async function deliverMessage(
  execution: HostExecution,
  message: { readonly id: string; readonly payload: Json },
  to: { readonly id: string; readonly instanceId: string },
  jobRowId: string,
): Promise<Delivery> {
  const payload = message.payload as { readonly [name: string]: Json };
  const result = await execution.perform(
    to.instanceId,
    async () => ({
      ok: true,
      command: { type: 'deliver-message', subscriptionId: to.id, payload, actor: SYSTEM },
    }),
    { endedJobs: [jobRowId], consumedMessages: [message.id] },
  );
  if (result.ok) return 'delivered';
  if ('rejection' in result) return 'subscription-closed';
  if ('trouble' in result && result.trouble === 'message-consumed') return 'message-consumed';
  if ('trouble' in result && result.trouble === 'too-many-conflicts') return 'busy';
  throw new Error(`The definition of instance ${to.instanceId} is missing.`);
}
