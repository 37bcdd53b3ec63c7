import type { Problem } from '../errors/problem.ts';
import { buildModel } from './build-model.ts';
import { collectScopes } from './collect.ts';
import { parseXml } from './parse-xml.ts';
import { findExecutableProcess } from './pick-executable.ts';
import type { ProcessModel } from './process-model.ts';
import { Reader } from './reader.ts';
import { checkCollaborations } from './rules/collaborations.ts';
import { checkDocument, checkModel } from './rules/index.ts';
import { childrenOf } from './source.ts';

export type Compiled =
  | {
      readonly ok: true;
      readonly model: ProcessModel;
      /** What another tool has said in the document and cannot be carried over; the process runs without it. */
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a BPMN 2.0 diagram into a model that `execute` can run. Whatever could not be run exactly as it is drawn is
 * refused, with every problem that was found; it never throws. What Camunda 7 or 8 have written in it is taken over as
 * far as it has a counterpart here, the rest is listed as warnings.
 *
 * @param options `processId`: which process, where the document has several that are executable
 */
export async function compile(xml: string, options: { readonly processId?: string } = {}): Promise<Compiled> {
  const parsed = await parseXml(xml);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const reader = new Reader(parsed.definitions);
  reader.problems.push(...parsed.problems);
  const drawn = findExecutableProcess(parsed.definitions, reader, options.processId);
  if (drawn === undefined) return { ok: false, problems: reader.problems };
  for (const subscription of childrenOf(drawn, 'correlationSubscriptions')) {
    const reason = `${drawn.id ?? ''} correlates messages by a subscription (${subscription.id ?? ''}); name a key with fb:correlationKey instead.`;
    reader.problem('correlation-subscription', drawn.id ?? null, reason);
  }
  const scopes = collectScopes(drawn, reader);
  checkDocument(scopes, reader);
  checkCollaborations(parsed.definitions, reader);
  const model = buildModel(scopes, reader);
  checkModel(model, reader);
  return reader.problems.length > 0
    ? { ok: false, problems: unique(reader.problems) }
    : { ok: true, model, warnings: parsed.warnings };
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}
