import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useTitle } from '../../components/Page.tsx';
import { WaitingPage } from '../../components/Waiting.tsx';
import { useLocale } from '../../i18n/useLocale.ts';
import { designerClient } from './designer-client.ts';
import { useLeaving } from './use-leaving.ts';

const DesignerRoot = lazy(async () => ({ default: (await import('@flowbook/designer')).DesignerRoot }));

/** The editors, which load only here. */
export function DesignPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [app, setApp] = useState<string | null>(null);
  useTitle(app === null ? t('nav.design') : t('design.title', { app }));
  return (
    <Suspense fallback={<WaitingPage />}>
      <DesignerRoot
        client={designerClient}
        locale={useLocale()}
        path={pathname}
        useLeaving={useLeaving}
        onTitle={setApp}
        navigate={(path: string) => navigate(path)}
      />
    </Suspense>
  );
}
