import { AimOutlined, AppstoreAddOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { App, AppContent, AppProblem, Role } from '@flowbook/contract';
import { Alert, Button, Space } from 'antd';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import { useDesigner } from '../app/designer-context.ts';
import { useNarrow } from '../components/useNarrow.ts';
import type { DraftSession } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';
import { PendingEdits } from './fields/pending-edits.ts';
import { ProcessEditorHost } from './process-editor-host.ts';
import { PropertiesPanel } from './properties/PropertiesPanel.tsx';
import { PropertiesSheet } from './properties/PropertiesSheet.tsx';
import { type PanelContext, PanelContextProvider } from './properties/panel-context.ts';
import { XmlHandIn } from './xml-hand-in.ts';

interface ProcessPaneProps {
  readonly session: DraftSession;
  readonly content: AppContent;
  readonly roles: readonly Role[];
  readonly apps: readonly App[];
  readonly problems: readonly AppProblem[];
  readonly textOf: (problem: AppProblem) => string;
  /** Hidden while another tab is open: the diagram and its undo stay. */
  readonly shown: boolean;
  /** Tells who owns the diagram, `null` when it goes. */
  readonly onHost: (host: ProcessEditorHost | null) => void;
}

const STEP = 1.25;
const SILENT = { subscribe: () => () => undefined, snapshot: () => null };

/** The diagram with its properties. bpmn-js owns the DOM of the canvas; React gives it the place. */
export function ProcessPane(props: ProcessPaneProps) {
  const { session, content, roles, apps, problems, textOf, shown, onHost } = props;
  const t = useTexts();
  const narrow = useNarrow();
  const { locale } = useDesigner();
  // On a narrow page the palette would cover the diagram: it opens when somebody wants to draw.
  const [drawing, setDrawing] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const fitted = useRef(false);
  const [host, setHost] = useState<ProcessEditorHost | null>(null);
  const [pending] = useState(() => new PendingEdits(() => session.touch()));
  const source = host ?? SILENT;
  const snapshot = useSyncExternalStore(source.subscribe, source.snapshot);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one diagram for one session; its language follows below
  useEffect(() => {
    if (container.current === null) return;
    const handIn = new XmlHandIn(session, pending);
    const mine = new ProcessEditorHost(container.current, locale, () => handIn.edited());
    handIn.follow(mine);
    const forget = session.beforeSave(() => handIn.now());
    setHost(mine);
    onHost(mine);
    void mine.open(session.snapshot().content.bpmn);
    return () => {
      onHost(null);
      setHost(null);
      // What was drawn in the last moment is handed in before the diagram goes.
      void handIn.now().finally(() => {
        forget();
        mine.destroy();
      });
    };
  }, [session, pending]);
  useEffect(() => host?.speak(locale), [host, locale]);
  const ready = snapshot?.ready === true;
  useEffect(() => {
    if (!shown || !ready || host === null || container.current === null) return;
    const settle = () => {
      if (fitted.current) host.resized();
      else host.fit();
      fitted.current ||= (container.current?.clientWidth ?? 0) > 0;
    };
    settle();
    const resized = new ResizeObserver(settle);
    resized.observe(container.current);
    return () => resized.disconnect();
  }, [shown, ready, host]);
  const marked = useMemo(
    () =>
      problems.flatMap((problem) =>
        problem.where === 'process' && problem.elementId !== null
          ? [{ elementId: problem.elementId, text: textOf(problem) }]
          : [],
      ),
    [problems, textOf],
  );
  useEffect(() => {
    if (ready) host?.markProblems(marked);
  }, [host, ready, marked]);

  const context = useMemo<PanelContext | null>(
    () => (host === null ? null : { host, content, roles, apps, pending }),
    [host, content, roles, apps, pending],
  );
  return (
    <div className={`fbd-pane fbd-process${narrow ? ' fbd-process-narrow' : ''}`} hidden={!shown}>
      <div className={`fbd-canvas-place${narrow && !drawing ? ' fbd-palette-closed' : ''}`}>
        {snapshot?.broken && (
          <Alert type="error" showIcon title={t('process.broken')} className="fbd-broken" />
        )}
        <div ref={container} className="fbd-canvas" id="fbd-canvas" />
        {narrow && (
          <Button
            size="small"
            className="fbd-palette-toggle"
            icon={<AppstoreAddOutlined aria-hidden />}
            aria-expanded={drawing}
            aria-controls="fbd-canvas"
            onClick={() => setDrawing((open) => !open)}
          >
            {t('process.elements')}
          </Button>
        )}
        <Space.Compact className="fbd-zoom" size="small">
          <Button
            icon={<MinusOutlined aria-hidden />}
            aria-label={t('process.smaller')}
            title={t('process.smaller')}
            onClick={() => host?.zoom(1 / STEP)}
          />
          <Button
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('process.larger')}
            title={t('process.larger')}
            onClick={() => host?.zoom(STEP)}
          />
          <Button
            icon={<AimOutlined aria-hidden />}
            aria-label={t('process.whole')}
            title={t('process.whole')}
            onClick={() => host?.fit()}
          />
        </Space.Compact>
      </div>
      {shown && context !== null && snapshot !== null && ready && (
        <PanelContextProvider value={context}>
          {narrow ? (
            <PropertiesSheet element={snapshot.selected} version={snapshot.version} />
          ) : (
            <aside className="fbd-properties" aria-label={t('properties.label')}>
              <PropertiesPanel element={snapshot.selected} version={snapshot.version} />
            </aside>
          )}
        </PanelContextProvider>
      )}
    </div>
  );
}
