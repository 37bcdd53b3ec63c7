import { z } from 'zod';
import { Id } from './primitives.ts';

/** Sockets tell what changed, never what is in it: ids and revisions. The client asks again through the API. */
export const TaskChanged = z.object({
  type: z.literal('task.changed'),
  taskId: Id,
  instanceId: Id,
  rev: z.int(),
});
export const InstanceChanged = z.object({
  type: z.literal('instance.changed'),
  instanceId: Id,
  rev: z.int(),
});
export const IncidentChanged = z.object({
  type: z.literal('incident.changed'),
  incidentId: Id,
  instanceId: Id,
  rev: z.int(),
});
export const DefinitionPublished = z.object({
  type: z.literal('definition.published'),
  key: Id,
  version: z.int(),
});

export const SocketMessage = z.discriminatedUnion('type', [
  TaskChanged,
  InstanceChanged,
  IncidentChanged,
  DefinitionPublished,
]);
export type SocketMessage = z.infer<typeof SocketMessage>;

/** The one event name on the socket.io connection. */
export const SOCKET_EVENT = 'change';
