import type { InstanceStore } from '../stores/ports/instance-store.ts';
import type { JobRow, Json } from '../stores/ports/rows.ts';
import { beginOnce } from './begin-once.ts';
import type { HostExecution } from './host-execution.ts';
import { type JobData, jobData } from './projection/job-data.ts';

type Plan = JobData['begin-by-condition'];
type PlannedStart = Plan['starts'][number];

/** What came of a plan: a start event each, with the instance that has begun or the code with which it was refused. */
export interface BegunByCondition {
  readonly started: readonly (Pick<PlannedStart, 'key' | 'version' | 'startEventId'> & {
    readonly instanceId: string;
  })[];
  readonly failed: Plan['failed'];
}

export type BeginResult =
  | { readonly ok: true; readonly begun: BegunByCondition }
  | { readonly ok: false; readonly trouble: 'definition-missing' | 'too-many-conflicts' };

/**
 * Begins an instance at each start event of a plan. The instances' ids stand in the plan, so doing it again, after a crash
 * or beside another node, begins nothing twice. What came of it is kept before the plan's job may end.
 */
export async function beginByCondition(
  execution: HostExecution,
  instances: InstanceStore,
  job: JobRow,
): Promise<BeginResult> {
  const plan = jobData(job, 'begin-by-condition');
  const started: BegunByCondition['started'][number][] = [];
  const failed = [...plan.failed];
  for (const start of plan.starts) {
    const result = await begin(execution, plan, start);
    if ('trouble' in result && result.trouble !== 'message-consumed')
      return { ok: false, trouble: result.trouble };
    const { key, version, startEventId, instanceId } = start;
    if ('rejection' in result) failed.push({ key, version, startEventId, ...result.rejection });
    else started.push({ key, version, startEventId, instanceId });
  }
  const begun = {
    started,
    failed: failed.map(({ key, version, startEventId, code, reason }) => ({
      key,
      version,
      startEventId,
      code,
      reason,
    })),
  };
  if (plan.keep === null) return { ok: true, begun };
  return { ok: true, begun: asBegun(await instances.keepAnswer({ ...plan.keep, answer: asJson(begun) })) };
}

/** What had come of the plan that was kept under a key; `null`: there is none (any more), or it is not carried out yet. */
export async function keptBegun(instances: InstanceStore, key: string): Promise<BegunByCondition | null> {
  const answer = await instances.idempotentAnswer(key);
  return answer === null ? null : asBegun(answer);
}

function begin(
  execution: HostExecution,
  { variables, businessKey, actor }: Plan,
  { key, version, startEventId, startPart, instanceId }: PlannedStart,
) {
  return beginOnce(execution, {
    type: 'start-instance',
    instanceId,
    definition: { key, version },
    startEventId,
    ...(startPart === undefined ? {} : { startPart }),
    ...(businessKey === null ? {} : { businessKey }),
    variables,
    actor,
  });
}

const asJson = (begun: BegunByCondition) => begun as unknown as Json;
const asBegun = (answer: Json) => answer as unknown as BegunByCondition;
