import { parentPort, workerData } from 'node:worker_threads';
import { commitGroup } from './group-commit.ts';
import { openConnection } from './open-connection.ts';
import { GroupReader } from './write-group.ts';
import type { ThreadSettings, ToThread } from './writer-thread.ts';

/** Program of the thread that writes: commits the groups it is sent, in their order, and answers each. */
const { path, busyTimeoutMs } = workerData as ThreadSettings;
const connection = openConnection(path, busyTimeoutMs);
const reader = new GroupReader();

parentPort?.on('message', (message: ToThread) => {
  if (message !== 'close') {
    parentPort?.postMessage(commitGroup(connection, reader.read(message)));
    return;
  }
  connection.close();
  parentPort?.close();
});
