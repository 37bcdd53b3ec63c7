import { useTranslation } from 'react-i18next';
import { useWaitingJobs } from '../../api/useWaitingJobs.query.ts';
import { Moment } from '../../components/Moment.tsx';

/** Work that waits for programs outside. That is no incident, but a type that nobody takes may be misspelt. */
export function WaitingJobs() {
  const { t } = useTranslation();
  const waiting = useWaitingJobs().data ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t('waitingJobs.title')}>
      <h2 className="fb-h2">{t('waitingJobs.title')}</h2>
      <p className="fb-secondary">{t('waitingJobs.subtitle')}</p>
      <ul className="fb-cards">
        {waiting.map(({ jobType, count, since }) => (
          <li key={jobType} className="fb-card">
            <div className="fb-cell">
              <span className="fb-strong">{jobType}</span>
              <span className="fb-secondary">
                {t('waitingJobs.count', { count })} · <Moment at={since} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
