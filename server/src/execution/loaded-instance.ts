import type { IncidentRow, InstanceRow, TaskRow } from '../stores/ports/rows.ts';
import type { StateLayout } from './state-parts/state-layout.ts';

/** An instance with what a step may change besides its state. */
export interface LoadedInstance {
  readonly row: InstanceRow;
  readonly openTasks: ReadonlyMap<string, TaskRow>;
  readonly openIncidents: ReadonlyMap<string, IncidentRow>;
  /** Where the state of a large instance lies. It belongs to this object alone: a step takes it over and changes it. */
  readonly layout: StateLayout | null;
}
