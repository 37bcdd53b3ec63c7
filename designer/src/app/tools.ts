import { parseExpression } from '@flowbook/expressions';
import { checkSchema, compileForm, describeForm, emptyForm } from '@flowbook/forms';
import type { Tools } from './designer-context.ts';

/** The real ones. The engine loads with the first diagram that is checked. */
export const tools: Tools = {
  async problemsOf(xml) {
    const { compile } = await import('@flowbook/engine');
    const compiled = await compile(xml);
    return compiled.ok ? [] : compiled.problems;
  },
  async problemsOfDecisions(xml) {
    const { compileDecisions } = await import('@flowbook/engine');
    const compiled = await compileDecisions(xml);
    return compiled.ok ? [] : compiled.problems;
  },
  parseExpression,
  describeForm(schema) {
    const checked = checkSchema(schema);
    return checked.ok ? describeForm(compileForm(checked.schema)) : null;
  },
  emptyForm,
};
