import type { PendingQuery, TaskListQuery } from '@flowbook/contract';

type Asked<Query> = { readonly [key in keyof Query]?: Query[key] | undefined };

/** Names of everything that the portal keeps from the server. A prefix of a key stands for all that begins with it. */
export const keys = {
  me: ['me'],
  demoAccounts: ['demo-accounts'],
  definitions: ['definitions'],
  definition: (key: string) => ['definitions', key],
  startForm: (key: string) => ['start-form', key],
  taskLists: ['task-lists'],
  taskList: (query: Asked<TaskListQuery>) => ['task-lists', query],
  task: (id: string) => ['task', id],
  pending: ['pending'],
  pendingList: (query: Asked<PendingQuery>) => ['pending', query],
  instanceLists: ['instance-lists'],
  instanceList: (query: object) => ['instance-lists', query],
  instance: (id: string) => ['instance', id],
  history: (id: string) => ['instance', id, 'history'],
  incidents: ['incidents'],
  waitingJobs: ['waiting-jobs'],
  tokens: ['tokens'],
  people: (search: string) => ['people', search],
  roles: ['roles'],
} as const;
