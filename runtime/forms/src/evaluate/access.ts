import type { CompiledForm } from '../compile/form.ts';
import type { FormNode } from '../compile/node.ts';
import type { FieldRight, FormOpening } from '../schema.ts';

/** What one opening of a form lets a person do, whatever the data. */
export interface Access {
  /** What may be done with a field, list or group: stage, field rights and what the schema itself locks. */
  right(node: FormNode): FieldRight;
  /** True if the node belongs to the opened stage and is not withheld: a rule that hides it clears it. */
  isOwn(node: FormNode): boolean;
  /** What the stage alone gives. */
  stageRight(node: FormNode): FieldRight;
}

const RANK: { readonly [right in FieldRight]: number } = { hide: 0, read: 1, edit: 2 };
const known = new WeakMap<CompiledForm, Map<string, Access>>();
/** Openings remembered for one form: its tasks open it in a handful of ways. */
const MAX_KNOWN = 100;

/** The access that an opening gives; worked out once for each form and opening. */
export function accessOf(form: CompiledForm, opening: FormOpening): Access {
  const key = JSON.stringify([opening.stage ?? null, opening.fieldRights ?? null]);
  const ofForm = known.get(form) ?? new Map<string, Access>();
  known.set(form, ofForm);
  const found = ofForm.get(key);
  if (found !== undefined) return found;
  if (ofForm.size >= MAX_KNOWN) ofForm.clear();
  const access = buildAccess(form, opening);
  ofForm.set(key, access);
  return access;
}

function buildAccess(form: CompiledForm, opening: FormOpening): Access {
  const narrowed = narrowings(form, opening);
  const byStage = (node: FormNode): FieldRight => stageRightOf(form, opening.stage, node);
  const rights = new Map<string, FieldRight>();
  const own = new Set<string>();

  const visit = (node: FormNode, around: FieldRight): FieldRight => {
    const narrowing = lower(around, narrowed.get(node.id) ?? 'edit');
    const open = lower(byStage(node), narrowing);
    let right = 'locked' in node && node.locked ? lower(open, 'read') : open;
    if (node.kind === 'group')
      right = groupRight(
        open,
        node.children.map((child) => visit(child, narrowing)),
      );
    // A list that is not there yet has no rows; one that is read may have a column that is written.
    if (node.kind === 'list')
      for (const child of node.children) visit(child, right === 'hide' ? 'hide' : narrowing);
    rights.set(node.id, right);
    if (byStage(node) === 'edit' && narrowing !== 'hide') own.add(node.id);
    return right;
  };
  for (const node of form.nodes) visit(node, 'edit');
  return {
    right: (node) => rights.get(node.id) ?? 'hide',
    isOwn: (node) => own.has(node.id),
    stageRight: byStage,
  };
}

/** A group is there as long as something in it is; an empty or merely decorative one follows its own stage. */
function groupRight(own: FieldRight, children: readonly FieldRight[]): FieldRight {
  if (children.length === 0) return own;
  return children.reduce((best, right) => (RANK[right] > RANK[best] ? right : best), 'hide');
}

/** Earlier stages are read, the opened one is edited, later ones are hidden. */
function stageRightOf(form: CompiledForm, opened: string | undefined, node: FormNode): FieldRight {
  if (opened === undefined || node.stage === null) return 'edit';
  const at = form.stages.indexOf(opened);
  const place = form.stages.indexOf(node.stage);
  if (at < 0) return 'read';
  if (place === at) return 'edit';
  return place < at ? 'read' : 'hide';
}

function lower(a: FieldRight, b: FieldRight): FieldRight {
  return RANK[a] <= RANK[b] ? a : b;
}

function narrowings(form: CompiledForm, opening: FormOpening): ReadonlyMap<string, FieldRight> {
  const narrowed = new Map<string, FieldRight>();
  for (const [name, right] of Object.entries(opening.fieldRights ?? {}))
    for (const node of nodesNamed(form, name))
      narrowed.set(node.id, lower(narrowed.get(node.id) ?? 'edit', right));
  return narrowed;
}

/** The nodes that a name in `fieldRights` means: a dotted path, else a component id, else a key. */
export function nodesNamed(form: CompiledForm, name: string): readonly FormNode[] {
  const candidates: readonly ((node: FormNode) => boolean)[] = [
    (node) => node.key !== null && node.full.join('.') === name,
    (node) => node.id === name,
    (node) => node.key === name,
  ];
  for (const isMeant of candidates) {
    const found = form.everyNode.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}
