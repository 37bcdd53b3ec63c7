import type { ElementInstance } from './element-instance.ts';
import type { Step } from './step.ts';

/** Closes the timers, subscriptions and conditions that belong to an element instance: its own, or those of its boundary events. */
export function closeEventWaits(step: Step, instanceId: string): void {
  const { timers, subscriptions, signals, conditions } = step.draft;
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
  for (const subscriptionId of Object.keys(signals)) {
    const signal = signals[subscriptionId];
    if (signal?.elementInstanceId === instanceId) {
      step.emit({ type: 'signal-subscription-closed', subscriptionId, elementId: signal.elementId });
    }
  }
  for (const conditionId of Object.keys(conditions)) {
    const condition = conditions[conditionId];
    if (condition?.elementInstanceId === instanceId) {
      step.emit({ type: 'condition-closed', conditionId, elementId: condition.elementId });
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

/** Closes what waits for one of several definitions of an event. */
export function closePart(step: Step, ownerId: string, part: number): void {
  const { timers, subscriptions, signals, conditions } = step.draft;
  const isIt = (wait: { readonly elementInstanceId: string; readonly part?: number } | undefined) =>
    wait?.elementInstanceId === ownerId && wait.part === part;
  for (const [timerId, { elementId }] of Object.entries(timers)) {
    if (isIt(timers[timerId])) step.emit({ type: 'timer-canceled', timerId, elementId });
  }
  for (const [subscriptionId, { elementId }] of Object.entries(subscriptions)) {
    if (isIt(subscriptions[subscriptionId])) {
      step.emit({ type: 'subscription-closed', subscriptionId, elementId });
    }
  }
  for (const [subscriptionId, { elementId }] of Object.entries(signals)) {
    if (isIt(signals[subscriptionId])) {
      step.emit({ type: 'signal-subscription-closed', subscriptionId, elementId });
    }
  }
  for (const [conditionId, { elementId }] of Object.entries(conditions)) {
    if (isIt(conditions[conditionId])) step.emit({ type: 'condition-closed', conditionId, elementId });
  }
}
