import { CheckOutlined, CloudSyncOutlined, EditOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useDesigner } from '../app/designer-context.ts';
import { failureText } from '../components/failure-text.ts';
import { timeOfDay } from '../components/moments.ts';
import type { SaveState } from '../draft/draft-session.ts';
import { useTexts } from '../texts/texts.ts';

interface SaveStateTextProps {
  readonly save: SaveState;
  readonly onRetry: () => void;
}

/** Whether the draft is on the server: saved when, being saved, not yet, or why not. */
export function SaveStateText({ save, onRetry }: SaveStateTextProps) {
  const t = useTexts();
  const { locale } = useDesigner();
  switch (save.kind) {
    case 'saved':
      return (
        <span className="fbd-save" role="status">
          <CheckOutlined aria-hidden />
          {save.at === null ? t('save.savedBefore') : t('save.saved', { time: timeOfDay(save.at, locale) })}
        </span>
      );
    case 'saving':
      return (
        <span className="fbd-save" role="status">
          <CloudSyncOutlined aria-hidden /> {t('save.saving')}
        </span>
      );
    case 'unsaved':
      return (
        <span className="fbd-save" role="status">
          <EditOutlined aria-hidden /> {t('save.unsaved')}
        </span>
      );
    case 'conflict':
      return (
        <span className="fbd-save fbd-save-bad" role="status">
          <WarningOutlined aria-hidden /> {t('save.conflict')}
        </span>
      );
    case 'failed':
      return (
        <span className="fbd-save fbd-save-bad" role="alert" title={failureText(save.failure, t)}>
          <WarningOutlined aria-hidden /> <span className="fbd-save-reason">{t('save.failed')}</span>
          <Button size="small" onClick={onRetry}>
            {t('failure.retry')}
          </Button>
        </span>
      );
  }
}
