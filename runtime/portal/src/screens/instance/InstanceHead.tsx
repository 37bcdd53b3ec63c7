import { WarningFilled } from '@ant-design/icons';
import type { InstanceDetail } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../app/person.ts';
import { Moment } from '../../components/Moment.tsx';
import { StatusTag } from '../../components/StatusTag.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { usePick } from '../../i18n/useLocale.ts';
import { CancelCase } from './CancelCase.tsx';

/** What the case is called, how it stands, who started it and when. */
export function InstanceHead({ detail }: { readonly detail: InstanceDetail }) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const mayCancel = useMay('administer') && detail.status === 'active';
  const seesIncidents = useMay('monitor');
  return (
    <header className="fb-page-head">
      <div className="fb-page-titles">
        <h1 className="fb-h1">
          {caseTitle(detail.title, detail.definitionName)} <StatusTag status={detail.status} />
        </h1>
        <div className="fb-facts">
          <span>
            {t('common.version', { name: pick(detail.definitionName), version: detail.definitionVersion })}
          </span>
          <span className="fb-secondary">
            {detail.startedBy === null
              ? t('case.started')
              : t('case.startedBy', { name: pick(detail.startedBy.name) })}{' '}
            <Moment at={detail.startedAt} />
          </span>
          {detail.endedAt !== null && (
            <span className="fb-secondary">
              {t('case.ended')} <Moment at={detail.endedAt} />
            </span>
          )}
          {detail.parentInstanceId !== null && (
            <Link to={`/instances/${detail.parentInstanceId}`}>{t('case.parent')}</Link>
          )}
          {detail.openIncidents > 0 && (
            <span className="fb-due-overdue">
              <WarningFilled aria-hidden />{' '}
              {seesIncidents ? (
                <Link to="/incidents">{t('case.incidents', { count: detail.openIncidents })}</Link>
              ) : (
                t('case.incidents', { count: detail.openIncidents })
              )}
            </span>
          )}
        </div>
      </div>
      {mayCancel && (
        <div className="fb-page-actions">
          <CancelCase id={detail.id} />
        </div>
      )}
    </header>
  );
}
