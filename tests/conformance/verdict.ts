import { isDeepStrictEqual } from 'node:util';
import { compile, compileDecisions } from '@flowbook/engine';
import type { NamedConstruct } from './construct.ts';
import { playOn } from './play.ts';

export type Verdict =
  | { readonly kind: 'passed' }
  /** The compiler refused the diagram, as the construct says it must. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Compiles and plays one construct and compares what happened with what the specification demands. */
export async function judge({ xml, dmn, construct }: NamedConstruct): Promise<Verdict> {
  const { processId } = construct;
  const compiled = await compile(xml, processId === undefined ? {} : { processId });
  if (construct.refused !== undefined) return judgeRefusal(compiled, construct.refused);
  if (!compiled.ok) return failed(`refused by compile: ${JSON.stringify(compiled.problems)}`);
  const decided = dmn === undefined ? undefined : await compileDecisions(dmn);
  if (decided?.ok === false)
    return failed(`refused by compileDecisions: ${JSON.stringify(decided.problems)}`);
  const outcome = playOn(compiled.model, construct, decided?.decisions);
  for (const [aspect, expected] of Object.entries(construct.expect ?? {})) {
    const actual = outcome[aspect as keyof typeof outcome];
    if (!isDeepStrictEqual(actual, expected)) {
      return failed(`${aspect}: expected ${JSON.stringify(expected)}, was ${JSON.stringify(actual)}`);
    }
  }
  return { kind: 'passed' };
}

function judgeRefusal(
  compiled: Awaited<ReturnType<typeof compile>>,
  refused: { readonly code: string; readonly elementId?: string },
): Verdict {
  if (compiled.ok) return failed('the compiler accepted what it must refuse');
  const found = compiled.problems.some(
    (problem) =>
      problem.code === refused.code &&
      (refused.elementId === undefined || problem.elementId === refused.elementId),
  );
  return found
    ? { kind: 'refused' }
    : failed(`refused for another reason: ${JSON.stringify(compiled.problems)}`);
}

function failed(reason: string): Verdict {
  return { kind: 'failed', reason };
}
