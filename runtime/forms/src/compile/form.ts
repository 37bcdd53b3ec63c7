import type { CompiledRule } from '../rules/rule.ts';
import type { CrossFieldCheck, FormSchema } from '../schema.ts';
import type { FieldNode, FormNode, LeafNode } from './node.ts';
import type { Unit } from './units.ts';

export interface CompiledCheck {
  readonly check: CrossFieldCheck;
  readonly rule: CompiledRule;
}

/** A form ready to be evaluated: its rules are parsed and in order, its stages known. Build it once per version. */
export interface CompiledForm {
  readonly schema: FormSchema;
  /** Stage ids in order; empty for a form without stages. */
  readonly stages: readonly string[];
  readonly nodes: readonly FormNode[];
  /** Every node, also those in groups and lists. */
  readonly everyNode: readonly FormNode[];
  /** The fields and lists of the document itself, those in groups too. */
  readonly leaves: readonly LeafNode[];
  /** Every field, also those in lists. */
  readonly fields: readonly FieldNode[];
  readonly checks: readonly CompiledCheck[];
  /** Computed values and hide rules, what is read before what reads it. */
  readonly units: readonly Unit[];
  /** The order may be incomplete, so one pass over the units may not be enough. */
  readonly needsPasses: boolean;
  /** Component ids that depend on each other in a circle; `checkSchema` refuses such a form. */
  readonly circle: readonly string[] | null;
}

/** A schema that `checkSchema` would have refused reached a place that needs a sound one. */
export class FormSchemaError extends Error {
  override readonly name = 'FormSchemaError';
  readonly componentId: string | null;

  constructor(componentId: string | null, reason: string) {
    super(componentId === null ? reason : `${componentId}: ${reason}`);
    this.componentId = componentId;
  }
}
