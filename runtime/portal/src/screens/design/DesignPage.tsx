import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTitle } from '../../components/Page.tsx';
import { WaitingPage } from '../../components/Waiting.tsx';
import { useLocale } from '../../i18n/useLocale.ts';
import { designerClient } from './designer-client.ts';

const DesignerRoot = lazy(async () => ({ default: (await import('@flowbook/designer')).DesignerRoot }));

/** The editors, which load only here. */
export function DesignPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useTitle(t('nav.design'));
  return (
    <Suspense fallback={<WaitingPage />}>
      <DesignerRoot
        client={designerClient}
        locale={useLocale()}
        navigate={(path: string) => navigate(path)}
      />
    </Suspense>
  );
}
