import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { Task } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/useLocale.ts';
import { absoluteTime, exactTime, roughDuration } from './moments.ts';
import { useNow } from './now.ts';

const SOON_MS = 24 * 3_600_000;

/** When something must be done: said in words, with an icon and a colour besides. */
export function Due({ task }: { readonly task: Pick<Task, 'dueAt' | 'overdue' | 'status'> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { dueAt: at, overdue } = task;
  if (at === null) return <span className="fb-secondary">{t('due.none')}</span>;
  const left = Date.parse(at) - now;
  const time = roughDuration(left, locale);
  const open = task.status === 'open';
  // The server's word counts where the viewer's clock runs behind it.
  const late = overdue || left < 0;
  const state = !open ? 'past' : late ? 'overdue' : left < SOON_MS ? 'soon' : 'later';
  return (
    <time className={`fb-due fb-due-${state}`} dateTime={at} title={exactTime(at, locale)}>
      {open && (
        <span className="fb-due-mark">
          {late ? <ExclamationCircleFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />}
          {late ? (left < 0 ? t('due.overdueBy', { time }) : t('due.overdue')) : t('due.left', { time })}
        </span>
      )}
      <span className="fb-secondary">{t('due.at', { time: absoluteTime(at, now, locale) })}</span>
    </time>
  );
}
