import type { AppProblem } from '@flowbook/contract';
import type { Problem } from '@flowbook/engine';
import { useEffect, useMemo, useState } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import type { DraftSnapshot } from '../draft/draft-session.ts';
import { mergeProblems } from './problem-list.ts';

/** What is wrong with the open draft, kept up to date: diagram and decisions while they are edited, the rest with every save. */
export function useProblems({ app, content, saves, generation }: DraftSnapshot): readonly AppProblem[] {
  const { client, tools } = useDesigner();
  const [live, setLive] = useState<readonly Problem[] | null>(null);
  const [inDecisions, setInDecisions] = useState<readonly AppProblem[] | null>(null);
  const [server, setServer] = useState<readonly AppProblem[]>([]);
  const { bpmn, decisions } = content;
  useEffect(() => {
    let alive = true;
    tools.problemsOf(bpmn).then(
      (problems) => alive && setLive(problems),
      // The engine did not load; the server's check still stands.
      () => alive && setLive(null),
    );
    return () => {
      alive = false;
    };
  }, [tools, bpmn]);
  useEffect(() => {
    let alive = true;
    const found = Object.entries(decisions).map(async ([file, xml]) => {
      const problems = await tools.problemsOfDecisions(xml);
      return problems.map((problem): AppProblem => ({ where: `decision:${file}`, ...problem }));
    });
    Promise.all(found).then(
      (all) => alive && setInDecisions(all.flat()),
      () => alive && setInDecisions(null),
    );
    return () => {
      alive = false;
    };
  }, [tools, decisions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save or another content is a reason to ask again
  useEffect(() => {
    let alive = true;
    void client.checkDraft(app.key).then((answer) => {
      if (alive && answer.ok) setServer(answer.data.problems);
    });
    return () => {
      alive = false;
    };
  }, [client, app.key, saves, generation]);
  return useMemo(() => mergeProblems(live, server, inDecisions), [live, server, inDecisions]);
}
