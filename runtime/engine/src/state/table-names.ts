/** The tables of a state: entries by their ids, as many as there is activity. */
export const tableNames = [
  'scopes',
  'elements',
  'tasks',
  'jobs',
  'calls',
  'timers',
  'subscriptions',
  'incidents',
  'loops',
  'signals',
  'conditions',
  'gathered',
  'rollbacks',
  'adHoc',
] as const;

export type TableName = (typeof tableNames)[number];
