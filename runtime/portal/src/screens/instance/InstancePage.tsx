import type { InstanceDetail } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useInstance } from '../../api/useInstance.query.ts';
import { CaseHistory } from '../../components/CaseHistory.tsx';
import { FailedPage } from '../../components/Failed.tsx';
import { useTitle } from '../../components/Page.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { WaitingPage } from '../../components/Waiting.tsx';
import { CaseDiagram } from '../../diagrams/CaseDiagram.tsx';
import { CalledCases } from './CalledCases.tsx';
import { InstanceHead } from './InstanceHead.tsx';

/** One case: where it stands on its diagram, and how it came there. */
export function InstancePage() {
  const { id = '' } = useParams();
  const instance = useInstance(id);
  if (instance.isPending) return <WaitingPage />;
  if (instance.data === undefined)
    return <FailedPage error={instance.error} retry={() => void instance.refetch()} />;
  return <Case key={id} detail={instance.data} />;
}

function Case({ detail }: { readonly detail: InstanceDetail }) {
  const { t } = useTranslation();
  const caseTitle = useCaseTitle();
  useTitle(caseTitle(detail.title, detail.definitionName));
  return (
    <div className="fb-page">
      <InstanceHead detail={detail} />
      <div className="fb-case">
        <section className="fb-panel fb-case-picture" aria-label={t('case.diagram')}>
          <CaseDiagram detail={detail} />
          <CalledCases called={detail.called} />
        </section>
        <section className="fb-panel" aria-labelledby="case-history">
          <h2 id="case-history" className="fb-h2">
            {t('case.history')}
          </h2>
          <CaseHistory instanceId={detail.id} />
        </section>
      </div>
    </div>
  );
}
