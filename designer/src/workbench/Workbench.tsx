import type { App, AppContent, AppDraft, AppProblem, Role } from '@flowbook/contract';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useDesigner, usePick } from '../app/designer-context.ts';
import { pathOf, type Tab } from '../app/places.ts';
import { DecisionPane } from '../decision-editor/DecisionPane.tsx';
import { fileTitle } from '../decision-editor/model/decision-file.ts';
import { titleOf } from '../draft/app-forms.ts';
import { DraftSession } from '../draft/draft-session.ts';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import type { ProblemPlace } from '../problems/problem-list.ts';
import { problemText } from '../problems/problem-text.ts';
import { useProblems } from '../problems/useProblems.ts';
import { nameIn } from '../process-editor/model/extensions.ts';
import { ProcessPane } from '../process-editor/ProcessPane.tsx';
import type { ProcessEditorHost } from '../process-editor/process-editor-host.ts';
import { useTexts } from '../texts/texts.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { FormPane } from './FormPane.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { SettingsPane } from './SettingsPane.tsx';
import { TabBar } from './TabBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useContentHistory } from './useContentHistory.ts';
import { useUndo } from './useUndo.ts';

interface WorkbenchProps {
  readonly draft: AppDraft;
  readonly roles: readonly Role[];
  readonly apps: readonly App[];
  readonly tab: Tab;
}

/** One open app: its diagram, its forms and its settings, saved as one draft. */
export function Workbench({ draft, roles, apps, tab }: WorkbenchProps) {
  const t = useTexts();
  const pick = usePick();
  const { client, locale, navigate, onTitle } = useDesigner();
  const [session] = useState(() => new DraftSession(draft, client));
  useEffect(() => () => session.close(), [session]);
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);
  const { app, content, generation } = snapshot;
  const title = pick(app.name);
  useEffect(() => {
    onTitle(title);
    return () => onTitle(null);
  }, [onTitle, title]);
  const problems = useProblems(snapshot);
  const [problemsOpen, setProblemsOpen] = useState(false);
  const [host, setHost] = useState<ProcessEditorHost | null>(null);
  const history = useContentHistory(session, tab);
  const undo = useUndo(tab.kind === 'process' ? host : history);
  const toSelect = useRef<string | null>(null);

  const go = (to: Tab) => navigate(pathOf({ at: 'app', key: app.key, tab: to }));
  const goToProblem = ({ tab: to, elementId }: ProblemPlace) => {
    if (to.kind === 'process' && tab.kind !== 'process') toSelect.current = elementId;
    else if (to.kind === 'process' && elementId !== null) host?.select(elementId);
    go(to);
  };
  // The diagram has a size, and so can scroll, only when its tab is shown.
  useEffect(() => {
    if (tab.kind !== 'process' || toSelect.current === null) return;
    host?.select(toSelect.current);
    toSelect.current = null;
  }, [tab.kind, host]);

  const textOf = (problem: AppProblem) => problemText(problem, locale);
  const whereOf = (problem: AppProblem) => {
    const [kind, id = ''] = problem.where.split(':');
    if (kind === 'form') {
      const form = content.forms[id];
      return `${t('tabs.form')} · ${form === undefined ? id : pick(titleOf(form))}`;
    }
    if (kind === 'decision') {
      const xml = content.decisions[id];
      return `${t('problems.decision')} · ${xml === undefined ? id : fileTitle(xml, id, locale)}`;
    }
    const element = problem.elementId === null ? undefined : host?.element(problem.elementId);
    const name = element === undefined ? '' : nameIn(element.businessObject, locale);
    return `${t('tabs.process')}${problem.elementId === null ? '' : ` · ${name || problem.elementId}`}`;
  };
  const form = tab.kind === 'form' ? content.forms[tab.form] : undefined;
  return (
    <div className="fbd-workbench">
      <TopBar
        session={session}
        snapshot={snapshot}
        undo={undo}
        problems={problems}
        problemsOpen={problemsOpen}
        onToggleProblems={() => setProblemsOpen((open) => !open)}
        onShowProblems={() => setProblemsOpen(true)}
      />
      <TabBar session={session} content={content} tab={tab} onGo={go} />
      <div className="fbd-panes">
        <ProcessPane
          key={generation}
          session={session}
          content={content}
          roles={roles}
          apps={apps}
          problems={problems}
          textOf={textOf}
          shown={tab.kind === 'process'}
          onHost={setHost}
        />
        {tab.kind === 'form' && (
          <FormPane
            key={`${generation}/${tab.form}`}
            id={tab.form}
            form={form}
            session={session}
            host={host}
            roles={roles}
            onChange={history.edit}
            undo={undo}
            onGo={go}
          />
        )}
        {tab.kind === 'decision' && (
          <DecisionPane
            key={`${generation}/${tab.file}`}
            file={tab.file}
            xml={content.decisions[tab.file]}
            problems={problems.filter(({ where }) => where === `decision:${tab.file}`)}
            textOf={textOf}
            onChange={(change) => history.edit(tab, (each) => changeDecision(each, tab.file, change))}
          />
        )}
        {tab.kind === 'settings' && (
          <SettingsPane app={app} apps={apps} content={content} roles={roles} onChange={history.edit} />
        )}
      </div>
      {problemsOpen && (
        <ProblemsPanel
          problems={problems}
          textOf={textOf}
          whereOf={whereOf}
          onGo={goToProblem}
          onClose={() => setProblemsOpen(false)}
        />
      )}
      <ConflictDialog session={session} open={snapshot.save.kind === 'conflict'} />
      <LeaveDialog session={session} />
    </div>
  );
}

function changeDecision(content: AppContent, file: string, change: (xml: string) => string): AppContent {
  const before = content.decisions[file];
  const after = before === undefined ? before : change(before);
  if (after === undefined || after === before) return content;
  return { ...content, decisions: { ...content.decisions, [file]: after } };
}
