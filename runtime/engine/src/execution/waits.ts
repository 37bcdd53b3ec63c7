import type { ElementInstance } from './element-instance.ts';
import type { Step } from './step.ts';

/** Closes the timers and subscriptions that belong to an element instance: its own, or those of its boundary events. */
export function closeEventWaits(step: Step, instanceId: string): void {
  const { timers, subscriptions } = step.draft;
  for (const timerId of Object.keys(timers)) {
    const timer = timers[timerId];
    if (timer?.elementInstanceId === instanceId) {
      step.emit({ type: 'timer-canceled', timerId, elementId: timer.elementId });
    }
  }
  for (const subscriptionId of Object.keys(subscriptions)) {
    const subscription = subscriptions[subscriptionId];
    if (subscription?.elementInstanceId === instanceId) {
      step.emit({ type: 'subscription-closed', subscriptionId, elementId: subscription.elementId });
    }
  }
}

/** Takes back the work that an element instance has given away: its task, its job, its call. */
export function closeWork(step: Step, instance: ElementInstance): void {
  const { tasks, jobs, calls } = step.draft;
  const elementId = instance.node.id;
  if (tasks[instance.id] !== undefined) step.emit({ type: 'task-canceled', taskId: instance.id, elementId });
  for (const jobId of Object.keys(jobs)) {
    if (jobs[jobId]?.elementInstanceId === instance.id) step.emit({ type: 'job-canceled', jobId, elementId });
  }
  for (const callId of Object.keys(calls)) {
    if (calls[callId]?.elementInstanceId === instance.id)
      step.emit({ type: 'call-canceled', callId, elementId });
  }
}
