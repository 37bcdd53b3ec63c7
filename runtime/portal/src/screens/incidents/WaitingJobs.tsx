import type { JobKind, WaitingJobsList } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { useWaitingJobs } from '../../api/useWaitingJobs.query.ts';
import { Moment } from '../../components/Moment.tsx';

type Waiting = WaitingJobsList['items'];

/** What the server's own jobs do that have no type. */
const KINDS = {
  timer: 'waitingJobs.timer',
  'start-timer': 'waitingJobs.startTimer',
  'start-call': 'waitingJobs.startCall',
  'end-call': 'waitingJobs.endCall',
  'cancel-call': 'waitingJobs.cancelCall',
  'escalate-call': 'waitingJobs.escalateCall',
  'begin-by-condition': 'waitingJobs.beginByCondition',
  'send-message': 'waitingJobs.sendMessage',
  'match-messages': 'waitingJobs.matchMessages',
  'broadcast-signal': 'waitingJobs.broadcastSignal',
} as const satisfies { readonly [kind in Exclude<JobKind, 'service' | 'external'>]: string };

/**
 * Work that nobody takes. For programs outside that is no incident, but a type that stays may be misspelt; of the
 * server's own it means that something keeps it from working.
 */
export function WaitingJobs() {
  const { t } = useTranslation();
  const waiting = useWaitingJobs().data ?? [];
  const own = waiting.filter(({ kind }) => kind !== 'external');
  const external = waiting.filter(({ kind }) => kind === 'external');
  return (
    <>
      <JobSection title={t('waitingJobs.ownTitle')} subtitle={t('waitingJobs.ownSubtitle')} jobs={own} />
      <JobSection title={t('waitingJobs.title')} subtitle={t('waitingJobs.subtitle')} jobs={external} />
    </>
  );
}

interface JobSectionProps {
  readonly title: string;
  readonly subtitle: string;
  readonly jobs: Waiting;
}

function JobSection({ title, subtitle, jobs }: JobSectionProps) {
  const { t } = useTranslation();
  if (jobs.length === 0) return null;
  return (
    <section aria-label={title} className="fb-waiting-jobs">
      <h2 className="fb-h2">{title}</h2>
      <p className="fb-secondary">{subtitle}</p>
      <ul className="fb-cards">
        {jobs.map(({ kind, jobType, count, since }) => (
          <li key={`${kind} ${jobType}`} className="fb-card">
            <div className="fb-cell">
              <span className="fb-strong">
                {kind === 'service' || kind === 'external' ? jobType : t(KINDS[kind])}
              </span>
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
