import type { EvaluateStartConditions } from '@flowbook/contract';
import { startsByCondition } from '@flowbook/engine';
import { found, refuse } from '../../errors/refusal.ts';
import type { JobData } from '../../execution/projection/job-data.ts';
import { derivedId } from '../../platform/ids.ts';
import type { Release } from '../definitions/releases.ts';
import type { FeatureDeps } from '../deps.ts';

/** Where instances are to begin, and which conditions have no value. */
export type StartPlan = Pick<JobData['begin-by-condition'], 'starts' | 'failed'>;

/**
 * Looks at the conditions of all start events of the latest versions, or of one process. Nothing is changed.
 *
 * @param id of the evaluation; the ids of the instances follow from it and the start event
 */
export async function planStarts(
  deps: FeatureDeps,
  { definitionKey, variables }: EvaluateStartConditions,
  id: string,
): Promise<StartPlan> {
  const environment = { now: deps.clock.iso(), timeZone: deps.settings.timeZone };
  const starts: StartPlan['starts'][number][] = [];
  const failed: StartPlan['failed'][number][] = [];
  for (const { key, version, compiled } of await releasesOf(deps, definitionKey)) {
    const verdicts = startsByCondition(compiled.model, variables, environment);
    if (verdicts.length === 0 && definitionKey !== undefined) throw refuse('definition.no-conditional-start');
    for (const verdict of verdicts) {
      const { startEventId } = verdict;
      const at = { key, version, startEventId };
      if (verdict.outcome === 'failed')
        failed.push({ ...at, code: 'engine.condition-failed', reason: verdict.reason });
      if (verdict.outcome !== 'met') continue;
      const part = verdict.part === undefined ? {} : { startPart: verdict.part };
      starts.push({ ...at, ...part, instanceId: derivedId('c', id, key, startEventId) });
    }
  }
  return { starts, failed };
}

async function releasesOf({ releases }: FeatureDeps, key: string | undefined): Promise<readonly Release[]> {
  return key === undefined
    ? releases.allLatest()
    : [found(await releases.latest(key), 'definition.not-found')];
}
