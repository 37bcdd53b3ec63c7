import type { Problem } from '../errors/problem.ts';
import { buildModel } from './build-model.ts';
import { collectScopes } from './collect.ts';
import { parseXml } from './parse-xml.ts';
import { findExecutableProcess } from './pick-executable.ts';
import type { ProcessModel } from './process-model.ts';
import { Reader } from './reader.ts';
import { checkDocument, checkModel } from './rules/index.ts';

export type Compiled =
  | { readonly ok: true; readonly model: ProcessModel }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a BPMN 2.0 diagram into a model that `execute` can run. Whatever could not be run exactly as it is drawn is
 * refused, with every problem that was found; it never throws.
 */
export async function compile(xml: string): Promise<Compiled> {
  const parsed = await parseXml(xml);
  if (!parsed.ok) return parsed;
  const reader = new Reader(parsed.definitions);
  reader.problems.push(...parsed.problems);
  const drawn = findExecutableProcess(parsed.definitions, reader);
  if (drawn === undefined) return { ok: false, problems: reader.problems };
  const scopes = collectScopes(drawn, reader);
  checkDocument(scopes, reader);
  const model = buildModel(scopes, reader);
  checkModel(model, reader);
  return reader.problems.length > 0 ? { ok: false, problems: unique(reader.problems) } : { ok: true, model };
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}
