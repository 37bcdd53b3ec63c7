import { WarningFilled } from '@ant-design/icons';
import type { Instance } from '@flowbook/contract';
import { Pagination, type PaginationProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../components/Moment.tsx';
import { StatusTag } from '../../components/StatusTag.tsx';
import { useCaseTitle } from '../../components/useCaseTitle.ts';
import { usePick } from '../../i18n/useLocale.ts';

interface InstanceCardsProps {
  readonly instances: readonly Instance[];
  readonly fresh: ReadonlySet<string>;
  readonly pagination: PaginationProps;
}

/** The cases on a narrow page. */
export function InstanceCards({ instances, fresh, pagination }: InstanceCardsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const caseTitle = useCaseTitle();
  return (
    <>
      <ul className="fb-cards">
        {instances.map((each) => (
          <li key={each.id}>
            <Link
              to={`/instances/${each.id}`}
              className={fresh.has(each.id) ? 'fb-card fb-fresh' : 'fb-card'}
            >
              <span className="fb-strong">{caseTitle(each.title, each.definitionName)}</span>
              <span className="fb-secondary">{pick(each.definitionName)}</span>
              <span className="fb-card-foot">
                <StatusTag status={each.status} />
                <Moment at={each.startedAt} />
              </span>
              {each.openIncidents > 0 && (
                <span className="fb-due-overdue">
                  <WarningFilled aria-hidden /> {t('case.incidents', { count: each.openIncidents })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <Pagination className="fb-pages" align="center" {...pagination} />
    </>
  );
}
