import { refuse } from '../../errors/refusal.ts';
import type { Step } from '../../execution/execution.ts';
import type { Asked } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { type Build, runCommand } from '../run-command.ts';
import { canCancelInstances, canSeeInstance } from './instance-policy.ts';

/** Cancels a running case with all its open work; the reason stands in its history. */
export function cancelInstance(deps: FeatureDeps, asked: Asked<'cancelInstance'>): Promise<Step> {
  const { caller, body, params, idempotencyKey } = asked;
  const build: Build = async ({ instance }) => {
    if (instance === null) return { ok: false, refusal: refuse('instance.not-found') };
    if (!canSeeInstance(caller, instance)) return { ok: false, refusal: refuse('instance.not-yours') };
    if (!canCancelInstances(caller)) return { ok: false, refusal: refuse('permission.missing') };
    if (instance.status !== 'active') return { ok: false, refusal: refuse('instance.not-active') };
    const actor = { kind: 'user', id: caller.id } as const;
    return { ok: true, command: { type: 'cancel-instance', reason: body.reason, actor } };
  };
  return runCommand(deps.execution, params.id, build, idempotencyKey);
}
