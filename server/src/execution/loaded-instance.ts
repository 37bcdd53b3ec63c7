import type { IncidentRow, InstanceRow, TaskRow } from '../stores/ports/rows.ts';

/** An instance with what a step may change besides its state. */
export interface LoadedInstance {
  readonly row: InstanceRow;
  readonly openTasks: ReadonlyMap<string, TaskRow>;
  readonly openIncidents: ReadonlyMap<string, IncidentRow>;
}
