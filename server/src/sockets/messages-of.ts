import type { SocketMessage } from '@flowbook/contract';
import type { Step } from '../execution/execution.ts';
import { instanceAudience, MONITOR_ROOM, taskAudience } from './audience.ts';

/** A message and the rooms that hear it; who is in several hears it once. */
export interface Addressed {
  readonly message: SocketMessage;
  readonly rooms: readonly string[];
}

/** What a committed step tells, and whom: ids and revisions, nothing of what is in them. */
export function messagesOf(step: Step): readonly Addressed[] {
  const { id: instanceId, rev } = step.instance;
  const tasks = step.tasks.map((task) => ({
    message: { type: 'task.changed' as const, taskId: task.id, instanceId, rev },
    rooms: taskAudience(step, task),
  }));
  const incidents = step.events.flatMap((event) =>
    event.type === 'incident-raised' || event.type === 'incident-resolved'
      ? [
          {
            message: { type: 'incident.changed' as const, incidentId: event.incidentId, instanceId, rev },
            rooms: [MONITOR_ROOM],
          },
        ]
      : [],
  );
  const instance = {
    message: { type: 'instance.changed' as const, instanceId, rev },
    rooms: instanceAudience(step),
  };
  return [...tasks, ...incidents, instance];
}
