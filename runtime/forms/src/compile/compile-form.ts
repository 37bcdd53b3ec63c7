import type { FormSchema } from '../schema.ts';
import { atDocument, compileNodes } from './compile-nodes.ts';
import { type CompiledForm, FormSchemaError } from './form.ts';
import { allNodes, leavesOf } from './node.ts';
import { orderUnits } from './order-units.ts';
import { ruleOf } from './rule-of.ts';
import { unitsOf } from './units.ts';

/**
 * Parses every rule of a form once. Expects a schema that `checkSchema` let pass; throws `FormSchemaError` naming the
 * component where it meets one that was not.
 */
export function compileForm(schema: FormSchema): CompiledForm {
  const stages = (schema.flowbook?.stages ?? []).map((stage) => stage.id);
  const nodes = compileNodes(schema.components, atDocument(stages[0] ?? null));
  const everyNode = allNodes(nodes);
  const checks = (schema.flowbook?.checks ?? []).map((check) => ({
    check,
    rule: checkRule(check.id, check.rule),
  }));
  return {
    schema,
    stages,
    nodes,
    everyNode,
    leaves: leavesOf(nodes),
    fields: everyNode.filter((node) => node.kind === 'field'),
    checks,
    ...orderUnits(unitsOf(everyNode), everyNode),
  };
}

function checkRule(id: string, source: unknown) {
  const rule = ruleOf(`check/${id}`, source);
  if (rule === null) throw new FormSchemaError(`check/${id}`, 'a check needs a rule');
  return rule;
}

const compiled = new WeakMap<FormSchema, CompiledForm>();

/** The compiled form of a schema, kept as long as the schema is. */
export function compiledOf(schema: FormSchema): CompiledForm {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const form = compileForm(schema);
  compiled.set(schema, form);
  return form;
}
