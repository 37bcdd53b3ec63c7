import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/useLocale.ts';
import { absoluteTime, exactTime, roughDuration } from './moments.ts';
import { useNow } from './now.ts';

const SOON_MS = 24 * 3_600_000;

/** When something must be done: said in words, with an icon and a colour besides. */
export function Due({ at, open = true }: { readonly at: string | null; readonly open?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  if (at === null) return <span className="fb-secondary">{t('due.none')}</span>;
  const left = Date.parse(at) - now;
  const time = roughDuration(left, locale);
  const state = !open ? 'past' : left < 0 ? 'overdue' : left < SOON_MS ? 'soon' : 'later';
  return (
    <time className={`fb-due fb-due-${state}`} dateTime={at} title={exactTime(at, locale)}>
      {open && (
        <span className="fb-due-mark">
          {left < 0 ? <ExclamationCircleFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />}
          {left < 0 ? t('due.overdue', { time }) : t('due.left', { time })}
        </span>
      )}
      <span className="fb-secondary">{t('due.at', { time: absoluteTime(at, now, locale) })}</span>
    </time>
  );
}
