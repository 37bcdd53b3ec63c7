import { ArrowLeftOutlined, ExclamationCircleOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import type { AppProblem } from '@flowbook/contract';
import { Badge, Button, Space } from 'antd';
import { usePick } from '../app/designer-context.ts';
import { PlaceLink } from '../components/PlaceLink.tsx';
import { useNarrow } from '../components/useNarrow.ts';
import type { DraftSession, DraftSnapshot } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';
import { PublishButton } from './PublishButton.tsx';
import { SaveStateText } from './SaveStateText.tsx';
import type { Undo } from './useUndo.ts';

interface TopBarProps {
  readonly session: DraftSession;
  readonly snapshot: DraftSnapshot;
  readonly undo: Undo;
  readonly problems: readonly AppProblem[];
  readonly problemsOpen: boolean;
  readonly onToggleProblems: () => void;
  readonly onShowProblems: () => void;
}

/** Name of the app, state of its draft, and what one does with the whole of it. */
export function TopBar(props: TopBarProps) {
  const { session, snapshot, undo, problems, problemsOpen } = props;
  const t = useTexts();
  const pick = usePick();
  const narrow = useNarrow();
  const { app, content, save } = snapshot;
  return (
    <header className="fbd-top">
      <PlaceLink to={{ at: 'apps' }} className="fbd-back" label={t('top.back')}>
        <ArrowLeftOutlined aria-hidden />
      </PlaceLink>
      <div className="fbd-top-names">
        <h1 title={pick(content.name)}>{pick(content.name)}</h1>
        <span className="fbd-top-state">
          <span className="fbd-secondary">
            {app.publishedVersion === null
              ? t('apps.neverPublished')
              : t('apps.version', { version: app.publishedVersion })}
          </span>
          <SaveStateText save={save} onRetry={() => void session.flush()} />
        </span>
      </div>
      <div className="fbd-top-actions">
        <Space.Compact>
          <Button
            icon={<UndoOutlined aria-hidden />}
            aria-label={t('top.undo')}
            title={t('top.undo')}
            disabled={!undo.canUndo}
            onClick={undo.undo}
          />
          <Button
            icon={<RedoOutlined aria-hidden />}
            aria-label={t('top.redo')}
            title={t('top.redo')}
            disabled={!undo.canRedo}
            onClick={undo.redo}
          />
        </Space.Compact>
        <Badge count={problems.length} size="small">
          <Button
            icon={<ExclamationCircleOutlined aria-hidden />}
            aria-label={t('problems.title')}
            aria-pressed={problemsOpen}
            onClick={props.onToggleProblems}
          >
            {narrow ? null : t('problems.title')}
          </Button>
        </Badge>
        <PublishButton session={session} snapshot={snapshot} onProblems={props.onShowProblems} />
      </div>
    </header>
  );
}
