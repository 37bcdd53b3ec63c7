import { Skeleton } from 'antd';
import { useDesigner } from '../app/designer-context.ts';
import { pathOf, type Tab } from '../app/places.ts';
import { Failed } from '../components/Failed.tsx';
import { useLoaded } from '../components/useLoaded.ts';
import { useTexts } from '../texts/texts.ts';
import { Workbench } from './Workbench.tsx';

/** Opens the draft of an app with what its editors need to know. */
export function WorkbenchPage({ appKey, tab }: { readonly appKey: string; readonly tab: Tab }) {
  const t = useTexts();
  const { client, navigate } = useDesigner();
  const draft = useLoaded(() => client.getDraft(appKey), appKey);
  const roles = useLoaded(() => client.listRoles(), 'roles');
  const apps = useLoaded(() => client.listApps(), 'apps');
  const failed = [draft, roles, apps].find((each) => each.state === 'failed');
  if (failed?.state === 'failed') {
    return (
      <Failed
        failure={failed.failure}
        retry={() => {
          for (const each of [draft, roles, apps]) if (each.state === 'failed') each.again();
        }}
        back={() => navigate(pathOf({ at: 'apps' }))}
      />
    );
  }
  if (draft.state !== 'loaded' || roles.state !== 'loaded' || apps.state !== 'loaded') {
    return (
      <div className="fbd-page" role="status" aria-label={t('common.loading')}>
        <Skeleton active title={{ width: 260 }} paragraph={{ rows: 8 }} />
      </div>
    );
  }
  return <Workbench draft={draft.data} roles={roles.data.items} apps={apps.data.items} tab={tab} />;
}
