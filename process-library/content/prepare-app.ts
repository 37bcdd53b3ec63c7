import {
  compile,
  compileDecisions,
  type DecisionModel,
  describeProcess,
  type ProcessDescription,
  type ProcessModel,
} from '@flowbook/engine';
import { type CompiledForm, checkSchema, compileForm } from '@flowbook/forms';
import type { AppFolder } from './read-library.ts';

/** A process of the library, ready to run. */
export interface PreparedApp {
  readonly id: string;
  readonly folder: AppFolder;
  readonly model: ProcessModel;
  readonly description: ProcessDescription;
  readonly forms: ReadonlyMap<string, CompiledForm>;
  readonly decisions: { readonly [decisionId: string]: DecisionModel };
}

/** Compiles everything of a folder; throws with all that is wrong with the first part that cannot be used. */
export async function prepareApp(folder: AppFolder): Promise<PreparedApp> {
  const compiled = await compile(folder.bpmn);
  if (!compiled.ok) throw new Error(`${folder.name}: ${JSON.stringify(compiled.problems, null, 2)}`);
  const forms = new Map([...folder.forms].map(([name, schema]) => [name, prepareForm(name, schema)]));
  let decisions: PreparedApp['decisions'] = {};
  for (const [name, xml] of folder.decisions) {
    const answer = await compileDecisions(xml);
    if (!answer.ok) throw new Error(`${name}.dmn: ${JSON.stringify(answer.problems, null, 2)}`);
    decisions = { ...decisions, ...answer.decisions };
  }
  const description = describeProcess(compiled.model);
  return { id: folder.name, folder, model: compiled.model, description, forms, decisions };
}

function prepareForm(name: string, input: unknown): CompiledForm {
  const checked = checkSchema(input);
  if (!checked.ok) throw new Error(`${name}.form: ${JSON.stringify(checked.problems, null, 2)}`);
  return compileForm(checked.schema);
}
