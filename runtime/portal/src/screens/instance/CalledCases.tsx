import type { InstanceDetail } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDefinitions } from '../../api/useDefinitions.query.ts';
import { StatusTag } from '../../components/StatusTag.tsx';
import { usePick } from '../../i18n/useLocale.ts';

/** The cases that this one called. */
export function CalledCases({ called }: { readonly called: InstanceDetail['called'] }) {
  const { t } = useTranslation();
  const pick = usePick();
  const definitions = useDefinitions().data ?? [];
  if (called.length === 0) return null;
  return (
    <section className="fb-called" aria-labelledby="called-cases">
      <h2 id="called-cases" className="fb-h2">
        {t('case.called')}
      </h2>
      <ul>
        {called.map(({ instanceId, definitionKey, status }) => {
          const name = definitions.find(({ key }) => key === definitionKey)?.name;
          return (
            <li key={instanceId}>
              <Link to={`/instances/${instanceId}`}>{name === undefined ? definitionKey : pick(name)}</Link>{' '}
              <StatusTag status={status} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
