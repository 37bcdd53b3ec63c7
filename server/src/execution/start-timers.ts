import {
  compile,
  describeProcess,
  firstStart,
  nextStart,
  type ProcessModel,
  startFrom,
  type TimeFrame,
} from '@flowbook/engine';
import { derivedId } from '../platform/ids.ts';
import type { JobRow, ReleaseRow } from '../stores/ports/rows.ts';
import { type JobData, newJob } from './projection/job-data.ts';
import { readReleaseContent } from './release-content.ts';

/** A start event of one version with the time at which it begins its next instance. */
export type StartTimer = JobData['start-timer'];

/** What a publication does to timers that begin instances. */
export interface StartTimerChanges {
  readonly begin: readonly JobRow[];
  /** Ids of the rows of the version before. */
  readonly end: readonly string[];
}

/**
 * The timers that a new version begins with, and those of the version before, which end with it. Times are counted
 * from the publication; those before it are over, so that publishing again repeats nothing.
 */
export async function startTimersOf(
  release: ReleaseRow,
  before: ReleaseRow | null,
  frame: TimeFrame,
): Promise<StartTimerChanges> {
  const { key, version, publishedAt } = release;
  const model = await modelOf(release);
  const begin = timerStarts(model).flatMap(({ startEventId, part }) => {
    const first = model && firstStart(model, startEventId, { ...frame, now: publishedAt }, part);
    const due = first && startFrom(first, publishedAt, frame);
    return due === null
      ? []
      : [startTimerJob({ key, version, startEventId, ...(part === undefined ? {} : { part }), due })];
  });
  const old = before === null ? null : await modelOf(before);
  return {
    begin,
    end: before === null ? [] : timerStarts(old).map((timer) => rowIdOf({ ...before, ...timer })),
  };
}

/** The row of a timer. The instance that it will start has its id already, so that starting twice is starting once. */
export function startTimerJob(timer: StartTimer): JobRow {
  const { key, version, startEventId, part, due } = timer;
  const job = newJob({
    kind: 'start-timer',
    instanceId: derivedId('s', key, String(version), partOf(startEventId, part), due.dueAt),
    engineId: startEventId,
    elementId: startEventId,
    data: timer,
    dueAt: due.dueAt,
  });
  return { ...job, id: rowIdOf(timer) };
}

/** The timer's next time, counted from when this one was due; `null` after the last. */
export function nextStartTimer(timer: StartTimer, frame: TimeFrame): StartTimer | null {
  const due = nextStart(timer.due, frame);
  return due === null ? null : { ...timer, due };
}

function rowIdOf({ key, version, startEventId, part }: Omit<StartTimer, 'due'>): string {
  return `start-timer:${key}@${version}:${partOf(startEventId, part)}`;
}

function partOf(startEventId: string, part: number | undefined): string {
  return part === undefined ? startEventId : `${startEventId}#${part}`;
}

/** `null` for a diagram that this engine does not take: nothing of it runs, so nothing has to end. */
async function modelOf({ content }: ReleaseRow): Promise<ProcessModel | null> {
  const compiled = await compile(readReleaseContent(content).bpmn);
  return compiled.ok ? compiled.model : null;
}

interface TimerStart {
  readonly startEventId: string;
  readonly part?: number;
}

/**
 * Timers that begin instances, alone or as one of several events. One that is needed together with others begins nothing: the
 * instance that they have begun waits for it.
 */
function timerStarts(model: ProcessModel | null): readonly TimerStart[] {
  if (model === null) return [];
  return describeProcess(model).startEvents.flatMap(({ id: startEventId, kind, parts = [], isParallel }) =>
    kind === 'timer'
      ? [{ startEventId }]
      : isParallel === true
        ? []
        : parts.flatMap((trigger, part) => (trigger.kind === 'timer' ? [{ startEventId, part }] : [])),
  );
}
