import type { ElementNode } from '../model/process-model.ts';

/** One visit to an element: the place in the diagram, its own id, and the scope that it runs in. */
export interface ElementInstance {
  readonly id: string;
  readonly node: ElementNode;
  readonly scopeId: string;
  /** Which run of a looping activity it is, from 0; its scope is then the whole activity. */
  readonly iteration?: number;
  /** The rollback for which it compensates an activity. */
  readonly rollbackId?: string;
}
