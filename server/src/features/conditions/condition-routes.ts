import type { StartConditionsEvaluated } from '@flowbook/contract';
import { refuse } from '../../errors/refusal.ts';
import { type BegunByCondition, beginByCondition, keptBegun } from '../../execution/begin-by-condition.ts';
import { SYSTEM } from '../../execution/engine-json.ts';
import { jobRowId, newJob, OUTSIDE } from '../../execution/projection/job-data.ts';
import { type Caller, hasPermission } from '../../http/caller.ts';
import type { Asked, Handlers } from '../../http/route-types.ts';
import type { JobRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { planStarts, type StartPlan } from './plan-starts.ts';

type ConditionHandlers = Pick<Handlers, 'evaluateStartConditions'>;
type Evaluation = Asked<'evaluateStartConditions'>;

/** After this time a worker goes on with what a request has not come to the end of. */
const LEASE_MS = 30_000;
/** For how long a repeated request is answered as the first time; see `Submission`. */
const DAY_MS = 86_400_000;

/** Whether a person may let processes begin by data: it begins any process, whoever its starters are. */
export function canEvaluateConditions(caller: Caller): boolean {
  return hasPermission(caller, 'administer');
}

/**
 * Conditional start events are looked at when somebody brings data, and at no other time. What is to begin is kept first, as a
 * job that the request itself holds; then it is begun and answered. If that is cut short, a worker brings it to its end.
 */
export function conditionHandlers(deps: FeatureDeps): ConditionHandlers {
  const { store, execution, clock, ids } = deps;
  const { jobs, instances } = store;
  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  function jobOf({ body, idempotencyKey, caller }: Evaluation, id: string, plan: StartPlan): JobRow {
    const job = newJob({
      kind: 'begin-by-condition',
      instanceId: OUTSIDE,
      engineId: id,
      elementId: null,
      data: {
        ...plan,
        variables: body.variables,
        businessKey: body.businessKey,
        actor: caller === undefined ? SYSTEM : { kind: 'user', id: caller.id },
        keep: idempotencyKey === undefined ? null : { key: idempotencyKey, expiresAt: later(DAY_MS) },
      },
      dueAt: clock.iso(),
    });
    return { ...job, owner: `request:${ids.next()}`, lockedUntil: later(LEASE_MS), attempts: 1 };
  }

  async function carryOut(job: JobRow): Promise<BegunByCondition> {
    const result = await beginByCondition(execution, instances, job);
    if (result.ok) return result.begun;
    throw refuse(result.trouble === 'too-many-conflicts' ? 'instance.busy' : 'definition.not-found');
  }

  /** What came of the evaluation of this id, if there was one: kept, or on the way. */
  async function earlier(id: string): Promise<BegunByCondition | null> {
    const kept = await keptBegun(instances, id);
    if (kept !== null) return kept;
    const job = await jobs.job(jobRowId('begin-by-condition', OUTSIDE, id));
    // Between the two looks another may have come to the end of it.
    return job === null ? keptBegun(instances, id) : carryOut(job);
  }

  async function evaluate(asked: Evaluation, id: string): Promise<BegunByCondition | 'repeated'> {
    const plan = await planStarts(deps, asked.body, id);
    if (plan.starts.length === 0 && asked.idempotencyKey === undefined) return { started: [], ...plan };
    const job = jobOf(asked, id, plan);
    if (!(await jobs.submit({ job, rememberUntil: later(DAY_MS) }))) return 'repeated';
    const begun = await carryOut(job);
    await jobs.finish(job.id, job.owner ?? '', job.attempts);
    return begun;
  }

  return {
    evaluateStartConditions: async (asked) => {
      const { caller, idempotencyKey } = asked;
      if (caller !== undefined && !canEvaluateConditions(caller)) throw refuse('permission.missing');
      const id = idempotencyKey ?? ids.next();
      const before = idempotencyKey === undefined ? null : await earlier(id);
      if (before !== null) return presentEvaluation(id, before, true);
      const begun = await evaluate(asked, id);
      if (begun !== 'repeated') return presentEvaluation(id, begun, false);
      // Somebody asked the same at the same time.
      const other = await earlier(id);
      if (other === null) throw refuse('instance.busy');
      return presentEvaluation(id, other, true);
    },
  };
}

function presentEvaluation(
  id: string,
  { started, failed }: BegunByCondition,
  repeated: boolean,
): StartConditionsEvaluated {
  const at = ({ key, version, startEventId }: { key: string; version: number; startEventId: string }) => ({
    definitionKey: key,
    definitionVersion: version,
    startEventId,
  });
  return {
    id,
    repeated,
    started: started.map((start) => ({ ...at(start), instanceId: start.instanceId })),
    failed: failed.map((start) => ({ ...at(start), code: start.code, reason: start.reason })),
  };
}
