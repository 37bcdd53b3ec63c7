import type { FormComponent } from '../schema.ts';
import type { OptionSource } from './node.ts';
import { ruleOf } from './rule-of.ts';

const CHOOSING = new Set(['radio', 'select', 'checklist', 'taglist']);

/** Where the options of a choosing field come from; null for every other field. */
export function optionsOf(component: FormComponent): OptionSource | null {
  if (!CHOOSING.has(component.type)) return null;
  if (component.valuesExpression !== undefined) {
    const rule = ruleOf(component.id, component.valuesExpression);
    if (rule !== null) return { from: 'rule', rule };
  }
  if (typeof component.valuesKey === 'string' && component.valuesKey !== '')
    return { from: 'data', key: component.valuesKey.split('.') };
  return { from: 'schema', values: component.values ?? [] };
}
