import type { Json, SafePattern } from '@flowbook/expressions';
import type { CompiledRule } from '../rules/rule.ts';
import type { ComponentExtension, FormComponent, Option } from '../schema.ts';
import type { ValueKind } from '../values/kind.ts';

/** A component whose hide rule takes what is in it along. `depth`: how many lists are around it. */
export interface Hider {
  readonly id: string;
  readonly depth: number;
}

/** Where a node stands. */
export interface Place {
  /** Path below the document or the row, with the paths of the groups around; empty for what has no value. */
  readonly path: readonly string[];
  /** Path from the document, row indexes left out. */
  readonly full: readonly string[];
  /** The lists around it, outermost first; each path is below the document or the row of the list before. */
  readonly lists: readonly (readonly string[])[];
}

/** What every node of a compiled form has. */
export interface NodeBase extends Place {
  readonly id: string;
  /** The key or path as the component states it; null for what has none. */
  readonly key: string | null;
  /** Stage it belongs to; null in a form without stages. */
  readonly stage: string | null;
  readonly hide: CompiledRule | null;
  /** Itself and the components around it that have a hide rule. */
  readonly hiders: readonly Hider[];
  readonly component: FormComponent;
}

/** A section, with or without a path of its own. */
export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  readonly children: readonly FormNode[];
}

/** A text, a picture, a line: shown, without value. */
export interface DisplayNode extends NodeBase {
  readonly kind: 'display';
}

/** Rows of the same fields: a dynamic list, or a grid (whose columns are its children). */
export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly children: readonly FormNode[];
  /** The fields and lists of one row, those in groups too. */
  readonly leaves: readonly LeafNode[];
  readonly required: boolean;
  readonly requiredIf: CompiledRule | null;
  readonly minRows: number;
  readonly maxRows: number;
  /** Keys of fixed rows; null where rows are added by hand. */
  readonly fixedRows: readonly string[] | null;
  readonly locked: boolean;
  readonly totals: readonly string[];
}

/** One place for a value. */
export interface FieldNode extends NodeBase {
  readonly kind: 'field';
  readonly value: ValueKind;
  readonly required: boolean;
  readonly requiredIf: CompiledRule | null;
  readonly constraints: Constraints;
  /** Closed list of values; null where anything of the type goes. */
  readonly options: OptionSource | null;
  readonly computed: CompiledRule | null;
  readonly auto: ComponentExtension['auto'] | null;
  /** Never writable, whatever the opening says. */
  readonly locked: boolean;
  readonly readonlyIf: CompiledRule | null;
}

export type LeafNode = ListNode | FieldNode;
export type FormNode = GroupNode | DisplayNode | LeafNode;

/** A number, or a rule that gives it. */
export type Bound = number | CompiledRule;

/** A regular expression, unanchored as in form-js. */
export interface TextPattern {
  readonly source: string;
  readonly expression: SafePattern;
}

/** The `validate` part of form-js, with the properties of the number field that constrain it. */
export interface Constraints {
  readonly min?: Bound;
  readonly max?: Bound;
  readonly minLength?: Bound;
  readonly maxLength?: Bound;
  readonly pattern?: TextPattern;
  readonly patternMessage?: string;
  readonly format?: 'email' | 'phone';
  readonly decimalDigits?: number;
  readonly increment?: Json;
  readonly notPast?: boolean;
}

/** Where a field's options come from. */
export type OptionSource =
  | { readonly from: 'schema'; readonly values: readonly Option[] }
  | { readonly from: 'data'; readonly key: readonly string[] }
  | { readonly from: 'rule'; readonly rule: CompiledRule };

/** The fields and lists among nodes of one level, those in groups too. */
export function leavesOf(nodes: readonly FormNode[]): readonly LeafNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return leavesOf(node.children);
    return node.kind === 'display' ? [] : [node];
  });
}

/** Every node, also inside groups and lists. */
export function allNodes(nodes: readonly FormNode[]): readonly FormNode[] {
  return nodes.flatMap((node) =>
    node.kind === 'group' || node.kind === 'list' ? [node, ...allNodes(node.children)] : [node],
  );
}

/** The id of one instance of a component: inside lists followed by the row indexes. */
export function instanceId(id: string, indexes: readonly number[]): string {
  return indexes.length === 0 ? id : `${id}/${indexes.join('/')}`;
}
