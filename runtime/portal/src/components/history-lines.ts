const LINES = {
  'instance-started': { text: 'history.instanceStarted', tone: 'good' },
  'instance-completed': { text: 'history.instanceCompleted', tone: 'good' },
  'instance-terminated': { text: 'history.instanceTerminated', tone: 'good' },
  'instance-canceled': { text: 'history.instanceCanceled', tone: 'bad' },
  'task-created': { text: 'history.taskCreated', tone: 'plain' },
  'task-claimed': { text: 'history.taskClaimed', tone: 'plain' },
  'task-released': { text: 'history.taskReleased', tone: 'plain' },
  'task-assigned': { text: 'history.taskAssigned', tone: 'plain' },
  'task-completed': { text: 'history.taskCompleted', tone: 'good' },
  'task-canceled': { text: 'history.taskCanceled', tone: 'plain' },
  'timer-scheduled': { text: 'history.timerScheduled', tone: 'plain' },
  'timer-fired': { text: 'history.timerFired', tone: 'warn' },
  'job-completed': { text: 'history.jobCompleted', tone: 'plain' },
  'job-failed': { text: 'history.jobFailed', tone: 'bad' },
  'message-sent': { text: 'history.messageSent', tone: 'plain' },
  'message-received': { text: 'history.messageReceived', tone: 'plain' },
  'signal-thrown': { text: 'history.signalThrown', tone: 'plain' },
  'signal-received': { text: 'history.signalReceived', tone: 'plain' },
  'call-started': { text: 'history.callStarted', tone: 'plain' },
  'call-completed': { text: 'history.callCompleted', tone: 'good' },
  'call-failed': { text: 'history.callFailed', tone: 'bad' },
  'call-escalated': { text: 'history.callEscalated', tone: 'warn' },
  'decision-evaluated': { text: 'history.decisionEvaluated', tone: 'plain' },
  'error-thrown': { text: 'history.errorThrown', tone: 'warn' },
  'escalation-thrown': { text: 'history.escalationThrown', tone: 'warn' },
  'incident-raised': { text: 'history.incidentRaised', tone: 'bad' },
  'incident-resolved': { text: 'history.incidentResolved', tone: 'good' },
} as const;

export type HistoryLine = (typeof LINES)[keyof typeof LINES];

/** How an event reads to people; `null` for the engine's small steps, which nobody wants to read. */
export function historyLine(type: string): HistoryLine | null {
  return Object.hasOwn(LINES, type) ? LINES[type as keyof typeof LINES] : null;
}
