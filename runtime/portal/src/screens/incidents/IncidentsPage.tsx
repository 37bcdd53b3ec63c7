import type { Incident } from '@flowbook/contract';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDefinitions } from '../../api/useDefinitions.query.ts';
import { useIncidents } from '../../api/useIncidents.query.ts';
import { useRetryIncident } from '../../api/useRetryIncident.mutation.ts';
import { incidentText } from '../../components/incident-text.ts';
import { ListState } from '../../components/ListState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Page } from '../../components/Page.tsx';
import { TechnicalDetails } from '../../components/TechnicalDetails.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { useExplain } from '../../components/useExplain.ts';
import { usePick } from '../../i18n/useLocale.ts';
import { WaitingJobs } from './WaitingJobs.tsx';

/** Cases that cannot go on by themselves: why, and a way to try again. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const incidents = useIncidents();
  return (
    <Page title={t('nav.incidents')} subtitle={t('incidents.subtitle')}>
      <ListState query={incidents} items={incidents.data} none={t('incidents.none')}>
        {(items) => (
          <ul className="fb-cards fb-incidents">
            {items.map((incident) => (
              <li key={incident.id} className="fb-card">
                <IncidentCard incident={incident} />
              </li>
            ))}
          </ul>
        )}
      </ListState>
      <WaitingJobs />
    </Page>
  );
}

function IncidentCard({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  const { message } = App.useApp();
  const explain = useExplain();
  const retry = useRetryIncident();
  const process = useDefinitions().data?.find(({ key }) => key === incident.definitionKey)?.name;
  return (
    <>
      <div className="fb-incident-head">
        <div className="fb-cell">
          <Link className="fb-strong" to={`/instances/${incident.instanceId}`}>
            {caseTitle(incident.instanceTitle, process)}
          </Link>
          <span className="fb-secondary">
            {process === undefined ? incident.definitionKey : pick(process)} ·{' '}
            {incident.elementName === null ? incident.elementId : pick(incident.elementName)} ·{' '}
            <Moment at={incident.raisedAt} />
          </span>
        </div>
        <Button
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(incident.id, {
              onSuccess: () => message.success(t('incidents.retried')),
              onError: explain,
            })
          }
        >
          {t('incidents.retry')}
        </Button>
      </div>
      <p className="fb-incident-reason">{incidentText(incident.code, t) ?? incident.reason}</p>
      <TechnicalDetails reason={incident.reason} code={incident.code} />
    </>
  );
}
