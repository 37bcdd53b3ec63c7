import type { App } from '@flowbook/contract';
import { Table, type TableColumnsType } from 'antd';
import { usePick } from '../app/designer-context.ts';
import { PlaceLink } from '../components/PlaceLink.tsx';
import { useTexts } from '../texts/texts.ts';
import { DraftStateText, PublishedText } from './AppStates.tsx';

/** The apps as a table. */
export function AppTable({ apps }: { readonly apps: readonly App[] }) {
  const t = useTexts();
  const pick = usePick();
  const columns: TableColumnsType<App> = [
    {
      title: t('apps.name'),
      render: (_, app) => (
        <div className="fbd-cell">
          <PlaceLink to={{ at: 'app', key: app.key, tab: { kind: 'process' } }} className="fbd-strong">
            {pick(app.name)}
          </PlaceLink>
          <span className="fbd-secondary">{app.key}</span>
        </div>
      ),
    },
    { title: t('apps.domain'), width: 180, render: (_, app) => pick(app.domain) },
    { title: t('apps.published'), width: 200, render: (_, app) => <PublishedText app={app} /> },
    { title: t('apps.draft'), width: 300, render: (_, app) => <DraftStateText app={app} /> },
  ];
  return (
    <Table
      className="fbd-table"
      rowKey="key"
      columns={columns}
      dataSource={[...apps]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}
