import type { FormError } from '../api.ts';
import type { CompiledForm } from '../compile/form.ts';
import type { LeafNode } from '../compile/node.ts';
import type { Json } from '../json.ts';
import { type Asking, messageOf } from '../messages/message-of.ts';
import { labelOf, translationOf } from '../open/text-of.ts';
import type { Locale } from '../schema.ts';
import type { Fault } from './field-faults.ts';
import type { Scope } from './scope.ts';

/** A fault as a finding: with its place and its sentence. */
export function findingOf(
  form: CompiledForm,
  node: LeafNode,
  scope: Scope,
  fault: Fault,
  locale: Locale = 'zh',
): FormError {
  const params: { [name: string]: Json } = { ...fault.params, label: labelOf(form.schema, node, locale) };
  const row = scope.indexes.at(-1);
  if (row !== undefined) params.row = row + 1;
  if (fault.code === 'required') params.asking = askingOf(node);
  if (typeof params.says === 'string')
    params.says = translationOf(form.schema, locale, `${node.id}/pattern`, 'text') ?? params.says;
  return {
    code: fault.code,
    path: scope.placeOf(node.path),
    componentId: node.id,
    params,
    message: messageOf(fault.code, locale, params),
  };
}

function askingOf(node: LeafNode): Asking | null {
  if (node.kind === 'list') return 'row';
  switch (node.value.type) {
    case 'boolean':
      return 'tick';
    case 'files':
      return 'upload';
    case 'signature':
      return 'sign';
    case 'rating':
      return 'rate';
    case 'text':
    case 'number':
    case 'anything':
      return null;
    default:
      return 'choose';
  }
}
