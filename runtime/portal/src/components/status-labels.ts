/** Texts of the states of a case. */
export const statusLabels = {
  active: 'status.active',
  completed: 'status.completed',
  terminated: 'status.terminated',
  canceled: 'status.canceled',
} as const;
