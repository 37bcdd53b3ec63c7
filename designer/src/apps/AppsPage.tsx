import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Empty, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import { pathOf } from '../app/places.ts';
import { Failed } from '../components/Failed.tsx';
import { useLoaded } from '../components/useLoaded.ts';
import { useNarrow } from '../components/useNarrow.ts';
import { useTexts } from '../texts/texts.ts';
import { AppCards } from './AppCards.tsx';
import { AppTable } from './AppTable.tsx';
import { isFound, sorted } from './app-list.ts';
import { CreateAppDialog } from './CreateAppDialog.tsx';

/** All process apps that the person may design. */
export function AppsPage() {
  const t = useTexts();
  const narrow = useNarrow();
  const { client, navigate } = useDesigner();
  const apps = useLoaded(() => client.listApps(), 'apps');
  const [search, setSearch] = useState('');
  const [creating, setCreating] = useState(false);
  const all = apps.state === 'loaded' ? apps.data.items : [];
  const shown = sorted(all.filter((app) => isFound(app, search)));
  return (
    <div className="fbd-page">
      <header className="fbd-page-head">
        <div>
          <h1>{t('apps.title')}</h1>
          <p className="fbd-secondary">{t('apps.subtitle')}</p>
        </div>
        <div className="fbd-page-actions">
          <Input
            className="fbd-search"
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t('apps.search')}
            aria-label={t('apps.search')}
            value={search}
            maxLength={100}
            allowClear
            onChange={(event) => setSearch(event.target.value)}
          />
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
            {t('apps.create')}
          </Button>
        </div>
      </header>
      {apps.state === 'waiting' && (
        <div className="fbd-panel" role="status" aria-label={t('common.loading')}>
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
      {apps.state === 'failed' && <Failed failure={apps.failure} retry={apps.again} />}
      {apps.state === 'loaded' &&
        (shown.length === 0 ? (
          <div className="fbd-panel fbd-empty">
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={all.length === 0 ? t('apps.none') : t('apps.noMatch', { search })}
            />
          </div>
        ) : narrow ? (
          <AppCards apps={shown} />
        ) : (
          <AppTable apps={shown} />
        ))}
      {creating && (
        <CreateAppDialog
          taken={all.map(({ key }) => key)}
          onClose={() => setCreating(false)}
          onCreated={(key) => navigate(pathOf({ at: 'app', key, tab: { kind: 'process' } }))}
        />
      )}
    </div>
  );
}
