import type { CompiledForm } from '../compile/form.ts';
import type { FieldNode } from '../compile/node.ts';
import { type Access, accessOf } from '../evaluate/access.ts';
import { Scope } from '../evaluate/scope.ts';
import { type FormData, isEmpty } from '../json.ts';
import type { FormOpening } from '../schema.ts';

/** A document number that the server has still to give. */
export interface MissingNumber {
  readonly path: readonly string[];
  readonly prefix: string;
}

/** The document numbers that the opened stage begins with and that are not stored yet. */
export function missingNumbers(
  form: CompiledForm,
  stored: FormData,
  opening: FormOpening,
): readonly MissingNumber[] {
  // Only read, so the stored document need not be copied.
  const scope = Scope.ofDocument(stored as { [key: string]: FormData[string] });
  return numbersMissingIn(form, scope, accessOf(form, opening));
}

/** Writes the missing numbers into a document. */
export function fillNumbers(
  form: CompiledForm,
  root: Scope,
  access: Access,
  next: (prefix: string) => string,
): void {
  for (const { path, prefix } of numbersMissingIn(form, root, access)) root.set(path, next(prefix));
}

function numbersMissingIn(form: CompiledForm, scope: Scope, access: Access): readonly MissingNumber[] {
  return form.leaves
    .filter((leaf): leaf is FieldNode => leaf.kind === 'field' && leaf.auto === 'docNo')
    .filter((leaf) => access.isOwn(leaf) && isEmpty(scope.get(leaf.path)))
    .map((leaf) => ({ path: leaf.path, prefix: prefixOf(form) }));
}

function prefixOf(form: CompiledForm): string {
  const { flowbook, id } = form.schema;
  return flowbook?.docNoPrefix ?? id;
}
