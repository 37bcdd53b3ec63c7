import type { WorkingCalendar } from '@flowbook/engine';
import type { Step } from '../execution/execution.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import type { ModelSource } from '../execution/model-source.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import type { Store } from '../stores/ports/store.ts';
import { beginByConditionHandler } from './begin-by-condition.ts';
import { broadcastSignalHandler } from './broadcast-signal.ts';
import { cancelCallHandler } from './cancel-call.ts';
import { endCallHandler } from './end-call.ts';
import { escalateCallHandler } from './escalate-call.ts';
import { JobRunner, type JobRunnerOptions } from './job-runner.ts';
import { lookRegularly } from './look-regularly.ts';
import { matchMessagesHandler } from './match-messages.ts';
import { createRetention, type EndedInstances } from './retention.ts';
import { sendMessageHandler } from './send-message.ts';
import { serviceHandler } from './service.ts';
import type { ServiceHandlers } from './services/service-handler.ts';
import { startCallHandler } from './start-call.ts';
import { startTimerHandler } from './start-timer.ts';
import { timerHandler } from './timer.ts';
import type { WorkerLog } from './worker-log.ts';

type Handlers = JobRunnerOptions['handlers'];

export interface WorkersOptions {
  readonly store: Store;
  readonly execution: HostExecution;
  readonly models: ModelSource;
  readonly clock: Clock;
  readonly random: Random;
  /** IANA zone of dates without offset and of days. */
  readonly timeZone: string;
  /** When the firm works. Absent: Monday to Friday from nine to six. */
  readonly calendar?: WorkingCalendar;
  /** Name of this node as an owner of jobs; no two nodes share one. */
  readonly owner: string;
  readonly log: WorkerLog;
  /** Handlers of service tasks by job type. */
  readonly services: ServiceHandlers;
  /** A job became stuck, or is so no more. */
  readonly onStuckChange?: (job: JobRow) => void;
  /** What becomes of cases that ended; absent: they are kept for ever. */
  readonly endedInstances?: EndedInstances;
  /** Puts something round the handlers. */
  readonly aroundHandlers?: (handlers: Handlers) => Handlers;
  readonly leaseMs?: number;
  readonly parallel?: number;
}

/** Everything that happens without anybody asking: jobs, timers, calls, messages, retention. */
export interface Workers {
  start(): void;
  /** Looks for work now: a publication may have brought timers. */
  wake(): void;
  /** Takes no more work and resolves when what is at work is done. */
  stop(): Promise<void>;
  /** Resolves when nothing that is due by the clock is left to do. */
  idle(): Promise<void>;
}

export function createWorkers(options: WorkersOptions): Workers {
  const { store, execution, models, clock, random, owner, log } = options;
  const { instances, jobs } = store;
  const handlers: Handlers = {
    service: serviceHandler(execution, instances, clock, options.services),
    timer: timerHandler(execution),
    'start-call': startCallHandler(execution, models, jobs),
    'start-timer': startTimerHandler(execution, models, options),
    'end-call': endCallHandler(execution, store),
    'cancel-call': cancelCallHandler(execution, jobs),
    'send-message': sendMessageHandler(execution, models, instances),
    'match-messages': matchMessagesHandler(execution, instances, clock),
    'broadcast-signal': broadcastSignalHandler(execution, models, instances),
    'begin-by-condition': beginByConditionHandler(execution, instances),
    'escalate-call': escalateCallHandler(execution),
  };
  const runner = new JobRunner({
    jobs,
    handlers: options.aroundHandlers?.(handlers) ?? handlers,
    clock,
    random,
    owner,
    log,
    ...(options.onStuckChange === undefined ? {} : { onStuckChange: options.onStuckChange }),
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    ...(options.parallel === undefined ? {} : { parallel: options.parallel }),
  });
  const retention = createRetention({
    store,
    clock,
    log,
    ...(options.endedInstances && { endedInstances: options.endedInstances }),
  });
  let endListening = () => {};
  let endLooking = () => {};

  return {
    start: () => {
      endListening = execution.onCommitted((step) => {
        if (madeJobs(step)) runner.wake();
      });
      runner.start();
      retention.start();
      // A commit of this process wakes the runner; one of another node, or its death, does not.
      if (!store.exclusive) endLooking = lookRegularly(clock, () => runner.wake());
    },
    stop: async () => {
      endListening();
      endLooking();
      await Promise.all([runner.stop(), retention.stop()]);
    },
    wake: () => runner.wake(),
    idle: async () => {
      await Promise.all([runner.idle(), retention.idle()]);
    },
  };
}

const JOB_MAKING = new Set<Step['events'][number]['type']>([
  'job-created',
  'timer-scheduled',
  'subscription-opened',
  'message-sent',
  'signal-thrown',
  'escalation-thrown',
  'call-started',
  'call-canceled',
  'instance-completed',
  'instance-terminated',
  'instance-canceled',
]);

function madeJobs({ events }: Step): boolean {
  return events.some(({ type }) => JOB_MAKING.has(type));
}
