import type { App } from '@flowbook/contract';
import { Tag } from 'antd';
import { useDesigner, usePick } from '../app/designer-context.ts';
import { dateAndTime } from '../components/moments.ts';
import { useTexts } from '../texts/texts.ts';
import { draftStateOf } from './app-list.ts';

/** Which version is published, and since when. */
export function PublishedText({ app }: { readonly app: App }) {
  const t = useTexts();
  const { locale } = useDesigner();
  if (app.publishedVersion === null) return <span className="fbd-secondary">{t('apps.neverPublished')}</span>;
  return (
    <span>
      {t('apps.version', { version: app.publishedVersion })}
      {app.publishedAt !== null && (
        <span className="fbd-secondary"> {dateAndTime(app.publishedAt, locale)}</span>
      )}
    </span>
  );
}

const COLORS = { unpublished: 'warning', same: 'success', edited: 'processing' } as const;
const LABELS = { unpublished: 'draft.unpublished', same: 'draft.same', edited: 'draft.edited' } as const;

/** How the draft stands, who edited it last and when. */
export function DraftStateText({ app }: { readonly app: App }) {
  const t = useTexts();
  const pick = usePick();
  const { locale } = useDesigner();
  const state = draftStateOf(app);
  const who = app.draftEditedBy === null ? '' : pick(app.draftEditedBy.name);
  const when = app.draftEditedAt === null ? '' : dateAndTime(app.draftEditedAt, locale);
  return (
    <span className="fbd-draft-state">
      <Tag color={COLORS[state]}>{t(LABELS[state])}</Tag>
      {state !== 'same' && <span className="fbd-secondary">{[who, when].filter(Boolean).join(' · ')}</span>}
    </span>
  );
}
