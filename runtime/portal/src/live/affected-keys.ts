import type { SocketMessage } from '@flowbook/contract';
import type { QueryKey } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';

/** Which of the kept answers a message makes old. */
export function affectedKeys(message: SocketMessage): readonly QueryKey[] {
  switch (message.type) {
    case 'task.changed':
      return [keys.task(message.taskId), keys.taskLists, keys.pending, keys.instance(message.instanceId)];
    case 'instance.changed':
      return [keys.instance(message.instanceId), keys.instanceLists];
    case 'incident.changed':
      return [keys.incidents, keys.instance(message.instanceId), keys.instanceLists];
    case 'definition.published':
      // Start forms that somebody is filling stay: a case follows the version that its form was opened in.
      return [keys.definitions];
  }
}
