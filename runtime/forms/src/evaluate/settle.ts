import type { Environment, Json } from '@flowbook/expressions';
import { isTrue } from '@flowbook/expressions';
import type { EvaluationOptions } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import { type FormNode, instanceId, type LeafNode } from '../compile/node.ts';
import type { Unit } from '../compile/units.ts';
import { cloneJson, type FormData, isEmpty, sameJson } from '../json.ts';
import { isRecord, setAt } from '../path.ts';
import { type Access, accessOf } from './access.ts';
import { environmentOf } from './environment.ts';
import { Scope } from './scope.ts';
import { shapeLists } from './shape-lists.ts';

/** A value that a rule hides. */
export interface Removed {
  readonly node: LeafNode;
  readonly scope: Scope;
  /** What stood there; undefined for nothing. */
  readonly value: Json | undefined;
}

/** A document with its rules worked out. */
export interface Settled {
  readonly form: CompiledForm;
  readonly access: Access;
  readonly environment: Environment;
  /** The document with computed values, without what rules hide; a copy. */
  readonly root: Scope;
  readonly removed: readonly Removed[];
  /** True if a rule hides this instance, or something around it. */
  isHidden(node: FormNode, indexes: readonly number[]): boolean;
}

/** The most passes over rules whose order cannot be told for certain. */
const MAX_PASSES = 4;

/** Works out computed values and hidden fields over a copy of a document. */
export function settle(form: CompiledForm, data: FormData, options: EvaluationOptions): Settled {
  let settled = pass(form, copyOf(form, data, options), options);
  for (let count = 1; form.needsPasses && count < MAX_PASSES; count += 1) {
    const seed = copyOf(form, data, options);
    carryComputed(form, settled.root, seed);
    const next = pass(form, seed, options);
    const isStable = sameJson(next.root.holder, settled.root.holder);
    settled = next;
    if (isStable) break;
  }
  return settled;
}

function copyOf(form: CompiledForm, data: FormData, options: EvaluationOptions): Scope {
  const copy = cloneJson(data);
  const root = Scope.ofDocument(isRecord(copy) ? copy : {});
  shapeLists(root, form.leaves, accessOf(form, options));
  return root;
}

function pass(form: CompiledForm, root: Scope, options: EvaluationOptions): Settled {
  const access = accessOf(form, options);
  const environment = environmentOf(options);
  const hidden = new Set<string>();
  const removed: Removed[] = [];
  const isHidden = (node: FormNode, indexes: readonly number[]) =>
    node.hiders.some(({ id, depth }) => hidden.has(instanceId(id, indexes.slice(0, depth))));

  const hide = (unit: Unit, scope: Scope) => {
    if (!isTrue(unit.rule.value(scope.variables(), environment))) return;
    hidden.add(instanceId(unit.node.id, scope.indexes));
    for (const node of unit.decides) {
      removed.push({ node, scope, value: scope.get(node.path) });
      scope.remove(node.path);
    }
  };
  const compute = (unit: Unit, scope: Scope) => {
    if (isHidden(unit.node, scope.indexes)) return;
    const stored = scope.get(unit.node.path);
    const isFrozen =
      unit.rule.references.readsClock && access.stageRight(unit.node) === 'read' && !isEmpty(stored);
    if (!isFrozen) scope.set(unit.node.path, unit.rule.value(scope.variables(), environment));
  };
  for (const unit of form.units)
    for (const scope of root.reach(unit.node.lists)) (unit.kind === 'hide' ? hide : compute)(unit, scope);
  return { form, access, environment, root, removed, isHidden };
}

/** Writes the computed values of one pass into the copy for the next. */
function carryComputed(form: CompiledForm, from: Scope, to: Scope): void {
  for (const unit of form.units) {
    if (unit.kind !== 'computed') continue;
    for (const scope of from.reach(unit.node.lists)) {
      const value = scope.get(unit.node.path);
      if (value !== undefined) setAt(to.holder, scope.placeOf(unit.node.path), value);
    }
  }
}
