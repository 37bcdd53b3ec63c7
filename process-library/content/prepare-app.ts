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
  if (!compiled.ok) throw unusable(`${folder.name}/process.bpmn`, compiled.problems);
  const forms = new Map(
    [...folder.forms].map(([name, schema]) => [name, prepareForm(`${folder.name}/${name}.form`, schema)]),
  );
  let decisions: PreparedApp['decisions'] = {};
  for (const [name, xml] of folder.decisions) {
    const answer = await compileDecisions(xml);
    if (!answer.ok) throw unusable(`${folder.name}/${name}.dmn`, answer.problems);
    decisions = { ...decisions, ...answer.decisions };
  }
  const description = describeProcess(compiled.model);
  return { id: folder.name, folder, model: compiled.model, description, forms, decisions };
}

function prepareForm(file: string, input: unknown): CompiledForm {
  const checked = checkSchema(input);
  if (!checked.ok) throw unusable(file, checked.problems);
  return compileForm(checked.schema);
}

interface Reason {
  readonly reason: string;
  readonly elementId?: string | null;
  readonly componentId?: string | null;
}

function unusable(file: string, problems: readonly Reason[]): Error {
  const sentences = problems.map(({ reason, elementId, componentId }) => {
    const place = elementId ?? componentId;
    return place ? `${reason} (${place})` : reason;
  });
  return new Error([`${file} cannot be used.`, ...sentences].join('\n- '));
}
