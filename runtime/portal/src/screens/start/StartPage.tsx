import type { Definition } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDefinitions } from '../../api/useDefinitions.query.ts';
import { ListState } from '../../components/ListState.tsx';
import { Page } from '../../components/Page.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useSearchState } from '../../components/useSearchState.ts';
import { usePick } from '../../i18n/useLocale.ts';
import { byDomain, found } from './start-list.ts';

/** The processes that the person may start, domain by domain. */
export function StartPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { params, change } = useSearchState();
  const search = params.get('search') ?? '';
  const definitions = useDefinitions();
  const domains = byDomain((definitions.data ?? []).filter((each) => each.startable && found(each, search)));
  return (
    <Page
      title={t('start.title')}
      subtitle={t('start.subtitle')}
      actions={
        <SearchBox label={t('start.search')} value={search} onSearch={(text) => change({ search: text })} />
      }
    >
      <ListState
        query={definitions}
        items={definitions.isPending ? undefined : domains}
        none={search === '' ? t('start.none') : t('common.noMatch', { search })}
      >
        {(found) =>
          found.map(({ domain, definitions: inDomain }) => (
            <section key={domain.zh} className="fb-domain">
              <h2>{pick(domain)}</h2>
              <ul className="fb-tiles">
                {inDomain.map((definition) => (
                  <li key={definition.key}>
                    <Tile definition={definition} />
                  </li>
                ))}
              </ul>
            </section>
          ))
        }
      </ListState>
    </Page>
  );
}

function Tile({ definition }: { readonly definition: Definition }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <Link to={`/start/${definition.key}`} className="fb-tile">
      <span className="fb-strong">{pick(definition.name)}</span>
      <span className="fb-tile-summary">{pick(definition.summary)}</span>
      <span className="fb-secondary">
        {definition.owner === null ? '' : t('start.owner', { role: pick(definition.owner.name) })}
      </span>
    </Link>
  );
}
