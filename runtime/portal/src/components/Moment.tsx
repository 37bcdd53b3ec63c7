import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/useLocale.ts';
import { absoluteTime, exactTime, relativeTime } from './moments.ts';
import { useNow } from './now.ts';

/** A moment as people say it ("3 hours ago") with the date and time beside or below it. */
export function Moment({ at, layout = 'line' }: { readonly at: string; readonly layout?: 'line' | 'stack' }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  return (
    <time className={`fb-moment fb-moment-${layout}`} dateTime={at} title={exactTime(at, locale)}>
      <span>{relativeTime(at, now, locale) ?? t('common.justNow')}</span>
      <span className="fb-secondary">{absoluteTime(at, now, locale)}</span>
    </time>
  );
}
