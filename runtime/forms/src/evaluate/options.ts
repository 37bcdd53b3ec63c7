import type { Json } from '@flowbook/expressions';
import type { FieldNode } from '../compile/node.ts';
import { sameJson } from '../json.ts';
import { getAt, isRecord } from '../path.ts';
import type { Scope } from './scope.ts';
import type { Settled } from './settle.ts';

/** True if a value is among a field's options. Options that come from data count only while the data offers them. */
export function isAnOption(field: FieldNode, value: Json, scope: Scope, settled: Settled): boolean {
  const source = field.options;
  if (source === null) return true;
  if (source.from === 'schema') return source.values.some((option) => sameJson(option.value, value));
  const offered =
    source.from === 'data'
      ? getAt(scope.variables(), source.key)
      : source.rule.value(scope.variables(), settled.environment);
  if (!Array.isArray(offered)) return false;
  return offered.some((option: Json) => sameJson(isRecord(option) ? option.value : option, value));
}
